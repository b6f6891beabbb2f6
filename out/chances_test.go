package out

import (
	"math"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// between is a 90 % interval.
func between(lo, hi float64) *result.Interval { return &result.Interval{Lo: lo, Hi: hi, Level: .9} }

// A probability never claims more than its draws prove.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		p     float64
		iv    *result.Interval
		draws int
		want  string
		in    string
		odds  string
	}{
		{0, between(0, .17), 16, "at most 17 %", "at most 17 %", "unlikely, at most 17 %"},
		{1, between(.83, 1), 16, "at least 83 %", "at least 83 %", "likely, at least 83 %"},
		{1, between(.8985, 1), 36, "at least 90 %", "at least 90 %", "very likely, at least 90 %"},
		{0, between(0, .004), 800, "<1 %", "<1 %", "exceptionally unlikely, <1 %"},
		{.999, between(.995, 1), 800, ">99 %", ">99 %", "virtually certain, >99 %"},
		{.3, between(.1, .6), 16, "30 %", "30 % (10–60 %)", "unlikely, 30 %"},
		{0, nil, 8, "0 of 8", "0 of 8", "in 0 of 8 worlds, too few for a word"},
		{.625, nil, 8, "5 of 8", "5 of 8", "in 5 of 8 worlds, too few for a word"},
		{.72, nil, 400, "72 %", "72 %", "likely, 72 %"},
		{math.NaN(), nil, 8, none, none, none},
	} {
		if got := Share(c.p, c.iv, c.draws); got != c.want {
			t.Errorf("Share(%v, %v, %d) = %q, want %q", c.p, c.iv, c.draws, got, c.want)
		}
		if got := ShareIn(c.p, c.iv, c.draws); got != c.in {
			t.Errorf("ShareIn(%v, %v, %d) = %q, want %q", c.p, c.iv, c.draws, got, c.in)
		}
		if got := (told{result.Probability{Value: c.p, Interval: c.iv}, c.draws}).odds(); got != c.odds {
			t.Errorf("odds of %v in %v from %d = %q, want %q", c.p, c.iv, c.draws, got, c.odds)
		}
	}
}

// A probability never stands without what it rests on and its range, and the
// ends of the range claim no more than their draws either.
func TestChanceHasRange(t *testing.T) {
	for _, c := range []struct {
		own, end     float64
		in, atEnd    *result.Interval
		cell, phrase string
	}{
		{.3, .95, nil, nil, "unlikely, 30 % (30–95 %)", "(30–95 % of worlds from optimistic to pessimistic churn dose)"},
		{.3, 1, between(.1, .5), between(.81, 1), "unlikely, 30 % (30 % to all of 400)", "(30 % to all of 400 worlds from"},
		{0, .19, between(0, .08), between(.1, .3), "very unlikely, at most 8 % (up to 19 %)", "(up to 19 % of worlds from"},
		{0, 0, between(0, .08), between(0, .17), "very unlikely, at most 8 % (at most 17 %)", "(at most 17 % of worlds from"},
		{1, 1, between(.81, 1), between(.81, 1), "likely, at least 81 % (the same at every end)", "(the same from optimistic to"},
	} {
		r := stressedBy(9e5)
		r.Probabilities[0].Value, r.Probabilities[0].Interval = c.own, c.in
		r.Stress[0].Loss.Value, r.Stress[0].Loss.Interval, r.Stress[0].Net.N = c.end, c.atEnd, 400
		if got := netLoss(read(r), "plan-1").Text; got != c.cell {
			t.Errorf("%q, want %q", got, c.cell)
		}
		if got := read(r).recommendation(); !strings.Contains(got, "given the listed assumptions "+c.phrase) {
			t.Errorf("%q lacks %q", got, c.phrase)
		}
	}
}

// Charts 1 and 5 and their tables say of few worlds what the verdict says.
func TestGridOfFewWorlds(t *testing.T) {
	r, runs := sample(1)
	for i := range r.Grid.Cells {
		p := &r.Grid.Cells[i].Probabilities[0]
		p.Value, p.Interval = float64(i%2), []*result.Interval{between(0, .17), between(.83, 1)}[i%2]
	}
	figures, _ := Figures(r, runs)
	for _, f := range figures {
		if f.Name != "01-headcount" && f.Name != "05-safe-cut" {
			continue
		}
		for _, row := range f.Table.Rows {
			for _, c := range row {
				if strings.ContainsAny(c.Text, "<>") {
					t.Errorf("%s: %q", f.Name, c.Text)
				}
			}
		}
		if last := f.Table.Rows[0][len(f.Table.Rows[0])-1].Text; last != "at most 17 %" && last != "at least 83 %" {
			t.Errorf("%s: %q", f.Name, last)
		}
		boxes, _, _ := f.Boxes()
		for _, b := range boxes {
			if strings.HasPrefix(b.Text, "<1") || strings.HasPrefix(b.Text, ">99") {
				t.Errorf("%s draws %q", f.Name, b.Text)
			}
		}
	}
}

func TestPercents(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		want   string
	}{{.4, .95, "40–95 %"}, {0, .5, "0–50 %"}, {.2, 1, "20–100 %"}, {.301, .302, "30 %"}} {
		if got := percents(c.lo, c.hi); got != c.want {
			t.Errorf("percents(%v, %v) = %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}
