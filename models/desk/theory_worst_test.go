package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// What the rule adds, issue by issue: the sum at weight 0, the worst within memory at weight 1, and both in
// their shares between.
func TestWorstWithinMemory(t *testing.T) {
	issues := []struct {
		day  engineDay
		dose float64
	}{{0, .2}, {10, .1}, {50, .3}, {140, .3}, {240, .25}, {241, .5}}
	// memory of 100 days: .2, nothing beyond it, what is above it, an equal one that is remembered instead, nothing
	// on the last day of that, and all of .5 on the day after
	want := []float64{.2, 0, .1, 0, 0, .5}
	for _, w := range []float64{0, .25, 1} {
		d := dayOneOf(func(p *Params) { p.Churn.Worst, p.Churn.WorstDays = w, 100 })
		if len(d.peaks.worst) == 0 {
			d.peaks.worst = make([]peak, 1)
		}
		d.peaks.worst[0] = peak{day: longAgo}
		for i, is := range issues {
			d.day = is.day
			if got, adds := d.beyondWorst(0, is.dose), (1-w)*is.dose+w*want[i]; math.Abs(got-adds) > 1e-6 {
				t.Errorf("weight %v, issue %d: adds %v, want %v", w, i, got, adds)
			}
		}
		d.day = 400
		if got := d.beyondWorst(0, .1); math.Abs(got-.1) > 1e-9 {
			t.Errorf("after all is forgotten .1 adds %v", got)
		}
	}
}

// The law of what issues add on average, and of the worst that is remembered, is what the rule gives over many
// issues: of others and failures, rare and frequent.
func TestWorstByTheLaw(t *testing.T) {
	for _, perYear := range []float64{.5, 3, 40} {
		b := &base{
			Params: Params{Churn: Churn{Worst: 1, WorstDays: 200}, Segments: []Segment{{}}}, doses: doses{.3, .2},
		}
		b.reference = Flow{Intent: .09, FailureShare: .15, IntentFailures: .035}
		g := &group{rate: perYear / 365}
		m := b.memoryOf(g)
		key, now, held := sim.NewFates(4, 1).Of(7), 0., [sizes]float64{}
		worst, since, at := 0., 0., -1
		var adds, dose [2]stats.Moments
		issues := length(40_000, 400_000)
		share := b.reference.FailureShare
		for n := range uint32(issues) {
			gap := key.Exp(40, n) / g.rate
			if at >= 0 { // time the record was held since the last issue
				held[at] += min(gap, max(0, since+m.days-now))
			}
			now += gap
			if now-since > m.days {
				worst, at = 0, -1
			}
			bad := key.Uniform(41, n) < share
			mean, q := (b.reference.Intent-b.reference.IntentFailures)/(1-share), b.doses.others
			if bad {
				mean, q = b.reference.IntentFailures/share, b.doses.failures
			}
			spread := gammaSizes(q)
			x := mean * spread[int(key.Uniform(42, n)*float64(len(spread)))]
			k := int(oneIf(bad))
			adds[k].Add(max(0, x-worst))
			dose[k].Add(x)
			if x >= worst {
				worst, since = x, now
				for i, v := range m.value {
					if math.Abs(v-x) < 1e-12 {
						at = i
					}
				}
			}
		}
		for k, want := range []float64{m.others, m.bad} {
			got := adds[k].Mean() / dose[k].Mean()
			if se := 2 * adds[k].SD() / dose[k].Mean() / math.Sqrt(float64(adds[k].N())); math.Abs(got-want) > 4*se {
				t.Errorf("%v a year, kind %d: adds %.4f of its dose, the law says %.4f ± %.4f", perYear, k, got,
					want, se)
			}
		}
		for i := range held {
			if got := held[i] / now; math.Abs(got-m.held[i]) > .02 {
				t.Errorf("%v a year: worst %d is held %.3f of the time, the law says %.3f", perYear, i, got, m.held[i])
			}
		}
	}
}

// Leavers a customer and year of the status quo are those stated where the worst counts, as where the sum does,
// and with the scale solved for so is the share over service. Of the customers of day 0 fewer leave within the
// year: they remember something, and who comes new does not.
func TestStatedChurnByTheWorst(t *testing.T) {
	for _, scale := range []float64{math.NaN(), .2} {
		p := quoOf(company())
		p.Segments[0].Customers, p.Segments[0].IssuesPerYear, p.Horizon.Months = 60_000, 8, 12
		p.Churn.Scale, p.Churn.LagDays = scale, 0
		p.Churn.Worst, p.Churn.WorstDays = 1, 365
		byMonth, _ := Column(SeriesMeasures, "churn")
		left, service := 0., 0.
		const worlds = 2
		for w := range uint64(worlds) {
			row := Play(t.Context(), sim.NewFates(8, w), []Params{p}, 0)[0]
			for m := range row.Series {
				left += row.Series[m][byMonth] / 12 / worlds
			}
			service += valueOf(row, "left_over_service") / worlds
		}
		g := newBase(statusQuo(p)).groups[0]
		if want := -math.Log1p(-p.Segments[0].ChurnPerYear); math.Abs(left-want) > .01*want {
			t.Errorf("scale %v: %.4f leave a customer and year, %.4f is stated", scale, left, want)
		}
		if !math.IsNaN(scale) {
			continue
		}
		// the law takes doses as Gamma distributed, which they are not
		if want := g.tenure.service * 365 * p.Segments[0].Customers; math.Abs(service-want) > .06*want {
			t.Errorf("%.0f leave over service, %.0f are to", service, want)
		}
		sum := p
		sum.Churn.Worst = 0
		if of := newBase(statusQuo(sum)).groups[0]; g.scale <= of.scale {
			t.Errorf("the scale is %.3f by the worst, %.3f by the sum: the worst of many is less than all of them",
				g.scale, of.scale)
		}
	}
}

// Three segments of 50, 30 and 20 % of customers by rising margin, of which the last two have the same: their mean
// ranks are .25, .75 and .75, and doses weigh 1 on average whatever the correlation.
func TestDoseByMargin(t *testing.T) {
	p := company()
	s := p.Segments[0]
	p.Segments = []Segment{s, s, s}
	for k, share := range []float64{.3, .5, .2} {
		p.Segments[k].Customers, p.Segments[k].MarginPerMonth = share*1e5, []float64{40, 10, 40}[k]
	}
	for _, rho := range []float64{0, .6, -.3} {
		p.Churn.MarginCorrelation = rho
		lean, mean := p.leanOf(), 0.
		for k, v := range []float64{.75, .25, .75} {
			if want := 1 + rho*(2*v-1); math.Abs(lean[k]-want) > 1e-12 {
				t.Errorf("ρ %v: segment %d weighs %v, want %v", rho, k, lean[k], want)
			}
			mean += lean[k] * p.Segments[k].Customers / 1e5
		}
		if math.Abs(mean-1) > 1e-12 {
			t.Errorf("ρ %v: doses weigh %v on average", rho, mean)
		}
		b := newBase(statusQuo(p))
		for k := range b.groups { // a stated scale: doses in proportion
			if got := b.groups[k].scale; math.Abs(got-.25*lean[k]) > 1e-12 {
				t.Errorf("ρ %v: the scale of segment %d is %v", rho, k, got)
			}
		}
	}
	p.Churn.Scale, p.Churn.ServiceShare, p.Churn.MarginCorrelation = math.NaN(), .3, .6
	b := newBase(statusQuo(p))
	for k, v := range []float64{.75, .25, .75} { // a share of churn: that of each segment
		if got, want := b.groups[k].tenure.serviceShare(), .3*(1+.6*(2*v-1)); math.Abs(got-want) > 1e-6 {
			t.Errorf("service causes %v of the churn of segment %d, want %v", got, k, want)
		}
	}
	if p.Segments[1].MarginPerMonth = 40; len(p.Check(t.Context())) != 1 {
		t.Error("a correlation with one margin is not refused")
	}
}

// A scale that some drawn world cannot have is refused where the draw alone shows it; where it takes what else
// is drawn, the worlds that clip it say so (churn_clipped), and are no share of none.
func TestStatedScaleThatCannotBe(t *testing.T) {
	p := quoOf(company())
	p.Segments[0].Customers, p.Segments[0].IssuesPerYear, p.Horizon.Months = 4_000, 12, 3
	p.Churn.Scale = .9
	if found := p.ImpossibleChurn(); len(found) != 1 || found[0].Hint == "" {
		t.Errorf("found %v", found)
	}
	if v := valueOf(Play(t.Context(), sim.NewFates(1, 1), []Params{p}, 0)[0], "churn_clipped"); v != 1 {
		t.Errorf("a clipped world says %v", v)
	}
	p.Churn.Scale = .05
	if v := valueOf(Play(t.Context(), sim.NewFates(1, 1), []Params{p}, 0)[0], "churn_clipped"); v != 0 {
		t.Errorf("a world that is not clipped says %v", v)
	}
}
