package out

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// Calibration tells what an export says, to a terminal of so many columns.
func Calibration(w io.Writer, c *result.Calibration, width int) error {
	var b strings.Builder
	fmt.Fprintln(&b, wrapWords(calibrationHeadline(c), width))
	fmt.Fprintln(&b, wrapWords(fmt.Sprintf("%s: %s of %s rows used, %d days from %s to %s; %s.", clean(c.Source), thousands(c.Input.Kept), thousands(c.Input.Rows), c.Days, c.First, c.Last, clean(c.Input.Form)), width))
	for _, t := range []Table{columnsTable(c), lossTable(c), figuresTable(c), familiesTable(c), categoriesTable(c)} {
		if len(t.Rows) == 0 {
			continue
		}
		fmt.Fprintln(&b)
		if err := t.WriteText(&b, width); err != nil {
			return err
		}
	}
	if len(c.Warnings) > 0 {
		fmt.Fprintln(&b, "\nBefore you trust these figures")
		for _, line := range c.Warnings {
			fmt.Fprintln(&b, indent(wrapWords(clean(line), width-2), "  "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// calibrationHeadline is how well the fit predicts what it has not seen.
func calibrationHeadline(c *result.Calibration) string {
	var parts []string
	if h := c.InTurn; h != nil {
		parts = append(parts, fmt.Sprintf("Each week held back once, %s of days lie in the 90 %% band of doubly stochastic arrivals, %s in that of a plain Poisson process.",
			outOf(h.Stochastic), outOf(h.Poisson)))
	}
	if h := c.LastPart; h != nil {
		parts = append(parts, fmt.Sprintf("Of the days of the last quarter, predicted from what came before, %s lie in the band of doubly stochastic arrivals, %s in that of plain Poisson.", outOf(h.Stochastic), outOf(h.Poisson)))
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

func columnsTable(c *result.Calibration) Table {
	t := Table{Title: "Columns", Columns: []Column{{Name: "Read as"}, {Name: "Column"}, {Name: "How"}}}
	for _, k := range c.Input.Columns {
		how := "guessed from its name"
		if k.Told {
			how = "told"
		}
		t.Rows = append(t.Rows, []Cell{words(k.Role), words(k.Name), words(how)})
	}
	return t
}

func lossTable(c *result.Calibration) Table {
	t := Table{Title: "Left out", Columns: []Column{{Name: "Why"}, {Name: "What"}, {Name: "How many", Right: true}, {Name: "First lines", Right: true}}}
	for _, l := range c.Input.Losses {
		what := "the row"
		if l.Partly {
			what = "the value"
		}
		lines := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(l.Lines)), ", "), "[]")
		t.Rows = append(t.Rows, []Cell{words(l.Why), words(what), number(float64(l.Rows), thousands(l.Rows)), words(lines)})
	}
	return t
}

// figuresTable is every single figure with its interval.
func figuresTable(c *result.Calibration) Table {
	t := Table{Title: "Figures", Columns: head("Figure", "Value", "90 % interval", "From")}
	add := func(name, unit, of string, m *result.Measured) {
		if m == nil {
			return
		}
		form := func(x float64) string {
			switch unit {
			case "share":
				return Units{}.Quantity(x, "share")
			case "":
				return fmt.Sprintf("%.3f", x)
			}
			return strings.TrimSpace(fmt.Sprintf("%.4g %s", x, unit))
		}
		iv := none
		if m.Interval != nil {
			iv = form(m.Interval.Lo) + " to " + form(m.Interval.Hi)
		}
		if unit == "a year" {
			form = func(x float64) string { return thousands(int(x)) }
			iv = form(m.Interval.Lo) + " to " + form(m.Interval.Hi)
		}
		t.Rows = append(t.Rows, []Cell{words(name), number(m.Value, form(m.Value)), words(iv), words(fmt.Sprintf("%s %s", thousands(m.N), of))})
	}
	add(capital(c.Unit)+" a year", "a year", "days", &c.PerYear)
	add("Growth a year", "share", "weeks", c.Growth)
	for i := range c.Months {
		add(c.Months[i].Name+", factor", "", "weeks", &c.Months[i])
	}
	if note := hoursNote(c); note != "" {
		t.Notes = append(t.Notes, note)
	}
	add("Day factor, CV", "", "days", c.DayCV)
	add("Day factor, lag 1", "", "days", c.DayLag1)
	for _, h := range []struct {
		name string
		held *result.HeldBack
	}{{"last quarter", c.LastPart}, {"each week once", c.InTurn}} {
		if h.held != nil {
			add("Held back ("+h.name+") inside the 90 % band", "share", "days", &h.held.Stochastic)
			add("… inside that of plain Poisson", "share", "days", &h.held.Poisson)
		}
	}
	add("Handle time, mean", "min", "tickets", c.Handle)
	add("Opened to resolved, median", "hours", "tickets", c.Resolution)
	add("Reassigned", "share", "tickets", c.Reassigned)
	add("Reopened", "share", "tickets", c.Reopened)
	add("Back in 7 days, same category", "share", "tickets", c.Repeat7)
	add("Back in 30 days, same category", "share", "tickets", c.Repeat30)
	add("Followed by another over the same issue", "share", "tickets", c.Followed)
	add("Satisfaction, mean", "", "tickets", c.Satisfied)
	for i := range c.Channels {
		add("Channel "+c.Channels[i].Name, "share", "tickets", &c.Channels[i])
	}
	if k := c.LongTail; k != nil {
		add("Long tail, share of tickets held back", "share", "tickets", &k.TicketShare)
		add("… of the touches held back", "share", "tickets", &k.WorkShare)
		t.Notes = append(t.Notes, fmt.Sprintf("Long tail: %s (%d of %d groups), chosen before the last quarter and scored on it. As many tickets picked in hindsight hold %s of the touches; of the work in tickets above %g touches triage cannot see %s; the category explains %s of the variance of touches.",
			k.Rule, k.Categories, k.Of, Percent(k.Hindsight), k.HardAbove, Percent(k.Unseen), Percent(max(0, k.Explained))))
	}
	return t
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
	return fmt.Sprintf("Hours of the week: %d are open; half of them are known within ±%s (90 %% interval), the worst within ±%.0f %%. Each stands in %s.",
		len(known), Percent(known[len(known)/2]), 100*known[len(known)-1], result.CalibrationFile)
}

func familiesTable(c *result.Calibration) Table {
	t := Table{Title: "Families of handle time, likeliest first", Columns: head("Family", "Mean, min", "CV", "Log-likelihood", "Largest gap")}
	for _, f := range c.Families {
		t.Rows = append(t.Rows, []Cell{words(f.Family), number(f.Mean, fmt.Sprintf("%.3g", f.Mean)), number(f.CV, fmt.Sprintf("%.3g", f.CV)),
			number(f.LogLikelihood, fmt.Sprintf("%.1f", f.LogLikelihood)), number(f.Distance, fmt.Sprintf("%.3f", f.Distance))})
	}
	return t
}

func categoriesTable(c *result.Calibration) Table {
	t := Table{Title: "Categories", Columns: head("Category", "Kind", "Share", "Touches", "Handle, min", "Back over the same")}
	share := func(m *result.Measured) Cell {
		if m == nil {
			return words(none)
		}
		return number(m.Value, Units{}.Quantity(m.Value, "share"))
	}
	for _, k := range c.Categories {
		kind := "bounded"
		if k.LongTail {
			kind = "long tail"
		}
		value := func(m *result.Measured) Cell {
			if m == nil {
				return words(none)
			}
			return number(m.Value, fmt.Sprintf("%.3g", m.Value))
		}
		t.Rows = append(t.Rows, []Cell{words(k.Name), words(kind), number(k.Share.Value, Percent(k.Share.Value)), value(k.Touches), value(k.Handle), share(k.Unresolved)})
	}
	return t
}

// DrawCalibration draws the fit charts into the chart folder of dir, as SVG and
// PNG; each file appears whole or not at all.
func DrawCalibration(dir string, c *result.Calibration) error {
	return drawFigures(dir, CalibrationFigures(c))
}

// drawFigures writes figures into the chart folder of dir, which is made.
func drawFigures(dir string, figures []Figure) error {
	if err := os.MkdirAll(filepath.Join(dir, ChartFolder), 0o755); err != nil {
		return err
	}
	for _, f := range figures {
		if err := f.write(filepath.Join(dir, ChartFolder)); err != nil {
			return err
		}
	}
	return nil
}
