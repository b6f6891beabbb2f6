package main

import (
	"bytes"
	"fmt"
	"io"

	"boomerang/scenarios"
)

// source is a scenario file that can be read again with other settings.
type source struct {
	name  string
	stdin []byte // of "-"
	set   []string
}

// mostInput bounds what is read from standard input.
const mostInput = 4 << 20

func newSource(t *terminal, name string, set []string) (*source, error) {
	s := &source{name: name, set: set}
	if name != "-" {
		return s, nil
	}
	var err error
	s.stdin, err = io.ReadAll(io.LimitReader(t.in, mostInput+1))
	if len(s.stdin) > mostInput {
		return nil, fmt.Errorf("standard input is longer than a scenario can be (%d MB)", mostInput>>20)
	}
	return s, err
}

// load reads the scenario with further settings on top.
func (s *source) load(more ...string) (*scenarios.Scenario, error) {
	set := append(append([]string{}, s.set...), more...)
	if s.name == "-" {
		return scenarios.LoadReader(bytes.NewReader(s.stdin), "stdin", set)
	}
	return scenarios.Load(s.name, set)
}
