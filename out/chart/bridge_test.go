package chart

import (
	"math"
	"slices"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// From zero or from the sum before, the bars add up to the next sum; and what is
// a split of one figure adds up to that figure, never to more.
func TestBridgeAddsUp(t *testing.T) {
	r, runs := sample.Result(3)
	for _, p := range r.Plans[1:] {
		b := bridge{view.Of(r), runs, p.Name}
		steps := b.steps()
		level := 0.
		for _, s := range steps {
			if s.sum && math.Abs(level-s.adds) > 1e-6 {
				t.Errorf("%s: %v when the bars come to %q, which is %v", p.Name, level, s.name, s.adds)
			}
			if level += s.adds; s.sum {
				level = s.adds
			}
		}
		of := func(name string) float64 {
			k := slices.IndexFunc(steps, func(s step) bool { return s.name == name })
			if k < 0 {
				return 0
			}
			return steps[k].adds
		}
		for _, split := range []struct {
			whole        float64
			first, other string
		}{
			{-b.moved("payroll"), "Payroll", ""},
			{b.moved("net_terminal") - b.moved("net"), "Still to be lost", "Other in the months after"},
		} {
			if sum := of(split.first) + of(split.other); math.Abs(sum-split.whole) > 1e-6 {
				t.Errorf("%s: %q and %q are %v, together they should be %v", p.Name, split.first, split.other, sum,
					split.whole)
			}
		}
	}
}

// The interval of a bar rests on the worlds its mean rests on: a draw that is played twice
// counts once.
func TestBridgeLeavesOutReplays(t *testing.T) {
	runs := &result.Runs{}
	for w := range 36 {
		draw := float64(w - w/9 - (w%9)/8) // the ninth world of a block has the draw of the eighth
		runs.Worlds = append(runs.Worlds, result.RunWorld{
			World: w, Block: w / 9, Used: w%9 < 8, Inputs: []float64{draw}, Rows: [][]float64{{1e6 * float64(w%9/8)}},
		})
	}
	for _, older := range []bool{false, true} {
		for w := range runs.Worlds {
			runs.Worlds[w].Used = runs.Worlds[w].Used || older
		}
		for b, mean := range blockMeans(runs, func(w result.RunWorld) float64 { return w.Rows[0][0] }) {
			if mean != 0 {
				t.Errorf("block %d averages to %v: a replayed draw counts", b, mean)
			}
		}
	}
}

// The order of the story, an interval on every bar and in the table.
func TestBridgeTellsTheStory(t *testing.T) {
	r, runs := sample.Result(12)
	steps := bridge{view.Of(r), runs, "plan-1"}.steps()
	want := []string{
		"Payroll", "Severance", "Assistant", "Wrong refunds and credits",
		"What the law may cost", "Complaints", "Credits for failures",
		"Other costs", "Hiring and training", "Hiring back", "Savings", "Customers lost", "Net value",
		"Still to be lost",
		"Other in the months after", "Net with the months after",
	}
	var got []string
	for _, s := range steps {
		if got = append(got, s.name); !(s.lo <= s.adds && s.adds <= s.hi) {
			t.Errorf("%s adds %v, its interval is %v to %v", s.name, s.adds, s.lo, s.hi)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the bars are %q", got)
	}
	f, _ := bridgeChart(view.Of(r), runs)
	for i, row := range f.Table.Rows {
		if row[0].Text != want[i] || row[1].Text == wording.None || row[2].Text == wording.None {
			t.Errorf("line %d of the table is %v", i, row)
		}
	}
}

// A result of a program that did not split the time after the horizon shows it whole.
func TestBridgeOfAnOlderResult(t *testing.T) {
	r, runs := sample.Result(1)
	r.Estimates = slices.DeleteFunc(r.Estimates, func(e result.Estimate) bool {
		return e.Measure == "repeat_pay" || e.Measure == "rehiring" || e.Measure == "committed_loss"
	})
	var got []string
	for _, s := range (bridge{view.Of(r), runs, "plan-1"}).steps() {
		got = append(got, s.name)
	}
	for _, name := range []string{"Payroll", "In the months after"} {
		if !slices.Contains(got, name) {
			t.Errorf("no bar %q in %q", name, got)
		}
	}
	if slices.Contains(got, "Still to be lost") {
		t.Errorf("bars of figures it does not hold: %q", got)
	}
}

// A plan that spends more of a cost than the reference loses by it, as much and
// with its interval turned round; one that earns more after the horizon gains.
func TestBridgeSigns(t *testing.T) {
	r, _ := sample.Result(1)
	for i := range r.Estimates {
		if e := &r.Estimates[i]; e.Plan == "plan-1" && e.Difference != nil {
			e.Difference.Mean = 100
			e.Difference.Interval = &result.Interval{Lo: 90, Hi: 120}
		}
	}
	b := bridge{view.Of(r), nil, "plan-1"}
	for _, p := range slices.Concat(costs[1:], ends) {
		if len(p.terms) > 1 {
			continue
		}
		want, lo, hi := -100., -120., -90.
		if p.sum {
			want, lo, hi = 100, 90, 120
		}
		if s := b.step(p); s.adds != want || s.lo != lo || s.hi != hi {
			t.Errorf("%s adds %v, from %v to %v, of 100 more", p.name, s.adds, s.lo, s.hi)
		}
	}
	for name, want := range map[string]float64{ends[4].name: 100} { // 100 − 100 + 100
		k := slices.IndexFunc(slices.Concat(costs, ends), func(p measureSum) bool { return p.name == name })
		if s := b.step(slices.Concat(costs, ends)[k]); s.adds != want {
			t.Errorf("%s adds %v, want %v", name, s.adds, want)
		}
	}
}
