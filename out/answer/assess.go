package answer

import (
	"fmt"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// AssessPage is the page of an assessment in a result folder.
const AssessPage = "assess.html"

// assessView reads an assessment for tables and charts.
type assessView struct {
	*result.Assessment
	units wording.Units
}

func tellAssessment(a *result.Assessment) Text {
	v := assessView{a, view.UnitsOf(a.Scenario)}
	t := Text{
		Headline: Trust(v.Standing), Basis: basisOf(a.Head), Page: AssessPage,
		Tables:   []drawing.Table{v.controls(), v.changes(), v.levels(), Asked(v.Questions), v.moves()},
		Warnings: doubted(a.Head, nothing),
	}
	if len(v.tried()) > 0 {
		t.Figures = append(t.Figures, v.figure())
	}
	return t
}

// stepGain is the change of a measure in a step.
func stepGain(s *result.Step, measure string) *result.StepGain {
	if s != nil {
		for i := range s.Changes {
			if s.Changes[i].Measure == measure {
				return &s.Changes[i]
			}
		}
	}
	return nil
}

// change is the mean change of a measure with its interval, in words.
func (v assessView) change(s *result.Step, measure string) drawing.Cell {
	g := stepGain(s, measure)
	if g == nil {
		return drawing.Words(wording.None)
	}
	text := v.units.Change(g.Change.Mean, g.Unit)
	if iv := g.Change.Interval; iv != nil && (iv.Lo != 0 || iv.Hi != 0) {
		text += " (" + v.units.ChangeRange(iv.Lo, iv.Hi, g.Unit) + ")"
	}
	return drawing.Number(g.Change.Mean, text)
}

// costs says what the lack of a step costs here.
func (v assessView) costs(s *result.Step) string {
	g := stepGain(s, result.Net)
	switch {
	case g == nil:
		return wording.None
	case g.Change.Quantiles != nil && g.Change.Quantiles.P5 == 0 && g.Change.Quantiles.P95 == 0 && g.Change.Mean == 0:
		return "nothing changes here"
	case g.Change.Interval == nil:
		return "too few futures to tell"
	case !g.Change.Clear:
		return "no clear difference"
	case g.Change.Mean > 0:
		return "its lack costs " + v.units.Quantity(g.Change.Mean, result.UnitMoney)
	}
	return "switching it on costs " + v.units.Quantity(-g.Change.Mean, result.UnitMoney)
}

// controls is the table of the three controls: state, what the missing one costs, and what happens to
// both nets and to the probability of a loss with it; then the same of the steps beyond.
func (v assessView) controls() drawing.Table {
	t := drawing.Table{
		Title: "The three controls, and what each missing one costs here",
		Columns: drawing.Head("Control", "State", "Cost of the gap", "Change of net", "… with the months after",
			"Net loss"),
		Notes: []string{fmt.Sprintf("Changes against the plan as it is, in the same %s; in brackets the %.0f %% "+
			"interval of the mean. Loss: as it is → with it. A gap that costs nothing here may still cost "+
			"elsewhere: incidents are off unless the scenario states them.",
			count(v.Worlds, "future"), 100*v.Level)},
	}
	t.Columns[1].Right, t.Columns[2].Right = false, false
	row := func(name, state string, s *result.Step) {
		loss := wording.None
		if s != nil {
			loss = v.share(s.Without) + " → " + v.share(s.Loss)
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(name), drawing.Words(state), drawing.Words(v.costs(s)),
			v.change(s, result.Net), v.change(s, result.NetTerminal), drawing.Words(loss),
		})
	}
	for _, c := range v.Controls {
		row(wording.StepTitle(c.Name), wording.Controlled(c.Status), c.Step)
		if open := wording.Unanswered(c); open != "" {
			t.Notes = append(t.Notes, wording.StepTitle(c.Name)+": "+open+".")
		}
	}
	for i := range v.Steps {
		row(wording.StepTitle(v.Steps[i].Name), "", &v.Steps[i])
	}
	for _, s := range v.tried() {
		t.Notes = append(t.Notes, fmt.Sprintf("“%s” sets %s.", wording.StepTitle(s.Name), strings.Join(s.Set, ", ")))
	}
	if v.Board != nil {
		t.Notes = append(t.Notes, "Looking is free here: what a step costs that lets leadership see an alarm is the "+
			"price of what leadership then does, which the scenario states: it "+wording.BoardDoes(*v.Board)+
			". Another answer has another price: leadership.rehire_share, open_valve, reroute.")
	}
	return t
}

func (v assessView) share(p result.Probability) string {
	return view.Share(p.Value, p.Interval, v.Worlds)
}

// changes is what each step does beside the net.
func (v assessView) changes() drawing.Table {
	t := drawing.Table{Title: "What else changes with it", Columns: drawing.Head("Switched on", "Leakage",
		"Customers lost", "Gave up on the way", "Satisfaction with the long tail, points of 100", "Payroll",
		"People on the last day")}
	for _, s := range v.tried() {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(wording.StepTitle(s.Name)), v.change(s, result.Leakage),
			v.change(s, result.CustomersLost), v.change(s, result.ContainedGaveUp),
			v.change(s, result.SatisfactionLongTail), v.change(s, result.Payroll), v.change(s, result.HeadsEnd),
		})
	}
	return t
}

// levels is the table of the maturity levels: claimed, worked at, carried by the controls in force,
// real, and whether the first two run ahead of the others.
func (v assessView) levels() drawing.Table {
	t := drawing.Table{Title: "Maturity", Columns: drawing.Head("Level", "Value")}
	window := "no"
	if v.Window {
		window = "yes"
	}
	for _, x := range [][2]string{
		{"Claimed", Claim(v.Claimed)},
		{"The assistant works at", fmt.Sprint(v.Operates)},
		{"The controls in force carry", fmt.Sprint(v.Supported)},
		{"Real", fmt.Sprint(v.Real)},
		{"Acts beyond its real level", window},
	} {
		t.Rows = append(t.Rows, []drawing.Cell{drawing.Words(x[0]), drawing.Words(x[1])})
	}
	t.Notes = []string{LevelsNote}
	return t
}

func (v assessView) moves() drawing.Table {
	t := drawing.Table{Title: "Six moves for this week", Columns: []drawing.Column{
		{Name: "Move"},
		{Name: "State"},
		{Name: "Here"},
		{Name: "Worth"},
	}}
	for i, m := range v.Moves {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(fmt.Sprintf("%d. %s", i+1, wording.MoveTitle(m))), drawing.Words(wording.Ticked(m.Status)),
			drawing.Words(strings.Join(v.figures(m), " ")), drawing.Words(v.costs(m.Step)),
		})
	}
	return t
}

// tried are the steps that were played, the controls first, each once.
func (v assessView) tried() (all []*result.Step) {
	for i := range v.Controls {
		if s := v.Controls[i].Step; s != nil {
			all = append(all, s)
		}
	}
	for i := range v.Steps {
		all = append(all, &v.Steps[i])
	}
	return all
}
