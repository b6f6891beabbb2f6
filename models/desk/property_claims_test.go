package desk

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"

	"gonum.org/v1/gonum/stat/distuv"
)

// claim is what one mechanism does, told to somebody who knows support desks:
// given a company, when the mechanism is changed, these measures rise, these
// fall, beyond 4 standard errors of the paired difference in the same worlds.
//
// Everything the claim does not name stays the same to the last bit in every
// world. What may move as a consequence stands under also and is not judged;
// what is disturbed but must not move stands under still and is held within
// chance, as rare as 4 known standard errors, or rounding.
type claim struct {
	says        string
	rare        bool          // what it is about is rare: it takes more customers
	given, when func(*Params) // given nil: the company as it is
	up, down    []string
	also, still []string
}

// claims are all of them, by room of the model.
var claims = slices.Concat(aboutAssistant, aboutValve, aboutDesk, aboutPools, aboutWorkforce, aboutReaction, aboutCuts,
	aboutExperience, aboutChurn, aboutActions, aboutControls, aboutLeadership, aboutMoney, aboutChannels)

// What hangs together, for the lists of consequences.
var (
	// when a plan is ahead and when behind
	netSigns = []string{"payback_month", "turning_month", "never_pays_back"}
	// what a price or a bill moves, and nothing else
	bill = with(netSigns, "savings", "net", "net_terminal", "support_cost", "cost_per_ticket")
	// what a customer who leaves takes along
	margins = with(netSigns, "retention_loss", "margin", "net", "net_terminal")
	leavers = slices.Concat(margins, []string{
		"committed_loss", "customers_lost", "left_over_service", "committed",
		"churn", "retention_reported",
	})
	// how sessions end, and issues
	outcomes = []string{"solved_by_assistant", "solved_by_human", "solved_by_itself", "given_up"}
	sessions = []string{
		"contained", "contained_resolved", "contained_silent", "contained_left_bot",
		"contained_gave_up",
		"contained_elsewhere", "assumed_resolved", "solved_off_hours", "no_return_30_days", "handed_over",
		"reached_a_human", "assistant_cost",
	}
	volume = slices.Concat([]string{"contacts", "repeat_rate", "repeat_pay", "human_hours", "handle_time"}, sessions,
		outcomes)
	// the line before the people
	waiting = []string{
		"wait_probability", "wait_mean", "wait_answered", "wait_p95", "service_level", "abandonment",
		"occupancy", "queue_mean", "in_service_mean", "at_desk_mean", "returning_mean", "weeks_short",
	}
	// what customers feel, and what charts see of it
	feelings = []string{"satisfaction", "satisfaction_surveyed", "satisfaction_bounded", "satisfaction_long_tail"}
	signals  = []string{
		"first_alarm_day", "first_alarm_satisfaction_bounded", "first_alarm_satisfaction_long_tail",
		"first_alarm_repeats_bounded",
		"first_alarm_repeats_long_tail", "false_alarms", "quarterly_alarm_day",
	}
	// who is on the payroll: burnout follows the load
	staff = []string{"payroll", "hiring", "rehiring", "heads_end", "hired"}
	// a customer served otherwise, with all that follows where nobody leaves over it
	served = slices.Concat(volume, waiting, feelings, signals, bill)
	// … where people come and go, or burn out, as well
	manned = slices.Concat(served, staff, []string{"rehired_6_months", "rehired_12_months"})
	// … where customers leave over it
	everything = slices.Concat(manned, leavers)
)

// with is a group and more.
func with(group []string, more ...string) []string { return slices.Concat(group, more) }

// quiet is the company of the claims: customers who never leave over service
// and people who never burn out, so that a claim stays where it belongs. Claims
// about either switch them on again.
func quiet() Params {
	p := company()
	p.Churn.Scale, p.Workforce.BurnoutPerPoint = 0, 0
	p.Controls.BreakerWishes, p.Controls.BreakerWindow, p.Controls.BreakerDays = 1.5, 7, 7
	return p
}

// fickle customers act on what they say.
func fickle(p *Params) { p.Churn.Scale = .25 }

// TestClaims plays the claims about one company together: its own row and its
// past are the same for all of them. CI judges all, go test ./... alone those about every third company.
func TestClaims(t *testing.T) {
	worlds := length(6, 12)
	for k, same := range byCompany() {
		t.Run(fmt.Sprintf("company %d", k), func(t *testing.T) {
			if !oneOf(k, 3) {
				t.Skip("set BOOMERANG_CI=1")
			}
			t.Parallel()
			moved := same.play(t.Context(), worlds)
			for i, c := range same.claims {
				t.Run(c.says, func(t *testing.T) { c.judge(t, moved[i]) })
			}
		})
	}
}

// companyOf are claims about one company: itself, and what each makes of it.
type companyOf struct {
	before Params
	after  []Params
	claims []claim
}

// byCompany gathers the claims by the company they are about.
func byCompany() (all []*companyOf) {
	known := map[string]*companyOf{}
	for _, c := range claims {
		before := quiet()
		before.Segments[0].Customers, before.Horizon.Months = float64(length(8_000, 36_000)), 12
		if c.rare {
			before.Segments[0].Customers = float64(length(18_000, 36_000))
		}
		if c.given != nil {
			c.given(&before)
		}
		after := before
		after.Segments, after.Categories, after.Pools = slices.Clone(before.Segments),
			slices.Clone(before.Categories), slices.Clone(before.Pools)
		c.when(&after)
		key := fmt.Sprintf("%#v", before) // not ==: Params hold slices and NaN
		same := known[key]
		if same == nil {
			same = &companyOf{before: before}
			known[key], all = same, append(all, same)
		}
		same.after, same.claims = append(same.after, after), append(same.claims, c)
	}
	return all
}

// moves is the paired difference after − before of one measure over worlds.
type moves struct {
	stats.Moments
	same  bool    // to the last bit, in every world
	level float64 // of the measure itself, to tell rounding
}

// play tells for every claim how each measure moved, by the worlds.
func (x *companyOf) play(ctx context.Context, worlds int) []map[string]*moves {
	measures, all := MeasuresOf(x.before.Segments), make([]map[string]*moves, len(x.after))
	for i := range all {
		all[i] = map[string]*moves{}
		for _, m := range measures {
			all[i][m.Name] = &moves{same: true}
		}
	}
	plans := append([]Params{x.before}, x.after...)
	for w := range worlds {
		rows := Play(ctx, sim.NewFates(3, uint64(w)), plans, 0)
		for i, moved := range all {
			for k, m := range measures {
				moved[m.Name].see(rows[0].Values[k], rows[1+i].Values[k])
			}
		}
	}
	return all
}

// see takes a value of a world before and after.
func (m *moves) see(a, b float64) {
	m.same = m.same && (a == b || math.IsNaN(a) && math.IsNaN(b))
	if !math.IsNaN(b - a) {
		m.level = math.Abs(a)
		m.Add(b - a)
	}
}

// se is the standard error of the mean difference.
func (m *moves) se() float64 { return math.Sqrt(m.Variance() / float64(m.N())) }

// beyondChance is as many standard errors as chance exceeds once in 16,000
// measures: four where they are known, more where a few worlds estimate them.
func (m *moves) beyondChance() float64 {
	return distuv.StudentsT{Sigma: 1, Nu: float64(m.N() - 1)}.Quantile(distuv.UnitNormal.CDF(4))
}

func (m *moves) String() string { return fmt.Sprintf("%+.4g ± %.2g", m.Mean(), m.se()) }

// judge compares what moved with what was claimed.
func (c *claim) judge(t *testing.T, moved map[string]*moves) {
	for _, name := range slices.Concat(c.up, c.down, c.also, c.still) {
		if moved[name] == nil {
			t.Fatalf("there is no measure %s", name)
		}
	}
	if len(c.up)+len(c.down)+len(c.still) == 0 && len(c.also) > 0 {
		t.Fatal("claims nothing")
	}
	for name, m := range moved {
		beyond := math.Abs(m.Mean()) > 4*m.se() && m.N() > 1
		switch {
		case slices.Contains(c.up, name):
			if !beyond || m.Mean() < 0 {
				t.Errorf("%s should rise, moved %v", name, m)
			}
		case slices.Contains(c.down, name):
			if !beyond || m.Mean() > 0 {
				t.Errorf("%s should fall, moved %v", name, m)
			}
		case slices.Contains(c.still, name):
			if m.N() > 1 && math.Abs(m.Mean()) > max(m.beyondChance()*m.se(), 1e-9*m.level) {
				t.Errorf("%s should stay within noise, moved %v", name, m)
			}
		case !m.same && !slices.Contains(c.also, name):
			t.Errorf("%s should stay to the last bit, moved %v", name, m)
		}
	}
}
