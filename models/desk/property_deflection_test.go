package desk

import (
	"math"
	"slices"
	"strings"
	"testing"

	"boomerang/sim"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// An assistant whose failures are silent more often than its successes are kept
// from a human contains less the better it is. What lies between its least and
// its most is reachable all the same and comes out, what lies outside is refused
// and played at the nearest share.
func TestDeflectionOfSilentFailures(t *testing.T) {
	worlds := length(6, 12)
	p := company()
	p.Assistant.Silent, p.Assistant.RampDays, p.Horizon.Months = .95, 0, 3
	var r rehearsal
	p.Assistant.Deflection = .1
	least, most, falling := r.limits(&p, r.solve(&p))
	if !falling || least < .7 {
		t.Fatalf("from %.3f to %.3f, falling %v", least, most, falling)
	}
	for _, part := range []float64{.2, .8} {
		asked := least + part*(most-least)
		p.Assistant.Deflection = asked
		if found := p.Check(t.Context()); len(found) > 0 {
			t.Errorf("asked %.4f of %.4f to %.4f, refused: %v", asked, least, most, found)
		}
		var m stats.Moments
		for w := range uint64(worlds) {
			row := Play(t.Context(), sim.NewFates(9, w), []Params{p}, 0)[0]
			m.Add(mature(row, "contained"))
			if row.Values[measureIndex("deflection_clipped")] != 0 {
				t.Errorf("world %d: asked %.4f of %.4f to %.4f was clipped", w, asked, least, most)
			}
		}
		if se := m.SD() / math.Sqrt(float64(worlds)); math.Abs(m.Mean()-asked) > 4*se {
			t.Errorf("asked %.4f, got %.4f ± %.4f", asked, m.Mean(), se)
		}
	}
	for _, asked := range []float64{least - .05, most + .01} {
		p.Assistant.Deflection = asked
		if found := p.Check(t.Context()); len(found) != 1 || !strings.Contains(found[0].What, "silent") {
			t.Errorf("asked %.3f of %.3f to %.3f: %v", asked, least, most, found)
		}
		want := 0.
		if asked < least {
			want = p.ceilingsAt()
		}
		if s := r.solve(&p); s.onPath != want {
			t.Errorf("asked %.3f of %.3f to %.3f, skill %.3f, the nearest share has %.3f", asked, least, most,
				s.onPath, want)
		}
	}
}

// mature is the mean of a monthly share, the first month left out: who was
// failed in silence comes back days later, so contacts start low.
func mature(r Row, name string) float64 {
	k := slices.IndexFunc(SeriesMeasures, func(m Measure) bool { return m.Name == name })
	sum := 0.
	for _, values := range r.Series[1:] {
		sum += values[k]
	}
	return sum / float64(len(r.Series)-1)
}

// The bound of a refusal is what a trial at the bound gives, not what the
// formulas give, on which hardly anybody hangs up.
func TestRefusalIsWhatATrialReaches(t *testing.T) {
	p := company()
	p.Humans.Slack = -.1
	p.Assistant.Deflection = .01
	var r rehearsal
	least, most, _ := r.limits(&p, r.solve(&p))
	b := newBase(statusQuo(p))
	byFormula := b.deflection(&p, 0, b.solve(&p).hangUp)
	t.Logf("a trial gives %.4f to %.4f, formulas from %.4f on", least, most, byFormula)
	if math.Abs(byFormula-least) < .001 {
		t.Fatalf("nothing to tell: %.4f by formula, %.4f on a trial", byFormula, least)
	}
	for _, c := range []struct {
		asked   float64
		refused bool
	}{
		{least + 1e-4, false},
		{(least + byFormula) / 2, byFormula < least},
		{least - 1e-4, true},
		{most - 1e-4, false},
		{most + 1e-4, true},
	} {
		p.Assistant.Deflection = c.asked
		if found := p.Check(t.Context()); (len(found) > 0) != c.refused {
			t.Errorf("asked %.4f of %.4f to %.4f: %v", c.asked, least, most, found)
		}
	}
}

// Contacts that nobody made before are counted apart: they say nothing of what
// an assistant can do, and take nothing from what people ask anyway.
func TestInducedContactsAreNoSkill(t *testing.T) {
	var success [2][]float64
	var anyway, induced [2]float64
	for k, e := range []float64{0, .4} {
		p := company()
		p.Arrivals.Elasticity = e
		past, d := pastOf(sim.NewFates(4, 2), p, listener{}), &Desk{}
		d.branchUnder(past, p)
		success[k] = d.plan.success
		if !past.base.solved[0].tried {
			t.Error("hardly anybody hangs up: nothing to tell")
		}
		d.month = &d.tally[1]
		for end := d.day + 14; d.day < end; { // before anybody leaves over it
			d.playDay()
		}
		induced[k] = d.month.counted(tInduced)
		anyway[k] = d.month.counted(tRaised) - d.month.counted(tInduced)
	}
	if !slices.Equal(success[0], success[1]) {
		t.Errorf("success %v without induced contacts, %v with them", success[0], success[1])
	}
	if anyway[0] != anyway[1] {
		t.Errorf("%v issues without induced ones, %v beside them", anyway[0], anyway[1])
	}
	const covered = 6.5 / 30 // mean over the first 14 days of a 30-day ramp
	if want := .4 * covered * anyway[1]; induced[0] != 0 || math.Abs(induced[1]-want) > 4*math.Sqrt(want) {
		t.Errorf("%v induced issues without elasticity, %v with it, want %.0f", induced[0], induced[1], want)
	}
}

// An assistant whose success is stated meets as many contacts as the deflection
// takes, however few; one that may not meet enough of them is taken for better
// than stated. What was asked comes out either way.
func TestDeflectionAtStatedSuccess(t *testing.T) {
	worlds := length(6, 12)
	for _, c := range []struct {
		asked, most, silent float64
		better              bool
	}{{.1, 1, .2, false}, {.35, 1, .2, false}, {.35, 1, .8, false}, {.35, .55, .2, true}, {.62, 1, .2, true}} {
		p := company()
		p.Assistant.Success, p.Assistant.Deflection, p.Assistant.Coverage, p.Assistant.Silent = .65, c.asked, c.most,
			c.silent
		p.Assistant.RampDays, p.Horizon.Months = 0, 3
		if found := p.Check(t.Context()); len(found) > 0 {
			t.Errorf("%+v: refused: %v", c, found)
		}
		var r rehearsal
		s := r.solve(&p)
		if better := s.success[0] > .65; better != c.better || better && s.coverage != c.most || !better &&
			s.coverage >= c.most {
			t.Errorf("%+v: success %.3f, meets %.3f", c, s.success[0], s.coverage)
		}
		var m stats.Moments
		for w := range uint64(worlds) {
			row := Play(t.Context(), sim.NewFates(9, w), []Params{p}, 0)[0]
			m.Add(mature(row, "contained"))
			if row.Values[measureIndex("deflection_clipped")] != 0 {
				t.Errorf("%+v: world %d was clipped", c, w)
			}
		}
		if se := m.SD() / math.Sqrt(float64(worlds)); math.Abs(m.Mean()-c.asked) > 4*se {
			t.Errorf("%+v: got %.4f ± %.4f", c, m.Mean(), se)
		}
	}
}

// The audit says when a contained share is made of silent failures.
func TestAuditNamesSilentFailures(t *testing.T) {
	verdict := func(p Params) (Finding, float64) {
		f := finding(t, p.Audit(t.Context()), result.SilentShare)
		return f, f.Value
	}
	p := company()
	p.Assistant.Deflection = .6
	if f, _ := verdict(p); f.Verdict != "ok" {
		t.Errorf("a good assistant: %+v", f)
	}
	p.Assistant.Silent, p.Assistant.Deflection = .95, .85
	f, share := verdict(p)
	if f.Verdict != "warn" || !slices.ContainsFunc(f.Facts,
		func(x result.Fact) bool { return x.Key == result.SkillHidden }) {
		t.Errorf("a silent one: %+v", f)
	}
	row := Play(t.Context(), sim.NewFates(9, 0), []Params{p}, 0)[0]
	played := row.Values[measureIndex("contained_silent")] / row.Values[measureIndex("contained")]
	if math.Abs(played-share) > .02 {
		t.Errorf("%.1f %% of contained by formula, %.1f %% played", 100*share, 100*played)
	}
}
