package play

import (
	"math"
	"slices"
	"testing"

	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/result"
)

// TestCutLadder: every step cuts deeper, hangs more callers up and leaves more of what was written
// undone, cutting nobody is worth nothing,
// and the lines of the ledger that are compared add up to the net. What a deep cut is worth is the
// model's to say: nothing is asked of its sign.
func TestCutLadder(t *testing.T) {
	st := studyOf(t, insurer)
	p, err := st.Plans[1].Params(nil)
	if err != nil {
		t.Fatal(err)
	}
	p.Scale, p.Horizon.Months, p.Deferred.ChaseUp = .1, 6, 0
	p.Categories = slices.Clone(p.Categories)
	for k := range p.Categories {
		p.Categories[k].Written = .5
	}
	l, err := CutLadder(t.Context(), p, 3)
	if err != nil {
		t.Fatal(err)
	}
	if s := l.Steps[0]; len(l.Steps) != len(ladderCuts) || s.Cut != 0 || s.Net != 0 || s.Pays != "" || s.Costs != "" {
		t.Errorf("nobody is cut, and %+v of %d steps", s, len(l.Steps))
	}
	for i, s := range l.Steps[1:] {
		before := l.Steps[i]
		if s.Cut <= before.Cut || s.ServiceLevel >= before.ServiceLevel || s.Abandonment <= before.Abandonment {
			t.Errorf("%+v after %+v", s, before)
		}
		if s.Waiting < before.Waiting || s.Waiting > 183*s.Daily || s.Cut > .7 && s.Waiting < 10*s.Daily {
			t.Errorf("%v still wait at %v a day, and %v after a smaller cut", s.Waiting, s.Daily, before.Waiting)
		}
		if s.Pays != result.Payroll || s.PaysMoney <= before.PaysMoney {
			t.Errorf("a cut of %v is paid for by %s %v", s.Cut, s.Pays, s.PaysMoney)
		}
	}
	plans := []desk.Params{ladderStep(p, 0), ladderStep(p, .6)}
	rows := desk.Play(t.Context(), sim.NewFates(3, 0), plans, 0)
	value := func(row int, name string) float64 {
		k, _ := desk.Column(desk.Measures, name)
		return rows[row].Values[k]
	}
	sum := 0.
	for _, line := range result.LadderLines {
		sum += value(0, line) - value(1, line)
	}
	if net := value(1, result.Net); math.Abs(sum-net) > 1e-6*math.Abs(net) {
		t.Errorf("the lines add up to %v, net is %v", sum, net)
	}
}
