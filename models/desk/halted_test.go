package desk

import (
	"context"
	"testing"

	"boomerang/sim"
)

// Whatever is asked of the desk ends with its context: nothing of a world nobody
// waits for is played.
func TestNothingIsPlayedForNobody(t *testing.T) {
	gone, stop := context.WithCancel(t.Context())
	stop()
	p, f := company(), sim.NewFates(1, 0)
	p.Routing.Policy = Everything
	if one := Baseline(gone, p, 1); one.Answered != 0 {
		t.Errorf("Baseline played %v contacts", one.Answered)
	}
	if notes := Chronicle(gone, f, p); len(notes) != 0 {
		t.Errorf("Chronicle tells %d notes", len(notes))
	}
	for _, life := range Trace(gone, f, []Params{p}, 0) {
		if len(life.Notes) != 0 {
			t.Errorf("Trace tells %d notes", len(life.Notes))
		}
	}
	if rows := Play(gone, f, []Params{p}, 0); rows != nil {
		t.Errorf("Play gives %d rows", len(rows))
	}
	played := 0
	r := rehearsal{halt: listening(gone)}
	if s := r.solve(&p); s.past != nil {
		played = int(s.past.day)
	}
	if played != 0 {
		t.Errorf("a rehearsal played %d days", played)
	}
}
