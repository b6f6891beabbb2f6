package folder

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"boomerang/sim/remedy"
)

// Folder is a folder taken to be written: by this process alone, until Close. Its
// methods may be called from many goroutines.
//
// Who keeps what, all under mu:
//
//   - list is what readers see; it changes only when enlist has replaced the file.
//   - staged and removed are disjoint: staging a name takes it off removed, and Remove
//     takes it off staged.
//   - a name in staged has a whole temporary file; it belongs to the folder until
//     Commit or Close.
//   - lock is nil after Close; whoever stages after that has no folder to themselves
//     any more.
//
// Writing a staged file happens outside mu, so that several goroutines can write large
// files at once; the last Stream of a name wins, and the file of the one before is
// removed.
type Folder struct {
	mu      sync.Mutex
	dir     string
	lock    *lock
	made    []string // folders that were missing, the deepest first
	list    list     // as it is on disk
	staged  map[string]whole
	removed map[string]bool
}

// Dir is the path of the folder.
func (f *Folder) Dir() string { return f.dir }

// path is where a file of the folder stands.
func (f *Folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// Put stages a file: it appears with the next Commit. Its name is a slash path below
// the folder, whose folders are made. A file of another program under that name is an
// error that names it.
//
// Nothing appears before Commit, so a command that fails half way leaves the folder as
// it found it.
func (f *Folder) Put(name string, data []byte) error {
	return f.Stream(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// Stream is Put for what is too large to hold: write is given a buffered writer.
func (f *Folder) Stream(name string, write func(io.Writer) error) error {
	if err := f.ours(name); err != nil {
		return err
	}
	if err := f.below(name); err != nil {
		return err
	}
	w, err := stage(f.path(name), write)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if before, ok := f.staged[name]; ok {
		os.Remove(before.temp)
	}
	f.staged[name] = w
	delete(f.removed, name)
	return nil
}

// ours refuses a name under which there is a file that is not on the list.
//
// The list and no other sign decides. A person may have put a report.html of their own
// into a folder of ours, and a program that overwrites it would have destroyed what it
// cannot make again.
func (f *Folder) ours(name string) error {
	if link := f.throughLink(name); link != "" {
		return refusedLink(link)
	}
	f.mu.Lock()
	_, listed := f.list[name]
	f.mu.Unlock()
	if _, err := os.Lstat(f.path(name)); listed || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return remedy.Errorf("%s is there already, and boomerang did not write it", f.path(name)).
		Hint("move it away, or choose another folder with -o")
}

// below makes the folders a name goes through.
func (f *Folder) below(name string) error {
	made, err := makeAll(filepath.Dir(f.path(name)))
	f.mu.Lock()
	f.made = append(made, f.made...)
	f.mu.Unlock()
	return err
}

// PutItself is Put for a file that equal runs may write differently: its JSON holds
// [Unsealed] where its own checksum goes.
//
// The sum in the file is that of the file with 64 zeros in its place, so that it can
// be checked by anybody with sha256sum and an editor. On the list stands its name
// alone: two equal runs that took different time still have one list and one root.
func (f *Folder) PutItself(name string, data []byte) error {
	sealed, _ := SealItself(data)
	if err := f.Put(name, sealed); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.staged[name] = whole{temp: f.staged[name].temp, sum: own}
	return nil
}

// Remove takes a file of ours away with the next Commit; one that is not there, or is
// not ours, is left alone.
//
// For charts that an answer does not have any more: a folder must not show
// what its result does not.
func (f *Folder) Remove(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if w, ok := f.staged[name]; ok {
		os.Remove(w.temp)
		delete(f.staged, name)
	}
	if _, listed := f.list[name]; listed && f.throughLink(name) == "" {
		f.removed[name] = true
	}
}

// Grow names a file as being written in place, from now until it is staged and
// committed as a whole, and returns its path. Its folder is made, the file is not.
//
// Its owner has to bring checks of its own, as the records of worlds do, for no reader
// is protected by the list until the file is staged as a whole. Growing twice is one
// entry: the list is written only when the name was not pending before.
func (f *Folder) Grow(name string) (path string, err error) {
	if err := f.ours(name); err != nil {
		return "", err
	}
	if err := f.below(name); err != nil {
		return "", err
	}
	if err := plainOrNothing(f.path(name)); err != nil {
		return "", err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if sum, listed := f.list[name]; listed && sum == pending {
		return f.path(name), nil
	}
	return f.path(name), f.enlist(f.list.with(name))
}

// Cover puts a file on the list that somebody else wrote and has ended writing: the
// list of a folder below.
//
// So the root of a batch stands for every scenario below it: its list holds the sums
// of their lists, as in a hash tree (Merkle 1988, CRYPTO ’87).
func (f *Folder) Cover(name string) error {
	data, err := readRegular(f.path(name))
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	next := f.list.with()
	next[name] = SumOf(data)
	return f.enlist(next)
}

// enlist writes another list.
//
// The only way the list changes, on disk first and in memory after it. After an error
// memory holds the old one, and so does the disk, unless only the flush of the
// folder's entries failed.
func (f *Folder) enlist(next list) error {
	err := replace(filepath.Join(f.dir, ListFile), func(w io.Writer) error {
		_, err := w.Write(next.encode())
		return err
	})
	if err == nil {
		f.list = next
	}
	return err
}

// Commit makes what is staged appear, takes away what is to go, and lists it last.
// On an error the files named as being written may be old or new.
//
// Order of events:
//
//	1  list: the files to come or go are "being written"
//	2  every rename and removal, by name, then a flush of each folder touched
//	3  list: sums of the new files
//
// An error in 1 changes no file but, at most, the list. An error in 2 or 3 leaves
// files that nobody reads, and whoever takes the folder next may replace them. With
// nothing staged it does not touch the list, whose bytes and time stay.
func (f *Folder) Commit() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.staged)+len(f.removed) == 0 {
		return nil
	}
	var names []string
	for name := range f.staged {
		names = append(names, name)
	}
	for name := range f.removed {
		names = append(names, name)
	}
	slices.Sort(names)
	if err := f.enlist(f.list.with(names...)); err != nil {
		return err
	}
	if err := f.exchange(names); err != nil {
		return err
	}
	next := f.list.with()
	for _, name := range names {
		if delete(next, name); !f.removed[name] {
			next[name] = f.staged[name].sum
		}
	}
	if err := f.enlist(next); err != nil {
		return err
	}
	clear(f.staged)
	clear(f.removed)
	return nil
}

// exchange gives the staged files their names, and removes those that go.
//
// In the order of names, so that a test that refuses the n-th step meets the same one
// every time. One flush a folder and not one a file: the files themselves are flushed
// already, and a chart folder has dozens.
func (f *Folder) exchange(names []string) error {
	folders := map[string]bool{}
	for _, name := range names {
		path := f.path(name)
		folders[filepath.Dir(path)] = true
		if w, ok := f.staged[name]; ok {
			if err := appear(w, path); err != nil {
				return err
			}
			continue
		}
		if err := step("remove", path); err != nil {
			return err
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(folders)) {
		if err := Flush(dir); err != nil {
			return err
		}
	}
	return nil
}

// Root is the SHA-256 of the list, in hexadecimal digits: kept elsewhere, it tells
// whether anything in the folder was altered since.
//
// 64 hexadecimal digits. It changes with every file on the list but those sealed in
// themselves, and with nothing else: no time, no machine, no path.
func (f *Folder) Root() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return SumOf(f.list.encode())
}

// Sum is the SHA-256 of a staged file, "" of one that is not.
func (f *Folder) Sum(name string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.staged[name].sum
}

// Differs reports whether a staged file is another than the one on the list.
//
// By sum, so a file written again with the same bytes is no change; one that was never
// listed differs.
func (f *Folder) Differs(name string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	w, staged := f.staged[name]
	return staged && w.sum != f.list[name]
}

// Listed are the names on the list, in order.
func (f *Folder) Listed() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Sorted(maps.Keys(f.list))
}

// Close lets go of the folder. What was staged and never committed goes away, and
// with it a folder that is as empty as it was when it was made.
//
// Safe to call twice, and after an error. A list without any file is taken away too,
// or the empty folder that a failed run leaves would look like a finished one.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range f.staged {
		os.Remove(w.temp)
	}
	clear(f.staged)
	if f.lock == nil {
		return nil
	}
	if len(f.list) == 0 {
		os.Remove(filepath.Join(f.dir, ListFile))
	}
	f.lock.release()
	f.lock = nil
	for _, dir := range f.made {
		if os.Remove(dir) != nil { // it holds something
			break
		}
	}
	return nil
}
