package desk

import (
	"context"
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// silent is a company whose assistant is ripe from the first day and fails in
// silence often, with heads to spare: nobody leaves, learns or burns out.
func silent(policy Policy) Params {
	p := company()
	p.Horizon.Months = 12
	p.Routing.Policy = policy
	p.Churn.Scale, p.Workforce.BurnoutPerPoint, p.Workforce.SurvivorUplift, p.Arrivals.DayCV = 0, 0, 1, 0
	p.Assistant.RampDays, p.Assistant.Silent, p.Assistant.Deflection, p.Assistant.Abandonment = 0, .45, .6, .1
	p.Humans.PatienceMinutes, p.Humans.Slack, p.Humans.AnswerWithin = 5, .3, 20./60
	return p
}

// meanOf is the mean of a measure of the last plan over worlds, as a ratio to
// that of the first where there are two.
func meanOf(ctx context.Context, worlds uint64, name string, plans ...Params) float64 {
	var m stats.Moments
	k := measureIndex(name)
	for w := range worlds {
		rows := Play(ctx, sim.NewFates(9, w), plans, 0)
		v := rows[len(rows)-1].Values[k]
		if len(rows) > 1 {
			v /= rows[0].Values[k]
		}
		m.Add(v)
	}
	return m.Mean()
}

// What the audit says of a plan is what is played, under either routing: whom the
// assistant failed goes back to it where everything is routed to it, and to
// people where only bounded work is. Within a point of the hundred; what is left
// is the first weeks, in which those who are failed in silence are not back yet.
func TestAuditIsWhatIsPlayed(t *testing.T) {
	for _, policy := range []Policy{Everything, BoundedOnly} {
		p := silent(policy)
		b := newBase(statusQuo(p))
		a := audit{p: p, b: b, statusQuo: b.reference}
		a.withAssistant(&rehearsal{})
		if got := meanOf(t.Context(), 2, "contained", p); math.Abs(got-a.contained()) > .01 {
			t.Errorf("policy %d: audit contains %.4f, played %.4f", policy, a.contained(), got)
		}
		if got := 1 - meanOf(t.Context(), 2, "human_hours", quoOf(p), p); math.Abs(got-a.freed()) > .01 {
			t.Errorf("policy %d: audit frees %.4f, played %.4f", policy, a.freed(), got)
		}
	}
}

// A cut to the heads that keep a service level keeps it, under either routing:
// 80 % within 20 s, to 3 points (people come and go and the assistant's failures
// come back in bunches, hours hand their backlog on; no formula has these).
func TestStaffForReachesItsLevel(t *testing.T) {
	for _, policy := range []Policy{Everything, BoundedOnly} {
		p := silent(policy)
		p.Cut.StaffLevel, p.Cut.StaffWithin = .8, p.Humans.AnswerWithin
		if got := meanOf(t.Context(), 2, "service_level", p); math.Abs(got-.8) > .03 {
			t.Errorf("policy %d: service level %.4f, staffed for .8", policy, got)
		}
	}
}

// Behind an assistant that takes most first contacts a Saturday is busier,
// against the other days, than it was: they follow the week, what comes back does
// not. The formula has returns come evenly over the days, where they really come
// a few days after the call they follow: half a point of the week's calls.
func TestWeekBehindAnAssistant(t *testing.T) {
	const weeks = 40
	p := silent(Everything)
	past, d := pastOf(sim.NewFates(4, 2), p, listener{}), &Desk{}
	d.branchUnder(past, p)
	d.month = &d.tally[1]
	var came, want [7]float64
	all, sum, end := 0., 0., d.day+7*weeks
	for settled := d.day + 28; d.day < end; {
		wd, before := d.base.weekday(d.day), d.teams[0].offered
		if d.playDay(); d.day > settled {
			came[wd] += d.teams[0].offered - before
			all += d.teams[0].offered - before
		}
	}
	f := d.base.routed(&p, d.plan.success, d.base.hangUps(), -1)
	arrivals, _ := sizing{b: d.base, scale: 1}.load(&f)
	for h, n := range arrivals {
		want[h/24] += n
		sum += n
	}
	for wd := range want {
		if math.Abs(came[wd]/all-want[wd]/sum) > .005 {
			t.Errorf("weekday %d has %.4f of the calls of a week, by formula %.4f", wd, came[wd]/all, want[wd]/sum)
		}
	}
}
