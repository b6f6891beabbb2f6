package answer

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// Calibration tells what an export says, to a terminal of so many columns.
func Calibration(w io.Writer, c *result.Calibration, width int) error {
	t := Text{
		Headline: calibrationHeadline(c),
		Basis: fmt.Sprintf("%s: %s, from %s to %s; %s of %s rows used; %s.", c.Source, wording.ExportSummary(c),
			c.First,
			c.Last, wording.Thousands(c.Input.Kept), wording.Thousands(c.Input.Rows), c.Input.Form),
		Warnings: wording.FitDoubts(c.Warnings),
	}
	for _, table := range append([]drawing.Table{
		columnsTable(c), lossTable(c), figuresTable(c), familiesTable(c), categoriesTable(c),
	}, sourceTables(c)...) {
		if len(table.Rows) > 0 {
			t.Tables = append(t.Tables, table)
		}
	}
	return t.Write(w, width)
}

// calibrationHeadline is how well the fit predicts what it has not seen.
func calibrationHeadline(c *result.Calibration) string {
	var parts []string
	if h := c.InTurn; h != nil {
		parts = append(parts, fmt.Sprintf("Each week held back once, %s of days lie in the 90 %% band of doubly "+
			"stochastic arrivals, %s in that of a plain Poisson process.",
			outOf(h.Stochastic), outOf(h.Poisson)))
	}
	if h := c.LastPart; h != nil {
		parts = append(parts, fmt.Sprintf("Of the days of the last quarter, predicted from what came before, %s "+
			"lie in the band of doubly stochastic arrivals, %s in that of plain Poisson.", outOf(h.Stochastic),
			outOf(h.Poisson)))
	}
	if len(parts) == 0 {
		return "There are too few days to say whether the fit predicts days it has not seen."
	}
	return strings.Join(parts, " ")
}

// outOf writes a share of few things as what was counted: "28 of 30 (93 %)".
func outOf(m result.Measured) string {
	return fmt.Sprintf("%d of %d (%.0f %%)", int(math.Round(m.Value*float64(m.N))), m.N, 100*m.Value)
}

func columnsTable(c *result.Calibration) drawing.Table {
	t := drawing.Table{Title: "Columns", Columns: []drawing.Column{{Name: "Read as"}, {Name: "Column"}, {Name: "How"}}}
	for _, k := range c.Input.Columns {
		how := "guessed from its name"
		if k.Told {
			how = "told"
		}
		t.Rows = append(t.Rows, []drawing.Cell{drawing.Words(k.Role), drawing.Words(k.Name), drawing.Words(how)})
	}
	return t
}

// lossTable says why rows or values of an export were left out, how many, and in which lines the first
// of them stand.
func lossTable(c *result.Calibration) drawing.Table {
	t := drawing.Table{Title: "Left out", Columns: []drawing.Column{
		{Name: "Why"},
		{Name: "What"},
		{Name: "How many", Right: true},
		{Name: "First lines", Right: true},
	}}
	for _, l := range c.Input.Losses {
		what := "the row"
		if l.Partly {
			what = "the value"
		}
		if l.Like != "" {
			l.Why += fmt.Sprintf(", the first like %q", l.Like)
		}
		lines := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(l.Lines)), ", "), "[]")
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(l.Why), drawing.Words(what),
			drawing.Number(float64(l.Rows), wording.Thousands(l.Rows)), drawing.Words(lines),
		})
	}
	return t
}

// fitted writes a fitted figure with the digits a scenario file would take.
func fitted(x float64, unit result.Unit) string {
	switch unit {
	case result.UnitShare:
		return wording.Units{}.Quantity(x, unit)
	case result.UnitPerYear:
		return wording.Thousands(int(x))
	case result.UnitMinutes:
		return fmt.Sprintf("%.4g min", x)
	case result.UnitHours:
		return fmt.Sprintf("%.4g hours", x)
	}
	return fmt.Sprintf("%.3f", x)
}

// figuresTable is every single figure with its interval.
func figuresTable(c *result.Calibration) drawing.Table {
	t := figuresOf{drawing.Table{Title: "Figures", Columns: drawing.Head("Figure", "Value", "90 % interval", "From")}}
	t.arrivals(c)
	t.tickets(c)
	return t.Table
}

// figuresOf is that table as it fills.
type figuresOf struct{ drawing.Table }

// add adds a figure, where it was found.
func (t *figuresOf) add(name string, unit result.Unit, of string, m *result.Measured) {
	if m == nil {
		return
	}
	form := func(x float64) string { return fitted(x, unit) }
	iv := wording.None
	if m.Interval != nil {
		iv = form(m.Interval.Lo) + " to " + form(m.Interval.Hi)
	}
	t.Rows = append(t.Rows, []drawing.Cell{
		drawing.Words(name), drawing.Number(m.Value, form(m.Value)),
		drawing.Words(iv), drawing.Words(fmt.Sprintf("%s %s", wording.Thousands(m.N), of)),
	})
}

// arrivals adds when rows come: volume, growth, months, how days differ, and how well that predicts
// days held back.
func (t *figuresOf) arrivals(c *result.Calibration) {
	stretches := cmp.Or(c.Spacing, "day") + "s"
	year := " a year"
	if c.Growth != nil && c.AsOf != "" {
		year += ", on " + c.AsOf
	}
	t.add(wording.Capital(c.Unit)+year, result.UnitPerYear, stretches, &c.PerYear)
	seasons := "weeks"
	if c.Spacing != "" {
		seasons = stretches
	}
	t.add("Growth a year", result.UnitShare, seasons, c.Growth)
	for i := range c.Months {
		t.add(c.Months[i].Name+", factor", result.UnitRatio, seasons, &c.Months[i])
	}
	if note := hoursNote(c); note != "" {
		t.Notes = append(t.Notes, note)
	}
	t.add("Day factor, CV", result.UnitRatio, "days", c.DayCV)
	if c.DayCVMost != nil {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words("Day factor, CV"), drawing.Words(wording.None), drawing.Words("at most " +
				fmt.Sprintf("%.3f", *c.DayCVMost)),
			drawing.Words(fmt.Sprintf("%s days", wording.Thousands(c.Days))),
		})
	}
	t.add("Day factor, lag 1", result.UnitRatio, "days", c.DayLag1)
	for _, h := range []struct {
		name string
		held *result.HeldBack
	}{{"last quarter", c.LastPart}, {"each week once", c.InTurn}} {
		if h.held != nil {
			t.add("Held back ("+h.name+") inside the 90 % band", result.UnitShare, "days", &h.held.Stochastic)
			t.add("… inside that of plain Poisson", result.UnitShare, "days", &h.held.Poisson)
		}
	}
}

// tickets adds what only tickets have, or rows with abandoned calls.
func (t *figuresOf) tickets(c *result.Calibration) {
	t.add("Handle time, mean", result.UnitMinutes, "tickets", c.Handle)
	t.add("Opened to resolved, median", result.UnitHours, "tickets", c.Resolution)
	t.add("Reassigned", result.UnitShare, "tickets", c.Reassigned)
	t.add("Reopened", result.UnitShare, "tickets", c.Reopened)
	t.add("Back in 7 days, same category", result.UnitShare, "tickets", c.Repeat7)
	t.add("Back in 30 days, same category", result.UnitShare, "tickets", c.Repeat30)
	t.add("Followed by another over the same issue", result.UnitShare, "tickets", c.Followed)
	switch c.Scale {
	case "share":
		t.add("Satisfaction, mean of shares", result.UnitShare, "tickets", c.Satisfied)
	case "":
		t.add("Satisfaction, mean", result.UnitOwn, "tickets", c.Satisfied)
	default:
		t.add("Satisfaction, mean "+c.Scale, result.UnitOwn, "tickets", c.Satisfied)
	}
	t.add("Given up for each answered late", result.UnitRatio, "rows", c.Abandonment)
	t.add("Patience, mean", result.UnitMinutes, "rows", c.Patience)
	for i := range c.Channels {
		t.add("Channel "+c.Channels[i].Name, result.UnitShare, "tickets", &c.Channels[i])
	}
	if k := c.LongTail; k != nil {
		t.add("Long tail, share of tickets held back", result.UnitShare, "tickets", &k.TicketShare)
		t.add("… of the touches held back", result.UnitShare, "tickets", &k.WorkShare)
		t.Notes = append(t.Notes, fmt.Sprintf("Long tail: %s (%d of %d groups), chosen before the last quarter and "+
			"scored on it. As many tickets picked in hindsight hold %s of the touches; of the work in tickets "+
			"above %g touches triage cannot see %s; the category explains %s of the variance of touches.",
			wording.TailRule(k), k.Categories, k.Of, wording.Percent(k.Hindsight), k.HardAbove,
			wording.Percent(k.Unseen), wording.Percent(max(0, k.Explained))))
	}
}

// hoursNote says how well the hours of the week are known.
func hoursNote(c *result.Calibration) string {
	var known []float64
	for h, iv := range c.HourRange {
		if iv != nil && c.HourOfWeek[h] > 0 {
			known = append(known, (iv.Hi-c.HourOfWeek[h])/c.HourOfWeek[h])
		}
	}
	if len(known) == 0 {
		return ""
	}
	slices.Sort(known)
	return fmt.Sprintf("Hours of the week: %d are open; half of them are known within ±%s (90 %% interval), the "+
		"worst within ±%.0f %%. Each stands in %s.",
		len(known), wording.Percent(known[len(known)/2]), 100*known[len(known)-1], result.CalibrationFile)
}

func familiesTable(c *result.Calibration) drawing.Table {
	t := drawing.Table{
		Title:   "Families of handle time, likeliest first",
		Columns: drawing.Head("Family", "Mean, min", "CV", "Log-likelihood", "Largest gap"),
	}
	for _, f := range c.Families {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(f.Family),
			drawing.Number(f.Mean, fmt.Sprintf("%.3g", f.Mean)), drawing.Number(f.CV, fmt.Sprintf("%.3g", f.CV)),
			drawing.Number(f.LogLikelihood, fmt.Sprintf("%.1f", f.LogLikelihood)),
			drawing.Number(f.Distance, fmt.Sprintf("%.3f", f.Distance)),
		})
	}
	return t
}

// categoriesTable lists the categories found: kind, share, touches, handle time and how often a ticket
// is followed by another over the same; a dash where the export has no such column.
func categoriesTable(c *result.Calibration) drawing.Table {
	t := drawing.Table{Title: "Categories", Columns: drawing.Head("Category", "Kind", "Share", "Touches", "Handle, min",
		"Back over the same")}
	share := func(m *result.Measured) drawing.Cell {
		if m == nil {
			return drawing.Words(wording.None)
		}
		return drawing.Number(m.Value, wording.Units{}.Quantity(m.Value, result.UnitShare))
	}
	for _, k := range c.Categories {
		kind := "bounded"
		if k.LongTail {
			kind = "long tail"
		}
		value := func(m *result.Measured) drawing.Cell {
			if m == nil {
				return drawing.Words(wording.None)
			}
			return drawing.Number(m.Value, fmt.Sprintf("%.3g", m.Value))
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(k.Name), drawing.Words(kind),
			drawing.Number(k.Share.Value, wording.Percent(k.Share.Value)), value(k.Touches), value(k.Handle),
			share(k.Unresolved),
		})
	}
	return t
}

// DrawCalibration stages the fit charts in the chart folder, as SVG and PNG.
func DrawCalibration(to *folder.Folder, c *result.Calibration) error {
	for _, f := range CalibrationFigures(c) {
		if err := f.Write(to, drawing.ChartFolder); err != nil {
			return err
		}
	}
	return nil
}
