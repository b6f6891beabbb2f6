package wording

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"boomerang/sim/result"
)

// SaidBack says a company's own figures back to whoever stated them, a line each.
func SaidBack(b *result.SaidBack) (lines []string) {
	whole := func(x float64) string { return Thousands(int(math.Round(x))) }
	handle := func(x float64) string { return Units{}.Quantity(x, result.UnitMinutes) }
	per := func(x float64) string { return Units{}.Quantity(x, result.UnitShare) }
	add := func(format string, a ...any) { lines = append(lines, fmt.Sprintf(format, a...)) }

	c, plays := &b.Contacts, "The model plays "
	if c.Said != nil {
		plays = fmt.Sprintf("You said %s contacts a month; the model plays ", whole(*c.Said))
	}
	add("%s%s%s (± %s in %s played), of which %s repeats", plays, whole(c.Plays),
		map[bool]string{true: " contacts a month"}[c.Said == nil], whole(c.Off), Months(b.Months), whole(c.Repeats))

	if h := &b.Handle; h.Said != nil {
		add("You said a contact takes %s; the model plays %s", handle(*h.Said), handle(h.Plays))
	} else {
		add("A contact takes %s", handle(h.Plays))
	}
	if len(b.Channels) > 0 {
		add("You said %s; the model plays one line, in which an agent has %s contacts in hand",
			channelsSaid(b.Channels), hundredths(b.AtOnce))
	}
	switch h := &b.Heads; {
	case h.SaidJobs != nil:
		add("You said %s full-time equivalents; the model plays %s heads, %s full-time equivalents",
			tenths(*h.SaidJobs), tenths(h.Plays), tenths(h.Jobs))
	case h.Said != nil:
		add("You said %s heads; the model plays %s heads, %s full-time equivalents", tenths(*h.Said), tenths(h.Plays),
			tenths(h.Jobs))
	case tenths(h.Needs) == tenths(h.Plays):
		add("The stated service level needs %s heads, %s full-time equivalents", tenths(h.Plays), tenths(h.Jobs))
	default: // of pools by themselves, which state their heads or are staffed each for its own work
		add("The stated service level needs %s heads; the pools have %s, %s full-time equivalents", tenths(h.Needs),
			tenths(h.Plays), tenths(h.Jobs))
	}
	add("The service level asked for is %s answered within %s; the model plays %s, "+
		"with people busy for %s of their time on duty",
		per(b.Level.Said), Units{}.Spoken(b.Level.Within, result.UnitMinutes), per(b.Level.Plays), per(b.Occupancy))
	return lines
}

// channelsSaid lists the channels that have a share.
func channelsSaid(all []result.ChannelSaid) string {
	var said []string
	for _, c := range all {
		if !(c.Share > 0) {
			continue
		}
		of := Units{}.Quantity(c.Share, result.UnitShare) + " by " + c.Name + ", " + hundredths(c.AtOnce) + " at once"
		if c.Handle != 1 {
			of += fmt.Sprintf(" and %s times as long", hundredths(c.Handle))
		}
		said = append(said, of)
	}
	return strings.Join(said, "; ")
}

// hundredths writes a ratio with two decimals at most.
func hundredths(x float64) string { return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) }

// tenths writes heads as people count them, by the half and the quarter.
func tenths(x float64) string {
	if r := math.Round(x*10) / 10; r != math.Trunc(r) {
		return Thousands(int(r)) + fmt.Sprintf("%.1f", r-math.Trunc(r))[1:]
	}
	return Thousands(int(math.Round(x)))
}

// BackToYou is the title of these lines.
const BackToYou = "Your desk, as the model plays it before any plan"
