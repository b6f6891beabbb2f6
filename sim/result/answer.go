package result

import (
	"errors"
	"os"
	"reflect"

	"boomerang/sim/folder"
)

// Answer is what a verb other than run writes beside a run's result.
//
// It embeds a Head, so that no file beside a result is without what it rests on.
type Answer interface{ head() *Head }

func (h *Head) head() *Head { return h }

// LearntOf is what the worlds of an answer were drawn from; nil: from the laws of its file.
func LearntOf(a Answer) *LearntFrom { return a.head().Learnt }

// WriteAnswer stages an answer under its file name, with the version.
func WriteAnswer(f *folder.Folder, file string, a Answer) error {
	a.head().Version = Version
	fill(reflect.ValueOf(a))
	return writeJSON(f, file, a)
}

// ReadAnswer reads an answer, with the errors of Read. There reports whether
// the file exists.
func ReadAnswer(from folder.Reader, file string, a Answer) (there bool, err error) {
	err = ReadJSON(from, file, a)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
