package problems

import (
	"fmt"
	"math"
	"strings"

	"boomerang/models/textbook"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"gonum.org/v1/gonum/stat/distuv"
)

// A formula computes the answers to a problem, by measure, from what is given. Times are
// given and answered in minutes, but for the seconds of a service level.
type formula func(g *given) map[string]float64

// formulas are all of them; what each takes is what it asks of given.
var formulas = map[string]formula{
	"erlang-c":            erlangC,
	"erlang-c-cases":      casesInLine,
	"erlang-a":            erlangA,
	"patience":            patience,
	"pollaczek-khinchine": pollaczekKhinchine,
	"redials":             redials,
	"erlang-r":            erlangR,
	"cobham":              cobham,
	"pools":               pools,
	"retries":             retries,
	"cusum":               cusum,
	"ewma":                ewma,
	"ishigami":            func(*given) map[string]float64 { return indices(drive.IshigamiIndices()) },
	"g-function": func(g *given) map[string]float64 {
		return indices(drive.GFunctionIndices(g.numbers("a")))
	},
}

// Answers are what the formula of the problem says, by measure.
func (p *Problem) Answers() (map[string]float64, error) {
	f := formulas[p.Formula]
	if f == nil {
		return nil, fmt.Errorf("formula %s: want %s", remedy.Line(p.Formula), oneOf(formulas))
	}
	g := &given{values: p.Given, used: map[string]bool{}}
	exact := f(g)
	if g.wrong != nil {
		return nil, g.wrong
	}
	for measure, x := range exact {
		if math.IsNaN(x) || math.IsInf(x, 0) || x < 0 {
			return nil, fmt.Errorf("%s has no mean: more comes than is answered", measure)
		}
	}
	return exact, g.left()
}

// queueOf is a queue without a law of patience.
func queueOf(g *given) textbook.Erlang {
	return textbook.Erlang{
		Arrivals: g.positive("per_hour") / 60, Service: 1 / g.positive("minutes"), Servers: g.count("agents"),
	}
}

// within is a queue with a time to answer in.
func within(g *given) textbook.Erlang {
	e := queueOf(g)
	e.Within = g.number("within_seconds") / 60
	return e
}

// lineOf are the measures of a line of calls.
func lineOf(l textbook.Line) map[string]float64 {
	return map[string]float64{
		result.WaitProbability: l.Wait, result.WaitMean: l.WaitMean, result.ServiceLevel: l.Level,
		result.Occupancy: l.Busy, result.QueueMean: l.Queue,
	}
}

func erlangC(g *given) map[string]float64 { return lineOf(within(g).Solve()) }

// casesInLine is Erlang C for cases in writing, which wait in a backlog.
func casesInLine(g *given) map[string]float64 {
	l := queueOf(g).Solve()
	return map[string]float64{result.BacklogMean: l.Queue, result.CaseWait: l.WaitMean}
}

func erlangA(g *given) map[string]float64 {
	e := within(g)
	e.Patience = g.positive("patience_minutes")
	return impatient(e.Solve())
}

func impatient(l textbook.Line) map[string]float64 {
	all := lineOf(l)
	all[result.Abandonment] = l.Abandon
	return all
}

// patience is Erlang A for patience of other laws, each stated by mean and coefficient of
// variation:
//
//	lognormal  σ² = ln(1 + cv²), μ = ln(mean) − σ²/2      gamma  shape 1/cv², rate shape/mean
//
// They are worked out by a library of statistics, not by the desk's own code for these laws.
func patience(g *given) map[string]float64 {
	e := within(g)
	mean, family := g.positive("patience_minutes"), g.word("family", "deterministic", "gamma", "lognormal")
	if family == "deterministic" {
		return impatient(e.Constant(mean))
	}
	cv := g.positive("patience_cv")
	if family == "gamma" {
		e.Patient = distuv.Gamma{Alpha: 1 / (cv * cv), Beta: 1 / (cv * cv) / mean}.Survival
	} else {
		s2 := math.Log1p(cv * cv)
		e.Patient = distuv.LogNormal{Mu: math.Log(mean) - s2/2, Sigma: math.Sqrt(s2)}.Survival
	}
	return impatient(e.Solve())
}

func pollaczekKhinchine(g *given) map[string]float64 {
	perMinute, minutes, cv := g.positive("per_hour")/60, g.positive("minutes"), g.number("cv")
	return map[string]float64{
		result.WaitMean: textbook.PollaczekKhinchine(perMinute, minutes, cv), result.Occupancy: perMinute * minutes,
	}
}

// redials solves a chain cut off at four times the desk and a line of as many, and at as
// many who will call again; what is cut off weighs less than the last digit told.
func redials(g *given) map[string]float64 {
	e := queueOf(g)
	r := textbook.Redials{
		Arrivals: e.Arrivals, Service: e.Service, Servers: e.Servers, Patience: 1 / g.positive("patience_minutes"),
		Delay: 1 / g.positive("redial_minutes"), Again: g.share("again"),
	}
	if e.Servers > 10 || e.Arrivals/e.Service > 15 {
		g.refuse("agents", "at most 10, and at most 15 erlangs: the chain grows with both")
		return nil
	}
	return map[string]float64{result.Abandonment: r.Abandon(40, 60)}
}

func erlangR(g *given) map[string]float64 {
	r := textbook.Returning{Erlang: queueOf(g), Back: g.share("back"), Delay: g.positive("back_minutes")}
	n := r.Solve()
	return map[string]float64{
		result.WaitProbability: n.Wait, result.Occupancy: n.Busy, result.InServiceMean: n.InService,
		result.AtDeskMean: n.InService + n.Queue, result.ReturningMean: n.Away,
	}
}

// cobham answers for every class, and for all calls together.
func cobham(g *given) map[string]float64 {
	names, rates := g.words("classes"), g.numbers("per_hour")
	minutes, agents := g.positive("minutes"), g.count("agents")
	if len(names) != len(rates) {
		g.refuse("classes", "as many as there are rates")
		return nil
	}
	total, sum := 0., 0.
	for k := range rates {
		rates[k] /= 60
		total += rates[k]
	}
	all := map[string]float64{}
	for k, wait := range textbook.Cobham(rates, minutes, agents) {
		all[result.WaitMean+"_"+strings.ToLower(names[k])] = wait
		sum += wait * rates[k] / total
	}
	all[result.WaitMean] = sum
	return all
}

// pools are desks that do not help each other, each an M/M/n of its own. Those that do help each
// other at once are one: no agent is idle while anybody waits, so that the mean wait is that of
// one line, but not the service level, since nobody keeps the order of arrival between them.
func pools(g *given) map[string]float64 {
	rates, agents, minutes := g.numbers("per_hour"), g.numbers("agents"), g.positive("minutes")
	if len(rates) != len(agents) {
		g.refuse("agents", "as many as there are rates")
		return nil
	}
	total, wait, mean := 0., 0., 0.
	for k, rate := range rates {
		l := textbook.Erlang{Arrivals: rate / 60, Service: 1 / minutes, Servers: int(agents[k])}.Solve()
		total, wait, mean = total+rate, wait+rate*l.Wait, mean+rate*l.WaitMean
	}
	return map[string]float64{result.WaitProbability: wait / total, result.WaitMean: mean / total}
}

func retries(g *given) map[string]float64 {
	r := textbook.Retries{Success: g.share("success"), Correlation: g.share("correlation")}
	attempts := g.count("attempts")
	return map[string]float64{
		result.SolvedByAssistant: r.Solved(attempts), result.RepeatRate: 1 - 1/r.Mean(attempts),
	}
}

func cusum(g *given) map[string]float64 {
	c, shift := textbook.Cusum{Slack: g.positive("slack"), Limit: g.positive("limit")}, g.signed("shift")
	if g.count("sides") == 1 {
		return map[string]float64{runLength: c.OneSided(shift)}
	}
	return map[string]float64{runLength: c.RunLength(shift)}
}

func ewma(g *given) map[string]float64 {
	e, shift := textbook.Ewma{Weight: g.positive("weight"), Limit: g.positive("limit")}, g.signed("shift")
	if g.count("sides") == 1 {
		return map[string]float64{runLength: e.OneSided(0, shift)}
	}
	return map[string]float64{runLength: e.RunLength(shift)}
}

// indices names Sobol' indices by their input, from 1.
func indices(first, total []float64) map[string]float64 {
	all := map[string]float64{}
	for i := range first {
		all[firstIndex(i)], all[totalIndex(i)] = first[i], total[i]
	}
	return all
}
