package main

import (
	"boomerang/cmd/internal/play"
	"boomerang/models/desk"
	"boomerang/sim/result"
)

// sixActions are the six a chief executive can make this week, as the article has
// them, each with this company's figures.
func (q *question) sixActions(a *result.Assessment, p desk.Params, steps map[result.StepName]*result.Step,
	as map[string]float64,
) {
	status := func(id string) result.MoveStatus { return moveStatus(play.Said(a.Questions, id)) }
	number := result.FactOf
	measured := func(name string, unit result.Unit) result.Fact { return result.FactOf(name, as[name], unit) }
	months := float64(q.own.Scenario.Months)
	add := func(kind result.MoveKind, status result.MoveStatus, step *result.Step, facts ...result.Fact) {
		a.Moves = append(a.Moves, result.Move{Kind: kind, Status: status, Facts: facts, Step: step})
	}
	add(result.MapTools, status("tools"), nil, append(routes(p),
		number(result.Contacts, as[result.Contacts]/months, result.UnitContacts))...)

	rules := status("rules")
	if rules == result.Done && status("actions") != result.Done {
		rules = status("actions")
	}
	add(result.ActionList, rules, steps[result.Allowed], append([]result.Fact{
		number(result.RiskyShare, riskyShare(p), result.UnitShare),
		number(result.LeakRate, p.Controls.LeakRate, result.UnitShare),
		measured(result.Leakage, result.UnitMoney), number(result.MonthsPlayed, months, result.UnitMonth),
	}, conditions(p)...)...)

	add(result.FindLongTail, status("long-tail"), steps[result.LongTailToPeople],
		append(append(longTail(p), routes(p)...), measured(result.SatisfactionLongTail, result.UnitPoints))...)

	add(result.EscapeValve, status("one-click"), steps[result.OneClick],
		number(result.ValveSteps, p.Valve.Steps, result.UnitNone),
		number(result.ValveNoRoute, p.Valve.NoRoute, result.UnitShare),
		measured(result.ContainedGaveUp, result.UnitShare))

	add(result.SamePage, status("one-page"), steps[result.OnePage],
		result.Fact{Key: result.DashboardSeen, Name: dashboard(p)},
		number(result.ReviewDays, p.Leadership.ReviewDays, result.UnitDays),
		number(result.DecisionDays, p.Leadership.DecisionDays, result.UnitDays),
		measured(result.Contained, result.UnitShare), measured(result.ContainedResolved, result.UnitShare))

	maturity := result.Done
	if a.Window {
		maturity = result.ToDo
	}
	add(result.MaturityCheck, maturity, steps[result.AllMissing])
}

// moveStatus is how far a move is made, by the reply to its question.
func moveStatus(reply result.Reply) result.MoveStatus {
	switch reply {
	case result.Yes:
		return result.Done
	case result.NotKnown:
		return result.MoveUnknown
	}
	return result.ToDo
}

// routes are what the assistant meets.
func routes(p desk.Params) []result.Fact {
	return []result.Fact{
		{Key: result.RoutingPolicy, Name: play.RoutingName(p)},
		result.FactOf(result.Specificity, p.Routing.Specificity, result.UnitShare),
	}
}

// dashboard is what leadership looks at.
func dashboard(p desk.Params) string {
	if p.Leadership.Dashboard == desk.Joint {
		return result.JointDashboard
	}
	return result.CostDashboard
}

// conditions are the business conditions by category, as the scenario states them.
func conditions(p desk.Params) (all []result.Fact) {
	for _, c := range p.Categories {
		if c.ActionCap > 0 {
			cap := result.FactOf(result.ActionCap, c.ActionCap, result.UnitMoney)
			cap.Name = c.Name
			all = append(all, cap)
		}
		if c.GoodStanding {
			all = append(all, result.Fact{Key: result.GoodStanding, Name: c.Name})
		}
	}
	return all
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
func longTail(p desk.Params) (all []result.Fact) {
	issues, work, total := 0., 0., 0.
	for _, c := range p.Categories {
		total += c.Share * c.HandleMinutes
		if c.LongTail && c.Share > 0 {
			all = append(all, result.Fact{Key: result.LongTailCategory, Name: c.Name})
			issues += c.Share
			work += c.Share * c.HandleMinutes
		}
	}
	if total == 0 {
		total = 1
	}
	return append(all, result.FactOf(result.LongTailIssues, issues, result.UnitShare),
		result.FactOf(result.LongTailWork, work/total, result.UnitShare))
}
