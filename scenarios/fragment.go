package scenarios

import (
	"fmt"
	"math"
	"strings"

	"boomerang/sim/result"
)

// Fragment is what Calibrated writes beside the figures themselves.
type Fragment struct {
	Customers float64  // the volume is a rate per customer; 0: left to the person
	PerIssue  float64  // contacts of an issue, where rows are contacts; at least 1
	Silenced  []string // categories of a base that get share 0
}

// Calibrated writes what an export says as a file to extend: every figure with
// its source and its interval, what could not be fitted as a comment.
func Calibrated(c *result.Calibration, f Fragment) []byte {
	b := &strings.Builder{}
	fmt.Fprintf(b, "# What %s says: %d %s on %d days from %s to %s.\n", oneLine(c.Source), c.Input.Kept, c.Unit, c.Days, c.First, c.Last)
	fmt.Fprintf(b, "#\n# It has no customers of its own and no plans, so it does not run by itself:\n#\n#   extends = [\"base-unknowns\", \"./fragment.toml\"]\n#\n")
	fmt.Fprintf(b, "# Intervals hold 90 %%; { p5, p50, p95 } puts one into the scenario as not known.\n")
	for _, w := range c.Warnings {
		fmt.Fprintf(b, "# Warning: %s.\n", oneLine(w))
	}
	writeVolume(b, c, f)
	writeArrivals(b, c)
	writeCategories(b, c, f.Silenced)
	return []byte(b.String())
}

// oneLine keeps a text inside its comment.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

// sourced closes a table with where its figure comes from.
func sourced(c *result.Calibration, n int, what string) string {
	return fmt.Sprintf("source = %q, grade = \"data\" }", fmt.Sprintf("%s, %d %s", oneLine(c.Source), n, what))
}

// interval is "0.05 to 0.07", or why there is none.
func interval(m *result.Measured) string {
	if m.Interval == nil {
		return "no interval: " + oneLine(m.Note)
	}
	return fmt.Sprintf("%s to %s", figures(m.Interval.Lo), figures(m.Interval.Hi))
}

// unknownly writes a figure with its interval as what is not known of it.
func unknownly(c *result.Calibration, m *result.Measured, what string) string {
	if iv := m.Interval; iv != nil && iv.Lo < m.Value && m.Value < iv.Hi {
		return fmt.Sprintf("{ p5 = %s, p50 = %s, p95 = %s, %s", figures(iv.Lo), figures(m.Value), figures(iv.Hi), sourced(c, m.N, what))
	}
	return fmt.Sprintf("{ value = %s, %s", figures(m.Value), sourced(c, m.N, what))
}

func writeVolume(b *strings.Builder, c *result.Calibration, f Fragment) {
	fmt.Fprintf(b, "\n# --- Volume ---\n# %.0f %s a year at the rate of these days (%s).\n", c.PerYear.Value, c.Unit, interval(&c.PerYear))
	per := max(1, f.PerIssue)
	if c.Unit == "contacts" && f.PerIssue == 0 {
		fmt.Fprintf(b, "# These are contacts; one issue takes several (1.2 to 1.5 in published figures):\n# --contacts-per-issue divides them.\n")
	}
	if f.Customers <= 0 {
		fmt.Fprintf(b, "# A scenario needs them per customer; with --customers N this file says so itself:\n# [segment.customers]\n# issues_per_year = %.0f / customers\n", c.PerYear.Value/per)
		return
	}
	fmt.Fprintf(b, "[segment.customers]\ncustomers       = %.0f        # told, not in the export\nissues_per_year = { value = %s, %s\n", f.Customers, figures(c.PerYear.Value/per/f.Customers), sourced(c, c.PerYear.N, "days"))
}

func writeArrivals(b *strings.Builder, c *result.Calibration) {
	fmt.Fprintf(b, "\n# --- When they come ---\n[arrivals]\n")
	if c.Growth != nil {
		fmt.Fprintf(b, "growth_per_year = %s\n", unknownly(c, c.Growth, "weeks"))
	}
	if c.DayCV != nil {
		fmt.Fprintf(b, "# How whole days differ beyond chance and the day of the week: %s.\nday_cv   = %s\n", interval(c.DayCV), unknownly(c, c.DayCV, "days"))
	}
	if c.DayLag1 != nil {
		fmt.Fprintf(b, "day_lag1 = %s\n", unknownly(c, c.DayLag1, "days"))
	}
	if c.LastPart != nil {
		fmt.Fprintf(b, "# Of %d days held back %.0f %% lie in the 90 %% band of this fit (%s), %.0f %% in that of a\n# plain Poisson process.\n",
			len(c.LastPart.Days), 100*c.LastPart.Stochastic.Value, interval(&c.LastPart.Stochastic), 100*c.LastPart.Poisson.Value)
	}
	if len(c.HourOfWeek) != 168 {
		return
	}
	mean := 0.0
	for _, x := range c.HourOfWeek {
		mean += x / 168
	}
	fmt.Fprintf(b, "# %s an hour, relative to the mean of the week. 0: no row in that hour, closed or\n# not in the file.\nhour_of_week = [\n", c.Unit)
	for d := range 7 {
		var hours []string
		for h := range 24 {
			hours = append(hours, fmt.Sprintf("%.3f", c.HourOfWeek[24*d+h]/mean))
		}
		fmt.Fprintf(b, "  [%s], # %s\n", strings.Join(hours, ", "), []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[d])
	}
	fmt.Fprintf(b, "]\n")
}

func writeCategories(b *strings.Builder, c *result.Calibration, silenced []string) {
	for _, name := range silenced {
		fmt.Fprintf(b, "\n[category.%s]\nshare = 0        # of the base; the export's own categories follow\n", name)
	}
	if len(c.Categories) == 0 {
		fmt.Fprintf(b, "\n# No categories in the export: the base's stay in force.\n")
		return
	}
	fmt.Fprintf(b, "\n# --- What they are about ---\n")
	if t := c.LongTail; t != nil {
		fmt.Fprintf(b, "# Long tail: %s, chosen on three quarters of the time: on the last\n# quarter %.0f %% of tickets and %.0f %% of the touches. Picked in hindsight as many tickets\n# hold %.0f %%; of the work in tickets above %g touches triage does not see %.0f %%.\n",
			t.Rule, 100*t.TicketShare.Value, 100*t.WorkShare.Value, 100*t.Hindsight, t.HardAbove, 100*t.Unseen)
	}
	if c.Handle == nil {
		fmt.Fprintf(b, "# The export has no handle times and touches are not minutes: none are fitted, the\n# built-in ones stay in force.\n")
	}
	writeRates(b, c)
	shares := rounded(c.Categories)
	for i, k := range c.Categories {
		kind := "bounded"
		if k.LongTail {
			kind = "long_tail"
		}
		fmt.Fprintf(b, "\n[category.%s]\nkind  = %q\nshare = { value = %s, %s # %s\n", k.Name, kind, shares[i], sourced(c, k.Share.N, "tickets"), interval(&k.Share))
		if k.Touches != nil {
			fmt.Fprintf(b, "# %s touches on average (%s)\n", figures(k.Touches.Value), interval(k.Touches))
		}
		if k.Handle != nil {
			fmt.Fprintf(b, "handle        = { value = \"%s min\", %s # %s\nhandle_cv     = %s\nhandle_family = %q\n",
				figures(k.Handle.Value), sourced(c, k.Handle.N, "handle times"), interval(k.Handle), figures(k.HandleCV), k.Family)
		}
	}
}

func writeRates(b *strings.Builder, c *result.Calibration) {
	if c.Reopened != nil {
		fmt.Fprintf(b, "# Reopened: %.2f %% of tickets (%s as shares).\n", 100*c.Reopened.Value, interval(c.Reopened))
	}
	if c.Repeat30 != nil {
		fmt.Fprintf(b, "# Back in 30 days with the same category: %.1f %% (%s as shares); 1 less this is the\n# most that first_contact can be.\n", 100*c.Repeat30.Value, interval(c.Repeat30))
	}
}

// rounded are the shares with four decimals that still add to 1: the largest
// takes what rounding leaves.
func rounded(all []result.CategoryFit) []string {
	parts, rest, largest := make([]int, len(all)), 10000, 0
	for i, k := range all {
		parts[i] = int(math.Round(k.Share.Value * 10000))
		rest -= parts[i]
		if parts[i] > parts[largest] {
			largest = i
		}
	}
	texts := make([]string, len(all))
	for i := range all {
		if i == largest {
			parts[i] += rest
		}
		texts[i] = fmt.Sprintf("%.4f", float64(parts[i])/10000)
	}
	return texts
}
