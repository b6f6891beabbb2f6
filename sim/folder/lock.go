package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"boomerang/sim/remedy"
)

// ErrTaken says that another process writes to the folder.
var ErrTaken = errors.New("another run is writing to this folder")

// Names of the files that mark a folder as taken: the first is locked by the system
// and let go however its process ends; the second stands alone where a file system
// has no locks.
const (
	lockFile = ".lock"
	heldFile = ".held"
	// takingFile stands while a mark of a process that ended is replaced: of two that
	// find it, the slower would take away the mark of the quicker.
	takingFile = ".held.taking"
)

// lock is a folder taken for this process alone.
//
// Two ways, because network file systems without locks exist and a cluster's results
// lie on them:
//
//	.lock   flock(2); let go by the system when the process ends, by whatever cause
//	.held   made with O_EXCL; stays after a kill, so it names host and process
//
// Either protects against another boomerang and against nothing else; a text editor
// asks no lock.
type lock struct {
	file *os.File // locked by the system; nil: by its existence
	path string
}

// errNoLocks says that the file system cannot lock.
var errNoLocks = errors.New("this file system has no locks")

// taken takes a folder for this process alone. Who has it is named.
//
// It does not wait: the one who has it may run for hours, and a second run into one
// folder is nearly always a mistake that its author would rather be told.
func taken(dir string) (*lock, error) {
	l, err := lockedBySystem(filepath.Join(dir, lockFile))
	if errors.Is(err, errNoLocks) {
		return lockedByName(filepath.Join(dir, heldFile))
	}
	return l, err
}

// lockedByName takes a folder by a file that only one can make. A process of this
// machine that has ended lets go; of another machine nobody can tell.
//
// On this machine the mark of a process that has ended is removed and O_EXCL decides
// anew. Two that find the same dead mark in the same instant may both get through, the
// second removing the mark of the first; without locks of the system there is nothing
// that excludes it. Process numbers come round again: then a mark of the dead looks
// alive, and the hint says what to delete. From another machine it always looks alive.
func lockedByName(path string) (*lock, error) {
	for {
		if err := step("create", path); err != nil {
			return nil, err
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			_, err = f.WriteString(self())
			if err = errors.Join(err, f.Close()); err != nil {
				os.Remove(path) // a mark that says nothing would hold the folder for ever
				return nil, err
			}
			return &lock{path: path}, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if err := takeAway(path); err != nil {
			return nil, err
		}
	}
}

// takeAway removes the mark of a process of this machine that has ended.
func takeAway(path string) error {
	taking := filepath.Join(filepath.Dir(path), takingFile)
	f, err := os.OpenFile(taking, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return byName(taking)
	}
	if err != nil {
		return err
	}
	defer os.Remove(taking)
	_, err = f.WriteString(self())
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if host, pid := holder(path); host == unknownHost || host != hostName() || running(pid) {
		return byName(path)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// byName says who has a folder where only a mark tells.
func byName(path string) error {
	return remedy.Errorf("%w%s", ErrTaken, named(path)).
		Hint("this file system has no locks: if that process has ended, delete %s", path)
}

// release lets go of the folder and takes the mark away.
func (l *lock) release() {
	os.Remove(l.path) // while it is locked: who opened it meanwhile finds it gone
	if l.file != nil {
		l.file.Close()
	}
}

// self is what a mark says of this process.
func self() string { return fmt.Sprintf("%s %d\n", hostName(), os.Getpid()) }

// unknownHost stands for a machine without a name: two of them are not one.
const unknownHost = "unknown"

func hostName() string {
	name, err := os.Hostname()
	if err != nil || strings.ContainsAny(name, " \n") {
		return unknownHost
	}
	return name
}

// holder reads a mark; 0: it says nothing.
func holder(path string) (host string, pid int) {
	mark, _ := os.ReadFile(path)
	fmt.Sscanf(string(mark), "%s %d", &host, &pid)
	return host, pid
}

// named is who a mark names and since when, as the end of a sentence.
func named(path string) string {
	host, pid := holder(path)
	info, err := os.Stat(path)
	if pid == 0 || err != nil {
		return ""
	}
	return fmt.Sprintf(": process %d on %s, since %s", pid, host, info.ModTime().UTC().Format("2006-01-02 15:04 UTC"))
}
