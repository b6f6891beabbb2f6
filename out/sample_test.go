package out

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// sample is a made-up result, the same at every call: plans plans beside the
// reference, 18 months, a grid of 6 × 4, 200 worlds. Its numbers are there to
// be drawn; none of them is a finding.
func sample(plans int) (*result.Result, *result.Runs) {
	r := &result.Result{
		Program: result.Program{Version: "0.1", Model: "desk 1"},
		Scenario: result.Scenario{Name: "midsize-fintech", Title: "A fintech with 120 agents", Start: "2024-02-01", Months: 18, Currency: "EUR",
			Question: "How deep can we cut if the assistant really contains 41 %?"},
		Seed: 7, Worlds: 200, Blocks: 22, Hash: "3f9c2a71d0e4", Scale: 1,
		Design: result.Design{Kind: "scrambled Sobol in blocks", Inputs: 3, DrawsPerBlock: 8, WorldsPerBlock: 9, Blocks: 22, Pairs: 22, Level: .9, Stopping: "200 worlds", Stopped: "all worlds played"},
	}
	sampleMeasures(r)
	names := []string{"Cut 40 %, assistant takes everything, human hidden", "Cut 20 %, bounded work only, one click to a human",
		"Cut 40 % in two steps with a gate on satisfaction per query type", "No cut, assistant helps agents", "Cut 30 %, outsourced pool first, then own staff by attrition only"}
	r.Plans = []result.Plan{{Name: "keep-everyone", Title: "Keep everyone", Reference: true}}
	for i := range plans {
		title := names[i%len(names)]
		if i >= len(names) {
			title += fmt.Sprintf(", variant %d", i/len(names)+1)
		}
		cut, live := 90., 30.
		r.Plans = append(r.Plans, result.Plan{Name: fmt.Sprintf("plan-%d", i+1), Title: title, Facts: []result.Fact{
			{Key: "cut_share", Label: "Share cut", Value: &[]float64{.4, .2, .4, 0, .3}[i%5], Unit: "share"},
			{Key: "go_live_day", Label: "go-live", Value: &live, Unit: "day"}, {Key: "cut_day", Label: "cut", Value: &cut, Unit: "day"}}})
	}
	runs := sampleRuns(r)
	sampleEstimates(r, runs)
	sampleSeries(r)
	sampleGrid(r)
	sampleStress(r)
	sampleVariants(r)
	sampleLedger(r)
	return r, runs
}

func sampleMeasures(r *result.Result) {
	for _, m := range []struct {
		name, unit string
		better     result.Better
	}{
		{"savings", "money", result.Higher}, {"retention_loss", "money", result.Lower}, {"net", "money", result.Higher}, {"net_terminal", "money", result.Higher},
		{"payroll", "money", result.Lower}, {"severance", "money", result.Lower}, {"hiring", "money", result.Lower}, {"assistant_cost", "money", result.Lower},
		{"leakage", "money", result.Lower}, {"exposure", "money", result.Lower}, {"margin", "money", result.Higher},
		{"contained", "share", result.Higher}, {"contained_resolved", "share", result.Higher}, {"contained_silent", "share", result.Lower},
		{"contained_left_bot", "share", result.Lower}, {"contained_gave_up", "share", result.Lower}, {"contained_elsewhere", "share", result.Lower}, {"solved_off_hours", "share", result.Neither},
		{"customers_lost", "customers", result.Lower}, {"committed", "customers", result.Lower}, {"heads_end", "heads", result.Neither}, {"laid_off", "heads", result.Neither},
		{"overtaken_month", "month", result.Higher}, {"first_alarm_day", "day", result.Lower}, {"reversed_day", "day", result.Neither},
		{"repeat_pay", "money", result.Lower}, {"rehiring", "money", result.Lower}, {"committed_loss", "money", result.Lower},
	} {
		r.Measures = append(r.Measures, result.Measure{Name: m.name, Title: m.name, Unit: m.unit, Better: m.better})
	}
	for _, m := range []struct {
		name, unit string
		better     result.Better
	}{
		{"cost_per_ticket", "money", result.Lower}, {"handle_time", "minutes", result.Lower}, {"contained", "share", result.Higher},
		{"repeat_rate", "share", result.Lower}, {"churn", "share", result.Lower}, {"retention_reported", "share", result.Higher},
		{"surveyed_bounded_assistant", "points", result.Higher}, {"surveyed_bounded_human", "points", result.Higher},
		{"surveyed_long_tail_assistant", "points", result.Higher}, {"surveyed_long_tail_human", "points", result.Higher},
		{"satisfaction_bounded", "points", result.Higher}, {"satisfaction_long_tail", "points", result.Higher},
		{"net_cumulative", "money", result.Higher}, {"savings_cumulative", "money", result.Higher}, {"loss_cumulative", "money", result.Lower}, {"heads", "heads", result.Neither},
	} {
		r.SeriesMeasures = append(r.SeriesMeasures, result.Measure{Name: m.name, Title: m.name, Unit: m.unit, Better: m.better})
	}
}

// harm is how much the i-th plan hurts, gain how much it saves; 0 is the
// reference.
var (
	harms = []float64{0, 1.25, .35, .9, .05, .75}
	gain  = []float64{0, 1, .55, .9, .1, .72}
)

func ofPlan(xs []float64, plan int) float64 {
	if plan == 0 {
		return 0
	}
	return xs[1+(plan-1)%5] * (1 - .03*float64((plan-1)/5))
}

// sampleRuns plays the made-up worlds: three inputs, then every measure.
func sampleRuns(r *result.Result) *result.Runs {
	rnd := rand.New(rand.NewPCG(1, 2))
	runs := &result.Runs{Inputs: []string{"churn.intent_to_behaviour", "assistant.silent_share", "assistant.deflection"}}
	for _, p := range r.Plans {
		runs.Plans = append(runs.Plans, p.Name)
	}
	for _, m := range r.Measures {
		runs.Measures = append(runs.Measures, m.Name)
	}
	for w := range r.Worlds {
		in := []float64{.1 + .4*rnd.Float64(), .1 + .7*rnd.Float64(), .3 + .3*rnd.Float64()}
		world := result.RunWorld{World: w, Block: w / 9, Chance: uint64(w), Inputs: in}
		for p := range r.Plans {
			world.Rows = append(world.Rows, sampleRow(ofPlan(gain, p), ofPlan(harms, p), in, rnd))
		}
		runs.Worlds = append(runs.Worlds, world)
	}
	return runs
}

func sampleRow(gain, harm float64, in []float64, rnd *rand.Rand) []float64 {
	nan := math.NaN()
	saved := gain * (2.1e6 + 1.2e6*(in[2]-.45) + 8e4*rnd.NormFloat64())
	loss := harm * (in[0] / .3) * (.5 + in[1]) * (2.0e6 + 1.5e5*rnd.NormFloat64())
	c := gain * in[2]
	spent := []float64{gain * 4e5, 3e5 + gain*5e4, gain * 5e5 * (.9 + .4*in[1]), gain * 6e4, harm * 4e4} // severance, hiring, assistant, leakage, exposure
	rehired, payroll := harm*9e4, 9e6-saved
	for _, x := range spent {
		payroll -= x
	}
	row := slices.Concat([]float64{saved, loss, saved - loss, saved*1.8 - loss*2.1, payroll - rehired - gain*2e5*in[0]}, spent,
		[]float64{6e7 - loss, c, c * .62, c * .62 * in[1] * .5, c * .08, c * .1, c * (.2 - .31*in[1]), .24 + .05*gain,
			loss / 480, loss / 900, 120 - 48*gain, 48 * gain, nan, nan, nan, 1.6e6 + harm*3e5*in[1], rehired, loss * .7})
	if loss > saved && harm > 0 {
		row[22] = math.Max(4, math.Round(22-8*loss/saved))
	}
	if harm > 0 && rnd.Float64() < .3+.6*harm {
		row[23] = math.Round(110 + 60*rnd.Float64()/harm)
	}
	if harm > .8 && rnd.Float64() < .45 {
		row[24] = 400 + math.Round(60*rnd.Float64())
	}
	return row
}

func quantilesOf(sorted []float64) *result.Quantiles {
	at := func(p float64) float64 { return sorted[int(p*float64(len(sorted)-1))] }
	return &result.Quantiles{P5: at(.05), P25: at(.25), P50: at(.5), P75: at(.75), P95: at(.95)}
}

func sampleEstimates(r *result.Result, runs *result.Runs) {
	for p, plan := range r.Plans {
		for m, measure := range r.Measures {
			e := result.Estimate{Plan: plan.Name, Measure: measure.Name}
			var xs []float64
			for _, w := range runs.Worlds {
				if v := w.Rows[p][m]; !math.IsNaN(v) {
					xs = append(xs, v)
				}
			}
			if e.N = len(xs); e.N > 0 {
				mean := stats.MomentsOf(xs).Mean()
				e.Mean = &mean
				e.Interval, _ = stats.Mean(xs, .9)
				slices.Sort(xs)
				e.Quantiles, e.Worst = quantilesOf(xs), &xs[len(xs)/40]
			}
			if p > 0 && e.Interval != nil {
				e.Difference = sampleDifference(runs, p, m)
			}
			r.Estimates = append(r.Estimates, e)
			switch measure.Name {
			case "net":
				losing := 0
				for _, x := range xs {
					if x < 0 {
						losing++
					}
				}
				if p > 0 {
					r.Probabilities = append(r.Probabilities, sampleLoss(plan.Name, losing, len(xs)))
					r.Convergence = append(r.Convergence, sampleConvergence(plan.Name, *e.Mean, e.Interval.HalfWidth()))
				}
			case "overtaken_month", "first_alarm_day", "reversed_day":
				ev := result.Event{Plan: plan.Name, Name: measure.Name, Title: measure.Name, Unit: measure.Unit, Probability: float64(len(xs)) / 200}
				if len(xs) > 0 {
					ev.Quantiles = quantilesOf(xs)
				}
				r.Events = append(r.Events, ev)
			}
		}
	}
}

func sampleLoss(plan string, losing, of int) result.Probability {
	iv, _ := stats.Wilson(losing, of, .9)
	return result.Probability{Plan: plan, Name: "net_loss", Expr: "net < 0", Value: float64(losing) / float64(of), Interval: iv}
}

// sampleDifference is plan minus reference, world by world.
func sampleDifference(runs *result.Runs, p, m int) *result.Difference {
	var xs []float64
	for _, w := range runs.Worlds {
		if v := w.Rows[p][m] - w.Rows[0][m]; !math.IsNaN(v) {
			xs = append(xs, v)
		}
	}
	if len(xs) < 2 {
		return nil
	}
	v := 60 / (1 + float64(p*p))
	d := &result.Difference{Mean: stats.MomentsOf(xs).Mean(), VarianceReduction: &v}
	d.Interval, _ = stats.Mean(xs, .9)
	d.Clear = d.Interval.Excludes(0)
	return d
}

func sampleConvergence(plan string, mean, half float64) result.Convergence {
	c := result.Convergence{Plan: plan, Measure: "net", Difference: true}
	for n := 9; n <= 198; n += 9 {
		h := half * math.Sqrt(198/float64(n))
		m := mean + half*math.Sin(float64(n)/11)*(1-float64(n)/198)
		c.Worlds, c.Mean = append(c.Worlds, n), append(c.Mean, m)
		if n == 9 {
			h = math.NaN()
		}
		c.Lo, c.Hi = append(c.Lo, m-h), append(c.Hi, m+h)
	}
	return c
}

func sampleSeries(r *result.Result) {
	for p, plan := range r.Plans {
		for _, m := range r.SeriesMeasures {
			s := result.Series{Plan: plan.Name, Measure: m.Name, Level: .9, Estimator: "block means, t"}
			for month := range r.Scenario.Months {
				mean, sd := sampleMonth(m.Name, float64(month), ofPlan(gain, p), ofPlan(harms, p))
				if p == 0 && m.Name == "surveyed_long_tail_assistant" {
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

func sampleMonth(name string, m, gain, harm float64) (mean, sd float64) {
	after := 1 - math.Exp(-math.Max(0, m-1)/2)
	late := math.Max(0, m-7) / 10
	saved, loss := gain*1.25e5*math.Max(0, m-2), harm*1.9e4*math.Pow(math.Max(0, m-5), 1.9)
	switch name {
	case "cost_per_ticket":
		return 4.4 - 1.2*gain*after + .1*math.Sin(m), .15
	case "handle_time":
		return 7.2 + .8*gain*after + .05*math.Cos(m), .2
	case "contained":
		return .45 * gain * after, .04
	case "repeat_rate":
		return .18 + .09*harm*after, .015
	case "churn":
		return .14 + .06*harm*late, .012
	case "retention_reported":
		return 1 - .02*late*harm, .004
	case "surveyed_bounded_assistant":
		return 82 - 3*harm*after, 2
	case "surveyed_bounded_human":
		return 84 - 2*harm*after, 1.5
	case "surveyed_long_tail_assistant":
		return 66 - 22*harm*after, 4
	case "surveyed_long_tail_human", "satisfaction_long_tail":
		return 76 - 9*harm*after, 2
	case "satisfaction_bounded":
		return 83 - 2*harm*after, 1.5
	case "savings_cumulative":
		return saved, saved * .08
	case "loss_cumulative":
		return loss, loss * .45
	case "net_cumulative":
		return saved - loss, saved*.08 + loss*.45
	}
	return 120 - 48*gain*after, 1
}

func sampleGrid(r *result.Result) {
	if len(r.Plans) < 2 {
		return
	}
	g := &result.Grid{Plan: r.Plans[1].Name, Axes: []result.Axis{
		{Key: "cut.share", Label: "Share of staff cut", Unit: "share", Values: []float64{0, .1, .2, .3, .4, .5}},
		{Key: "assistant.deflection", Label: "deflection", Unit: "share", Values: []float64{.412, .5, .587, .7}}}}
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
			}{{"savings", saved, 8e4}, {"retention_loss", loss, sd}, {"net", saved - loss, sd + 5e4}} {
				half := e.sd * 1.68 / math.Sqrt(48)
				c.Estimates = append(c.Estimates, result.Estimate{Plan: g.Plan, Measure: e.name, N: 48, Mean: &e.mean,
					Interval:  &result.Interval{Lo: e.mean - half, Hi: e.mean + half, Level: .9},
					Quantiles: &result.Quantiles{P5: e.mean - 1.64*e.sd, P25: e.mean - .67*e.sd, P50: e.mean, P75: e.mean + .67*e.sd, P95: e.mean + 1.64*e.sd}})
			}
			p := .5 * math.Erfc((saved-loss)/(sd+5e4)/math.Sqrt2)
			c.Probabilities = []result.Probability{sampleLoss(g.Plan, int(math.Round(p*48)), 48)}
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
		{"churn.scale", .1, .5, 9e5, -7e5, "0.1", "0.5"}, {"assistant.silent", .1, .8, 3e5, -4e5, "0.1", "0.8"}, {"humans.slack", -.1, .1, -6e4, 5e4, "-0.1", "0.1"},
	} {
		for _, p := range r.Plans[1:] {
			own := r.Estimate(p.Name, "net")
			at := func(text string, value, shift float64) result.Stress {
				mean := *own.Mean + shift
				half := own.Interval.HalfWidth() * 1.4
				iv := &result.Interval{Lo: mean - half, Hi: mean + half, Level: .9}
				return result.Stress{Plan: p.Name, Key: k.key, Text: text, Value: value, Worlds: 36,
					Net:  result.Estimate{Plan: p.Name, Measure: "net", N: 36, Mean: &mean, Interval: iv, Difference: &result.Difference{Mean: mean, Interval: iv, Clear: iv.Excludes(0)}},
					Loss: sampleLoss(p.Name, int(math.Round(18*math.Erfc(mean/1.2e6))), 36)}
			}
			a, b := at(k.lowText, k.lo, k.gain), at(k.highText, k.hi, k.loss)
			r.Stress = append(r.Stress, a, b)
			e := result.BreakEven{Plan: p.Name, Key: k.key, Low: k.lo, High: k.hi, Text: "mean net stays positive over the whole range"}
			if ya, yb := *a.Net.Mean, *b.Net.Mean; (ya < 0) != (yb < 0) {
				x := k.lo + (k.hi-k.lo)*ya/(ya-yb)
				e.Value, e.Text = &x, fmt.Sprintf("mean net changes sign at about %.3g", x)
			} else if ya < 0 {
				e.Text = "mean net stays negative over the whole range"
			}
			r.BreakEvens = append(r.BreakEvens, e)
		}
	}
}

func sampleLedger(r *result.Result) {
	v := func(x float64) *float64 { return &x }
	r.DayZero = []result.Fact{
		{Key: "heads", Label: "Heads on the payroll", Value: v(120), Unit: "heads"},
		{Key: "service_level", Label: "Answered within 20 seconds", Value: v(.83), Unit: "share"},
		{Key: "occupancy", Label: "Occupancy", Value: v(.79), Unit: "share"},
		{Key: "contacts", Label: "Contacts a month", Value: v(61240), Unit: "contacts"},
		{Key: "churn", Label: "Churn a year", Value: v(.143), Unit: "share"},
	}
	r.Audit = []result.Finding{
		{Figure: "Heads the contained work frees, against heads cut", Value: v(31), Bound: v(48), Unit: "heads", Verdict: result.Warn, Why: "The cut takes 17 heads more than the assistant frees at its median."},
		{Figure: "Success on bounded tickets that a deflection of 41 % needs", Value: v(.57), Bound: v(.92), Unit: "share", Verdict: result.OK, Why: "Below the best evidence."},
	}
	r.Assumptions = []result.Assumption{
		{Path: "churn.intent_to_behaviour", Value: "{ low = 0.1, high = 0.5 }", Unit: "share", Distribution: "uniform", Low: v(.1), High: v(.5), Source: "", Grade: "assumed", Sampled: true},
		{Path: "assistant.silent_share", Value: "{ low = 0.1, high = 0.8 }", Unit: "share", Distribution: "uniform", Low: v(.1), High: v(.8), Grade: "assumed", Sampled: true},
		{Path: "assistant.deflection", Value: "{ p50 = 0.412, p75 = 0.587, max = 0.65 }", Unit: "share", Distribution: "quantiles", Low: v(.3), High: v(.6), Source: "benchmark of tier-1 programmes", Grade: "C", Sampled: true},
	}
	r.Givens = []result.Assumption{
		{Path: "money.cost_per_head_year", Value: "55000", Unit: "money per year", Source: "payroll", Grade: "A", Owner: "head of support"},
		{Path: "cut.share", Plan: "plan-1", Value: "0.4", Unit: "share"},
		{Path: "assistant.steps", Default: true, Value: "3", Source: "a study", Grade: "C"},
	}
	for _, p := range r.Plans[1:] {
		r.Deployments = append(r.Deployments, result.Deployment{Plan: p.Name, Standing: sampleStanding(nil)})
	}
	r.Thresholds = []result.Threshold{{Name: "board-appetite", Plan: "plan-1", Expr: "p(net < 0) < 0.2", Outcome: result.Failed, Detail: "0.44"}}
	r.Warnings = []result.Warning{{About: "assistant.deflection", Text: "3 % of draws were cut at the ceiling."}}
	for _, m := range []string{"savings", "net", "payroll", "severance", "hiring"} {
		r.Warnings = append(r.Warnings, result.Warning{About: m + " of plan-1", Text: "pairs agree too well for an interval of the chance share"})
	}
}
