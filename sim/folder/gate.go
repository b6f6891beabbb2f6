package folder

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"boomerang/sim/remedy"
)

// Take takes a folder to write in it: one that is missing, and is made; an empty one;
// or one of ours, which its list tells, or, where it is of an older program or has
// lost its list, a file that only we write. Anything else is refused with what
// is there, and nothing in it changes. Only one process has a folder at a time: the
// error for the next wraps [ErrTaken] and says who.
//
//	there is                                        taken?
//	nothing                                         yes, made with the folders above it
//	an empty folder                                 yes
//	a list with our heading                         yes
//	our heading, the rest damaged, a mark of ours   yes, files as being written
//	no list, a mark of ours of an older version     yes, with the sums of the files found
//	no list, a mark of ours of this version         yes: it was lost; files as being written
//	a list without our heading                      no
//	any other file                                  no, and it is named
//
// A wrong yes overwrites somebody's files and a wrong no costs another name, so
// whatever is not known is refused. -o of the home folder by a slip of the keyboard is
// the case in mind.
func Take(dir string) (*Folder, error) {
	made, err := makeAll(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, made: made, staged: map[string]whole{}, removed: map[string]bool{}}
	if _, err = whose(dir); err == nil {
		f.lock, err = taken(dir)
	}
	if err == nil {
		if err = f.begin(); err != nil {
			f.lock.release()
		}
	}
	if err != nil {
		for _, made := range made {
			os.Remove(made)
		}
		return nil, err
	}
	return f, nil
}

// state is what tells that a folder may be taken.
//
// Of the four, older and unlisted differ in what may be believed: a program without
// lists left whole files behind, so their sums are taken now; where a list was lost
// nobody knows what is whole, so files are named as being written and their own checks
// decide.
type state int

const (
	listed state = iota // it has a list of ours
	empty
	older    // of a program that kept no list
	unlisted // its list is lost or damaged
)

// begin reads the list, or makes the first one. What the folder is was asked before it
// was locked, and is asked again: another process may have had it meanwhile.
//
// Folders below with a list or a mark of their own are left out: they have a writer of
// their own. Files of kinds we do not write stay off the list, so they are never
// overwritten and never read.
func (f *Folder) begin() error {
	s, err := whose(f.dir)
	if err != nil {
		return err
	}
	defer sweep(f.dir)
	switch s {
	case listed:
		f.list, err = readList(f.dir)
		return err
	case empty:
		return f.enlist(list{})
	}
	known := list{}
	err = filepath.WalkDir(f.dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && path != f.dir && ofItsOwn(path):
			return fs.SkipDir
		case !e.Type().IsRegular() || !ourKinds.MatchString(e.Name()):
			return nil
		}
		name, err := filepath.Rel(f.dir, path)
		if err != nil {
			return err
		}
		known[filepath.ToSlash(name)] = ""
		if s == older {
			sum, err := sumOfFile(path)
			known[filepath.ToSlash(name)] = sum
			return err
		}
		return nil
	})
	if err != nil {
		return err
	}
	return f.enlist(known)
}

// ourKinds are the kinds of files that we write.
var ourKinds = regexp.MustCompile(`^[^.].*\.(json|csv|parquet|log|svg|png|html|md|pdf|txt)$`)

// whose tells by what a folder may be taken, and refuses one of somebody else.
//
// The first unknown entry, in the order of names, goes into the refusal: a person sees
// at once that they named the wrong folder.
func whose(dir string) (state, error) {
	_, err := readList(dir)
	switch {
	case err == nil:
		return listed, nil
	case errors.Is(err, errForeign):
		return 0, notOurs(dir, ListFile)
	}
	lost := !errors.Is(err, fs.ErrNotExist)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	first := ""
	for _, e := range entries {
		if first == "" && !known(dir, e, lost) {
			first = e.Name()
		}
	}
	switch version := versionIn(dir); {
	case first == "":
		return empty, nil
	case version >= FirstListed || version > 0 && lost:
		return unlisted, nil
	case version > 0:
		return older, nil
	}
	return 0, notOurs(dir, first)
}

// known reports whether what is in a folder tells of nobody else: our marks, what a
// killed writer left, a list that is damaged, and folders of ours below.
func known(dir string, e fs.DirEntry, lost bool) bool {
	name := e.Name()
	if e.IsDir() {
		return ofItsOwn(filepath.Join(dir, name))
	}
	return name == lockFile || name == heldFile || name == takingFile || name == ListFile && lost ||
		isTemporary(name)
}

// ofItsOwn reports whether a folder below is one of ours by itself.
func ofItsOwn(dir string) bool {
	_, err := readList(dir)
	return err == nil || versionIn(dir) > 0
}

// FirstListed is the version of results from which every folder has a list.
const FirstListed = 3

// No flag overrides it: one would soon be typed by habit.
func notOurs(dir, file string) error {
	return remedy.Errorf("%s is not a folder of boomerang's: it holds %s", dir, file).
		Hint("choose another folder with -o: a new one, an empty one, or one boomerang made")
}

// marks are files that only we write, each with keys that no other program has
// together.
var marks = map[string][]string{
	"manifest.json":    {"version", "program", "model", "scenario", "hash"},
	"result.json":      {"version", "program", "scenario", "hash"},
	"batch.json":       {"version", "asked", "scenarios"},
	"calibration.json": {"version", "categories"},
}

// versionIn is the greatest version a mark of ours in a folder tells, 0 where there
// is none.
//
// Several keys together, since "version" alone stands in the JSON of half the programs
// there are. A mark that cannot be read tells nothing, and so does one whose version
// is no number.
func versionIn(dir string) (greatest int) {
	for name, keys := range marks {
		data, err := readRegular(filepath.Join(dir, name))
		var fields map[string]json.RawMessage
		if err != nil || json.Unmarshal(data, &fields) != nil {
			continue
		}
		version, all := 0, true
		for _, key := range keys {
			_, there := fields[key]
			all = all && there
		}
		if all && json.Unmarshal(fields["version"], &version) == nil {
			greatest = max(greatest, version)
		}
	}
	return greatest
}

// Write takes a folder, has files staged in it, and commits them; after an error
// nothing of it has appeared.
//
// For answers that are written in one go. The errors of the work and of letting go are
// joined: a full disk often refuses the tidying up as well.
func Write(dir string, files func(f *Folder) error) error {
	f, err := Take(dir)
	if err != nil {
		return err
	}
	if err = files(f); err == nil {
		err = f.Commit()
	}
	return errors.Join(err, f.Close())
}
