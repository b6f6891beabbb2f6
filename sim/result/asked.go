package result

import (
	"fmt"

	"boomerang/sim/remedy"
)

// Asked is what the command named: a file as it was written there, or the name of a
// shipped scenario, and settings; "-" is standard input.
//
// It is kept beside the resolved scenario because both are needed: the one repeats the run exactly,
// the other is what a person would type.
type Asked struct {
	File      string   `json:"file"`
	Set       []string `json:"set,omitempty"`
	PlansOnly bool     `json:"plans_only,omitempty"`
	// A run that plays until this is known has no number of worlds of its own, only a most: who goes on with
	// it has to stop where it would have stopped.
	Precise []string `json:"precision,omitempty"`
	// A path as it was typed: who repeats the command elsewhere needs the file there. The folder of the
	// run keeps a copy of it.
	Draws string `json:"draws,omitempty"` // file of draws that were learnt
}

// Command repeats a run, for a shell. Standard input comes from a FILE nobody named.
//
// Quoted for a POSIX shell. Seed and worlds are always stated, so that a default which
// changes later repeats the run all the same.
func (a Asked) Command(seed uint64, worlds int) string {
	words := []string{"boomerang", "run", remedy.File(a.File)}
	for _, set := range a.Set {
		words = append(words, "-s", set)
	}
	words = append(words, "--seed", fmt.Sprint(seed), "--reps", fmt.Sprint(worlds))
	if a.Draws != "" {
		words = append(words, "--draws", a.Draws)
	}
	if a.PlansOnly {
		words = append(words, "--plans-only")
	}
	if a.File == "-" {
		return remedy.Quoted(words...) + " < FILE"
	}
	return remedy.Quoted(words...)
}
