package scenarios

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"boomerang/sim/result"
)

// Fragment is what Calibrated writes beside the figures themselves.
type Fragment struct {
	Summary   string   // what was read, in words
	Over      string   // the base it will be laid over; "": not told
	Customers float64  // the volume is a rate per customer; 0: left to the person
	PerIssue  float64  // contacts of an issue, where rows are contacts; at least 1
	Silenced  []string // categories of a base that get share 0
	Warnings  []string // of the figures, in words
	TailRule  string   // by which categories are called long tail, in words
	Open      []string // decisive keys the tables do not narrow, in words
}

// Calibrated writes what an export says as a file to extend: every figure with
// its source and its interval, what could not be fitted as a comment.
func Calibrated(c *result.Calibration, f Fragment) []byte {
	b := &strings.Builder{}
	fmt.Fprintf(b, "# What %s says: %s from %s to %s.\n", oneLine(c.Source), f.Summary, c.First, c.Last)
	fmt.Fprintf(b, "#\n# It has no customers of its own and no plans, so it does not run by itself:\n#\n#   "+
		"extends = [%s, \"./fragment.toml\"]\n#\n", tomlText(cmp.Or(f.Over, beside(c))))
	body := &strings.Builder{}
	writeVolume(body, c, f)
	writeArrivals(body, c)
	writePatience(body, c)
	writeCategories(body, c, f)
	writeTables(body, c, f)
	writeReplaced(b, body.String())
	fmt.Fprintf(b, "# Intervals hold 90 %%; { p5, p50, p95 } puts one into the scenario as not known.\n")
	for _, w := range f.Warnings {
		fmt.Fprintf(b, "# Warning: %s.\n", oneLine(w))
	}
	b.WriteString(body.String())
	return []byte(b.String())
}

// writePatience writes how long callers wait before they give up, where abandoned calls
// told it: a range over what a table of months does not hold.
func writePatience(b *strings.Builder, c *result.Calibration) {
	if c.Patience == nil || c.Patience.Interval == nil || c.Abandonment == nil {
		return
	}
	iv := c.Patience.Interval
	fmt.Fprintf(b, "\n# --- How long they wait ---\n# Of callers answered late %s give up for each (%s), over "+
		"%d rows. With exponential\n# patience that is this mean, over mean waits of .5 to 5 min of those who "+
		"wait.\n[humans]\npatience = { low = \"%s min\", high = \"%s min\", %s\n",
		figures(c.Abandonment.Value), interval(c.Abandonment),
		c.Abandonment.N, figures(iv.Lo), figures(iv.Hi), sourced(c, c.Patience.N, "rows"))
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
	source := tomlText(fmt.Sprintf("%s, %d %s", oneLine(c.Source), n, what))
	return fmt.Sprintf("source = %s, grade = \"data\" }", source)
}

// interval is "0.05 to 0.07", or why there is none.
func interval(m *result.Measured) string {
	if m.Interval == nil {
		return "no interval: " + oneLine(m.Note)
	}
	return fmt.Sprintf("%s to %s", figures(m.Interval.Lo), figures(m.Interval.Hi))
}

// unknownly writes a figure with its interval as what is not known of it. Where the law
// through the three points would reach beyond what the key can be, the interval's ends are
// those of all there is.
func unknownly(c *result.Calibration, m *result.Measured, what, path string) string {
	k := byPath[path].Range
	if iv := m.Interval; iv != nil && iv.Lo < m.Value && m.Value < iv.Hi {
		const further = math.Sqrt2 // the 1 % point of a normal law lies so many times as far out as its 5 % point
		if m.Value+further*(iv.Hi-m.Value) > k.High || m.Value-further*(m.Value-iv.Lo) < k.Low {
			return fmt.Sprintf("{ low = %s, high = %s, %s", figures(max(k.Low, iv.Lo)), figures(min(k.High, iv.Hi)),
				sourced(c, m.N, what))
		}
		return fmt.Sprintf("{ p5 = %s, p50 = %s, p95 = %s, %s", figures(iv.Lo), figures(m.Value), figures(iv.Hi),
			sourced(c, m.N, what))
	}
	return fmt.Sprintf("{ value = %s, %s", figures(m.Value), sourced(c, m.N, what))
}

// writeVolume writes how many issues come: the yearly rate at which these days ran, less the tickets
// that follow another over the same issue, per customer where somebody said how many customers there
// are.
func writeVolume(b *strings.Builder, c *result.Calibration, f Fragment) {
	fmt.Fprintf(b, "\n# --- Volume ---\n# %.0f %s a year (%s)", c.PerYear.Value, c.Unit, interval(&c.PerYear))
	if c.Growth != nil {
		fmt.Fprintf(b, ", at %s, with growth as below taken up to that day:\n# a scenario that starts later states "+
			"it by calibrate --as-of, since growth begins at its start.\n", c.AsOf)
	} else {
		fmt.Fprintf(b, " at the rate of these days.\n")
	}
	if c.Kept > 0 {
		fmt.Fprintf(b, "# Counted with them are %d sessions that no person met: what the people of today get is "+
			"less, and\n# a plan without an assistant gets it all. Shares of categories are those of tickets alone.\n",
			c.Kept)
	}
	per := perIssue(c, f)
	if c.Followed != nil && c.Followed.Value < 1 {
		fmt.Fprintf(b, "# %.1f %% of them (%s as shares) are followed by another ticket over the same issue:\n# "+
			"issues are the others.\n", 100*c.Followed.Value, interval(c.Followed))
	}
	if c.Unit == "contacts" && f.PerIssue == 0 {
		fmt.Fprintf(b, "# These are contacts; one issue takes several (1.2 to 1.5 in published figures):\n# "+
			"--contacts-per-issue divides them.\n")
	}
	if writeSegments(b, c, f) {
		return
	}
	if f.Customers <= 0 {
		fmt.Fprintf(b, "# A scenario needs them per customer; with --customers N this file says so itself:\n# "+
			"[segment.customers]\n# issues_per_year = %.0f / customers\n", c.PerYear.Value/per)
		return
	}
	fmt.Fprintf(b, "[segment.customers]\ncustomers       = %.0f        # told, not in the export\nissues_per_year "+
		"= { value = %s, %s\n", f.Customers, figures(c.PerYear.Value/per/f.Customers), sourced(c, c.PerYear.N, "days"))
}

// writeArrivals writes when contacts come: growth, months, the daily factor's spread and
// autocorrelation with what was held back to judge them, and the 168 hours of the week, scaled to a
// mean of 1.
func writeArrivals(b *strings.Builder, c *result.Calibration) {
	fmt.Fprintf(b, "\n# --- When they come ---\n[arrivals]\n")
	if c.Growth != nil {
		fmt.Fprintf(b, "growth_per_year = %s\n", unknownly(c, c.Growth, "weeks", "arrivals.growth_per_year"))
	}
	writeMonths(b, c)
	if c.DayCVMost != nil {
		fmt.Fprintf(b, "# Days differ by no more than chance would make them; this is the most it could "+
			"be.\nday_cv   = "+
			"{ low = 0, high = %s, %s\n", figures(*c.DayCVMost), sourced(c, c.Days, "days"))
	} else if c.DayCV != nil {
		fmt.Fprintf(b, "# How whole days differ beyond chance and the day of the week: %s.\nday_cv   = %s\n",
			interval(c.DayCV), unknownly(c, c.DayCV, "days", "arrivals.day_cv"))
	}
	if c.DayLag1 != nil {
		fmt.Fprintf(b, "day_lag1 = %s\n", unknownly(c, c.DayLag1, "days", "arrivals.day_lag1"))
	}
	if c.InTurn != nil {
		fmt.Fprintf(b, "# Each week held back once: of %d days %.0f %% lie in the 90 %% band of a fit that has\n# "+
			"not seen them (%s), %.0f %% in that of a plain Poisson process.\n",
			len(c.InTurn.Days), 100*c.InTurn.Stochastic.Value, interval(&c.InTurn.Stochastic),
			100*c.InTurn.Poisson.Value)
	}
	if c.LastPart != nil {
		fmt.Fprintf(b, "# Of the last %d days, predicted from those before, %.0f %% lie in\n# its 90 %% band (%s), "+
			"%.0f %% in that of a plain Poisson process.\n",
			len(c.LastPart.Days), 100*c.LastPart.Stochastic.Value, interval(&c.LastPart.Stochastic),
			100*c.LastPart.Poisson.Value)
	}
	if len(c.HourOfWeek) != 168 {
		return
	}
	mean := 0.0
	for _, x := range c.HourOfWeek {
		mean += x / 168
	}
	fmt.Fprintf(b, "# %s an hour, relative to the mean of the week. 0: no row in that hour, closed or\n# not in "+
		"the file.\nhour_of_week = [\n", c.Unit)
	for d := range 7 {
		var hours []string
		for h := range 24 {
			hours = append(hours, fmt.Sprintf("%.3f", c.HourOfWeek[24*d+h]/mean))
		}
		fmt.Fprintf(b, "  [%s], # %s\n", strings.Join(hours, ", "),
			[]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[d])
		if known := hourRanges(c, d); known != "" {
			fmt.Fprintf(b, "  # ± %% of each: %s\n", known)
		}
	}
	fmt.Fprintf(b, "]\n")
}

// hourRanges are half the widths of the 90 % intervals of a day's hours in per
// cent of their values, "–" where there is none.
func hourRanges(c *result.Calibration, day int) string {
	if len(c.HourRange) != 168 {
		return ""
	}
	var all []string
	some := false
	for h := 24 * day; h < 24*day+24; h++ {
		text := "–"
		if iv := c.HourRange[h]; iv != nil && c.HourOfWeek[h] > 0 {
			text, some = fmt.Sprintf("%.0f", 100*(iv.Hi-c.HourOfWeek[h])/c.HourOfWeek[h]), true
		}
		all = append(all, text)
	}
	if !some {
		return ""
	}
	return strings.Join(all, " ")
}

// writeMonths writes the factors of the months with their intervals beside them.
func writeMonths(b *strings.Builder, c *result.Calibration) {
	if len(c.Months) != 12 {
		return
	}
	var factors, ranges []string
	for i := range c.Months {
		factors = append(factors, fmt.Sprintf("%.3f", c.Months[i].Value))
		ranges = append(ranges, interval(&c.Months[i]))
	}
	fmt.Fprintf(b, "# January first: %s.\nmonth_of_year = [%s]\n", strings.Join(ranges, "; "),
		strings.Join(factors, ", "))
}

// writeCategories writes what issues are about: shares that add to 1, which of them are long tail and
// by what rule, handle times and first-contact resolution where the export has them. The names of the
// base's own categories are silenced, or shares would add to more than 1.
func writeCategories(b *strings.Builder, c *result.Calibration, f Fragment) {
	for _, name := range f.Silenced {
		fmt.Fprintf(b, "\n[category.%s]\nshare = 0        # of the base; the export's own categories follow\n",
			tomlName(name))
	}
	if len(c.Categories) == 0 {
		fmt.Fprintf(b, "\n# No categories in the export: the base's stay in force.\n")
		return
	}
	fmt.Fprintf(b, "\n# --- What they are about ---\n")
	if len(f.Silenced) == 0 {
		fmt.Fprintf(b, "# These shares add to 1. Over a base that has categories of its own, calibrate\n# --over "+
			"BASE gives those share 0.\n")
	}
	if t := c.LongTail; t != nil {
		fmt.Fprintf(b, "# Long tail: %s, chosen on three quarters of the time: on the last\n# quarter %.0f %% of "+
			"tickets and %.0f %% of the touches. Picked in hindsight as many tickets\n# hold %.0f %%; of the work "+
			"in tickets above %g touches triage does not see %.0f %%.\n",
			f.TailRule, 100*t.TicketShare.Value, 100*t.WorkShare.Value, 100*t.Hindsight, t.HardAbove, 100*t.Unseen)
	}
	if c.Handle == nil {
		fmt.Fprintf(b, "# The export has no handle times and touches are not minutes: none are fitted, the\n# "+
			"built-in ones stay in force.\n")
	}
	writeRates(b, c)
	shares := rounded(c.Categories)
	for i, k := range c.Categories {
		kind := "bounded"
		if k.LongTail {
			kind = "long_tail"
		}
		title := ""
		if k.Title != "" && k.Title != k.Name {
			title = " # " + oneLine(k.Title)
		}
		fmt.Fprintf(b, "\n[category.%s]%s\nkind  = %q\nshare = { value = %s, %s # %s\n", tomlName(k.Name), title, kind,
			shares[i], sourced(c, k.Share.N, "tickets"), interval(&k.Share))
		writeFirstContact(b, c, k)
		if k.Touches != nil {
			fmt.Fprintf(b, "# %s touches on average (%s)\n", figures(k.Touches.Value), interval(k.Touches))
		}
		if k.Handle != nil {
			fmt.Fprintf(b, "handle        = { value = \"%s min\", %s # %s\nhandle_cv     = %s\nhandle_family = %q\n",
				figures(k.Handle.Value), sourced(c, k.Handle.N, "handle times"), interval(k.Handle),
				figures(k.HandleCV), k.Family)
		}
	}
}

// writeRates says how often tickets came back; the keys that follow from it stand
// with the categories.
func writeRates(b *strings.Builder, c *result.Calibration) {
	if c.Reopened != nil {
		fmt.Fprintf(b, "# Reopened: %.2f %% of tickets (%s as shares).\n", 100*c.Reopened.Value, interval(c.Reopened))
	}
	if c.Repeat30 != nil {
		fmt.Fprintf(b, "# Back in 30 days with the same category: %.1f %% (%s as shares).\n", 100*c.Repeat30.Value,
			interval(c.Repeat30))
	}
	repeat, ok := repeatShare(c)
	if !ok {
		return
	}
	fmt.Fprintf(b, "# first_contact below is 1 − r/humans.repeat. r is the share of a category's tickets that\n# "+
		"were reopened")
	if c.Repeat30 == nil {
		fmt.Fprintf(b, "; no customer is known, so tickets that follow are not seen: this is the most\n# that "+
			"first_contact can be, and the built-in value stands for the least.\n")
	} else {
		fmt.Fprintf(b, " or followed in 30 days by another of the same customer and category,\n# less how often "+
			"customers come with it anyway.\n")
	}
	fmt.Fprintf(b, `# Not everybody whose issue stays open comes back. How many do no export shows:
[humans]
repeat = { value = %s, source = "built-in; first_contact of these categories rests on it", grade = "assumed" }
`, figures(repeat))
}

// repeatShare is the built-in share of those not helped who contact again; false
// where no category has a rate.
func repeatShare(c *result.Calibration) (float64, bool) {
	for _, k := range c.Categories {
		if k.Unresolved != nil {
			v, err := strconv.ParseFloat(byPath["humans.repeat"].Default, 64)
			return v, err == nil
		}
	}
	return 0, false
}

// writeFirstContact turns a rate of return into the key it measures.
func writeFirstContact(b *strings.Builder, c *result.Calibration, k result.CategoryFit) {
	repeat, ok := repeatShare(c)
	if r := k.Unresolved; ok && r != nil {
		solved := func(back float64) float64 { return 1 - back/repeat }
		m := result.Measured{Value: solved(r.Value), N: r.N, Note: r.Note}
		lo, hi := m.Value, m.Value
		if r.Interval != nil {
			lo, hi = solved(r.Interval.Hi), solved(r.Interval.Lo)
			m.Interval = &result.Interval{Lo: lo, Hi: hi, Level: r.Interval.Level}
		}
		if m.Value <= 0 {
			fmt.Fprintf(b, "# first_contact is left out: %.1f %% came back, more than the %g %% of those not "+
				"helped who "+
				"would.\n", 100*r.Value, 100*repeat)
			return
		}
		key := byPath["category.*.first_contact"]
		least, err := strconv.ParseFloat(map[bool]string{false: key.Default, true: key.LongTail}[k.LongTail], 64)
		text := unknownly(c, &m, "tickets", "category.*.first_contact")
		switch {
		case err == nil && c.Repeat30 == nil && least < m.Value:
			text = fmt.Sprintf("{ low = %s, high = %s, %s", figures(least), figures(m.Value),
				sourced(c, m.N, "tickets: the most it can be; the least is built-in"))
		case m.Value >= 1 && lo < 1 || lo < 0: // an end of the range is no figure from data
			text = fmt.Sprintf("{ low = %s, high = %s, %s", figures(max(0, lo)), figures(min(1, hi)),
				sourced(c, m.N, "tickets"))
		}
		fmt.Fprintf(b, "first_contact = %s # came back: %.1f %%\n", text, 100*r.Value)
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
