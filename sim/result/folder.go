package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"boomerang/sim/folder"
	"boomerang/sim/remedy"
)

// Names of the files in a result folder.
const (
	ResultFile   = "result.json"
	RunsFile     = "runs.csv"
	ManifestFile = "manifest.json"
	TimingFile   = "timing.json" // the only file that depends on the machine
	WorldsFile   = "worlds.log"
)

// Manifest is what repeats a run. It may stand alone: it carries its own checksum.
//
// The resolved text holds every value in force, defaults too: a later program with other defaults
// still repeats the run or refuses to.
//
// It is written before the first world and commits the run to its inputs. Keys say
// which rows of worlds.log belong to it, one a plan, so that a store which holds rows
// of an earlier version of a plan is read rightly.
type Manifest struct {
	Version int    `json:"version"`
	SHA256  string `json:"sha256,omitempty"` // of this file, with zeros in this place; WriteManifest sets it
	Name    string `json:"name"`             // of the scenario
	Program string `json:"program"`
	Model   string `json:"model"`
	// processor architecture that the run was begun on, as Go names it; "" of older programs. Model says what
	// of it bears on rows, and is what is compared.
	Architecture string `json:"architecture,omitempty"`

	Scenario string `json:"scenario"` // resolved TOML text
	Seed     uint64 `json:"seed"`
	Worlds   int    `json:"worlds"`
	Hash     string `json:"hash"`
	Keys     []Key  `json:"keys"` // of the rows in worlds.log

	PlansOnly bool `json:"plans_only,omitempty"` // no grid, stress tests and parts of a plan
	Daily     bool `json:"daily,omitempty"`      // the days of the plans too

	Asked *Asked `json:"asked,omitempty"` // what was asked for; nil: of older programs

	// What is drawn is part of the question: whoever goes on with a run, or joins its parts, needs
	// the very draws, which lie beside the manifest.
	Learnt string `json:"learnt,omitempty"` // names the draws of learnt.parquet that worlds take; "": none
}

// Timing says how long a run took, and on how many workers.
type Timing struct {
	SHA256  string  `json:"sha256,omitempty"` // of this file, with zeros in this place; WriteTiming sets it
	Started string  `json:"started"`          // RFC 3339
	Seconds float64 `json:"seconds"`
	Workers int     `json:"workers"`
	Played  int     `json:"played"` // worlds played now, all of their plans or some
	Reused  int     `json:"reused"` // worlds found whole in the store

	Phases []PhaseTiming `json:"phases,omitempty"` // in the order they were played
}

// PhaseTiming is what one phase of a run took: the plans, or what is asked beside them of
// one company.
type PhaseTiming struct {
	Label   string  `json:"label"`   // of its first question
	Worlds  int     `json:"worlds"`  // played now, as far as they lacked rows
	Rows    int     `json:"rows"`    // plans in those worlds
	Seconds float64 `json:"seconds"` // of one processor
}

// Write stages result.json. It sets version and checksum and makes nil lists empty
// ones, so that JSON shows [] and readers can loop over it. A number that is not
// finite is an error that names its place.
func Write(f *folder.Folder, r *Result) error {
	r.Version, r.SHA256 = Version, folder.Unsealed
	fill(reflect.ValueOf(r))
	data, err := Encode(r)
	if err != nil {
		return err
	}
	data, r.SHA256 = folder.SealItself(data)
	return f.Put(ResultFile, data)
}

// Read reads result.json of dir. Another version, broken JSON and a checksum that
// does not match are errors that say so; a run that has not ended is one that
// wraps os.ErrNotExist.
//
//	is                            error wraps              the hint
//	not there                     os.ErrNotExist           is this a result folder?
//	being written, or stopped     folder.ErrBeingWritten   resume
//	not what was written          folder.ErrChanged        how to make it again
//	of a later version            –                        read it with its own program
func Read(dir string) (*Result, error) { return ReadFrom(folder.At(dir)) }

// ReadFrom is Read of a folder that may be being written.
func ReadFrom(from folder.Reader) (*Result, error) {
	r := new(Result)
	data, err := readJSON(from, ResultFile, r)
	if err != nil {
		return nil, err
	}
	if r.SHA256 != "" && !folder.SoundInItself(data) {
		return nil, broken(pathOf(from, ResultFile), data, folder.ErrChanged)
	}
	fill(reflect.ValueOf(r)) // lists the file leaves out
	return r, nil
}

// WriteManifest stages manifest.json and sets the version.
func WriteManifest(f *folder.Folder, m *Manifest) error {
	m.Version, m.SHA256 = Version, folder.Unsealed
	data, err := Encode(m)
	if err != nil {
		return err
	}
	data, m.SHA256 = folder.SealItself(data)
	return f.Put(ManifestFile, data)
}

// ReadManifest reads manifest.json of dir, with the errors of Read.
func ReadManifest(dir string) (*Manifest, error) {
	m := new(Manifest)
	if _, err := readJSON(folder.At(dir), ManifestFile, m); err != nil {
		return nil, err
	}
	return m, nil
}

// WriteTiming stages timing.json.
func WriteTiming(f *folder.Folder, t *Timing) error {
	t.SHA256 = folder.Unsealed
	data, err := Encode(t)
	if err != nil {
		return err
	}
	return f.PutItself(TimingFile, data)
}

// Encode returns the JSON of a value as result files hold it: indented, keys
// in the order of the struct, shortest numbers that read back exactly, so that
// equal values give equal bytes.
//
// Fixed order and shortest exact numbers make equal values equal bytes, which is what comparing
// folders by their files rests on.
func Encode(v any) ([]byte, error) {
	if err := refuseNonFinite(v); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("result: %w", err)
	}
	return b.Bytes(), nil
}

// ReadTiming reads timing.json of dir: the last file a run writes, so that one
// with all of its worlds is that of a whole folder.
func ReadTiming(dir string) (*Timing, error) {
	from := folder.At(dir)
	data, err := from.Read(TimingFile)
	if err != nil {
		return nil, fmt.Errorf("result: %w", err)
	}
	t := new(Timing)
	if err := json.Unmarshal(data.Bytes, t); err != nil {
		return nil, broken(pathOf(from, TimingFile), data.Bytes, err)
	}
	return t, nil
}

func writeJSON(f *folder.Folder, name string, v any) error {
	data, err := Encode(v)
	if err != nil {
		return err
	}
	return f.Put(name, data)
}

// ReadJSON decodes a file that holds a version, as Read does. A missing file, a
// broken one, one without a version or of another are errors that say so and
// what to do.
func ReadJSON(from folder.Reader, name string, v any) error {
	_, err := readJSON(from, name, v)
	return err
}

// errNoList says that nothing tells whether a file is what was written.
var errNoList = errors.New("the list of the folder's files (" + folder.ListFile + ") is gone, and it does not " +
	"stand alone")

func pathOf(from folder.Reader, name string) string { return filepath.Join(from.Dir(), name) }

// readJSON is ReadJSON, and returns the bytes.
func readJSON(from folder.Reader, name string, v any) ([]byte, error) {
	path := pathOf(from, name)
	file, err := from.Read(name)
	data := file.Bytes
	alone := name == ManifestFile && folder.SoundInItself(data)
	switch {
	case err != nil && isFile(from.Dir()):
		return nil, remedy.Errorf("result: %s is a file, not the folder of a result", from.Dir()).
			Hint("name the folder that a run made; without -o that is out/runs/<scenario>-<hash>")
	case alone && errors.Is(err, folder.ErrBeingWritten): // stopped while it appeared: the old one, or the new
	case errors.Is(err, folder.ErrChanged):
		return nil, broken(path, nil, err)
	case errors.Is(err, os.ErrNotExist):
		return nil, absent(path, err)
	case errors.Is(err, folder.ErrBeingWritten):
		return nil, unfinished(path, err)
	case errors.Is(err, folder.ErrNotListed):
		return nil, remedy.Errorf("result: %s: %w", path, err).
			Hint("move it away; %s", remake(path))
	case err != nil:
		return nil, broken(path, nil, err)
	}
	var head struct {
		Version *int `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, broken(path, data, err)
	}
	switch {
	case head.Version == nil:
		return nil, remedy.Errorf("result: %s has no version: it is not a boomerang result", path).
			Hint("the file is damaged, or something else has its name; %s", remake(path))
	case *head.Version < oldest || *head.Version > Version:
		return nil, remedy.Errorf("result: %s has version %d, this program reads versions %d to %d",
			path, *head.Version, oldest, Version).
			Hint("read it with the program that wrote it; %s", remake(path))
	}
	if file.Unlisted && *head.Version >= folder.FirstListed && !alone {
		return nil, broken(path, nil, errNoList)
	}
	if err := json.Unmarshal(data, v); err != nil {
		return nil, broken(path, data, err)
	}
	return data, nil
}

// isFile reports whether something that should be a folder is none.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// absent says why a file is not there: a manifest without a result is that of a
// run that has not ended.
func absent(path string, err error) error {
	dir := filepath.Dir(path)
	if _, e := os.Stat(filepath.Join(dir, ManifestFile)); e == nil {
		return unfinished(path, err)
	}
	return remedy.Errorf("result: %w", err).
		Hint("%s is no result folder, or its run has not ended; without -o results go to "+
			"out/runs/<scenario>-<hash>",
			dir)
}

// unfinished says that a file has not appeared yet: its run goes on, or was stopped.
func unfinished(path string, err error) error {
	dir := filepath.Dir(path)
	return remedy.Errorf("result: %s is unfinished: %s: %w", dir, filepath.Base(path), err).
		Hint("%s finishes it", remedy.Quoted("boomerang", "resume", remedy.File(dir)))
}

// broken says where a file cannot be read, and what makes it anew.
func broken(path string, data []byte, err error) error {
	return remedy.Errorf("result: %s%s: %w", path, line(data, err), err).
		Hint("the file is damaged; %s", remake(path))
}

// remake says what makes a file anew.
func remake(path string) string {
	dir := filepath.Dir(path)
	switch filepath.Base(path) {
	case ResultFile:
		return remedy.Quoted("boomerang", "resume", remedy.File(dir)) + " makes it again, from the worlds stored there"
	case ManifestFile:
		return "the command that made it makes it again with -o " + dir + ", from the worlds stored there"
	}
	return "the command that made it makes it again"
}

// line turns the offset of a JSON error into ":line".
func line(data []byte, err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var offset int64
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	default:
		return ""
	}
	return fmt.Sprintf(":%d", 1+bytes.Count(data[:min(int(offset), len(data))], []byte("\n")))
}
