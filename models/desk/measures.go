package desk

import (
	"slices"

	"boomerang/sim/result"
)

// Better says which direction of a measure is good.
type Better string

// The directions.
const (
	Higher  Better = "higher"
	Lower   Better = "lower"
	Neither Better = ""
)

// Measure is an output. Run reads it off a whole run, one value per plan and
// world; Month off one month of it; Day off one day, from what that day counted
// and booked. nil: not reported at that resolution. A value that does not exist
// (no alarm, no break-even) is NaN. Name, unit and meaning are the same at every
// resolution; counts and money are at full size.
//
// A measure of the whole run is not a mean of its months: shares are of all contacts, quantiles of all
// waits. NaN stays NaN in every summary, and is never a 0.
type Measure struct {
	Name    string // a constant of package result
	Unit    result.Unit
	Better  Better
	Group   string
	Meaning string

	Run   func(a *planTotals) float64         `json:"-"`
	Month func(a *planTotals, m int) float64  `json:"-"`
	Day   func(d *Desk, today *tally) float64 `json:"-"`
}

// table is the one table of measures, by topic; each stands in one file.
var table = slices.Concat(measuresMoney, measuresContacts, measuresService, measuresCustomers, measuresPeople,
	measuresReaction, measuresControls, measuresChannels, measuresPayback, measuresHarm)

// The columns of the three tables of results, in their order.
var (
	Measures       = inOrder(runOrder)   // of a run's row; MeasuresOf has those of segments too
	SeriesMeasures = inOrder(monthOrder) // of a month
	DayMeasures    = inOrder(dayOrder)   // of a day
)

// inOrder picks measures from the table. A name that is not there stops the
// program at its start, not at some later look-up.
func inOrder(names []string) []Measure {
	columns := make([]Measure, len(names))
	for i, name := range names {
		k, ok := Column(table, name)
		if !ok {
			panic("desk: the order of columns names " + name + ", which is no measure")
		}
		columns[i] = table[k]
	}
	return columns
}

// Column returns where a measure stands among the columns of a table (Measures,
// MeasuresOf, SeriesMeasures, DayMeasures), false where it is none of them.
func Column(columns []Measure, name string) (int, bool) {
	k := slices.IndexFunc(columns, func(m Measure) bool { return m.Name == name })
	return k, k >= 0
}

// share of one tally in another, over the horizon.
func share(k, of countIndex) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return ratio(a.sum.counted(k), a.sum.counted(of)) }
}

// bookedShare is one booking in another, over the horizon.
func bookedShare(k, of fullIndex) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return ratio(a.sum.booked(k), a.sum.booked(of)) }
}

// counted is a count at full size, over the horizon.
func counted(k countIndex) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return a.d.atFullSize(a.sum.counted(k)) }
}

// alarmOf is the day of the first true alarm of one stream of the monitor.
func alarmOf(stream int) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return a.d.monitor.alarm[stream].orNaN() }
}

// MeasuresOf is Measures and, where there are several segments, what each of
// them loses: in money, since one renewal is not one average customer; and how
// long its callers wait.
//
// Value is weighted by segment, so that losing a few renewals of $400,000 cannot hide behind many
// small customers who stay.
func MeasuresOf(segments []Segment) []Measure {
	all := slices.Clone(Measures)
	if len(segments) < 2 {
		return all
	}
	for k, s := range segments {
		if s.Name == "" {
			s.Name = "SEGMENT"
		}
		all = append(all,
			Measure{
				Name: result.MarginLostOf + s.Name, Unit: result.UnitMoney, Better: Lower, Group: "segments",
				Meaning: "Margin of segment " + s.Name + " lost against the reference inside the horizon.",
				Run:     func(a *planTotals) float64 { return lost(a.ref.d.earned, a.d.earned, k) },
			},
			Measure{
				Name: result.CustomersLostOf + s.Name, Unit: result.UnitCustomers, Better: Lower, Group: "segments",
				Meaning: "Customers of segment " + s.Name + " fewer at the horizon than in the reference.",
				Run:     func(a *planTotals) float64 { return a.d.atFullSize(lost(a.ref.d.active, a.d.active, k)) },
			},
			Measure{
				Name: result.WaitMeanOf + s.Name, Unit: result.UnitMinutes, Better: Lower, Group: "segments",
				Meaning: "Mean time in line of arrivals of segment " + s.Name + " at the desk, as its priority has it.",
				Run:     func(a *planTotals) float64 { return a.d.waitOf(k) },
			})
	}
	return all
}

// lost is how much less a segment has than in the reference; open arrivals are
// nobody's, and segments lose nothing then.
func lost[T int32 | float64](ref, of []T, k int) float64 {
	if k >= len(of) {
		return 0
	}
	return float64(ref[k] - of[k])
}

func (a *planTotals) ended() float64 {
	return a.sum.counted(tEndAssistant) + a.sum.counted(tEndHuman) + a.sum.counted(tEndItself) +
		a.sum.counted(tEndGivenUp)
}

// truth is the share of ended issues whose customer is satisfied, in points.
func (a *planTotals) truth() float64 {
	content := 0.0
	for c := range countIndex(cells) {
		content += a.sum.counted(tScores + 3*c + 2)
	}
	return 100 * ratio(content, a.ended())
}

func (a *planTotals) lastActive() float64 { return a.month(a.months - 1).counted(tActiveEnd) }

// oneIf is a yes as a number, so that its mean over worlds is a share.
func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
