package live

import (
	"bytes"
	"fmt"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Comparison is one plan at several settings, the first of which the others are held against.
type Comparison struct {
	Scenario      result.Scenario
	Settings      [][]string // as a command names them
	Worlds        int
	Estimates     []result.Estimate // by the number of the setting, as the name of the plan
	Probabilities []result.Probability
	Measures      []result.Measure
}

// letters of the settings.
const letters = "ABCD"

// compared are the measures that stand side by side.
var compared = []struct{ name, measure string }{
	{"Earns against its reference", result.Net},
	{"With what comes after", result.NetTerminal},
	{"Customers lost", result.CustomersLost},
	{"Answered in time", result.ServiceLevel},
	{"Satisfaction", result.Satisfaction},
	{"Laid off", result.LaidOff},
}

// Compare draws settings side by side: what each gives, and its difference from the first in the
// same worlds, with the interval of that difference.
func Compare(c Comparison) (string, error) {
	u := view.UnitsOf(c.Scenario)
	t := drawing.Table{Columns: drawing.Head("")}
	for i := range c.Settings {
		t.Columns = append(t.Columns, drawing.Column{Name: "Setting " + letters[i:i+1], Right: true})
	}
	set := []drawing.Cell{drawing.Words("Set")}
	for _, s := range c.Settings {
		text := ""
		for _, one := range s {
			text += wording.Clean(short(one)) + " "
		}
		if text == "" {
			text = "as the file has it"
		}
		set = append(set, drawing.Words(text))
	}
	t.Rows = append(t.Rows, set)
	for _, m := range compared {
		row := []drawing.Cell{drawing.Words(m.name)}
		for i := range c.Settings {
			row = append(row, c.cell(u, i, m.measure))
		}
		t.Rows = append(t.Rows, row)
	}
	row := []drawing.Cell{drawing.Words("Loses money in")}
	for _, p := range c.Probabilities {
		row = append(row, drawing.Number(p.Value, wording.Percent(p.Value)))
	}
	t.Rows = append(t.Rows, row)
	t.Notes = []string{fmt.Sprintf("In the same %s. After → the change from setting A, with the 90 %% interval of "+
		"that change; ~ where it is not clear of zero.", wording.Counted(c.Worlds, "world", "worlds"))}
	var b bytes.Buffer
	err := pageTemplate.ExecuteTemplate(&b, "live-compare", t)
	return b.String(), err
}

// cell is a measure of a setting, and behind it how it differs from the first.
func (c Comparison) cell(u wording.Units, setting int, measure string) drawing.Cell {
	unit := result.UnitNone
	for _, m := range c.Measures {
		if m.Name == measure {
			unit = m.Unit
		}
	}
	for _, e := range c.Estimates {
		if e.Plan != fmt.Sprint(setting) || e.Measure != measure || e.Mean == nil {
			continue
		}
		text := u.About(*e.Mean, unit)
		if unit.IsMoney() {
			text = u.AboutSigned(*e.Mean, unit)
		}
		if d := e.Difference; setting > 0 && d != nil {
			text += " → " + u.Change(d.Mean, unit)
			if iv := d.Interval; iv != nil {
				text += " (" + u.ChangeRange(iv.Lo, iv.Hi, unit) + ")"
				if iv.Lo <= 0 && iv.Hi >= 0 {
					text += " ~"
				}
			}
		}
		return drawing.Number(*e.Mean, text)
	}
	return drawing.Words(wording.None)
}

// short is a setting without the plan it is of.
func short(set string) string {
	_, key := result.OwnOf(set)
	return key
}
