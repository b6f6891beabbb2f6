package main

import (
	"testing"

	"boomerang/cmd/internal/play"
)

// BenchmarkSetting reads a scenario with one value set, as a sweep does for
// every cell.
func BenchmarkSetting(b *testing.B) {
	src := &play.Source{Name: "midsize-fintech"}
	for b.Loop() {
		if _, err := src.LoadFor(b.Context(), []string{"cut-40-hide-the-human"},
			"plan.cut-40-hide-the-human.cut.share=0.3"); err != nil {
			b.Fatal(err)
		}
	}
}
