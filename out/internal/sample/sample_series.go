package sample

import (
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// sampleSeries makes up every monthly measure of every plan; one of the reference is missing, as it is
// where no assistant answers.
func sampleSeries(r *result.Result) {
	for p, plan := range r.Plans {
		for _, m := range r.SeriesMeasures {
			s := result.Series{Plan: plan.Name, Measure: m.Name, Level: .9, Estimator: "block means, t"}
			for month := range r.Scenario.Months {
				mean, sd := sampleMonth(m.Name, float64(month), ofPlan(gain, p), ofPlan(harms, p))
				if p == 0 && m.Name == result.SurveyedLongTailAssistant {
					mean = math.NaN()
				}
				e := sd / math.Sqrt(200) * 1.65
				s.Mean, s.Lo, s.Hi = append(s.Mean, mean), append(s.Lo, mean-e), append(s.Hi, mean+e)
				s.P5, s.P25, s.P50 = append(s.P5, mean-1.64*sd), append(s.P25, mean-.67*sd), append(s.P50, mean)
				s.P75, s.P95 = append(s.P75, mean+.67*sd), append(s.P95, mean+1.64*sd)
			}
			if p > 0 {
				sampleGap(&s, r.SeriesOf(r.Plans[0].Name, m.Name))
			}
			r.Series = append(r.Series, s)
		}
	}
}

// sampleGap is plan minus reference, known three times as well as either.
func sampleGap(s, ref *result.Series) {
	for m, mean := range s.Mean {
		gap, half := mean-ref.Mean[m], (s.Hi[m]-s.Lo[m])/6
		s.Gap, s.GapLo, s.GapHi = append(s.Gap, gap), append(s.GapLo, gap-half), append(s.GapHi, gap+half)
	}
}

// sampleMonth is the mean and spread of a measure in month m: cost moves at once, satisfaction after
// weeks, churn after half a year, as the charts are there to show.
func sampleMonth(name string, m, gain, harm float64) (mean, sd float64) {
	after := 1 - math.Exp(-math.Max(0, m-1)/2)
	late := math.Max(0, m-7) / 10
	saved, loss := gain*1.25e5*math.Max(0, m-2), harm*1.9e4*math.Pow(math.Max(0, m-5), 1.9)
	switch name {
	case result.CostPerTicket:
		return 4.4 - 1.2*gain*after + .1*math.Sin(m), .15
	case result.HandleTime:
		return 7.2 + .8*gain*after + .05*math.Cos(m), .2
	case result.Contained:
		return .45 * gain * after, .04
	case result.RepeatRate:
		return .18 + .09*harm*after, .015
	case result.Churn:
		return .14 + .06*harm*late, .012
	case result.RetentionReported:
		return 1 - .02*late*harm, .004
	case result.SurveyedBoundedAssistant:
		return 82 - 3*harm*after, 2
	case result.SurveyedBoundedHuman:
		return 84 - 2*harm*after, 1.5
	case result.SurveyedLongTailAssistant:
		return 66 - 22*harm*after, 4
	case result.SurveyedLongTailHuman, result.SatisfactionLongTail:
		return 76 - 9*harm*after, 2
	case result.SatisfactionBounded:
		return 83 - 2*harm*after, 1.5
	case result.SavingsCumulative:
		return saved, saved * .08
	case result.LossCumulative:
		return loss, loss * .45
	case result.NetCumulative:
		return saved - loss, saved*.08 + loss*.45
	}
	return 120 - 48*gain*after, 1
}

// sampleGrid makes up a grid of cuts and deflections in which losses grow with the square of what is
// cut beyond the work that goes.
func sampleGrid(r *result.Result) {
	if len(r.Plans) < 2 {
		return
	}
	g := &result.Grid{Plan: r.Plans[1].Name, Axes: []result.Axis{
		{
			Key: "cut.share", Label: "Share of staff cut", Unit: result.UnitShare,
			Values: []float64{0, .1, .2, .3, .4, .5},
		},
		{
			Key: "assistant.deflection", Label: "deflection", Unit: result.UnitShare,
			Values: []float64{.412, .5, .587, .7},
		},
	}}
	for i, cut := range g.Axes[0].Values {
		for j, deflection := range g.Axes[1].Values {
			c := result.Cell{At: []int{i, j}, Worlds: 48}
			strain := math.Max(0, cut-deflection*.42)
			saved := 5.6e6*cut - 2e5
			loss := 6e5*cut + 3.2e7*strain*strain*(1+strain)
			sd := 6e4 + .45*loss
			for _, e := range []struct {
				name     string
				mean, sd float64
			}{{result.Savings, saved, 8e4}, {result.RetentionLoss, loss, sd}, {result.Net, saved - loss, sd + 5e4}} {
				half := e.sd * 1.68 / math.Sqrt(48)
				c.Estimates = append(c.Estimates, result.Estimate{
					Plan: g.Plan, Measure: e.name, N: 48, Mean: &e.mean,
					Interval: &result.Interval{Lo: e.mean - half, Hi: e.mean + half, Level: .9},
					Quantiles: &result.Quantiles{
						P5: e.mean - 1.64*e.sd, P25: e.mean - .67*e.sd, P50: e.mean,
						P75: e.mean + .67*e.sd, P95: e.mean + 1.64*e.sd,
					},
				})
			}
			p := .5 * math.Erfc((saved-loss)/(sd+5e4)/math.Sqrt2)
			c.Probabilities = []result.Probability{Loss(g.Plan, int(math.Round(p*48)), 48)}
			g.Cells = append(g.Cells, c)
		}
	}
	r.Grid = g
}

// sampleStress moves every net value down with churn and silence: the mean of
// plan-2 changes sign near the top of the churn dose.
func sampleStress(r *result.Result) {
	for _, k := range []struct {
		key      string
		lo, hi   float64
		gain     float64 // money at the low end
		loss     float64 // and at the high one
		lowText  string
		highText string
	}{
		{"churn.scale", .1, .5, 9e5, -7e5, "0.1", "0.5"},
		{"assistant.silent", .1, .8, 3e5, -4e5, "0.1", "0.8"},
		{"humans.slack", -.1, .1, -6e4, 5e4, "-0.1", "0.1"},
	} {
		for _, p := range r.Plans[1:] {
			own := r.Estimate(p.Name, result.Net)
			at := func(text string, value, shift float64) result.Stress {
				mean := *own.Mean + shift
				half := own.Interval.HalfWidth() * 1.4
				iv := &result.Interval{Lo: mean - half, Hi: mean + half, Level: .9}
				return result.Stress{
					Plan: p.Name, Key: k.key, Text: text, Value: value, Worlds: 36,
					Net: result.Estimate{
						Plan: p.Name, Measure: result.Net, N: 36, Mean: &mean, Interval: iv,
						Difference: &result.Difference{Mean: mean, Interval: iv, Clear: iv.Excludes(0)},
					},
					Loss: Loss(p.Name, int(math.Round(18*math.Erfc(mean/1.2e6))), 36),
				}
			}
			a, b := at(k.lowText, k.lo, k.gain), at(k.highText, k.hi, k.loss)
			r.Stress = append(r.Stress, a, b)
			e := result.BreakEven{
				Plan: p.Name, Key: k.key, Low: k.lo, High: k.hi,
				Sign: result.Positive,
			}
			if ya, yb := *a.Net.Mean, *b.Net.Mean; (ya < 0) != (yb < 0) {
				x := k.lo + (k.hi-k.lo)*ya/(ya-yb)
				e.Value, e.Sign = &x, result.ChangesSign
			} else if ya < 0 {
				e.Sign = result.Negative
			}
			r.BreakEvens = append(r.BreakEvens, e)
		}
	}
}

// sampleLedger makes up what a report lists beside its figures: day 0, audit, assumptions, thresholds.
func sampleLedger(r *result.Result) {
	v := func(x float64) *float64 { return &x }
	r.DayZero = []result.Fact{
		{Key: result.Heads, Label: "Heads on the payroll", Value: v(120), Unit: result.UnitHeads},
		{Key: result.ServiceLevel, Label: "Answered within 20 seconds", Value: v(.83), Unit: result.UnitShare},
		{Key: result.Occupancy, Label: "Occupancy", Value: v(.79), Unit: result.UnitShare},
		{Key: result.Contacts, Label: "Contacts a month", Value: v(61240), Unit: result.UnitContacts},
		{Key: result.Churn, Label: "Churn a year", Value: v(.143), Unit: result.UnitShare},
	}
	r.Audit = []result.Finding{
		{
			Figure: "Heads the contained work frees, against heads cut", Value: v(31), Bound: v(48),
			Unit: result.UnitHeads, Verdict: result.Warn,
			Why: "The cut takes 17 heads more than the assistant frees at its median.",
		},
		{
			Figure: "Success on bounded tickets that a deflection of 41 % needs", Value: v(.57), Bound: v(.92),
			Unit: result.UnitShare, Verdict: result.OK, Why: "Below the best evidence.",
		},
	}
	r.Assumptions = []result.Assumption{
		{
			Path: "churn.intent_to_behaviour", Value: "{ low = 0.1, high = 0.5 }", Unit: result.UnitShare,
			Distribution: "uniform", Low: v(.1), High: v(.5), Source: "", Grade: "assumed", Sampled: true,
		},
		{
			Path: "assistant.silent_share", Value: "{ low = 0.1, high = 0.8 }", Unit: result.UnitShare,
			Distribution: "uniform", Low: v(.1), High: v(.8), Grade: "assumed", Sampled: true,
		},
		{
			Path: "assistant.deflection", Value: "{ p50 = 0.412, p75 = 0.587, max = 0.65 }", Unit: result.UnitShare,
			Distribution: "quantiles", Low: v(.3), High: v(.6), Source: "benchmark of tier-1 programmes", Grade: "C",
			Sampled: true,
		},
	}
	r.Givens = []result.Assumption{
		{
			Path: "money.cost_per_head_year", Value: "55000", Unit: result.UnitMoneyYear, Source: "payroll", Grade: "A",
			Owner: "head of support",
		},
		{Path: "cut.share", Plan: "plan-1", Value: "0.4", Unit: result.UnitShare},
		{Path: "assistant.steps", Default: true, Value: "3", Source: "a study", Grade: "C"},
	}
	for _, p := range r.Plans[1:] {
		r.Deployments = append(r.Deployments, result.Deployment{Plan: p.Name, Standing: Standing(nil)})
	}
	r.Thresholds = []result.Threshold{{
		Name: "board-appetite", Plan: "plan-1", Expr: "p(net < 0) < 0.2",
		Outcome: result.Failed, Detail: "0.44",
	}}
	r.Warnings = []result.Warning{{About: "assistant.deflection", Text: "3 % of draws were cut at the ceiling."}}
	for _, m := range []string{result.Savings, result.Net, result.Payroll, result.Severance, result.Hiring} {
		r.Warnings = append(r.Warnings,
			result.Warning{
				Kind: result.NoInterval, Plan: "plan-1", Measure: m,
				Reason: "pairs agree too well for an interval of the chance share",
			})
	}
}

// sampleVariants gives the first rival two degrees of friction and three
// triggers, of which one never fires.
func sampleVariants(r *result.Result) {
	for k, steps := range []float64{0, 4} {
		v := result.Variant{Question: result.FrictionVariant, Plan: r.Plans[1].Name, Value: &steps, Worlds: 36}
		for i, m := range []string{
			result.Contained, result.ContainedResolved, result.ContainedGaveUp,
			result.ContainedElsewhere, result.SatisfactionLongTail, result.Net,
		} {
			mean := .3 + .1*float64(k) + .01*float64(i)
			if m == result.Net {
				mean *= -1e6
			}
			v.Estimates = append(v.Estimates, result.Estimate{Plan: v.Plan, Measure: m, N: 36, Mean: &mean})
		}
		r.Variants = append(r.Variants, v)
	}
	for k, text := range []string{
		"cost dashboard, reported retention falls by 1 %",
		"joint dashboard, satisfaction falls by 3 points", "nobody looks",
	} {
		s := &result.Survival{Plan: r.Plans[1].Name, Name: result.ReversedDay, Unit: result.UnitDay, Level: .9}
		for m := range r.Scenario.Months + 1 {
			share := math.Max(1-float64(m*k%3)*.02*float64(m), .2)
			if k == 2 {
				share = 1
			}
			s.Times, s.Share = append(s.Times, float64(m)*dates.EngineMonth), append(s.Share, share)
			s.Lo, s.Hi = append(s.Lo, share-.1), append(s.Hi, math.Min(1, share+.1))
		}
		r.Variants = append(r.Variants, result.Variant{
			Question: result.TriggerVariant, Plan: s.Plan, Text: text, Worlds: 36,
			Survival: s,
		})
	}
}
