package main

import (
	"bytes"
	"fmt"
	"io"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// source is a scenario file that can be read again with other settings.
type source struct {
	name string
	text []byte // where the file is not on disk: standard input, a manifest
	set  []string
	from *result.Manifest // whose scenario the text is; nil: none
	dir  string           // of the manifest

	sound bool // the model has been asked about every plan, and need not be again
}

// askedBefore names no plan: the model is asked about none.
var askedBefore = []string{""}

// mostInput bounds what is read from standard input.
const mostInput = 4 << 20

func newSource(t *terminal, name string, set []string) (*source, error) {
	if name != "-" {
		return &source{name: name, set: set}, nil
	}
	text, err := io.ReadAll(io.LimitReader(t.in, mostInput+1))
	if len(text) > mostInput {
		return nil, fmt.Errorf("standard input is longer than a scenario can be (%d MB)", mostInput>>20)
	}
	return &source{name: "stdin", text: append([]byte{}, text...), set: set}, err
}

// load reads the scenario with further settings on top.
func (s *source) load(more ...string) (*scenarios.Scenario, error) {
	if s.sound && len(more) == 0 {
		return s.loadFor(askedBefore)
	}
	set := append(append([]string{}, s.set...), more...)
	if s.text != nil {
		return scenarios.LoadReader(bytes.NewReader(s.text), s.name, set)
	}
	return scenarios.Load(s.name, set)
}

// loadFor is load with the model asked about some plans only.
func (s *source) loadFor(plans []string, more ...string) (*scenarios.Scenario, error) {
	set := append(append([]string{}, s.set...), more...)
	if s.text != nil {
		return scenarios.LoadReaderFor(bytes.NewReader(s.text), s.name, set, plans...)
	}
	return scenarios.LoadFor(s.name, set, plans...)
}

// vouch refuses the scenario of a manifest that is not the one its rows were
// played from. Of another model every hash differs, which open tells.
func (s *source) vouch(plans *study) error {
	m := s.from
	if m == nil || m.Model != desk.Version || m.Hash == plans.hash() {
		return nil
	}
	return fmt.Errorf("%s: the manifest was damaged or edited: its run is %s, but the scenario and seed it holds are those of %s\nhint: the command that made the folder writes its manifest again and goes on from the worlds stored there; a changed scenario is a run of its own, with another folder as -o", s.dir, m.Hash, plans.hash())
}
