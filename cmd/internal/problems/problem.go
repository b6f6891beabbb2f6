package problems

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/scenarios"
	"boomerang/scenarios/input"
	"boomerang/sim/remedy"

	"github.com/BurntSushi/toml"
)

// Problem is one file of the suite.
type Problem struct {
	Name   string `toml:"-"`
	Title  string `toml:"title"`
	Source string `toml:"source"` // of the answer
	// System plays it: desk, chart or function.
	System  string `toml:"system"`
	Formula string `toml:"formula"`
	Worlds  int    `toml:"worlds"` // played where nobody says how many
	// Given are the numbers of the question, each with its unit in its name.
	Given map[string]any `toml:"given"`
	// Scenario puts the question in the language of scenarios, to the desk alone.
	Scenario map[string]any `toml:"scenario"`
	// Tabulated are answers as the literature prints them: digits tell how far to trust them.
	Tabulated map[string]string `toml:"tabulated"`

	text []byte
}

//go:embed suite/*.toml
var suite embed.FS

const (
	ending = ".toml"
	// mostBytes is far above what a problem needs, and keeps a wrong file from filling memory.
	mostBytes  = 1 << 20
	fewWorlds  = 2 // no spread, no standard error, below
	mostWorlds = scenarios.MostWorlds
)

// Names are those of the suite, in order.
func Names() (all []string) {
	files, err := suite.ReadDir("suite")
	if err != nil {
		panic("problems: " + err.Error())
	}
	for _, f := range files {
		all = append(all, strings.TrimSuffix(f.Name(), ending))
	}
	slices.Sort(all)
	return all
}

// Text is the file of a problem, as it was read.
func (p *Problem) Text() []byte { return p.text }

// Load reads problems by name, or by path where the name ends in .toml; all of the suite
// where nobody names one.
func Load(ctx context.Context, names []string) (all []*Problem, err error) {
	if len(names) == 0 {
		names = Names()
	}
	for _, name := range names {
		p, err := load(ctx, name)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// load reads one problem: a name is never a path, and a path is never a name, so that no file in the
// working folder stands in for a problem of the suite.
func load(ctx context.Context, name string) (*Problem, error) {
	var text []byte
	var err error
	if strings.HasSuffix(name, ending) {
		if text, err = input.File(ctx, name, mostBytes+1); err != nil {
			return nil, remedy.Errorf("%s: %w", remedy.File(name), err).
				Hint("name a problem of the suite or a file of one")
		}
	} else if text, err = suite.ReadFile("suite/" + name + ending); err != nil || !slices.Contains(Names(), name) {
		hint := "boomerang verify-model --list names them all; a file of your own ends in " + ending
		if near := scenarios.DidYouMean(name, Names()); near != "" {
			hint = near
		}
		return nil, remedy.Errorf("there is no problem %s", remedy.Line(name)).Hint("%s", hint)
	}
	p, err := parse(text)
	if err != nil {
		return nil, remedy.Errorf("%s: %w", remedy.File(name), err).
			Hint("boomerang verify-model --print erlang-c shows one that is sound")
	}
	p.Name = strings.TrimSuffix(filepath.Base(name), ending)
	return p, nil
}

// parse reads a problem, and refuses one that leaves out what makes it one: a key that
// nobody knows, an answer without a source.
func parse(text []byte) (*Problem, error) {
	if len(text) > mostBytes {
		return nil, fmt.Errorf("is larger than %d bytes", mostBytes)
	}
	p := &Problem{text: text}
	read, err := toml.NewDecoder(bytes.NewReader(text)).Decode(p)
	if err != nil {
		return nil, err
	}
	for _, key := range read.Undecoded() { // what is given and the scenario are read later, by who knows their keys
		if key[0] != "given" && key[0] != "scenario" {
			return nil, fmt.Errorf("nobody reads %s", remedy.Line(key.String()))
		}
	}
	for key, value := range map[string]string{"title": p.Title, "source": p.Source} {
		if strings.TrimSpace(value) == "" {
			return nil, fmt.Errorf("%s is missing", key)
		}
	}
	if p.Worlds < fewWorlds || p.Worlds > mostWorlds {
		return nil, fmt.Errorf("worlds = %d: want %d to %d", p.Worlds, fewWorlds, mostWorlds)
	}
	if systems[p.System] == nil {
		return nil, fmt.Errorf("system %s: want %s", remedy.Line(p.System), oneOf(systems))
	}
	if (p.System == "desk") != (len(p.Scenario) > 0) {
		return nil, fmt.Errorf("a scenario belongs to the desk, and to it alone")
	}
	exact, err := p.Answers()
	if err != nil {
		return nil, err
	}
	for measure := range p.Tabulated {
		if _, known := exact[measure]; !known {
			return nil, fmt.Errorf("tabulated.%s: the formula has no such answer", remedy.Line(measure))
		}
	}
	return p, nil
}

// oneOf lists the keys of a table.
func oneOf[T any](table map[string]T) string {
	return strings.Join(slices.Sorted(maps.Keys(table)), ", ")
}
