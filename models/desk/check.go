package desk

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"boomerang/sim/dates"
)

// Problem is something the physics refuses: the scenario key, what is wrong,
// and what would help.
//
// Key and Hint are the scenario's words, so that whoever reads it can mend the file without knowing the
// model.
type Problem struct {
	Key  string
	What string
	Hint string
}

// Check returns everything about the parameters that cannot be played.
//
// What the table of keys can see by itself (ranges, units, names) is checked there.
//
// Problems are collected and told together; only those that leave nothing to look at (no category, no
// opening hour) end the list. Keys are those of the scenario file: the caller knows the line they
// stand on.
func (p Params) Check(ctx context.Context) []Problem {
	var found []Problem
	add := func(key, what, hint string) { found = append(found, Problem{key, what, hint}) }
	if len(p.Categories) == 0 {
		add("category", "there is no category of tickets", "add a table such as [category.order-status]")
		return found
	}
	// A category is a byte in an issue, and a few are kept free.
	if len(p.Categories) > 200 {
		add("category", fmt.Sprintf("%d categories are more than the desk can tell apart (200)", len(p.Categories)),
			"merge rare ones")
		return found
	}
	found = append(found, p.checkTies()...)
	// A textbook queue has arrivals and no customers: of what is below pools alone concern it.
	if p.Arrivals.OpenPerHour > 0 {
		return append(found, p.checkPools()...)
	}
	if len(p.Segments) == 0 {
		add("segment", "there is no segment of customers", "add a table such as [segment.everyone]")
		return found
	}
	found = append(found, p.checkContracts()...)
	// Slots have 12 bytes, and at least three desks hold them at a time (World.Play): beyond this,
	// memory would end the run in the middle.
	const most = 1 << 30
	played := 0.0
	for _, s := range p.Segments {
		played += p.slotsOf(s)
	}
	if played > most {
		add("scale", fmt.Sprintf("%.2g customers would be simulated, at most %.2g can be", played, float64(most)),
			"lower scale")
		return found
	}
	// Staff is planned by the hour, so half hours have no meaning.
	opens := 0.0
	for wd, from := range p.Humans.OpenFrom {
		until := p.Humans.OpenUntil[wd]
		opens += max(0, until-from)
		if from != math.Trunc(from) || until != math.Trunc(until) {
			add("humans.open", fmt.Sprintf("the desk cannot open from %g to %g", from, until),
				"it is staffed hour by hour: open and close on the full hour")
			return found
		}
	}
	if opens == 0 && p.Humans.OnDuty == 0 {
		add("humans.open", "the desk never opens", "give opening hours on at least one day")
		return found
	}
	// Charts take a baseline from the past, and need two weeks of answers (leastPast).
	if past := float64(p.Horizon.PreMonths) * dates.EngineMonth; p.Survey.DelayDays+14 > past {
		add("survey.delay",
			fmt.Sprintf("answers come after %.0f days, but only %.0f days are played before day 0: nothing to "+
				"compare with", p.Survey.DelayDays, past),
			"raise pre_months, or ask sooner")
	}
	if found = slices.Concat(found, p.checkPools(), p.checkActions(), p.checkExperience(),
		p.checkComplaints(), p.checkMargins()); len(found) > 0 {
		return found
	}
	return append(found, p.checkPhysics(listening(ctx))...)
}

// checkPhysics needs the staffed desk.
//
// It sizes the desk and, where formulas leave doubt whether a deflection can be
// reached, plays a trial: a second or two at most.
//
// In this order: churn that today's service alone explains, more people cut than there are, a
// deflection out of reach. Only the last may need a trial, so it comes last and only for plans that ask
// for a deflection.
func (p Params) checkPhysics(halt listener) (found []Problem) {
	b := newBase(statusQuo(p))
	found = slices.Concat(b.impossibleChurn(), b.tooDeep(&p))
	if p.Routing.Policy == HumansOnly || math.IsNaN(p.Assistant.Deflection) {
		return found
	}
	if b.easily(p) {
		return found
	}
	r := rehearsal{halt: halt}
	if s := r.solve(&p); !s.reached {
		found = append(found, Problem{"assistant.deflection", r.outOfReach(&p, s), p.ceilings()})
	}
	return found
}

// ImpossibleChurn finds segments whose stated churn cannot be divided into what service
// causes and the rest as stated.
func (p Params) ImpossibleChurn() []Problem {
	if p.Arrivals.OpenPerHour > 0 {
		return nil
	}
	return newBase(statusQuo(p.small())).impossibleChurn()
}

// impossibleChurn tells of each such segment what is asked of it and what its issues can do.
func (b *base) impossibleChurn() (found []Problem) {
	for k, s := range b.Segments {
		g := &b.groups[k]
		service := -math.Expm1(-g.tenure.service * dates.PlainYear)
		switch {
		case !g.impossible:
		case b.Churn.StatesScale():
			found = append(found, Problem{
				"segment." + s.Name + ".churn",
				fmt.Sprintf("%.3g %% a year is less than today's service alone explains (%.3g %% at "+
					"%.3g issues a year)",
					100*s.ChurnPerYear, 100*service, s.IssuesPerYear),
				`raise the churn, lower churn.scale (how much of a stated leaving intent becomes behaviour), or ` +
					`state churn.service_share and leave the scale to it`,
			})
		default:
			found = append(found, Problem{
				"churn.service_share",
				fmt.Sprintf("service cannot cause %.3g %% of the churn of segment %s, %.3g %% a year: %.3g issues a "+
					"year are too few, or notice and lag too long",
					100*b.Churn.ServiceShare*g.lean, s.Name, 100*s.ChurnPerYear, s.IssuesPerYear),
				"lower churn.service_share or the segment's churn, or check issues_per_year",
			})
		}
	}
	return found
}

// TooDeep finds that more people are to go than the desk, or the pool that is cut, has
// on day 0.
func (p Params) TooDeep() []Problem { return newBase(statusQuo(p)).tooDeep(&p) }

// Half a person is let pass where heads are worked out, since they are no whole numbers then.
func (b *base) tooDeep(p *Params) []Problem {
	there, passes, decimals := b.headsNamed(p), .5, 0
	if b.headsStated(p) {
		passes = 1e-6
	}
	if p.Cut.Heads <= there+passes {
		return nil
	}
	if p.Cut.Heads < there+.5 {
		decimals = 2
	}
	of := "the desk"
	if p.Cut.Pool != "" {
		of = "pool " + p.Cut.Pool
	}
	say := func(heads float64) string { return strconv.FormatFloat(heads, 'f', decimals, 64) }
	return []Problem{{
		"cut.heads", fmt.Sprintf("%s people cannot go: %s has %s on day 0", say(p.Cut.Heads), of, say(there)),
		fmt.Sprintf("at most %s, or cut.share = 1 for everybody", say(there)),
	}}
}

// headsStated reports whether a person said how many there are of those a cut names.
func (b *base) headsStated(p *Params) bool {
	if p.Cut.Pool == "" && !math.IsNaN(b.Humans.Heads) {
		return true
	}
	stated := 0
	for _, q := range b.Pools {
		if named := p.Cut.Pool == "" || p.Cut.Pool == q.Name; named && math.IsNaN(q.Heads) {
			return false
		}
		stated++
	}
	return stated > 0
}

// easily says that formulas alone tell that the asked deflection can be reached:
// a trial moves it by less than this margin.
//
// The margin is five times what a trial has moved a deflection by (trial.go: .004).
func (b *base) easily(p Params) bool {
	const margin = .02
	if b.spans(&p, margin) {
		return true
	}
	asked := p.Assistant.Deflection
	for _, p.Assistant.Deflection = range [...]float64{asked - margin, asked + margin} {
		if !b.solve(&p).reached {
			return false
		}
	}
	return true
}

// spans reports whether what is asked lies well between what the points of the skill path contain, whoever
// hangs up behind them: by continuity some point between gives it, and where it lies need not be looked for.
// Most of what people ask does; the rest is solved for.
//
//	least < asked − 1.5 · margin,  asked + 1.5 · margin < most,   of the ends and where success begins to grow,
//	with the hang-ups of day 0, behind no assistant and behind the best
func (b *base) spans(p *Params, margin float64) bool {
	asked, to := p.Assistant.Deflection, p.skillTo()
	today := b.hangUps()
	for _, hangUp := range [...][]float64{today, b.hangUpsAt(p, 0, today), b.hangUpsAt(p, to, today)} {
		least, most := math.Inf(1), math.Inf(-1)
		for _, z := range [...]float64{0, p.skillFrom(), to} {
			share := b.contained(p, z, hangUp, false)
			least, most = min(least, share), max(most, share)
		}
		if !(least < asked-1.5*margin && asked+1.5*margin < most) {
			return false
		}
	}
	return true
}

// outOfReach gives the arithmetic of a deflection that no assistant gives.
//
// The two ends of what skill can do, in the asked kind of share, with the remark that more skill may
// contain less.
func (r *rehearsal) outOfReach(p *Params, s skilled) string {
	least, most, falling := r.limits(p, s)
	what := fmt.Sprintf("%.1f %% lies outside what this mix allows, %.1f %% to %.1f %%", 100*p.Assistant.Deflection,
		100*least, 100*most)
	if falling {
		what += "; so many failures are silent that it contains most without any skill, least with every " +
			"category at its ceiling"
	}
	return what
}

// ceilings says in words what bounds the deflection.
//
// The long tail is told by its best category, bounded work by its best as well: bounds and not means.
func (p Params) ceilings() string {
	bounded, best, tail := 0., 0., 0.
	for _, c := range p.Categories {
		if c.LongTail {
			tail = max(tail, c.AssistantCeiling)
			continue
		}
		bounded += c.Share
		best = max(best, c.AssistantCeiling)
	}
	return fmt.Sprintf("bounded work is %.0f %% of issues and at best %.0f %% of it is solved, of the long "+
		"tail %.0f %%; beyond that only silent failures and bot abandonment contain",
		100*bounded, 100*best, 100*tail)
}

// checkTies refuses a correlation of work with solvability that no category has both of.
func (p *Params) checkTies() []Problem {
	if p.Assistant.WorkCorrelation == 0 {
		return nil
	}
	for _, c := range p.Categories {
		if c.HandleFamily == Lognormal && c.HandleCV > 0 && c.Correlation > 0 {
			return nil
		}
	}
	return []Problem{{
		"assistant.work_correlation", "issues of no category differ in work and in how solvable they are",
		"give a category handle_family = \"lognormal\" with a handle_cv, and a correlation above 0",
	}}
}

// checkContracts refuses a month of renewal where contracts do not renew by the year, and times of a supplier's
// contract where a pool has no supplier.
func (p *Params) checkContracts() (found []Problem) {
	for _, s := range p.Segments {
		if s.RenewalMonth != 0 && s.Contract != AnnualContract {
			found = append(found, Problem{
				"segment." + s.Name + ".renewal_month", "its contracts do not renew once a year",
				"say contract = \"annual\", or leave it out",
			})
		}
	}
	for _, q := range p.Pools {
		if !q.Outsourced && q.NoticeDays+q.RampDownDays > 0 {
			key := "pool." + q.Name + ".notice"
			if q.NoticeDays == 0 {
				key = "pool." + q.Name + ".ramp_down"
			}
			found = append(found, Problem{
				key, "there is no supplier whose contract could say so",
				"say outsourced = true; for the company's own people it is cut.notice",
			})
		}
	}
	return found
}

// checkComplaints refuses more cases than complaints the company turned down.
func (p *Params) checkComplaints() (found []Problem) {
	if c := &p.Complaints; c.Rate > 0 && c.Escalated+c.Upheld > 1 {
		found = append(found, Problem{
			"complaints.escalated", "more complaints go to an ombudsman than the company turns down",
			"complaints.escalated and complaints.upheld are shares of the same complaints: together at most 1",
		})
	}
	return found
}

// checkMargins refuses a correlation of doses with margins that do not differ.
func (p *Params) checkMargins() []Problem {
	if p.Churn.MarginCorrelation == 0 {
		return nil
	}
	for _, s := range p.Segments {
		if s.MarginPerMonth != p.Segments[0].MarginPerMonth {
			return nil
		}
	}
	return []Problem{{
		"churn.margin_correlation", "every customer has the same margin: there is nothing to correlate with",
		"leave it out, or state segments of different margin_per_month",
	}}
}
