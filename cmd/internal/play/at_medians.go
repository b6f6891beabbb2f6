package play

import (
	"context"

	"boomerang/models/desk"
	"boomerang/sim/result"
)

// atMedians is what the desk says of the plans at the medians, whatever is played.
type atMedians struct {
	audits  [][]desk.Finding // by plan
	dayZero []result.Fact
	others  []result.Finding // day 0 beside other desks
}

// medians works that out once a job; nil where the context ended first.
func (j *Job) medians(ctx context.Context) *atMedians {
	if j.atMedians != nil {
		return j.atMedians
	}
	p, m := j.Plans, new(atMedians)
	var err error
	if m.audits, err = Audits(ctx, p.Study); err != nil {
		return nil
	}
	params, err := p.Plans[p.Reference].Params(nil)
	if err == nil && params.Arrivals.OpenPerHour == 0 {
		one := desk.Baseline(ctx, params, p.Seed)
		m.dayZero, m.others = dayZero(one, params), FindingsOf(one.BesideOthers(params))
	}
	if ctx.Err() == nil {
		j.atMedians = m
	}
	return m
}
