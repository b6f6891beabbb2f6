package main

import (
	"testing"

	"boomerang/out/wording"
	"boomerang/scenarios"
)

// Whatever a shipped scenario does not know has a name in plain words: page one may say that the answer
// depends on it.
func TestEveryUnknownHasAPlainName(t *testing.T) {
	for _, s := range scenarios.List() {
		loaded, err := scenarios.Load(t.Context(), s.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range loaded.Unknowns {
			if !wording.Plain(u) {
				t.Errorf("%s: nobody says %s in plain words", s.Name, u)
			}
		}
	}
}
