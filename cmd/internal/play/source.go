package play

import (
	"bytes"
	"cmp"
	"context"
	"fmt"

	"boomerang/scenarios/input"
	"boomerang/sim/remedy"

	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// Source is a scenario file that can be loaded again with other settings. Its text and those
// it extends are read once.
type Source struct {
	Name string
	Text []byte // where the file is not on disk: standard input, a manifest
	Set  []string
	From *result.Manifest // whose scenario the text is; nil: none
	Dir  string           // of the manifest
	Said *result.Asked    // what was asked, where the file is a copy of it

	Draws  string  // file of draws that a command named; "" where none
	learnt *learnt // what is drawn from; nil: the laws of the file

	Sound bool             // the model has been asked about every plan, and need not be again
	Files *scenarios.Files // shared with other sources; nil: its own

	own      scenarios.Files
	doubtful *doubtful // of its settings; nil: nobody has looked yet
}

// askedBefore names no plan: the model is asked about none.
var askedBefore = []string{""}

// mostInput bounds what is read from standard input.
const mostInput = 4 << 20

func NewSource(ctx context.Context, t *terminal.Terminal, name string, set []string) (*Source, error) {
	if name != "-" {
		return &Source{Name: name, Set: set}, nil
	}
	text, err := input.All(ctx, t.In, mostInput+1)
	if len(text) > mostInput {
		return nil, fmt.Errorf("standard input is longer than a scenario can be (%d MB)", mostInput>>20)
	}
	return &Source{Name: "stdin", Text: append([]byte{}, text...), Set: set}, err
}

// asked is what the command named; of a manifest what that tells.
func (s *Source) asked() *result.Asked {
	switch {
	case s.Said != nil:
		return s.Said
	case s.From != nil:
		return s.From.Asked
	case s.Text != nil:
		return &result.Asked{File: "-", Set: s.Set, Draws: s.Draws}
	}
	return &result.Asked{File: s.Name, Set: s.Set, Draws: s.Draws}
}

// Load reads the scenario with further settings on top.
func (s *Source) Load(ctx context.Context, more ...string) (*scenarios.Scenario, error) {
	if s.Sound && len(more) == 0 {
		return s.LoadFor(ctx, askedBefore)
	}
	return s.LoadFor(ctx, nil, more...)
}

// signed puts into a scenario what the command named, and the settings beyond, which
// may say other than the command does; two of the command's own may not.
func (s *Source) signed(loaded *scenarios.Scenario, wrong error, more []string) (*scenarios.Scenario, error) {
	if wrong != nil {
		return nil, wrong
	}
	loaded.Asked = askedOf(s.asked(), more)
	if err := loaded.Twice(s.Set); err != nil {
		return nil, err
	}
	return loaded, nil
}

// LoadFor is Load with the model asked about some plans only, all where none is named.
func (s *Source) LoadFor(ctx context.Context, plans []string, more ...string) (*scenarios.Scenario, error) {
	set := append(append([]string{}, s.Set...), more...)
	files := cmp.Or(s.Files, &s.own)
	if s.Text != nil {
		loaded, err := files.LoadReaderFor(ctx, bytes.NewReader(s.Text), s.Name, set, plans...)
		return s.signed(loaded, err, more)
	}
	loaded, err := files.LoadFor(ctx, s.Name, set, plans...)
	return s.signed(loaded, err, more)
}

// vouch refuses the scenario of a manifest that is not the one its rows were
// played from. Of another model every hash differs, which open tells.
func (s *Source) vouch(plans *Study) error {
	m := s.From
	if m == nil || m.Model != Physics || m.Hash == plans.Hash() {
		return nil
	}
	return remedy.Errorf("%s: the manifest was damaged or edited: its run is %s, but the scenario and seed it "+
		"holds are those of %s",
		s.Dir, m.Hash, plans.Hash()).
		Hint("the command that made the folder writes its manifest again and goes on from the worlds stored " +
			"there; a changed scenario is a run of its own, with another folder as -o")
}

// TellLoaded says where settings that name no plan went, and what does not stop a
// run.
func TellLoaded(t *terminal.Terminal, s *scenarios.Scenario) {
	for _, n := range s.Notes {
		t.Note("%s", n)
	}
	for _, w := range s.Warnings {
		t.Warn("%s", w)
	}
}
