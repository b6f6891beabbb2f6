package answer

import (
	"fmt"
	"strings"

	"boomerang/sim/result"
)

// figures say what this company's figures say of a move.
func (v assessView) figures(m result.Move) []string {
	f := m.Facts
	share := func(key string) float64 { return 100 * f.Number(key) }
	switch m.Kind {
	case result.MapTools:
		return []string{fmt.Sprintf("The scenario knows one assistant; it meets %s, %s contacts a month in all. Only "+
			"you know the tools it does not know.", routed(f),
			v.units.Quantity(f.Number(result.Contacts), result.UnitContacts))}
	case result.ActionList:
		return []string{
			fmt.Sprintf("%.1f %% of sessions would act on money or access; without business rules %.1f %% of these "+
				"are out of policy.", share(result.RiskyShare), share(result.LeakRate)),
			fmt.Sprintf("Given away so by this plan: %s over %.0f months.",
				v.units.Quantity(f.Number(result.Leakage), result.UnitMoney), f.Number(result.MonthsPlayed)),
			"Conditions the scenario states: " + v.conditions(f) + ".",
		}
	case result.FindLongTail:
		return []string{
			fmt.Sprintf("Long tail here: %s; %.0f %% of issues, %.0f %% of the first contact's minutes.", longTail(f),
				share(result.LongTailIssues), share(result.LongTailWork)),
			fmt.Sprintf("Now: %s; satisfaction with the long tail %.0f points.", routed(f),
				f.Number(result.SatisfactionLongTail)),
		}
	case result.EscapeValve:
		return []string{
			fmt.Sprintf("Steps to a human beyond one click: %.0f; flows without any route: %.0f %%.",
				f.Number(result.ValveSteps), share(result.ValveNoRoute)),
			fmt.Sprintf("Contacts that count as contained because the customer gave up on the way: %.1f %%.",
				share(result.ContainedGaveUp)),
		}
	case result.SamePage:
		return []string{
			fmt.Sprintf("Leadership looks at %s every %.0f days and takes %.0f days to decide.", lookedAt(f),
				f.Number(result.ReviewDays), f.Number(result.DecisionDays)),
			fmt.Sprintf("The cost page shows %.0f %% contained; %.0f %% of contacts are contained and resolved.",
				share(result.Contained), share(result.ContainedResolved)),
		}
	case result.MaturityCheck:
		return []string{
			fmt.Sprintf("The assistant works at level %d; its controls carry level %d; the level in force is %d.",
				v.Operates, v.Supported, v.Real), v.window(),
		}
	}
	return m.Figures
}

func (v assessView) window() string {
	if v.Window {
		return "It operates inside the window: pull back, add the controls, then expand."
	}
	return "It does not operate beyond its controls."
}

// routed says what the assistant meets.
func routed(f result.Facts) string {
	if f.Name(result.RoutingPolicy) == "everything" {
		return "everything, the long tail included"
	}
	return fmt.Sprintf("what triage takes for bounded work (of the long tail it lets %.0f %% through)",
		100*(1-f.Number(result.Specificity)))
}

// lookedAt says what leadership looks at.
func lookedAt(f result.Facts) string {
	if f.Name(result.DashboardSeen) == result.JointDashboard {
		return "cost and satisfaction by query type together"
	}
	return "cost figures only"
}

// conditions say the business conditions, category by category.
func (v assessView) conditions(f result.Facts) string {
	var order []string
	of := map[string][]string{}
	for _, x := range f {
		said := ""
		switch {
		case x.Key == result.ActionCap && x.Value != nil:
			said = "up to " + v.units.Quantity(*x.Value, result.UnitMoney)
		case x.Key == result.GoodStanding:
			said = "accounts in good standing"
		default:
			continue
		}
		if of[x.Name] == nil {
			order = append(order, x.Name)
		}
		of[x.Name] = append(of[x.Name], said)
	}
	if len(order) == 0 {
		return "none, so that its rules are taken to stop just what is out of policy"
	}
	for i, name := range order {
		order[i] = name + " " + strings.Join(of[name], " and ")
	}
	return strings.Join(order, "; ")
}

// longTail names the categories.
func longTail(f result.Facts) string {
	var names []string
	for _, x := range f {
		if x.Key == result.LongTailCategory {
			names = append(names, x.Name)
		}
	}
	if len(names) == 0 {
		return "none is named"
	}
	return strings.Join(names, ", ")
}
