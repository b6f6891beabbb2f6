package sample

import (
	"fmt"

	"boomerang/sim/result"
)

func Value(x float64) *float64 { return &x }

func IntervalOf(lo, hi float64) *result.Interval {
	return &result.Interval{Lo: lo, Hi: hi, Level: .9, Estimator: "test"}
}

var Head = result.Head{
	Scenario: result.Scenario{Title: "A company", Months: 18, Currency: "USD"}, Level: .9, Scale: .05,
	Plan: "Cut 40 %, assistant takes everything, human hidden", Against: "Keep everyone",
	Stopped:  result.Ending{Text: "done"},
	Warnings: []result.Warning{{Text: "something to know"}},
}

// Sweep is 5 cuts × 3 deflections: chance of a net gain falls with the cut; one
// cell cannot be played.
func Sweep() *result.Sweep {
	s := &result.Sweep{Head: Head, Design: "grid", At: .8, Near: .25, HalfWidth: .1, Axes: []result.SweepAxis{
		{
			Key: "cut.share", Unit: result.UnitShare, Values: []float64{0, .1, .2, .3, .4},
			Texts: []string{"0", "0.1", "0.2", "0.3", "0.4"},
		},
		{
			Key: "assistant.deflection", Unit: result.UnitShare, Values: []float64{.41, .5, .6},
			Texts: []string{"0.41", "0.5", "0.6"},
		},
	}}
	for i := range 5 {
		for j := range 3 {
			p := 1 - .2*float64(i) + .1*float64(j) - .1
			c := result.SweepCell{
				At: []int{i, j}, Values: []float64{s.Axes[0].Values[i], s.Axes[1].Values[j]},
				Texts: []string{s.Axes[0].Texts[i], s.Axes[1].Texts[j]}, Draws: 80, Near: true,
			}
			c.Horizons = []result.AtHorizon{{
				Month: 18, Gain: min(1, p), Interval: IntervalOf(p-.1, p+.1),
				Net: 1e6 * (p - .5),
			}}
			if i == 4 && j == 0 {
				c.Problem, c.Horizons = "outside what this mix allows", nil
			}
			s.Cells = append(s.Cells, c)
		}
	}
	s.Cells[3].Inconclusive = true
	s.Frontiers = []result.Frontier{
		{Month: 18, Along: 0, Given: 1, Places: []result.Crossing{{}, {
			Value: Value(.12), Lo: Value(.08),
			Hi: Value(.15),
		}, {Value: Value(.4), Beyond: true, Lo: Value(.3), Hi: Value(.4), HiBeyond: true}}},
		{Month: 18, Along: 1, Given: 0, Least: true, Places: []result.Crossing{
			{Value: Value(.41), Beyond: true},
			{Value: Value(.5)},
			{},
			{},
			{Problem: "one cell only"},
		}},
	}
	return s
}

// Sensitivity is a made-up answer with more assumptions than a page takes, most of them without an
// index.
func Sensitivity() *result.Sensitivity {
	s := &result.Sensitivity{
		Head: Head, Middle: -4e5, Chances: 4, Trajectories: 8, BasePoints: 64, Worlds: 160,
		Best: "Keep everyone", Perfect: 3e5,
		Chance: &result.Index{First: .02, Total: .1, TotalInterval: IntervalOf(.05, .2)},
		Others: &result.Index{Total: .1},
	}
	for i := range 14 {
		in := result.Input{
			Path: fmt.Sprintf("segment.customers.a_rather_long_key_%d", i), Low: "12.3 %",
			High:  "4.56 months",
			AtLow: Value(-4e5 - 1e5*float64(14-i)), AtHigh: Value(-4e5 + 5e4*float64(14-i)),
			Effect: Value(1e5 / float64(i+1)),
			Information: &result.Information{
				Value: 2e4 / float64(i+1), Noise: 5e3, Clear: i < 3,
				Interval: IntervalOf(1e3, 3e4/float64(i+1)),
			},
		}
		if i < 6 {
			in.Index = &result.Index{
				First: .3 / float64(i+1), FirstInterval: IntervalOf(0, .4),
				Total: .5 / float64(i+1), TotalInterval: IntervalOf(.1, .6),
			}
		}
		s.Inputs = append(s.Inputs, in)
	}
	return s
}

// Discovery is a made-up answer with a box held out, regret in three futures and plans that disagree
// by metric.
func Discovery() *result.Discovery {
	d := &result.Discovery{
		Head: Head, Fails: "net < 0", Satisfied: "net >= 0", Worlds: 60, Share: .4,
		Inputs: []result.Input{
			{Path: "assistant.silent", Unit: result.UnitShare},
			{Path: "churn.personal_lag", Unit: result.UnitDays},
		},
		Boxes: []result.FoundBox{{
			Limits: []result.Limit{{Input: 0, Low: Value(.3)}, {Input: 1, High: Value(200)}},
			Cases:  20, Hits: 16, Coverage: .66, Density: .8, Mass: .33,
			HeldOut: &result.HeldOut{
				Worlds: 80, Share: .4, Cases: 20, Hits: 14, Coverage: .5, Density: .7,
				Interval: &result.Interval{Lo: .61, Hi: .79, Level: .9},
			},
			Trajectory: []result.PeelStep{
				{Cases: 60, Coverage: 1, Density: .4},
				{Cases: 20, Coverage: .66, Density: .8, Limits: 2},
			},
		}},
		Robustness: result.Robustness{
			Quantile: .9, Plans: []result.RobustPlan{
				{
					Title: "Keep everyone", Regret: 2e6,
					Satisfied: 1, SatisfiedIn: IntervalOf(.82, 1),
				},
				{
					Title: "Cut 40 %, assistant takes everything, human hidden", Mean: 1e5, Regret: 3e6,
					MeanRegret: 1e6, Satisfied: .6,
				},
			},
			ByMean: 1, Conflict: true,
		},
		Futures: []result.Future{
			{High: Value(.2), Draws: 20, Regret: []float64{1e6, 0}},
			{Low: Value(.4), Draws: 20, Regret: []float64{0, 2e6}},
		},
	}
	for i := range 60 {
		d.Draws = append(d.Draws, result.CaseDot{
			Values: []float64{float64(i) / 60, float64(i * 7 % 60 * 5)},
			Fails:  i%3 == 0,
		})
	}
	return d
}

func Contest() result.Contest {
	return result.Contest{
		Measure: result.Net, Procedure: result.KN, Left: 1, Alpha: .05, Delta: 5e4, Best: 1,
		Correct: .97, Entrants: []result.Entrant{
			{
				Name: "Keep everyone, no assistant", Draws: 80, Behind: 2e5, BehindIn: IntervalOf(-1e4, 4e5),
				Struck: true,
			},
			{Name: "Cut 15 %", Draws: 160, Mean: 2e5, Interval: IntervalOf(1e5, 3e5)},
		},
	}
}

// Optimum is a made-up search of six settings, every other of which misses its condition, with two
// finalists.
func Optimum() *result.Optimum {
	o := &result.Optimum{
		Head: Head, Axes: []result.SweepAxis{{Key: "cut.share"}},
		Subject: []string{"p(net < 0) < 0.2"}, Evaluations: 6, SearchDraws: 16, Contest: Contest(), Chosen: 1,
	}
	for i := range 6 {
		x := result.Tried{Texts: []string{fmt.Sprint(i)}, Net: 1e5 * float64(i-2), Excess: float64(i % 2)}
		if i > 1 {
			x.Best = Value(1e5 * float64(i/2*2-2))
		}
		o.Path = append(o.Path, x)
	}
	for i := range 2 {
		o.Finalists = append(o.Finalists, result.Finalist{
			Texts: []string{fmt.Sprint(i)}, Found: 1e5,
			Judgment: []result.Threshold{{Expr: o.Subject[0], Outcome: result.Pass, Detail: "0.1 (0.05 to 0.15)"}},
		})
	}
	return o
}

// Assessment lacks one control of three.
func Assessment() *result.Assessment {
	change := func(mean float64) result.Difference {
		return result.Difference{Mean: mean, Clear: true, Interval: &result.Interval{
			Lo: mean * .9, Hi: mean * 1.1,
			Level: .9,
		}, Quantiles: &result.Quantiles{P5: mean * .5, P95: mean * 2}}
	}
	step := &result.Step{
		Name: result.Allowed, Set: []string{"controls.allowlist=true"}, Loss: result.Probability{Value: .55},
		Without: result.Probability{Value: .62},
		Changes: []result.StepGain{
			{Measure: result.Net, Title: "Net", Unit: result.UnitMoney, Change: change(230e3)},
			{Measure: result.Leakage, Title: "Leakage", Unit: result.UnitMoney, Change: change(-228e3)},
		},
	}
	return &result.Assessment{
		Head: Head, Worlds: 45, Standing: Standing(step),
		Steps: []result.Step{{Name: result.AllMissing, Changes: step.Changes[:1]}, {Name: "nothing to say"}},
		Moves: []result.Move{
			{Kind: result.MapTools, Status: result.MoveUnknown},
			{
				Kind: result.ActionList, Status: result.ToDo, Step: step,
				Facts: result.Facts{result.FactOf(result.RiskyShare, .078, result.UnitShare)},
			},
		},
	}
}

func Standing(step *result.Step) result.Standing {
	return result.Standing{
		Operates: 4, Supported: 1, Real: 1, Window: true,
		Questions: []result.Question{{
			ID: "rules", Control: result.Allowed, Answer: "no", From: "controls.allowlist",
		}},
		Controls: []result.Control{
			{Name: result.Allowed, Status: result.Absent, Step: step, Open: []string{"tools"}},
			{Name: result.Verified, Status: result.InForce},
			{Name: result.ContainedControl, Status: result.InForce},
		},
	}
}

// Backtest has two measures, one of a single month.
func Backtest() *result.Backtest {
	month := func(m string, seen float64) result.BackMonth {
		return result.BackMonth{Month: m, Seen: seen, P5: 900, P25: 1000, P50: 1100, P75: 1200, P95: 1400, Rank: .09}
	}
	return &result.Backtest{
		Head: Head, History: "history.csv", Worlds: 45,
		Measures: []result.BackMeasure{
			{
				Measure: result.Contacts, Title: "Contacts", Unit: result.UnitContacts,
				Months: []result.BackMonth{month("2024-01", 950), month("2024-02", 2000)}, Inside90: .5,
				Expected: [2]float64{.71, 1}, Verdict: result.AsPredicted,
			},
			{
				Measure: result.Heads, Title: "Heads", Unit: result.UnitHeads,
				Months: []result.BackMonth{{Month: "2024-01"}}, Verdict: result.TooLittleData,
			},
		},
		Curve: []result.CoveragePlot{{Level: 0, Inside: 0}, {Level: .5, Inside: .6}, {Level: 1, Inside: 1}},
	}
}

// Calibration has everything a ticket export may give.
func Calibration() *result.Calibration {
	m := func(x float64) *result.Measured {
		return &result.Measured{Value: x, N: 30, Interval: &result.Interval{Lo: x * .9, Hi: x * 1.1, Level: .9}}
	}
	points := []result.Quantile{
		{P: .05, Fitted: 1, Seen: 1.1},
		{P: .5, Fitted: 2, Seen: 2},
		{P: .95, Fitted: 9, Seen: 8},
	}
	held := &result.HeldBack{
		FittedDays: 90, Level: .9, Stochastic: result.Measured{Value: .5, N: 2},
		Poisson: result.Measured{N: 2},
		Days: []result.HeldDay{{
			Day: "2024-03-01", Seen: 1000, Mean: 1000, Lo: 900, Hi: 1100, PoissonLo: 950,
			PoissonHi: 1050,
		}, {
			Day: "2024-03-02", Seen: 2000, Mean: 1000, Lo: 900, Hi: 1100, PoissonLo: 950,
			PoissonHi: 1050,
		}},
	}
	return &result.Calibration{
		Source: "tickets.csv", Unit: "tickets", First: "2024-01-01", Last: "2024-03-30", Days: 90,
		Input: result.Intake{
			Form: "UTF-8", Rows: 1234, Kept: 1200,
			Columns: []result.ColumnAs{{Role: "opened", Name: "created"}},
			Losses:  []result.Loss{{Why: "empty row", Rows: 3, Lines: []int{4, 9, 12}}},
		},
		PerYear: *m(1e5), DayCV: m(.06), DayLag1: m(.6), Residuals: points, LastPart: held, InTurn: held, Handle: m(6),
		Reopened: m(.01),
		Families: []result.FamilyFit{{
			Family: "lognormal", Mean: 6, CV: 1.2, LogLikelihood: -1e4, Distance: .01,
			Points: points,
		}},
		Categories: []result.CategoryFit{{
			Name: "disputes", LongTail: true, Share: *m(.3), Touches: m(5),
			Handle: m(14),
		}, {Name: "faq", Share: *m(.7)}},
		LongTail: &result.LongTail{
			TouchesAbove: 3, Categories: 1, Of: 2,
			TicketShare: *m(.3), WorkShare: *m(.5), Hindsight: .6, Unseen: .4, HardAbove: 3, Explained: .2,
			Curve: []result.Curve{{}, {Tickets: .5, Triage: .6, Hindsight: .8}, {Tickets: 1, Triage: 1, Hindsight: 1}},
		},
		Warnings: []result.Warning{{Text: "something to know"}},
	}
}
