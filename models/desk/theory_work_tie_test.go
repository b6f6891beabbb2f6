package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// tieOf is a tie of work and solvability.
func tieOf(correlation, attempts, cv float64) *workTie {
	b := &base{kinds: []kind{{handle: newLaw(Lognormal, 10, cv)}}}
	return b.tied(&Params{
		Categories: []Category{{Correlation: attempts}}, Assistant: Assistant{WorkCorrelation: correlation},
	}, 0)
}

// Over all issues, attempts succeed after any number of failures exactly as often as without a tie, and issues
// take as long.
func TestTiesKeepBothLaws(t *testing.T) {
	for _, correlation := range []float64{-.95, -.8, -.3, .5, .95} {
		for _, attempts := range []float64{.05, .35, .95, .9999} {
			tie := tieOf(correlation, attempts, 1.25)
			for _, a := range []float64{0, .03, .14, .5, .773, .92, 1} {
				o := tie.odds(a)
				var left [workClasses]float64
				mean := 0.0
				for c := range left {
					left[c] = 1. / workClasses
					mean += left[c] * tie.work[c]
				}
				if math.Abs(mean-1) > 1e-12 {
					t.Fatalf("mean work %v", mean)
				}
				for f := range 6 {
					sum, solved := 0.0, 0.0
					for c := range left {
						p := o.at(f, c)
						if !(p >= 0 && p <= 1) {
							t.Fatalf("a chance of %v", p)
						}
						sum += left[c]
						solved += left[c] * p
						left[c] *= 1 - p
					}
					if want := sum * a * predictive(min(attempts, .999), f); math.Abs(solved-want) > 1e-12 {
						t.Errorf("%v, %v, success %v after %d failures: %v of %v, want %v", correlation, attempts, a, f,
							solved, sum, want)
					}
				}
			}
		}
	}
}

// The rank correlation of work and solvability is the one stated, and without one the chances are Pólya's.
func TestTiesHaveTheirRankCorrelation(t *testing.T) {
	for _, want := range []float64{-.8, -.4, .6} {
		tie := tieOf(want, .45, 1.25)
		s := 1/tie.attempts - 1
		moments := failureMoments(.7*s, .3*s)
		share := tie.join(&moments[0])
		got, before := 0.0, 0.0
		for cell, q := range moments[0] {
			for c, p := range share[cell] {
				got += 12 * q * p * ((float64(c)+.5)/workClasses - .5) * (before + q/2 - .5)
			}
			before += q
		}
		if math.Abs(got-want) > .004 {
			t.Errorf("rank correlation %.4f, want %v", got, want)
		}
	}
	tie := tieOf(1e-9, .4, 1.25)
	for _, a := range []float64{.25, .61} {
		o := tie.odds(a)
		for f := range 5 {
			for c := range workClasses {
				if want := a * predictive(.4, f); math.Abs(o.at(f, c)-want) > 1e-6 {
					t.Errorf("success %v after %d failures, class %d: %v, want %v", a, f, c, o.at(f, c), want)
				}
			}
		}
	}
}

// What a trial of this copula gave by drawing (CV 1.25, ρ .45, success .75, all of the work the issue's own):
// hours ÷ volume .81 at −.5 and .69 at −.8.
func TestTiesGiveWhatATrialGave(t *testing.T) {
	whole := newLaw(Lognormal, 10, 1.25)
	whole.sigma /= math.Sqrt(issuePart)
	for correlation, want := range map[float64]float64{-.5: .81, -.8: .69} {
		o := tieOf(correlation, .45, 1.25).odds(.75)
		hours := 0.0
		for c := range workClasses {
			hours += o.at(0, c) * whole.workOf(c) / workClasses
		}
		if got := hours / .75; math.Abs(got-want) > .01 {
			t.Errorf("at %v hours are %.3f of volume, want %v", correlation, got, want)
		}
	}
}

// An issue's class is where its normal score lies, and no draw is spent on it.
func TestWorkClassesAreEquallyLikely(t *testing.T) {
	for k := range workClasses {
		if got := workClass(portable.NormalQuantile((float64(k) + .5) / workClasses)); got != k {
			t.Errorf("class %d is taken for %d", k, got)
		}
	}
	if workClass(math.Inf(-1)) != 0 || workClass(math.Inf(1)) != workClasses-1 {
		t.Error("the ends are in no class")
	}
}

// Shorter issues are solved: the same number of first attempts succeeds with a tie as without in the same world,
// to chance, and what is left to the people takes longer, a category at a time.
func TestTiedIssuesLeaveLongWork(t *testing.T) {
	free := silent(Everything)
	fixSuccess(&free)
	free.Humans.FailedBot = 1
	tied := free
	tied.Assistant.WorkCorrelation = -.8
	solved := meanOf(t.Context(), 2, "contained_resolved", free, tied)
	longer := meanOf(t.Context(), 2, "handle_time", free, tied)
	if math.Abs(solved-1) > .01 || longer < 1.05 {
		t.Errorf("a tie makes resolved contacts %.4f and handle times %.4f of what they were", solved, longer)
	}
}

// The quotient of hours freed and share contained is the product of its causes, each of which is 1 where it is
// not there. What selection and new demand take of it is what they take where it is played; the level itself
// differs by the first weeks, in which who is failed in silence is not back yet (TestAuditIsWhatIsPlayed).
func TestWorkRemovedIsItsCauses(t *testing.T) {
	facts := func(p Params) (value float64, by map[string]float64) {
		f, by := finding(t, p.Audit(t.Context()), result.WorkRemoved), map[string]float64{}
		product := 1.0
		for _, x := range f.Facts {
			by[x.Key] = *x.Value
			product *= *x.Value
		}
		if len(by) != 5 || math.Abs(product-f.Value) > 1e-12 {
			t.Errorf("%v make %v, want %v", by, product, f.Value)
		}
		return f.Value, by
	}
	p := silent(Everything)
	fixSuccess(&p)
	p.Assistant.WorkCorrelation, p.Arrivals.Elasticity = -.6, .1
	value, all := facts(p)
	for key, most := range map[string]float64{
		result.CauseMix: .99, result.CauseSelection: .98, result.CauseDemand: .95, result.CauseSilent: .9,
	} {
		if !(all[key] < most) {
			t.Errorf("%s is %v", key, all[key])
		}
	}
	for key, without := range map[string]func(*Params){
		result.CauseMix: func(p *Params) {
			for k := range p.Categories {
				p.Categories[k].HandleMinutes, p.Categories[k].FirstContact = 6, .7
			}
		},
		result.CauseSelection: func(p *Params) { p.Assistant.WorkCorrelation = 0 },
		result.CauseDemand:    func(p *Params) { p.Arrivals.Elasticity = 0 },
		result.CauseSilent:    func(p *Params) { p.Assistant.Silent = 0 },
	} {
		q := p.with(nil)
		without(&q)
		if _, by := facts(q); math.Abs(by[key]-1) > 1e-9 {
			t.Errorf("%s is %v where there is none", key, by[key])
		}
	}
	played := func(p Params) float64 {
		return (1 - meanOf(t.Context(), 2, "human_hours", quoOf(p), p)) / meanOf(t.Context(), 2, "contained", p)
	}
	free := p
	free.Assistant.WorkCorrelation, free.Arrivals.Elasticity = 0, 0
	formula, _ := facts(free)
	here, there := played(p), played(free)
	if math.Abs(here-value) > .04 || math.Abs((there-here)-(formula-value)) > .01 {
		t.Errorf("audit: %.3f of the share contained and %.3f, played %.3f and %.3f", value, formula, here, there)
	}
}

// A tie is of the issues: two plans that differ in nothing else share their worlds, and one a hair from none
// gives nearly the rows of none.
func TestASmallTieMovesLittle(t *testing.T) {
	p := company()
	q := p
	q.Assistant.WorkCorrelation = -1e-7
	rows := Play(t.Context(), sim.NewFates(4, 1), []Params{p, q}, 0)
	for _, name := range []string{"contacts", "contained", "human_hours"} {
		k := measureIndex(name)
		if a, b := rows[0].Values[k], rows[1].Values[k]; math.Abs(a-b) > 2e-3*math.Abs(a) {
			t.Errorf("%s: %v, and %v with next to no tie", name, a, b)
		}
	}
}

// An assistant found for a deflection has it with work and solvability tied, though most of the search is done
// without.
func TestATiedAssistantHasTheDeflectionAsked(t *testing.T) {
	p := silent(Everything)
	p.Assistant.WorkCorrelation = -.6
	b := newBase(p)
	s := b.solve(&p)
	if got := b.deflection(&p, s.onPath, s.hangUp); math.Abs(got-p.Assistant.Deflection) > 1e-8 || !s.reached {
		t.Errorf("deflection %v, want %v", got, p.Assistant.Deflection)
	}
	if s.byTie == 0 {
		t.Error("the tie moves nothing, so that this tests nothing")
	}
}
