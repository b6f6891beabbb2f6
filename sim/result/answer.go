package result

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
)

// Answer is what a verb other than run writes beside a run's result.
//
// It embeds a Head, so that no file beside a result is without what it rests on.
type Answer interface{ head() *Head }

func (h *Head) head() *Head { return h }

// WriteAnswer writes an answer into dir under its file name, with the version,
// whole or not at all.
func WriteAnswer(dir, file string, a Answer) error {
	a.head().Version = Version
	fill(reflect.ValueOf(a))
	return writeJSON(filepath.Join(dir, file), a)
}

// ReadAnswer reads an answer, with the errors of Read. There reports whether
// the file exists.
func ReadAnswer(dir, file string, a Answer) (there bool, err error) {
	err = ReadJSON(filepath.Join(dir, file), a)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
