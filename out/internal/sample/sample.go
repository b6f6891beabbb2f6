// Package sample is a made-up result with everything a report shows, and answers
// of the other verbs, for tests of the rooms that draw them.
package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Result is a made-up result, the same at every call: plans plans beside the
// reference, 18 months, a grid of 6 × 4, 200 worlds. Its numbers are there to
// be drawn; none of them is a finding.
func Result(plans int) (*result.Result, *result.Runs) {
	r := &result.Result{
		Program: result.Program{Version: "0.1", Model: "desk 1"},
		Scenario: result.Scenario{
			Name: "midsize-fintech", Title: "A fintech with 120 agents", Start: "2024-02-01",
			Months: 18, Currency: "EUR",
			Question: "How deep can we cut if the assistant really contains 41 %?",
		},
		Seed: 7, Worlds: 200, Blocks: 22, Hash: "3f9c2a71d0e4", Scale: 1,
		Design: result.Design{
			Kind: "scrambled Sobol in blocks", Inputs: 3, DrawsPerBlock: 8, WorldsPerBlock: 9,
			Blocks: 22, Pairs: 22, Level: .9, Stopping: result.StoppingRule{Text: "200 worlds"},
			Stopped: result.Ending{Text: "all worlds played"},
		},
	}
	sampleMeasures(r)
	names := []string{
		"Cut 40 %, assistant takes everything, human hidden",
		"Cut 20 %, bounded work only, one click to a human",
		"Cut 40 % in two steps with a gate on satisfaction per query type", "No cut, assistant helps agents",
		"Cut 30 %, outsourced pool first, then own staff by attrition only",
	}
	r.Plans = []result.Plan{{Name: "keep-everyone", Title: "Keep everyone", Reference: true}}
	for i := range plans {
		title := names[i%len(names)]
		if i >= len(names) {
			title += fmt.Sprintf(", variant %d", i/len(names)+1)
		}
		cut, live := 90., 30.
		r.Plans = append(r.Plans, result.Plan{Name: fmt.Sprintf("plan-%d", i+1), Title: title, Facts: []result.Fact{
			{
				Key: result.CutShare, Label: "Share cut", Value: &[]float64{.4, .2, .4, 0, .3}[i%5],
				Unit: result.UnitShare,
			},
			{Key: "go_live_day", Label: "go-live", Value: &live, Unit: result.UnitDay},
			{Key: "cut_day", Label: "cut", Value: &cut, Unit: result.UnitDay},
		}})
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

// measure is what the made-up tables say of a measure: its title is its name.
type measure struct {
	name   string
	unit   result.Unit
	better result.Better
}

func (m measure) entry() result.Measure {
	return result.Measure{Name: m.name, Title: m.name, Unit: m.unit, Better: m.better}
}

// sampleMeasures lists the measures a made-up result has, in the order of the cells of sampleRow.
func sampleMeasures(r *result.Result) {
	for _, m := range []measure{
		{result.Savings, result.UnitMoney, result.Higher},
		{result.RetentionLoss, result.UnitMoney, result.Lower},
		{result.Net, result.UnitMoney, result.Higher},
		{result.NetTerminal, result.UnitMoney, result.Higher},
		{result.Payroll, result.UnitMoney, result.Lower},
		{result.Severance, result.UnitMoney, result.Lower},
		{result.Hiring, result.UnitMoney, result.Lower},
		{result.AssistantCost, result.UnitMoney, result.Lower},
		{result.Leakage, result.UnitMoney, result.Lower},
		{result.Exposure, result.UnitMoney, result.Lower},
		{result.Margin, result.UnitMoney, result.Higher},
		{result.Contained, result.UnitShare, result.Higher},
		{result.ContainedResolved, result.UnitShare, result.Higher},
		{result.ContainedSilent, result.UnitShare, result.Lower},
		{result.ContainedLeftBot, result.UnitShare, result.Lower},
		{result.ContainedGaveUp, result.UnitShare, result.Lower},
		{result.ContainedElsewhere, result.UnitShare, result.Lower},
		{result.SolvedOffHours, result.UnitShare, result.Neither},
		{result.CustomersLost, result.UnitCustomers, result.Lower},
		{result.Committed, result.UnitCustomers, result.Lower},
		{result.HeadsEnd, result.UnitHeads, result.Neither},
		{result.LaidOff, result.UnitHeads, result.Neither},
		{result.OvertakenMonth, result.UnitMonth, result.Higher},
		{result.FirstAlarmDay, result.UnitDay, result.Lower},
		{result.ReversedDay, result.UnitDay, result.Neither},
		{result.RepeatPay, result.UnitMoney, result.Lower},
		{result.Rehiring, result.UnitMoney, result.Lower},
		{result.CommittedLoss, result.UnitMoney, result.Lower},
		{result.ComplaintCost, result.UnitMoney, result.Lower},
		{result.GoodwillCost, result.UnitMoney, result.Lower},
		{result.PaybackMonth, result.UnitMonth, result.Lower},
		{result.TurningMonth, result.UnitMonth, result.Higher},
		{result.NeverPaysBack, result.UnitShare, result.Lower},
		{result.ReactionCost, result.UnitMoney, result.Lower},
	} {
		r.Measures = append(r.Measures, m.entry())
	}
	for _, m := range []measure{
		{result.CostPerTicket, result.UnitMoney, result.Lower},
		{result.HandleTime, result.UnitMinutes, result.Lower},
		{result.Contained, result.UnitShare, result.Higher},
		{result.RepeatRate, result.UnitShare, result.Lower},
		{result.Churn, result.UnitShare, result.Lower},
		{result.RetentionReported, result.UnitShare, result.Higher},
		{result.SurveyedBoundedAssistant, result.UnitPoints, result.Higher},
		{result.SurveyedBoundedHuman, result.UnitPoints, result.Higher},
		{result.SurveyedLongTailAssistant, result.UnitPoints, result.Higher},
		{result.SurveyedLongTailHuman, result.UnitPoints, result.Higher},
		{result.SatisfactionBounded, result.UnitPoints, result.Higher},
		{result.SatisfactionLongTail, result.UnitPoints, result.Higher},
		{result.NetCumulative, result.UnitMoney, result.Higher},
		{result.SavingsCumulative, result.UnitMoney, result.Higher},
		{result.LossCumulative, result.UnitMoney, result.Lower},
		{result.Heads, result.UnitHeads, result.Neither},
	} {
		r.SeriesMeasures = append(r.SeriesMeasures, m.entry())
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
	runs := &result.Runs{Inputs: []string{
		"churn.intent_to_behaviour", "assistant.silent_share",
		"assistant.deflection",
	}}
	for _, p := range r.Plans {
		runs.Plans = append(runs.Plans, p.Name)
	}
	for _, m := range r.Measures {
		runs.Measures = append(runs.Measures, m.Name)
	}
	for w := range r.Worlds {
		in := []float64{.1 + .4*rnd.Float64(), .1 + .7*rnd.Float64(), .3 + .3*rnd.Float64()}
		world := result.RunWorld{World: w, Block: w / 9, Chance: uint64(w), Used: true, Inputs: in}
		for p := range r.Plans {
			world.Rows = append(world.Rows, sampleRow(ofPlan(gain, p), ofPlan(harms, p), in, rnd))
		}
		runs.Worlds = append(runs.Worlds, world)
	}
	return runs
}

// sampleRow makes up the measures of one world of one plan: gain and harm say how much the plan saves
// and hurts, in are the draws, so that charts of drivers have something to find.
func sampleRow(gain, harm float64, in []float64, rnd *rand.Rand) []float64 {
	nan := math.NaN()
	saved := gain * (2.1e6 + 1.2e6*(in[2]-.45) + 8e4*rnd.NormFloat64())
	loss := harm * (in[0] / .3) * (.5 + in[1]) * (2.0e6 + 1.5e5*rnd.NormFloat64())
	c := gain * in[2]
	// severance, hiring, assistant, leakage, exposure
	spent := []float64{gain * 4e5, 3e5 + gain*5e4, gain * 5e5 * (.9 + .4*in[1]), gain * 6e4, harm * 4e4}
	rehired, payroll := harm*9e4, 9e6-saved
	for _, x := range spent {
		payroll -= x
	}
	row := slices.Concat([]float64{saved, loss, saved - loss, saved*1.8 - loss*2.1, payroll - rehired - gain*2e5*in[0]},
		spent,
		[]float64{
			6e7 - loss, c, c * .62, c * .62 * in[1] * .5, c * .08, c * .1, c * (.2 - .31*in[1]), .24 + .05*gain,
			loss / 480, loss / 900, 120 - 48*gain, 48 * gain, nan, nan, nan, 1.6e6 + harm*3e5*in[1], rehired,
			loss * .7, harm * 2e4, harm * 1e4, nan, nan, 0, 0, // nobody reacts
		})
	switch turn := math.Max(4, math.Round(22-8*loss/saved)); {
	case loss > 1.6*saved && harm > 0:
		row[22], row[32] = 1, 1
	case loss > saved && harm > 0:
		row[22], row[31] = turn, turn
	case gain > 0:
		row[30] = math.Round(2 + 6*in[0])
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

// sampleEstimates works estimates out of the made-up rows, so that figures, intervals and rows agree
// as those of a run do.
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
			case result.Net:
				losing := 0
				for _, x := range xs {
					if x < 0 {
						losing++
					}
				}
				if p > 0 {
					r.Probabilities = append(r.Probabilities, Loss(plan.Name, losing, len(xs)))
					r.Convergence = append(r.Convergence, sampleConvergence(plan.Name, *e.Mean, e.Interval.HalfWidth()))
				}
			case result.PaybackMonth, result.TurningMonth, result.FirstAlarmDay, result.ReversedDay:
				ev := result.Event{
					Plan: plan.Name, Name: measure.Name, Title: measure.Name, Unit: measure.Unit,
					Probability: float64(len(xs)) / 200,
				}
				if len(xs) > 0 {
					ev.Quantiles = quantilesOf(xs)
				}
				r.Events = append(r.Events, ev)
			}
		}
	}
}

func Loss(plan string, losing, of int) result.Probability {
	iv, _ := stats.Wilson(losing, of, .9)
	return result.Probability{
		Plan: plan, Name: "net_loss", Expr: "net < 0", Value: float64(losing) / float64(of),
		Interval: iv,
	}
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
	c := result.Convergence{Plan: plan, Measure: result.Net, Difference: true}
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

// Interval is a 90 % interval.
func Interval(lo, hi float64) *result.Interval { return &result.Interval{Lo: lo, Hi: hi, Level: .9} }
