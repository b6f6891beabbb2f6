package terminal

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestJourney: a job of several phases has one total and one time left. What was
// foreseen and did not come is taken off; what nobody foresaw is added.
func TestJourney(t *testing.T) {
	var said bytes.Buffer
	term := New(nil, nil, &said)
	j := term.Journey(
		Phase{Label: "plans", Worlds: 10, Each: 5}, Phase{Label: "search", Worlds: 8, Each: 1, Open: true},
		Phase{Label: "ends", Worlds: 20, Each: 2})
	if j.total != 38 || j.weight != 98 {
		t.Fatalf("%d worlds of weight %v", j.total, j.weight)
	}
	for _, step := range []struct {
		label  string
		worlds int
		steps  int
		total  int
		weight float64
	}{
		{"plans", 4, 4, 32, 68},   // six are stored
		{"search", 5, 5, 32, 68},  // of the eight
		{"search", 6, 6, 35, 71},  // more than foreseen
		{"detour", 2, 2, 37, 73},  // foreseen by nobody
		{"ends", 20, 10, 37, 73},  // as foreseen
		{"after", 1, 1, 28, 54},   // ten of the ends were not played
		{"after", 3, 3, 31, 57},   // and more
		{"another", 1, 0, 32, 58}, // and another
	} {
		p := term.Progress(step.label, step.worlds)
		for range step.steps {
			p.Step()
		}
		p.End()
		if j.total != step.total || j.weight != step.weight {
			t.Errorf("%s of %d: %d worlds of weight %v, want %d of %v", step.label, step.worlds, j.total, j.weight,
				step.total, step.weight)
		}
	}
	if j.done != 31 || j.weighed != 57 {
		t.Errorf("%d worlds done, of weight %v", j.done, j.weighed)
	}
	if line := j.line(10 * time.Second); !strings.HasPrefix(line, "phase 6 of 6 (another): 31 of 32 worlds, ") {
		t.Error(line)
	}
	j.Arrive()
	if said.Len() > 0 || term.journey != nil {
		t.Errorf("work under a second said %q", said.String())
	}
}

// TestProgressWhenPiped: plain lines, thirty seconds apart however many phases there
// are, and a closing one.
func TestProgressWhenPiped(t *testing.T) {
	var said bytes.Buffer
	term := New(nil, nil, &said)
	var phases []Phase
	for _, label := range strings.Split("abcdefghi", "") {
		phases = append(phases, Phase{Label: label, Worlds: 100, Each: 1})
	}
	j := term.Journey(phases...)
	j.began = j.began.Add(-2 * time.Second)
	for _, f := range phases {
		p := term.Progress(f.Label, f.Worlds)
		for range f.Worlds {
			p.Step()
		}
		p.End()
	}
	j.Arrive()
	lines := strings.Split(strings.TrimSpace(said.String()), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "phase 1 of 9 (a): 1 of 900 worlds") ||
		!strings.HasPrefix(lines[1], "9 of 9 phases: 900 worlds in ") {
		t.Errorf("%q", lines)
	}
}
