package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

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

// Manifest is what repeats a run.
//
// The resolved text holds every value in force, defaults too: a later program with other defaults
// still repeats the run or refuses to.
type Manifest struct {
	Version  int    `json:"version"`
	Name     string `json:"name"` // of the scenario
	Program  string `json:"program"`
	Model    string `json:"model"`
	Scenario string `json:"scenario"` // resolved TOML text
	Seed     uint64 `json:"seed"`
	Worlds   int    `json:"worlds"`
	Hash     string `json:"hash"`
	Keys     []Key  `json:"keys"` // of the rows in worlds.log

	PlansOnly bool `json:"plans_only,omitempty"` // no grid, stress tests and parts of a plan
	Daily     bool `json:"daily,omitempty"`      // the days of the plans too

	Asked *Asked `json:"asked,omitempty"` // what was asked for; nil: of older programs
}

// Timing says how long a run took, and on how many workers.
type Timing struct {
	Started string  `json:"started"` // RFC 3339
	Seconds float64 `json:"seconds"`
	Workers int     `json:"workers"`
	Played  int     `json:"played"` // worlds played now, all of their plans or some
	Reused  int     `json:"reused"` // worlds found whole in the store
}

// Write writes result.json into dir. It sets version and checksum and makes nil
// lists empty ones, so that JSON shows [] and readers can loop over it. A number
// that is not finite is an error that names its place.
func Write(dir string, r *Result) error {
	r.Version, r.SHA256 = Version, unsigned
	fill(reflect.ValueOf(r))
	data, err := Encode(r)
	if err != nil {
		return err
	}
	r.SHA256 = sumOf(data)
	return WriteFile(filepath.Join(dir, ResultFile), bytes.Replace(data, []byte(unsigned), []byte(r.SHA256), 1))
}

// Read reads result.json of dir. Another version, broken JSON and a checksum that
// does not match are errors that say so; a run that has not ended is one that
// wraps os.ErrNotExist.
func Read(dir string) (*Result, error) {
	r, path := new(Result), filepath.Join(dir, ResultFile)
	data, err := readJSON(path, r)
	if err != nil {
		return nil, err
	}
	if r.SHA256 != "" && r.SHA256 != sumOf(bytes.Replace(data, []byte(r.SHA256), []byte(unsigned), 1)) {
		return nil, broken(path, data, errChanged)
	}
	fill(reflect.ValueOf(r)) // lists the file leaves out
	return r, nil
}

// WriteManifest writes manifest.json into dir and sets the version.
func WriteManifest(dir string, m *Manifest) error {
	m.Version = Version
	return writeJSON(filepath.Join(dir, ManifestFile), m)
}

// ReadManifest reads manifest.json of dir, with the errors of Read.
func ReadManifest(dir string) (*Manifest, error) {
	m := new(Manifest)
	if _, err := readJSON(filepath.Join(dir, ManifestFile), m); err != nil {
		return nil, err
	}
	return m, nil
}

// WriteTiming writes timing.json into dir.
func WriteTiming(dir string, t *Timing) error {
	return writeJSON(filepath.Join(dir, TimingFile), t)
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
	path := filepath.Join(dir, TimingFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("result: %w", err)
	}
	t := new(Timing)
	if err := json.Unmarshal(data, t); err != nil {
		return nil, broken(path, data, err)
	}
	return t, nil
}

func writeJSON(path string, v any) error {
	data, err := Encode(v)
	if err != nil {
		return err
	}
	return WriteFile(path, data)
}

// ReadJSON decodes a file that holds a version, as Read does. A missing file, a
// broken one, one without a version or of another are errors that say so and
// what to do.
func ReadJSON(path string, v any) error {
	_, err := readJSON(path, v)
	return err
}

// readJSON is ReadJSON, and returns the bytes.
func readJSON(path string, v any) ([]byte, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, absent(path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("result: %w", err)
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
	if err := json.Unmarshal(data, v); err != nil {
		return nil, broken(path, data, err)
	}
	return data, nil
}

// absent says why a file is not there: a manifest without a result is that of a
// run that has not ended.
func absent(path string, err error) error {
	dir := filepath.Dir(path)
	if _, e := os.Stat(filepath.Join(dir, ManifestFile)); e == nil {
		return remedy.Errorf("result: %s is unfinished: %w", dir, err).
			Hint("%s finishes it", remedy.Quoted("boomerang", "resume", remedy.File(dir)))
	}
	return remedy.Errorf("result: %w", err).
		Hint("%s is no result folder, or its run has not ended; without -o results go to "+
			"out/runs/<scenario>-<hash>",
			dir)
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
