package desk

import "boomerang/sim"

// daily is a count of the day at full size. What is counted or booked adds up over
// a month to the monthly figure, since both are read off one ledger.
func daily(k int) func(*Desk, *[tallies]float64) float64 {
	return func(d *Desk, t *[tallies]float64) float64 { return d.full(t[k]) }
}

// dailyOf is the share of one tally of the day in another.
func dailyOf(k, of int) func(*Desk, *[tallies]float64) float64 {
	return func(_ *Desk, t *[tallies]float64) float64 { return ratio(t[k], t[of]) }
}

// booked is money or staff of the day, which is kept at full size.
func booked(k int) func(*Desk, *[tallies]float64) float64 {
	return func(_ *Desk, t *[tallies]float64) float64 { return t[k] }
}

// diary keeps the daily outputs of one plan: what the month had booked when the
// day began is taken off what it has booked when the day ends. Nothing is
// written into the ledger, so that a row is the same with a diary and without.
type diary struct {
	before [tallies]float64 // of the month, when the day began
	days   []float64        // [day*k+measure]
}

// closeDay writes the day that has just been played into the diary, if there
// is one.
func (d *Desk) closeDay(endOfMonth bool) {
	if d.diary == nil {
		return
	}
	now := *d.month
	for k := range d.teams { // the last roster of the day is booked after midnight
		now[tDuty] += d.teams[k].stands * (float64(d.day)*sim.Day - d.dutySince)
	}
	today := now
	for k := range today {
		today[k] -= d.diary.before[k]
	}
	for _, m := range DayMeasures {
		d.diary.days = append(d.diary.days, m.Day(d, &today))
	}
	if d.diary.before = now; endOfMonth {
		d.diary.before = [tallies]float64{}
	}
}

// inLine is how many wait in line when the day ends, at full size. Who has hung
// up may still stand in a line nobody has looked at since.
func (d *Desk) inLine(*[tallies]float64) float64 {
	n, end := 0, float64(d.day)*sim.Day
	for k := range d.teams {
		for l := range d.teams[k].lines {
			line := &d.teams[k].lines[l]
			for at := line.head; at != line.tail; at++ {
				p := line.ring[at&uint32(len(line.ring)-1)]
				if is := &d.issues[p.slot]; is.stay == p.stay && is.leaves >= end {
					n++
				}
			}
		}
	}
	return d.full(float64(n))
}

// endsOf and satisfiedEnds count the issues ended, and those of them with a
// satisfied customer.
func endsOf(t *[tallies]float64) float64 {
	return t[tEndAssistant] + t[tEndHuman] + t[tEndItself] + t[tEndGivenUp]
}

func satisfiedEnds(t *[tallies]float64) float64 {
	sum := 0.0
	for c := range cells {
		sum += t[tScores+3*c+2]
	}
	return sum
}
