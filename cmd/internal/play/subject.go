package play

import (
	"slices"
	"strings"

	"boomerang/models/desk"
	"boomerang/sim/result"
)

// Subject is the plan a scenario is about: the one it asks about; else that of its grid; else, of the plans that can
// be chosen, the first with both a cut and an assistant; else the first with a cut; else
// the first beside the reference; else the same of the plans nobody can choose. It is
// decided here, before anything is played, and stored in the result, so that tables,
// charts and verbs speak of one plan. "" where there is none beside the reference.
func Subject(st *Study) string {
	if name := StatedSubject(st); name != "" {
		return name
	}
	for _, choice := range []bool{true, false} {
		for _, fits := range []func(*Study, string) bool{cutsBehindAssistant, cuts, anyPlan} {
			for _, p := range st.Plans {
				if !p.Reference && p.Choice == choice && fits(st, p.Name) {
					return p.Name
				}
			}
		}
	}
	return ""
}

// StatedSubject is the plan a scenario says it is about, in [ask] or [grid], or the only one beside its
// reference; "" where there are several and no word of which. An action of a plan goes to no other.
func StatedSubject(st *Study) string {
	stated := []string{st.Scenario.Ask.Plan}
	if g := st.Scenario.Grid; g != nil {
		stated = append(stated, g.Plan)
	}
	others := st.Others()
	for _, name := range stated {
		if slices.Contains(others, name) {
			return name
		}
	}
	if len(others) == 1 {
		return others[0]
	}
	return ""
}

// Others are the names of the plans beside the reference.
func (st *Study) Others() (names []string) {
	for _, p := range st.Plans {
		if !p.Reference {
			names = append(names, p.Name)
		}
	}
	return names
}

// askOf is the question a run answers. One of how deep a cut may be needs words that ask it and a
// grid that tries it; without a cut in the plan asked about, plans are compared.
func askOf(st *Study) *result.Ask {
	ask := st.Scenario.Ask
	ask.Plan = Subject(st)
	switch {
	case ask.Kind != "":
	case st.Scenario.Grid.Deepens() && asksDepth(st.Scenario.Question):
		ask.Kind = result.AskDepth
	case cuts(st, ask.Plan):
		ask.Kind = result.AskPays
	default:
		ask.Kind = result.AskCompare
	}
	return &ask
}

// asksDepth reports whether a question is one of how deep a cut may be.
func asksDepth(question string) bool {
	question = strings.ToLower(question)
	return slices.ContainsFunc([]string{"how deep", "how far", "how many", "how much of the"}, func(words string) bool {
		return strings.Contains(question, words)
	})
}

// cutsBehindAssistant reports whether a plan has both a cut and an assistant, so
// that it can be taken apart.
func cutsBehindAssistant(st *Study, name string) bool {
	p := paramsOf(st, name)
	return p != nil && cuts(st, name) && p.Routing.Policy != desk.HumansOnly
}

// cuts reports whether a plan cuts heads.
func cuts(st *Study, name string) bool {
	p := paramsOf(st, name)
	return p != nil && (p.Cut.Share != 0 || !stated(p))
}

func anyPlan(*Study, string) bool { return true }

// paramsOf are the parameters of a plan at the medians; nil where there is no
// such plan, or it cannot be played.
func paramsOf(st *Study, name string) *desk.Params {
	for i := range st.Plans {
		if st.Plans[i].Name == name {
			if p, err := st.Plans[i].Params(nil); err == nil {
				return &p
			}
		}
	}
	return nil
}
