package main

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// catalogue sets every plan of every shipped scenario beside the others, and
// finds what would surprise a contact-centre manager.
type catalogue struct{ rows []compared }

// compared is a plan in figures, NaN where it has none.
type compared struct {
	scenario, plan                         string
	cut, assistant                         bool
	contained, resolved, freed             float64
	satisfaction, drop, churn, churnBefore float64
	net, netTerminal, alarm                float64
	clear                                  bool // the paired interval of net excludes 0
}

func (c *catalogue) Add(r *result.Result) {
	value := func(plan, measure string) float64 {
		if e := r.Estimate(plan, measure); e != nil && e.Mean != nil {
			return *e.Mean
		}
		return math.NaN()
	}
	ref := r.Reference().Name
	for _, p := range r.Plans {
		x := compared{
			scenario: r.Scenario.Name, plan: p.Name,
			cut: value(p.Name, "cut_share") >= .1, assistant: value(p.Name, "assistant_cost") > 0,
			contained: value(p.Name, "contained"), resolved: value(p.Name, "contained_resolved"),
			freed:        1 - value(p.Name, "human_hours")/value(ref, "human_hours"),
			satisfaction: value(p.Name, "satisfaction"),
			drop:         value(ref, "satisfaction") - value(p.Name, "satisfaction"),
			churn:        value(p.Name, "churn"), churnBefore: value(ref, "churn"),
			net: value(p.Name, "net"), netTerminal: value(p.Name, "net_terminal"), alarm: math.NaN(),
		}
		if e := r.Estimate(p.Name, "net"); e != nil && e.Difference != nil {
			x.clear = e.Difference.Clear
		}
		for _, e := range r.Events {
			if e.Plan == p.Name && e.Name == "first_alarm_day" {
				x.alarm = e.Probability
			}
		}
		c.rows = append(c.rows, x)
	}
}

// surprises are what a contact-centre manager would not expect, and why the
// model says it all the same. Which plans show it is computed.
var surprises = []struct {
	what string
	of   func(x compared) bool
	why  string
}{
	{
		"An assistant costs more than it frees",
		func(x compared) bool { return x.assistant && !x.cut && x.net < 0 && x.clear },
		"Nobody goes, so payroll stays, and every assumed resolution is billed, wrong ones too. Hours that are freed " +
			"shorten the queue and are worth nothing to the payroll until heads follow.",
	},
	{
		"A cut saves nothing, although heads went",
		func(x compared) bool { return x.cut && x.assistant && x.net < 0 && x.clear && x.contained < .5 },
		"The assistant takes the short contacts. What it fails at comes back longer and angrier, so that fewer hours " +
			"are freed than heads are cut; severance, the assistant's bill and later hiring eat the rest.",
	},
	{
		"Far more is contained than resolved", func(x compared) bool { return x.contained > 2*x.resolved },
		"Contained counts sessions that end without a human: failures nobody noticed, customers who left the bot, " +
			"gave up looking for a human or came back another day are in it. The share truly resolved is the one " +
			"beside it.",
	},
	{
		"Less than half as much work goes as contacts",
		func(x compared) bool { return x.contained > .05 && x.freed < x.contained/2 },
		"Bounded contacts are short, hand-overs take longer, and silent failures return: the hours that go are not " +
			"the contacts that go.",
	},
	{
		"People have more hours to work, not fewer", func(x compared) bool { return x.assistant && x.freed < 0 },
		"Contacts that return and hand-overs that take longer outweigh what is contained, or a cut lengthens waits " +
			"until customers call again and again.",
	},
	{
		"A deep cut pays within the horizon",
		func(x compared) bool { return x.cut && x.net > 0 && x.clear && x.drop > 5 },
		"Customers are less content and leave later than the horizon, or each is worth little beside the payroll. " +
			"Net (b), which counts what comes after, stands beside it; where margins are higher or the churn dose " +
			"is, the answer turns.",
	},
	{
		"The sign turns after the horizon", func(x compared) bool { return x.net*x.netTerminal < 0 },
		"Savings come at once, departures at renewals and after a personal lag. What is still to come at the horizon " +
			"is in net (b) alone.",
	},
	{
		"Satisfaction falls and no chart alarms",
		func(x compared) bool { return x.assistant && x.drop > 5 && x.alarm < .5 },
		"The daily chart watches what the assistant believes it has resolved. Silent failures answer as resolved, " +
			"who gave up is not asked, and the desk's own queue is not in its figures: the fall happens where it " +
			"does not look.",
	},
	{
		"Churn hardly moves although satisfaction falls",
		func(x compared) bool { return x.drop > 10 && x.churn < 1.15*x.churnBefore },
		"The measure counts customers of day 0 who are gone after twelve months. Most of those who decide to leave " +
			"are still bound by a renewal or their own delay then; they stand as committed to leave.",
	},
}

func (c *catalogue) write(b *strings.Builder) {
	fmt.Fprintf(b, "\n## All plans in one table\n\n"+
		"Shares of all contacts; hours freed, satisfaction and churn against the reference of the scenario; money in\n"+
		"its currency over its horizon, and with what comes after it. Letters: what would surprise, below.\n\n")
	fmt.Fprintln(b, "| scenario | plan | contained | truly resolved | human hours freed | satisfaction, points | "+
		"churn in a year | net (a), million | net (b), million | daily chart alarms | surprises |")
	fmt.Fprintln(b, "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|")
	for _, x := range c.rows {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %.1f | %s | %s | %s | %s | %s |\n", x.scenario, x.plan,
			share(x.contained), share(x.resolved),
			share(x.freed), x.satisfaction, share(x.churn), million(x.net), million(x.netTerminal), share(x.alarm),
			x.letters())
	}
	fmt.Fprintf(b, "\n## What would surprise a contact-centre manager\n")
	for k, s := range surprises {
		where, n := "", 0
		for _, x := range c.rows {
			if s.of(x) {
				where, n = x.scenario+" / "+x.plan, n+1
			}
		}
		switch {
		case n == 1:
			fmt.Fprintf(b, "\n**%c. %s** (%s). %s\n", 'A'+k, s.what, where, s.why)
		case n > 1:
			fmt.Fprintf(b, "\n**%c. %s** (%d of %d plans). %s\n", 'A'+k, s.what, n, len(c.rows), s.why)
		}
	}
}

// letters names the surprises a plan shows, as in "A C".
func (x compared) letters() string {
	var found []string
	for k, s := range surprises {
		if s.of(x) {
			found = append(found, string(rune('A'+k)))
		}
	}
	return strings.Join(found, " ")
}

func share(v float64) string {
	if math.IsNaN(v) {
		return "–"
	}
	return fmt.Sprintf("%.0f %%", 100*v)
}

func million(v float64) string {
	if math.IsNaN(v) {
		return "–"
	}
	return fmt.Sprintf("%+.2f", v/1e6)
}

// Each kind of surprise is found where it is, and nowhere else.
func TestSurprises(t *testing.T) {
	plain := compared{
		scenario: "s", plan: "plain", assistant: true, cut: true, contained: .4, resolved: .3, freed: .3,
		satisfaction: 80, drop: 1, churn: .2, churnBefore: .2, net: 1, netTerminal: 1, alarm: .9, clear: true,
	}
	for _, s := range surprises {
		if s.of(plain) {
			t.Errorf("%s: found in a plan without surprises", s.what)
		}
	}
	odd := plain
	odd.cut, odd.net = false, -1
	if !surprises[0].of(odd) || surprises[1].of(odd) {
		t.Error("an assistant that loses money is not found")
	}
	var b strings.Builder
	c := catalogue{rows: []compared{plain, odd}}
	c.write(&b)
	if !strings.Contains(b.String(), "**A. An assistant costs more than it frees** (s / plain).") {
		t.Error(b.String())
	}
}
