package desk

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// MonthEnd is the first day after month m, counted from day 0.
func (h *Horizon) MonthEnd(m int) int { return h.Start.MonthStart(m + 1) }

// monthMiddle is the moment half of month m is over.
func (h *Horizon) monthMiddle(m int) planDay {
	return planDay(h.MonthEnd(m-1)+h.MonthEnd(m)) / 2
}

// monthOfYear is the month a day from day 0 lies in, January = 0.
func (h *Horizon) monthOfYear(day int) int {
	if !h.Start.IsZero() {
		return h.Start.Plus(day).Month - 1
	}
	return (h.Start.MonthAt(day)%12 + h.Month + 12) % 12
}

// base is the physics that all plans of a world share: who the customers are,
// when issues arise, how the desk is staffed on day 0, how churn splits. It is
// worked out once a world; one world is played by one goroutine.
//
// Units: rates a day or a minute as named, money not at all. It is written to while the past is played
// and not after: refitChurn puts the simulated experience of the status quo in place of the first-order
// one. Solutions found are remembered later (solved) and change no answer.
type base struct {
	Params
	fill     engineDay // first day that customers come and go on, see fillDays
	dayZero  engineDay // first day of the plan
	days     int       // played from day 0
	slotOf   []int     // of the ledger, by engine day from day 0
	weekdays int       // of engine day 0, and as many weeks as no day lies before it: above 0 for every day
	open     bool
	kinds    []kind
	patience law
	happy    satisfied
	category guideTable
	groups   []group
	// By weekday, Monday 0: share of the day's issues before each full hour.
	hourCum    [7][25]float64
	returnDays [7]returnDay
	// Ratios to the mean day and the mean month.
	dayWeight   [7]float64
	monthWeight [12]float64
	opens       [168]bool // by hour of the week, Monday 0:00 first
	openHours   [168]int  // hours it stays open from then on, 168 where it never closes
	pools       []pool
	staff       staffing // of all pools together
	team        *steadyTeam
	perWeek     float64     // hours an agent is on the desk in a week
	reference   Flow        // the mean issue under the status quo
	perDose     float64     // leaving intents formed per unit of churn dose, at most 1
	doses       doses       // how unequal they are, where the scale is solved for
	solved      []*solution // found so far, by what was asked
	ties        []*workTie  // of work and solvability, met so far
	measures    []Measure
}

// kind is a category with its laws worked out.
type kind struct {
	handle law
	pool   uint8 // who answers first
}

// group is a segment as a range of customer slots: those of day 0, then those
// who may join.
//
// Rates are of one customer and day. Segments lie side by side in one array of slots, so that a
// customer's segment is found by comparing a number.
type group struct {
	index                   int // of the segment
	first, residents, slots int32
	rate                    float64     // issues a day and slot
	intentHazard            float64     // leaving intents over service a day, under the status quo
	failureRate             float64     // failures a day, under the status quo
	overFailure             float64     // chance that a failure makes a customer leave, in the end
	secondChance            float64     // good experiences a day that cancel an intent
	hazard                  float64     // over service a day that causes the stated share
	memory                  *remembered // of the worst, where it counts (worst.go)
	lean                    float64     // weight of its doses by its margin, 1 on average (margin_rank.go)
	scale                   float64     // behaviour per stated intent, stated or solved for
	tenure                  tenure
	impossible              bool      // the stated churn cannot be divided as stated
	joinsPerDay             float64   // newcomers a day under the status quo
	slotsPerDay             float64   // … when slots were laid out for them, less the headroom
	joins                   []int32   // first slot that may join on or after an engine day
	gate                    float64   // days between dates a customer may leave at, 0 = any day
	together                float64   // share of contracts that renew on the same day of the year …
	renewals                []float64 // … on these days of the engine
}

// newBase works out the shared physics of a plan.
//
// The order matters: staff before the split of churn (which needs the waits of the status quo), and that
// before customers.
//
// Nothing is checked here: parameters that cannot be played (Check) may panic or give NaN.
func newBase(p Params) *base {
	b := newStaffed(p)
	b.splitChurn()
	b.placeCustomers()
	return b
}

// newStaffed works out the desk of day 0 and leaves out who calls it, one by one. Laws come before pools,
// pools before staff.
//
//	day 0 = fillDays + ⌊months of the past · 365/12⌋,   engine days; an open queue has no fillDays
func newStaffed(p Params) *base {
	p = p.inScore()
	b := &base{Params: p, open: p.Arrivals.OpenPerHour > 0, perDose: 1}
	if !b.open {
		b.fill = fillDays
	}
	b.dayZero = b.fill + engineDay(p.Horizon.PreMonths*dates.PlainYear/12)
	b.days = p.Horizon.MonthEnd(p.Horizon.Months - 1)
	b.slotOf = make([]int, b.playDays())
	for m := range p.Horizon.Months {
		for day := p.Horizon.MonthEnd(m - 1); day < p.Horizon.MonthEnd(m); day++ {
			b.slotOf[b.onEngine(day)] = 1 + m
		}
	}
	b.weekdays = 7<<20 + int(engineDay(p.Horizon.Weekday)-b.dayZero)
	b.patience = newLaw(p.Humans.PatienceFamily, p.Humans.PatienceMinutes, p.Humans.PatienceCV)
	b.happy = p.Experience.satisfied()
	cum, shares := 0.0, []float64{}
	for _, c := range p.Categories {
		b.kinds = append(b.kinds, kind{handle: newLaw(c.HandleFamily, c.HandleMinutes, c.HandleCV)})
		cum += c.Share
		shares = append(shares, cum)
	}
	b.category = newGuideTable(shares)
	b.profile()
	b.measures = MeasuresOf(b.Segments)
	b.setPools()
	b.setReturns()
	b.setStaffing()
	return b
}

// profile turns the hour-of-week rates into a weight per weekday (mean 1) and
// a cumulative share per hour of each.
//
//	cum_w(h) = Σ_{i<h} rate(w, i) / Σ_i rate(w, i),   weight_w = Σ_i rate(w, i) · 7 / Σ_all
//
// A weekday without any rate has weight 0 and raises no issues; its hours are then of no meaning.
// Months are put to a mean of 1 without regard to their length, which moves a year's issues by less
// than a per cent under usual weights.
func (b *base) profile() {
	a, total := &b.Arrivals, 0.0
	for wd := range 7 {
		sum := 0.0
		for h := range 24 {
			v := a.HourOfWeek[wd*24+h]
			if b.open {
				v = 1
			}
			sum += v
			b.hourCum[wd][h+1] = sum
		}
		for h := range b.hourCum[wd] {
			b.hourCum[wd][h] /= math.Max(sum, math.SmallestNonzeroFloat64)
		}
		b.hourCum[wd][24] = 1
		b.dayWeight[wd] = sum
		total += sum
	}
	for wd := range b.dayWeight {
		b.dayWeight[wd] *= 7 / total
		for h := int(b.Humans.OpenFrom[wd]); h < int(b.Humans.OpenUntil[wd]); h++ {
			b.opens[(wd*24+h)%len(b.opens)] = true // until may lie on the next day
		}
	}
	mean := 0.0
	for _, w := range a.MonthOfYear {
		mean += w / 12
	}
	for m, w := range a.MonthOfYear {
		b.monthWeight[m] = w / mean
	}
}

// weekday of an engine day, Monday 0.
func (b *base) weekday(day engineDay) int {
	return int(uint32(int(day)+b.weekdays) % 7)
}

func (b *base) hourOfWeek(t float64) int {
	day := dayAt(t)
	return b.weekday(day)*24 + int((t-day.dawn())/sim.Hour)
}

// covered is when on a day the data behind the default hours of the week, calls
// of a bank on weekdays from 07:00 to 21:00 (bank_calls of package fpp3), begin and end, in
// minutes of the engine. Nights and weekends are assumed.
//
// What the assistant solves outside these hours is printed apart, since the hours of the week there
// are an assumption (measure solved_off_hours).
func (b *base) covered(day engineDay) [2]float64 {
	if b.weekday(day) >= 5 {
		return [2]float64{}
	}
	dawn := day.dawn()
	return [2]float64{dawn + 7*sim.Hour, dawn + 21*sim.Hour}
}

// isOpen reports whether the desk is open at a minute of the engine.
func (b *base) isOpen(t float64) bool { return b.opensAt(b.hourOfWeek(t)) }

// opensAt reports the same of an hour of the week; agents given by number are there
// at all hours.
func (b *base) opensAt(hour int) bool { return b.byNumber() || b.opens[hour] }

// nextOpening is the next time the desk opens after having been closed, +Inf if it
// never does.
//
// Looks for the hour in which the door goes up and not for any open hour, so that a desk open day and
// night has no opening; 168 looks at most.
//
// Hours after midnight belong to the weekday they lie on, so a desk open from Friday 20:00 to Saturday
// 2:00 opens once.
func (b *base) nextOpening(t float64) float64 {
	first := math.Ceil(t / sim.Hour)
	for k := range len(b.opens) + 1 {
		at := (first + float64(k)) * sim.Hour
		h := b.hourOfWeek(at)
		if b.opens[h] && !b.opens[(h+len(b.opens)-1)%len(b.opens)] {
			return at
		}
	}
	return math.Inf(1)
}

// hourShare is the minute of the day at which share u has passed, in hour h.
//
//	minute = 60·(h + (u − cum_h)/(cum_(h+1) − cum_h))
//
// Within an hour moments are even. u is to lie in hour h, which whoever calls has looked up.
func hourShare(cum *[25]float64, h int, u float64) float64 {
	within := (u - cum[h]) / math.Max(cum[h+1]-cum[h], math.SmallestNonzeroFloat64)
	return (float64(h) + min(within, 1-1e-9)) * sim.Hour
}

func gammaSurvival(shape, x float64) float64 { return portable.GammaSurvival(shape, x) }
