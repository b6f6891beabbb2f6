package main

import (
	"cmp"
	"context"
	"math"
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/scenarios"
	"boomerang/sim/dates"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// A pilot meets this share of contacts, and lasts as many months at most.
const (
	pilotShare  = .1
	pilotMonths = 3
)

// planPilot says which measure, seen for how long of an assistant on a tenth of contacts, is worth most to the choice
// between plans.
func (q *question) planPilot(ctx context.Context, plan string) error {
	at := q.own.PilotPlan()
	if plan != "" {
		at = slices.IndexFunc(q.own.Plans, func(p scenarios.Plan) bool { return p.Name == plan })
	}
	if at < 0 {
		return remedy.Errorf("no plan has an assistant that a pilot could try").
			Hint("--plan names one; its routing.policy is not humans_only")
	}
	q.plan = q.own.Plans[at]
	months := min(pilotMonths, q.own.Scenario.Months)
	worlds, err := q.announcePlans(informationWorlds)
	if err != nil {
		return err
	}
	if err := q.remember(); err != nil {
		return err
	}
	defer q.letGo()
	ctx, stop := q.limited(ctx)
	defer stop()
	s := &pilotSeries{plan: at}
	d, playErr := q.plansSeen(ctx, worlds, s.see)
	if err := q.ended(ctx, playErr, d != nil && len(d.block) >= result.InformationDraws); err != nil {
		return err
	}
	a := q.pilot(d, s, at, months)
	a.Stopped = result.Ending{Kind: result.AllPlayed, Done: a.Worlds}
	if ctx.Err() != nil {
		a.Stopped = result.Ending{Kind: result.StoppedEarly}
	}
	return q.Finish(ctx, result.PilotFile, a)
}

// pilotSeries are the months of the plan that is tried, in every draw and in those played twice.
type pilotSeries struct {
	plan   int
	series [][]float64
	twice  [][2][]float64
}

// see takes the rows of a world.
func (s *pilotSeries) see(again bool, rows []result.Row) {
	months := slices.Clone(rows[s.plan].Series)
	if again {
		s.twice = append(s.twice, [2][]float64{s.series[len(s.series)-1], months})
		return
	}
	s.series = append(s.series, months)
}

// pilot values every measure and length: the value of a sample by regression of the nets on the figures that a pilot
// would show.
func (q *question) pilot(d *drawn, s *pilotSeries, plan, months int) *result.Pilot {
	var nets [][]float64
	best, first := 0., -1
	for p, can := range q.own.Choices() {
		if !can {
			continue
		}
		nets = append(nets, d.nets[p])
		if m := mean(d.nets[p]); first < 0 || m > best {
			best, first = m, p
		}
	}
	a := &result.Pilot{
		Head: q.head(), Share: pilotShare, Worlds: len(d.block), Best: q.own.Plans[first].Title, Mean: best,
	}
	a.Perfect, a.PerfectIn = drive.PerfectInformation(nets, d.block, q.own.Seed, q.own.Scenario.Level)
	of := func(p *play.PilotData) {
		some, xs, block := seenOnly(nets, p.Seen, d.block)
		if len(xs) < result.InformationDraws {
			return
		}
		sorted := stats.Sorted(xs)
		at := func(x float64) float64 { return stats.Quantile(sorted, x) }
		t := result.PilotTrial{
			Measure: p.Measure.Name, Unit: p.Measure.Unit, Weeks: p.Weeks, Months: p.Days() / dates.EngineMonth,
			Chance:      p.Chance,
			Discrepancy: p.Discrepancy, Worth: drive.Information(some, xs, block, q.own.Seed, q.own.Scenario.Level),
			Data: result.Quantiles{P5: at(.05), P25: at(.25), P50: at(.5), P75: at(.75), P95: at(.95)},
			Cost: 7 * float64(p.Weeks) / dates.EngineMonth * q.own.PlatformByMonth(plan),
		}
		t.Delay = max(0, best) * t.Months / float64(q.own.Scenario.Months)
		t.Net = t.Worth.Value - t.Cost - t.Delay
		a.Trials = append(a.Trials, t)
	}
	pilots := play.Pilots(q.own.Seed, s.series, s.twice, q.own.SimulatedShare(), pilotShare, months)
	for i := range pilots {
		of(&pilots[i])
	}
	slices.SortStableFunc(a.Trials, func(x, y result.PilotTrial) int {
		return cmp.Or(compareBool(y.Worth.Clear, x.Worth.Clear), cmp.Compare(y.Net, x.Net))
	})
	return a
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// seenOnly leaves out the draws in which a pilot shows nothing.
func seenOnly(nets [][]float64, seen []float64, block []int) (some [][]float64, xs []float64, blocks []int) {
	some = make([][]float64, len(nets))
	for j, x := range seen {
		if math.IsNaN(x) || j >= len(block) {
			continue
		}
		xs, blocks = append(xs, x), append(blocks, block[j])
		for p := range nets {
			some[p] = append(some[p], nets[p][j])
		}
	}
	return some, xs, blocks
}
