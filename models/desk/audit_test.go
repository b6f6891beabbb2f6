package desk

import (
	"math"
	"slices"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// finding is the one of a kind.
func finding(t *testing.T, all []Finding, kind result.FindingKind) Finding {
	t.Helper()
	for _, f := range all {
		if f.Kind == kind {
			return f
		}
	}
	t.Fatalf("no finding about %s", kind)
	return Finding{}
}

// TestAuditJudgesBothWays: a contact at a dollar and a half does not add up any
// more than one at thirty.
func TestAuditJudgesBothWays(t *testing.T) {
	for _, c := range []struct{ pay, verdict float64 }{{12_000, 1}, {60_000, 0}, {300_000, 1}} {
		p := company()
		p.Money.CostPerHeadYear = c.pay
		f := finding(t, p.Audit(t.Context()), result.PayrollPerContact)
		want := []result.Verdict{result.OK, result.Warn}[int(c.verdict)]
		if f.Verdict != want || f.Low != 3 || f.Bound != 15 {
			t.Errorf("a head at %v: %.3g a contact is %s (within %v to %v), want %s", c.pay, f.Value, f.Verdict,
				f.Low, f.Bound, want)
		}
	}
	for _, c := range []struct {
		heads float64
		want  result.Verdict
	}{{.8, result.Warn}, {1, result.OK}, {1.4, result.Warn}} {
		p := company()
		p.Humans.Heads = c.heads * p.HeadsNeeded()
		if f := finding(t, p.Audit(t.Context()), result.HeadsForLevel); f.Verdict != c.want {
			t.Errorf("%v of the heads needed: %s, want %s", c.heads, f.Verdict, c.want)
		}
	}
}

// TestAuditKnowsHiddenSlack: heads that only the limit of occupancy asks for are
// named where heads are compared with work, and are none without a limit.
func TestAuditKnowsHiddenSlack(t *testing.T) {
	p := company()
	if n := p.BeyondLevel(); n != 0 {
		t.Errorf("%v heads beyond the level without a limit", n)
	}
	p.Cut.Share, p.Humans.Occupancy = .2, .6
	n := p.BeyondLevel()
	free := p
	free.Humans.Occupancy = 0
	needed := func(p Params) float64 { return newBase(statusQuo(p.small())).staff.needed }
	if want := needed(p) - needed(free); math.Abs(n-want) > 1e-9 || n < 1 {
		t.Fatalf("%v heads beyond the level, want %v", n, want)
	}
	for _, kind := range []result.FindingKind{result.HeadsForLevel, result.HeadsForWork} {
		f := finding(t, p.Audit(t.Context()), kind)
		if !slices.ContainsFunc(f.Facts,
			func(x result.Fact) bool { return x.Key == result.BeyondLevel && *x.Value == n }) {
			t.Errorf("%s: %v", kind, f.Facts)
		}
	}
}

// TestBreakEvenDose: half of the dose worked out before any event gives a net
// gain when it is played, twice as much a net loss.
func TestBreakEvenDose(t *testing.T) {
	p := company()
	p.Valve, p.Routing.Policy, p.Cut.Share = Valve{ReturnDays: 2}, Everything, .35
	p.Segments[0].MarginPerMonth = 60
	dose := finding(t, p.Audit(t.Context()), result.BreakEvenDose).Value
	if !(dose > 0 && dose < .5) {
		t.Fatalf("the dose %v cannot be played at twice itself", dose)
	}
	for _, c := range []struct{ times, sign float64 }{{.5, 1}, {2, -1}} {
		q := p
		q.Churn.Scale = c.times * dose
		net := 0.0
		for w := range uint64(3) {
			row := Play(t.Context(), sim.NewFates(1, w), []Params{quoOf(q), q}, 0)[1]
			net += row.Values[measureIndex("net")]
		}
		if net*c.sign < 0 {
			t.Errorf("at %v times the break-even dose %.3g the net is %.3g", c.times, dose, net)
		}
	}
	dearer := p
	dearer.Assistant.PricePerSession *= 2
	if more := finding(t, dearer.Audit(t.Context()), result.BreakEvenDose).Value; !(more < dose) {
		t.Errorf("a dearer assistant moves the dose from %v to %v", dose, more)
	}
	dearer.Assistant.PricePerSession = 100
	if f := finding(t, dearer.Audit(t.Context()), result.BreakEvenDose); !math.IsNaN(f.Value) || f.Verdict != "warn" {
		t.Errorf("a plan that loses anyhow breaks even at %v (%s)", f.Value, f.Verdict)
	}
}

// Four heads over a year: dismissed in three stages of a month with a month's notice they are paid for
// 12 − 1 − 1 months less each, the mean stage being one month late. Ten of a hundred, of whom a tenth leaves a
// month: u = −ln(.9)/.1 months until ten are gone, 100·(u − (1 − e^(−.1u))/.1) + 10·(12 − u).
func TestHeadMonthsSaved(t *testing.T) {
	p := Params{}
	p.Horizon.Months = 12
	p.Cut.By, p.Cut.Stages, p.Cut.StageDays, p.Cut.NoticeDays = Layoff, 3, dates.EngineMonth, dates.EngineMonth
	near(t, "a layoff", p.goneMonths(4, 50), 4*10)
	p.Cut.Stages = 1
	near(t, "a layoff at once", p.goneMonths(4, 50), 4*11)
	p.Cut.By, p.Workforce.AttritionPerYear = Attrition, 1.2
	until := -math.Log(.9) / .1
	near(t, "attrition", p.goneMonths(10, 100), 100*(until-1)+10*(12-until))
	near(t, "attrition of all", p.goneMonths(100, 100), 100*(12-(1-math.Exp(-1.2))/.1))
}

// TestSignOverDoses: what is said of the doses that have been assumed is what the net at
// each of them says, whether a plan earns or not and loses customers, wins them or neither.
func TestSignOverDoses(t *testing.T) {
	for _, gain := range []float64{-300, -20, 0, 20, 300} {
		for _, margin := range []float64{-1000, -100, 0, 100, 1000} {
			gains, loses := 0, 0
			for _, dose := range []float64{leastDose, .2, .3, .4, mostDose} {
				switch net := gain - dose*margin; {
				case net > 0:
					gains++
				case net < 0:
					loses++
				}
			}
			f := Finding{Value: gain / margin, Low: leastDose, Bound: mostDose}
			f.turns(gain, margin)
			sign := f.Facts[0].Name
			right := map[string]bool{
				result.AlwaysGains: gains == 5, result.GainsAssumed: gains == 5,
				result.AlwaysLoses: loses == 5, result.LosesAssumed: loses == 5,
				result.DoseTurns: gains > 0 && loses > 0, result.NothingMoves: gains+loses == 0,
			}
			if !right[sign] {
				t.Errorf("gain %v, margin %v: %s, of 5 doses %d gain and %d lose", gain, margin, sign, gains, loses)
			}
		}
	}
}

// TestNobodyIsNeeded: a desk without work needs 0 people, with the sign people write.
func TestNobodyIsNeeded(t *testing.T) {
	for _, need := range []float64{0, 1e-9, math.Copysign(0, -1)} {
		if n := wholePeople(need); n != 0 || math.Signbit(n) {
			t.Errorf("%v needs %v people", need, n)
		}
	}
}

// TestAbility: the success a deflection asks for falls with what is silent, and
// leaves the evidence.
func TestAbility(t *testing.T) {
	p := company()
	p.Assistant.Deflection = .6
	before := p.Ability()
	if !before.Reached || !before.Published() {
		t.Fatalf("%+v", before)
	}
	p.Assistant.Silent = .4
	after := p.Ability()
	if !(after.Bounded < before.Bounded) || after.Published() {
		t.Errorf("with twice the silent failures %+v, before %+v", after, before)
	}
}

// A need is told in whole people: where 27.2 are needed, 27 are too few.
func TestNeedsAreWholePeople(t *testing.T) {
	for need, want := range map[float64]float64{27.2: 28, 27: 27, 27 + 1e-9: 27, .3: 1, 0: 0} {
		if got := wholePeople(need); got != want {
			t.Errorf("%v needed: %v people, want %v", need, got, want)
		}
	}
	p := company()
	f := finding(t, p.Audit(t.Context()), result.HeadsForLevel)
	at := slices.IndexFunc(f.Facts, func(x result.Fact) bool { return x.Key == result.HeadsNeeded })
	if at < 0 || *f.Facts[at].Value != p.HeadsNeeded() || *f.Facts[at].Value != math.Ceil(*f.Facts[at].Value) {
		t.Errorf("the audit tells %v, the desk needs %v", f.Facts, p.HeadsNeeded())
	}
}
