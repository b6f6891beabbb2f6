package folder

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// What is wrong with a file that is not read.
var (
	ErrChanged      = errors.New("it is not the file that was written: its checksum (SHA-256) differs")
	ErrNotListed    = errors.New("it is not on the folder's list (" + ListFile + "): boomerang did not write it there")
	ErrBeingWritten = errors.New("it is being written, or its writer was stopped")
	ErrListDamaged  = errors.New("the folder's list (" + ListFile + ") is damaged")
)

// Data is a file that was read.
//
// Unlisted bytes are as found: their reader has to bring a check of its own or refuse
// them.
type Data struct {
	Bytes    []byte
	Unlisted bool // the folder has no list: of an older program, or it is lost
}

// Reader reads files of a folder by their names.
type Reader interface {
	// Read returns a file that is what was written. An error wraps one of the
	// above; os.ErrNotExist where there is no such file. With ErrBeingWritten come the
	// bytes that are there, for a file that tells by itself whether it is whole.
	Read(name string) (Data, error)
	Dir() string
}

// At reads the files of a folder that others may write meanwhile.
func At(dir string) Reader { return at(dir) }

type at string

func (a at) Dir() string { return string(a) }

// Read tries again where the list was exchanged while the file was read.
//
// Without a lock: list, file, list again. A file that matches the list read before it
// is what was written, and that is the answer. One that does not may have been
// exchanged between the two readings, so the fault is told only where the list is
// still the same; else the question is put to the new list. A reader never takes a
// commit for damage, and ends, because a writer writes its list a few times a run.
func (a at) Read(name string) (Data, error) {
	l, err := a.list()
	for {
		data, fault := readListed(string(a), l, err, name)
		next, again := a.list()
		if fault == nil || sameList(l, next) && (err == nil) == (again == nil) {
			return data, fault
		}
		l, err = next, again
	}
}

// list is nil where the folder has none.
func (a at) list() (list, error) {
	l, err := readList(string(a))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return l, err
}

func sameList(a, b list) bool {
	return (a == nil) == (b == nil) && string(a.encode()) == string(b.encode())
}

// readListed reads a file and holds it against the list, which may not be readable.
//
//	on the list      file there     answer
//	with a sum       yes            its bytes, or ErrChanged
//	with a sum       no             ErrChanged: somebody took it away
//	being written    either         ErrBeingWritten, or os.ErrNotExist
//	no               yes            ErrNotListed
//	no list          yes            bytes, Unlisted
//
// A damaged list refuses every file: which line is damaged is not known.
func readListed(dir string, l list, unread error, name string) (Data, error) {
	path := filepath.Join(dir, filepath.FromSlash(name))
	data, err := readRegular(path)
	switch sum, listed := l[name]; {
	case errors.Is(err, fs.ErrNotExist) && listed && sum != pending:
		return Data{}, fmt.Errorf("it is missing, and the folder's list (%s) names it: %w", ListFile, ErrChanged)
	case err != nil:
		return Data{}, err
	case unread != nil:
		return Data{}, fmt.Errorf("%w: %w", ErrListDamaged, unread)
	case l == nil:
		return Data{Bytes: data, Unlisted: true}, nil
	case !listed:
		return Data{}, ErrNotListed
	default:
		switch err := holds(sum, data); {
		case errors.Is(err, ErrBeingWritten):
			return Data{Bytes: data}, err
		case err != nil:
			return Data{}, err
		}
	}
	return Data{Bytes: data}, nil
}

// Read reads what is staged, or else what is there.
func (f *Folder) Read(name string) (Data, error) {
	f.mu.Lock()
	w, staged := f.staged[name]
	l, gone := f.list, f.removed[name]
	f.mu.Unlock()
	switch {
	case staged:
		data, err := os.ReadFile(w.temp)
		return Data{Bytes: data}, err
	case gone:
		return Data{}, fs.ErrNotExist
	}
	return readListed(f.dir, l, nil, name)
}

// Sound tells whether a file that may be large is what was written: nil, one of the
// errors above, or os.ErrNotExist. A folder without a list has nothing to tell by, and
// what is being written carries its own checks: both are sound.
//
// It reads the whole file once, in pieces of 1 MB, and keeps none of it.
func Sound(dir, name string) error {
	l, err := at(dir).list()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrListDamaged, err)
	}
	return sound(dir, l, name)
}

// Finished reports whether a folder has a list, and none of its files is being written.
func Finished(dir string) bool {
	l, err := at(dir).list()
	for _, sum := range l {
		if sum == pending {
			return false
		}
	}
	return err == nil && l != nil
}

// Sound is that of the folder.
func (f *Folder) Sound(name string) error {
	f.mu.Lock()
	l := f.list
	f.mu.Unlock()
	return sound(f.dir, l, name)
}

// sound holds a file against its line, if it has one. Missing files come first: they are
// none of the list's business where it does not name them.
func sound(dir string, l list, name string) error {
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := regular(path); err != nil {
		return err
	}
	sum, listed := l[name]
	switch {
	case l == nil || listed && (sum == pending || sum == own):
		return nil
	case !listed:
		return ErrNotListed
	}
	switch is, err := sumOfFile(path); {
	case err != nil:
		return err
	case is != sum:
		return ErrChanged
	}
	return nil
}

// sumOfFile is the SHA-256 of a file that need not fit into memory.
func sumOfFile(path string) (string, error) { return sumOfStream(context.Background(), path) }

// sumOfStream is sumOfFile that ends with a context: stores of full-size runs have
// gigabytes.
func sumOfStream(ctx context.Context, path string) (string, error) {
	if err := regular(path); err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h, part := sha256.New(), make([]byte, 1<<20)
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := f.Read(part)
		h.Write(part[:n])
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(h.Sum(nil)), nil
		}
		if err != nil {
			return "", err
		}
	}
}
