package main

import (
	"testing"
	"time"
)

// What is left takes as long by its weight as what is done took, however
// unequal the things are.
func TestProgressWeighs(t *testing.T) {
	p := newTerminal(nil, nil, discard{}).weighted("batch", 10, 100)
	p.advance(1, 20)
	p.advance(1, 5)
	if got, want := p.line(time.Minute), "batch: 2 of 10 scenarios, 0.0 a second, 3m0s left, 1m0s spent"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
