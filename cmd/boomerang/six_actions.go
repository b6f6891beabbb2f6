package main

import (
	"fmt"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/models/desk"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// moves are the six a chief executive can make this week, as the article has
// them, each with what this company's figures say.
func (q *question) moves(a *result.Assessment, p desk.Params, steps map[string]*result.Step, as map[string]float64) {
	status := func(id string) result.MoveStatus {
		switch play.Said(a.Questions, id) {
		case result.Yes:
			return result.Done
		case result.NotKnown:
			return result.MoveUnknown
		}
		return result.ToDo
	}
	add := func(title string, status result.MoveStatus, step *result.Step, figures ...string) {
		a.Moves = append(a.Moves, result.Move{Title: title, Status: status, Figures: figures, Step: step})
	}
	units := wording.Units{Currency: q.own.Scenario.Currency}
	contacts := as[result.Contacts] / float64(q.own.Scenario.Months)
	add("Map every AI tool that customers meet", status("tools"), nil,
		fmt.Sprintf("The scenario knows one assistant; it meets %s, %s contacts a month in all. Only you know the "+
			"tools it does not know.", routeWords(p), units.Quantity(contacts, result.UnitContacts)))

	rules := status("rules")
	if rules == result.Done && status("actions") != result.Done {
		rules = status("actions")
	}
	add("Define the action allowlist", rules, steps[play.Allowed],
		fmt.Sprintf("%.1f %% of sessions would act on money or access; without business rules %.1f %% of these are "+
			"out of policy.", 100*riskyShare(p), 100*p.Controls.LeakRate),
		fmt.Sprintf("Given away so by this plan: %s over %d months.",
			units.Quantity(as[result.Leakage], result.UnitMoney), q.own.Scenario.Months),
		"Conditions the scenario states: "+conditionWords(p, units)+".")

	names, issues, work := longTail(p)
	add("Find the long tail and send it to people", status("long-tail"), steps[toPeople],
		fmt.Sprintf("Long tail here: %s; %.0f %% of issues, %.0f %% of the first contact's minutes.", names, 100*issues,
			100*work),
		fmt.Sprintf("Now: %s; satisfaction with the long tail %.0f points.", routeWords(p),
			as[result.SatisfactionLongTail]))

	add("Build the escape valve", status("one-click"), steps[oneClick],
		fmt.Sprintf("Steps to a human beyond one click: %.0f; flows without any route: %.0f %%.", p.Valve.Steps,
			100*p.Valve.NoRoute),
		fmt.Sprintf("Contacts that count as contained because the customer gave up on the way: %.1f %%.",
			100*as[result.ContainedGaveUp]))

	add("Put cost and satisfaction on one page", status("one-page"), steps[onePage],
		fmt.Sprintf("Leadership looks at %s every %.0f days and takes %.0f days to decide.", dashboardWords(p),
			p.Leadership.ReviewDays, p.Leadership.DecisionDays),
		fmt.Sprintf("The cost page shows %.0f %% contained; %.0f %% of contacts are contained and resolved.",
			100*as[result.Contained], 100*as[result.ContainedResolved]))

	maturity := result.Done
	if a.Window {
		maturity = result.ToDo
	}
	add("Run the maturity check", maturity, steps[allThree],
		fmt.Sprintf("The assistant works at level %d; its controls carry level %d; the level in force is %d.",
			a.Operates, a.Supported, a.Real),
		map[bool]string{
			true:  "It operates inside the window: pull back, add the controls, then expand.",
			false: "It does not operate beyond its controls.",
		}[a.Window])
}

func routeWords(p desk.Params) string {
	if p.Routing.Policy == desk.Everything {
		return "everything, the long tail included"
	}
	return fmt.Sprintf("what triage takes for bounded work (of the long tail it lets %.0f %% through)",
		100*(1-p.Routing.Specificity))
}

func dashboardWords(p desk.Params) string {
	if p.Leadership.Dashboard == desk.Joint {
		return "cost and satisfaction by query type together"
	}
	return "cost figures only"
}

// conditionWords are the business conditions by category, as the scenario states them.
func conditionWords(p desk.Params, units wording.Units) string {
	var all []string
	for _, c := range p.Categories {
		var conditions []string
		if c.ActionCap > 0 {
			conditions = append(conditions, "up to "+units.Quantity(c.ActionCap, result.UnitMoney))
		}
		if c.GoodStanding {
			conditions = append(conditions, "accounts in good standing")
		}
		if len(conditions) > 0 {
			all = append(all, c.Name+" "+strings.Join(conditions, " and "))
		}
	}
	if len(all) == 0 {
		return "none, so that its rules are taken to stop just what is out of policy"
	}
	return strings.Join(all, "; ")
}

// riskyShare is the share of issues whose session would act.
func riskyShare(p desk.Params) (x float64) {
	for _, c := range p.Categories {
		if !c.LongTail || p.Routing.Policy == desk.Everything {
			x += c.Share * c.ActionRisk
		}
	}
	return x
}

// longTail names the categories, and their share of issues and of the minutes
// of first contacts.
func longTail(p desk.Params) (names string, issues, work float64) {
	var all []string
	total := 0.0
	for _, c := range p.Categories {
		total += c.Share * c.HandleMinutes
		if c.LongTail && c.Share > 0 {
			all = append(all, c.Name)
			issues += c.Share
			work += c.Share * c.HandleMinutes
		}
	}
	if len(all) == 0 {
		return "none is named", 0, 0
	}
	return strings.Join(all, ", "), issues, work / total
}
