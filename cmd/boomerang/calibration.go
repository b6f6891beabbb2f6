package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"boomerang/models/fit"
	"boomerang/scenarios/export"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// fewInside is a share of days held back below which the fit does not predict its own last
// part, though nine in ten should lie in the band.
const fewInside = .7

// fewestOpenDays is what weekday means and a day factor need.
const fewestOpenDays = 15

// dateOf writes a day since 1970.
func dateOf(day int) string { return dates.Numbered(day).String() }

// calibrated fits everything an export has data for; kept are contacts that are no rows of it, which count
// where it is asked when contacts come.
func calibrated(data *export.Export, source string, rule fit.TailRule, asOf string, kept ...fit.Count) (
	*result.Calibration, error,
) {
	c := &result.Calibration{
		Source: source, Unit: "tickets", Scale: data.Scale, Spacing: string(data.Spacing),
		Input: result.Intake{Form: data.Form, Rows: data.Rows, Kept: data.Kept, Losses: data.Losses},
	}
	for _, w := range data.Warnings {
		c.Warnings = append(c.Warnings, result.Warning{Kind: result.ExportDoubt, Reason: w})
	}
	for _, k := range data.Columns {
		c.Input.Columns = append(c.Input.Columns, result.ColumnAs{Role: string(k.Role), Name: k.Name, Told: k.Told})
	}
	counts := data.Counts
	if len(data.Tickets) > 0 {
		counts = fit.Counts(data.Tickets)
	} else {
		c.Unit = "contacts"
	}
	c.Kept = len(kept)
	if err := arrivals(c, data, append(counts, kept...), asOf); err != nil {
		return nil, err
	}
	c.Total -= float64(len(kept)) // they are no rows of the export
	if len(data.Tickets) > 0 {
		tickets(c, data, rule)
	}
	return c, nil
}

// arrivals fits when rows come.
func arrivals(c *result.Calibration, data *export.Export, counts []fit.Count, asOf string) error {
	for _, k := range counts {
		c.Total += k.N
	}
	if a := fit.GivenUp(data.Waits, data.Within); a != nil {
		c.Abandonment, c.Patience = &a.Slope, &a.Patience
	}
	if data.Spacing != export.ByTime {
		return periods(c, data, counts, asOf)
	}
	days := fit.Days(counts)
	if len(data.Tickets) > 0 {
		days = fit.Filled(days)
	}
	days, closed := fit.Open(days)
	if len(days) < fewestOpenDays {
		return fmt.Errorf("%d days with rows: at least %d are needed to tell how days differ", len(days),
			fewestOpenDays)
	}
	c.First, c.Last, c.Days = dateOf(days[0].Day), dateOf(days[len(days)-1].Day), len(days)
	for _, d := range closed {
		c.Closed = append(c.Closed, dateOf(d.Day))
	}
	if n := len(closed); n > 0 {
		left := counted(result.DaysLeftOut, n)
		left.Names = c.Closed[:min(n, 8)]
		c.Warnings = append(c.Warnings, left)
	}
	at, err := statedAt(c, asOf, days[len(days)-1].Day)
	if err != nil {
		return err
	}
	course, months, why := fit.NewCourse(days, at)
	seasons(c, course, months, why)
	swings(c, course.Swing(days), days)
	if c.LastPart = fit.LastQuarter(days); c.LastPart == nil {
		c.Warnings = append(c.Warnings, counted(result.TooFewToHoldBack, len(days)))
	} else if inside := c.LastPart.Stochastic; inside.Interval != nil && inside.Interval.Hi < fewInside {
		c.Warnings = append(c.Warnings, result.Warning{Kind: result.HeldBackOutside, Value: &inside.Value})
	}
	c.InTurn = fit.InTurn(days)
	if !data.Clocked {
		c.Warnings = append(c.Warnings, result.Warning{Kind: result.NoHours})
		return nil
	}
	profile, ranges := fit.Profile(data.Timed(counts), days)
	c.HourOfWeek, c.HourRange = profile[:], ranges[:]
	if !slices.ContainsFunc(c.HourRange, func(iv *result.Interval) bool { return iv != nil }) {
		c.Warnings = append(c.Warnings, result.Warning{Kind: result.HoursOpen})
	}
	return nil
}

// statedAt is the day for which volume is stated: as told, else the last of the export.
func statedAt(c *result.Calibration, asOf string, last int) (int, error) {
	if asOf != "" {
		d, ok := dates.Parse(asOf)
		if !ok {
			return 0, fmt.Errorf("--as-of %s: want a date, 2025-01-31", asOf)
		}
		last = d.Number()
	}
	c.AsOf = dateOf(last)
	return last, nil
}

// swings fits how days differ beside their course, and the volume of a year. What is not
// clear of chance is told as such, and the memory from day to day only where it can be.
func swings(c *result.Calibration, swing fit.Swing, days []fit.Total) {
	warn := func(kind result.WarningKind, reason string, value *float64) {
		c.Warnings = append(c.Warnings, result.Warning{Kind: kind, Reason: reason, Value: value})
	}
	c.PerYear = swing.PerYear(days)
	c.DayCV, c.DayLag1 = swing.Measured(days)
	c.Residuals = swing.Residuals(days)
	switch {
	case !swing.Clear():
		most := swing.Most()
		c.DayCV, c.DayCVMost = nil, &most
		warn(result.DaySwingUnclear, "", &most)
	case c.DayCV.Interval == nil:
		warn(result.DaySwingOpen, c.DayCV.Note, nil)
	case c.DayCV.Note != "":
		warn(result.DaySwingLarge, c.DayCV.Note, nil)
	}
	if c.DayLag1 == nil {
		warn(result.NoDayMemory, "", nil)
	}
}

// periods fits what rows of whole weeks or months tell: volume, growth and months.
func periods(c *result.Calibration, data *export.Export, counts []fit.Count, asOf string) error {
	all := fit.Periods(counts, data.Spacing == export.ByMonth)
	if len(all) < fewestPeriods {
		return fmt.Errorf("%d %ss with rows: at least %d are needed", len(all), data.Spacing, fewestPeriods)
	}
	last := all[len(all)-1]
	c.First, c.Last, c.Days = dateOf(all[0].From), dateOf(last.From+last.Days-1), len(all)
	at, err := statedAt(c, asOf, last.From+last.Days-1)
	if err != nil {
		return err
	}
	course, months, why := fit.CourseOfPeriods(all, at)
	seasons(c, course, months, why)
	c.PerYear = fit.YearOfPeriods(all, course)
	return nil
}

// fewestPeriods is how many weeks or months a volume needs.
const fewestPeriods = 6

// counted is a warning about so many things.
func counted(kind result.WarningKind, n int) result.Warning {
	x := float64(n)
	return result.Warning{Kind: kind, Value: &x}
}

// seasons tells growth and months where the time is long enough, and says so where it is
// not.
func seasons(c *result.Calibration, course fit.Course, months []result.Measured, why []result.WarningKind) {
	c.Growth, c.Months = course.Growth(), months
	for m := range c.Months {
		c.Months[m].Name = dates.Name(m + 1)
	}
	for _, kind := range why {
		c.Warnings = append(c.Warnings, result.Warning{Kind: kind})
	}
}

// tickets fits what only tickets have.
func tickets(c *result.Calibration, data *export.Export, rule fit.TailRule) {
	all := data.Tickets
	warn := func(w result.Warning) { c.Warnings = append(c.Warnings, w) }
	column := func(of func(fit.Ticket) float32) (xs []float64) {
		for _, t := range all {
			if x := of(t); x >= 0 {
				xs = append(xs, float64(x))
			}
		}
		return xs
	}
	times := column(func(t fit.Ticket) float32 { return t.Handle })
	c.Families = fit.Families(times)
	switch {
	case len(c.Families) > 0:
		c.Handle = fit.Mean(times)
	case data.Has(export.Handle) && len(times) > 0:
		warn(counted(result.FewHandleTimes, len(times)))
	default:
		warn(result.Warning{Kind: result.NoHandleTimes})
	}
	returns := fit.NewReturns(all)
	c.Reassigned = fit.Happened(all, func(t fit.Ticket) float32 { return t.Reassigned })
	c.Reopened, c.Repeat7, c.Repeat30 = fit.Happened(all, func(t fit.Ticket) float32 { return t.Reopened }),
		returns.Within(7), returns.Within(backIn)
	c.Satisfied = fit.Mean(column(func(t fit.Ticket) float32 { return t.Satisfaction }))
	hours := column(func(t fit.Ticket) float32 { return t.Lasted })
	for i := range hours {
		hours[i] /= 60
	}
	c.Resolution = fit.Median(hours)
	if open := len(all) - len(hours); open > 0 && len(hours) > 0 {
		warn(counted(result.OpenTickets, open))
	}
	long, tail := fit.Tail(all, len(data.Categories), rule)
	c.LongTail = tail
	switch {
	case tail == nil:
		warn(result.Warning{Kind: result.NoLongTail})
	case tail.TicketShare.Value > .6:
		warn(result.Warning{Kind: result.WideLongTail, Value: &tail.TicketShare.Value})
	}
	c.Categories = categories(c, data, long, returns)
	c.Followed = fit.Unresolved(all, returns, fit.Rule{Days: backIn, Groups: 1, Group: func(int32) int { return 0 }})[0]
	if returns != nil && c.Followed == nil {
		warn(result.Warning{Kind: result.ByChance})
	}
	if returns == nil && c.Reopened != nil {
		warn(result.Warning{Kind: result.NoCustomers})
	}
	c.Channels = channels(data)
}

// Categories with a name of their own.
const (
	mostNamed   = 12
	fewestNamed = 30   // tickets
	leastNamed  = .01  // of tickets
	leastKept   = 5e-5 // below it the share rounds to nothing
)

// backIn is how many days a return may take and still be about the same issue.
const backIn = 30

// categories are the largest ones, the rest joined by kind.
func categories(c *result.Calibration, data *export.Export, long func(int32) bool,
	returns *fit.Returns,
) (fits []result.CategoryFit) {
	counts := make([]int, len(data.Categories))
	total := 0
	for _, t := range data.Tickets {
		if t.Category >= 0 {
			counts[t.Category]++
			total++
		}
	}
	if total == 0 {
		return nil
	}
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(counts[b], counts[a]) })
	slot, names, titles, kinds := make([]int, len(counts)), []string(nil), []string(nil), []bool(nil)
	open := func(name, title string, kind bool) int {
		names, titles, kinds = append(names, name), append(titles, title), append(kinds, kind)
		return len(names) - 1
	}
	others := map[bool]int{}
	for rank, k := range order {
		kind := long(int32(k))
		if rank < mostNamed && counts[k] >= max(fewestNamed, int(leastNamed*float64(total))) {
			slot[k] = open(slug(data.Categories[k], names, k), data.Categories[k], kind)
			continue
		}
		at, there := others[kind]
		if !there {
			at = open(map[bool]string{false: "other-bounded", true: "other-long-tail"}[kind], "", kind)
			others[kind] = at
		}
		slot[k] = at
	}
	touches, times, n := make([][]float64, len(names)), make([][]float64, len(names)), make([]int, len(names))
	for _, t := range data.Tickets {
		if t.Category < 0 {
			continue
		}
		at := slot[t.Category]
		if n[at]++; t.Touches >= 0 {
			touches[at] = append(touches[at], float64(t.Touches))
		}
		if t.Handle >= 0 {
			times[at] = append(times[at], float64(t.Handle))
		}
	}
	unresolved := fit.Unresolved(data.Tickets, returns, fit.Rule{
		Days: backIn, Reopened: true, Groups: len(names),
		Group: func(k int32) int { return slot[k] },
	})
	for i, name := range names {
		if float64(n[i]) < leastKept*float64(total) {
			continue
		}
		k := result.CategoryFit{
			Name: name, Title: titles[i], LongTail: kinds[i], Share: fit.Share(n[i], total),
			Touches: fit.Mean(touches[i]), Unresolved: unresolved[i],
		}
		handled(&k, times[i], c)
		fits = append(fits, k)
	}
	return fits
}

// handled gives a category its handle time, that of all where it has too few.
func handled(k *result.CategoryFit, times []float64, c *result.Calibration) {
	families := fit.Families(times)
	if k.Handle = fit.Mean(times); len(families) == 0 {
		families, k.Handle = c.Families, c.Handle
	}
	if len(families) > 0 {
		k.Family, k.HandleCV = families[0].Family, families[0].CV
	}
}

// mostOfName is how many letters a name of a table may have, with a number behind.
const mostOfName = 50

// slug makes a label a name of a table: letters of any script, digits and hyphens.
func slug(label string, taken []string, k int) string {
	var b strings.Builder
	for _, r := range strings.ToLower(label) {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := strings.Trim(b.String(), "-")
	if runes := []rune(s); len(runes) > mostOfName {
		s = string(runes[:mostOfName])
	}
	if s == "" || s[0] <= '9' {
		s = strings.TrimSuffix("category-"+s, "-")
	}
	if slices.Contains(taken, s) || s == "category" || strings.HasPrefix(s, "other-") {
		s = fmt.Sprintf("%s-%d", s, k+1)
	}
	return s
}

// channels are the shares of the largest ones.
func channels(data *export.Export) (all []result.Measured) {
	counts, total := make([]int, len(data.Channels)), 0
	for _, t := range data.Tickets {
		if t.Channel >= 0 {
			counts[t.Channel]++
			total++
		}
	}
	for k, n := range counts {
		if n >= fewestNamed {
			m := fit.Share(n, total)
			m.Name = data.Channels[k]
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b result.Measured) int { return cmp.Compare(b.Value, a.Value) })
	return all[:min(len(all), 8)]
}
