package wording

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"boomerang/sim/result"
)

// fitDoubts are the warnings of a calibration that have no numbers.
var fitDoubts = map[result.WarningKind]string{
	result.NoDayMemory: "the day factor's memory is not fitted: too few neighbouring days, or days do not differ " +
		"clearly enough beyond chance to tell how it goes from one to the next",
	result.NoHours:   "most times have no time of day: hours of the week are not fitted",
	result.HoursOpen: "hours of the week have no intervals: that takes three weeks",
	result.GrowthTooShort: "growth is not fitted: below 14 months of data, season and growth cannot be told " +
		"apart",
	result.GrowthMixed: "growth is not fitted: the weeks do not tell season and growth apart",
	result.NoSeason:    "months of the year are not fitted: that takes two years",
	result.SeasonTooShort: "months of the year are not fitted: below two years of data, a month and chance cannot be " +
		"told apart",
	result.NoHandleTimes: "no handle times: touches are not minutes, so none are fitted",
	result.NoLongTail:    "the long tail is not fitted: it needs categories and touches of at least 200 tickets",
	result.ByChance: "who comes back over the same issue is not fitted, and first_contact is left out: that takes 30 " +
		"independent customers with tickets 60 days before the end, most of them without another of the same " +
		"category " +
		"in 30 days; where few customers have most tickets, returns and unrelated tickets cannot be told apart",
	result.NoCustomers: "no customer is known: who comes back with a new ticket is not seen, and first_contact, from " +
		"reopened tickets alone, is the most it can be",
}

// FitDoubt says a warning of a calibration. Older programs wrote it in words.
func FitDoubt(w result.Warning) string {
	value, _, _ := Numbers(w)
	switch w.Kind {
	case "":
		return w.Text
	case result.ExportDoubt:
		return w.Reason
	case result.DaysLeftOut:
		return fmt.Sprintf("days with less than 40 %% of their weekday's median are taken for holidays or cut-off "+
			"edges and left out of the fit (%.0f): %s", value, strings.Join(w.Names, ", "))
	case result.SessionsBeginLater:
		return fmt.Sprintf("sessions begin on %s and tickets on %s: volume counts both, so that growth is wrong where "+
			"the assistant worked before its log begins", w.Names[0], w.Names[1])
	case result.DaySwingOpen:
		return "the CV of the day factor has no interval: " + w.Reason
	case result.HeldBackOutside:
		return fmt.Sprintf("of the days of the last quarter only %.0f %% lie in the 90 %% band predicted from "+
			"those before: "+
			"volume moved within the export in a way that is not fitted, and what is told of a year is the mean of "+
			"the "+
			"whole; cut the export to the time that is like today, or state volume and growth yourself", 100*value)
	case result.DaySwingUnclear:
		return fmt.Sprintf("days differ by no more than chance would make them: the CV of the day factor is told as "+
			"between 0 and %.3f", value)
	case result.DaySwingLarge:
		return fmt.Sprintf("the interval of the day factor is a large-sample one, for too few weeks (%s)", w.Reason)
	case result.TooFewToHoldBack:
		return fmt.Sprintf("%.0f days are too few to hold a quarter back", value)
	case result.FewHandleTimes:
		return fmt.Sprintf("%.0f handle times are too few to fit", value)
	case result.OpenTickets:
		return fmt.Sprintf("%.0f tickets have no time of resolution that can be used: their touches may not be "+
			"complete",
			value)
	case result.OtherCustomers:
		return fmt.Sprintf("of the customers in %s %.0f have a ticket: is it of the same company, with customers "+
			"named as in the tickets? What is told of both files together is told of nobody", w.Names[0], value)
	case result.OtherDays:
		return fmt.Sprintf("%s runs from %s to %s and has no day in common with the tickets: what was true then need "+
			"not be now", w.Names[0], w.Names[1], w.Names[2])
	case result.InClosedHours:
		return fmt.Sprintf("%s of what comes is in hours in which the base has the desk closed, unless humans.open "+
			"states your own", few(value))
	case result.WideLongTail:
		return fmt.Sprintf("the rule calls %.0f %% of tickets long tail: touches here count more than a customer's "+
			"touches; raise --touches-above, or take --hardest 0.25", 100*value)
	}
	return fitDoubts[w.Kind]
}

// FitDoubts says all warnings of a calibration.
func FitDoubts(all []result.Warning) (texts []string) {
	for _, w := range all {
		texts = append(texts, FitDoubt(w))
	}
	return texts
}

// TailRule says by which rule categories are called long tail.
func TailRule(t *result.LongTail) string {
	switch {
	case t.Rule != "":
		return t.Rule
	case t.Hardest > 0:
		return fmt.Sprintf("the hardest categories, up to %g %% of tickets", 100*t.Hardest)
	}
	return fmt.Sprintf("categories with more than %g touches on average", t.TouchesAbove)
}

// ExportSummary is what was read of an export in words: "1,251 days, 248,100 calls".
func ExportSummary(c *result.Calibration) string {
	unit := c.Unit
	for _, k := range c.Input.Columns {
		if k.Role == "calls" && strings.Contains(strings.ToLower(k.Name), "call") {
			unit = "calls"
		}
	}
	stretch := cmp.Or(c.Spacing, "day")
	if c.Days != 1 {
		stretch += "s"
	}
	return fmt.Sprintf("%s %s, %s %s", Thousands(c.Days), stretch, fourFigures(c.Total), unit)
}

// doorClosed says which share of contacts find the desk of a scenario closed.
func doorClosed(share float64) string {
	return fmt.Sprintf("%s of contacts come in hours in which humans.open has the desk closed, by "+
		"arrivals.hour_of_week: state the hours in which it answers, or whose clock the hours are on", few(share))
}

// few is a share in per cent, with a decimal where it is small.
func few(share float64) string {
	if share < .1 {
		return fmt.Sprintf("%.1f %%", 100*share)
	}
	return fmt.Sprintf("%.0f %%", 100*share)
}

// fourFigures is a count to four figures, in full below ten thousand.
func fourFigures(x float64) string {
	unit := 1.
	for x/unit >= 10_000 {
		unit *= 10
	}
	return Thousands(int(math.Round(x/unit) * unit))
}
