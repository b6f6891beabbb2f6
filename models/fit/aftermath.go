package fit

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// Customers who had a bad end leave more often or not: the days somebody was a customer are split by what
// they lived through in the days before,
//
//	ticket ●━ 90 days "contact" ━┊                 ● reopened, followed by another over the same, or
//	            ● bad ━━ 90 days "bad" ━━┊           answered by a customer who is not satisfied
//	everything else: "none"
//
// and departures are counted over days of each. That compares customers who differ in more than their
// experience, and some write because they leave: it is an association. What it cannot see (waits, lines
// nobody wrote down, the problem never told) makes it too small, the rest too large.

// Which way it errs, as far as anybody knows:
//
//	too high   those with trouble use the product more, or are new, or have the worse product
//	too high   they write because they have decided to leave, and that contact ends badly
//	too low    waits, hang-ups and silent failures leave no ticket
//	too low    three months are too short for those with a contract
//
// Only trouble given by lot would tell: service made better for half of the customers, for a year.

// aftermathDays is how long an experience is looked after: a quarter of a year, long enough for a monthly
// contract to be cancelled, short enough that the next experience is another one.
const aftermathDays = 90

// mark is an experience of a customer on a day.
type mark struct {
	day int
	bad bool
}

// The kinds of days.
const (
	quietDays = iota
	contactDays
	badDays
)

var aftermathNames = [3]string{"none", "contact", "bad"}

// stratum is what is compared within: time as a customer, below one, two and more years; segment.
type stratum struct{ age, segment int }

func (s stratum) compare(t stratum) int {
	return cmp.Or(cmp.Compare(s.age, t.age), cmp.Compare(s.segment, t.segment))
}

// Experience compares departures after bad ends with those after other contacts. Nil: the files do not
// name customers alike, or nobody left.
func (w Window) Experience(all []Spell, tickets []Ticket, answers []Answer) *result.ExperienceFit {
	marks := marksOf(tickets, answers)
	named, here := 0, 0
	byCustomer := map[uint64]bool{}
	for i := range all {
		byCustomer[all[i].Customer] = true
	}
	first, last := math.MaxInt, math.MinInt
	for i := range tickets {
		if tickets[i].Customer != 0 {
			named++
			here += int(truth(byCustomer[tickets[i].Customer]))
			first, last = min(first, Day(tickets[i].Opened)), max(last, Day(tickets[i].Opened))
		}
	}
	if named < fewestInGroup || float64(here) < .1*float64(named) {
		return nil
	}
	f := &result.ExperienceFit{Linked: Share(here, named)}
	// Departures after the last ticket would have no experience before them.
	// Before the tickets have run for as long as an experience is looked after, nobody is known to be quiet.
	inside := Window{max(w.From, first+aftermathDays), min(w.AsOf, last)}
	days, events := map[stratum]*[3]float64{}, map[stratum]*[3]float64{}
	for i := range all {
		inside.split(&all[i], marks[all[i].Customer], days, events)
	}
	compare(f, days, events)
	return f
}

// A ticket is bad from the day on which it was seen to be: reopened, from its own day (exports have no day of
// reopening); followed by another over the same, from the day of that one.
//
// marksOf are the experiences of each known customer in time.
func marksOf(tickets []Ticket, answers []Answer) map[uint64][]mark {
	marks := map[uint64][]mark{}
	if r := NewReturns(tickets); r != nil {
		for n, i := range r.known {
			t := &tickets[i]
			day := Day(t.Opened)
			marks[t.Customer] = append(marks[t.Customer], mark{day, t.Reopened > 0})
			if after := r.after[n]; after >= 0 && after <= backWithin*1440 {
				marks[t.Customer] = append(marks[t.Customer], mark{Day(t.Opened + after), true})
			}
		}
	}
	for i := range answers {
		if a := &answers[i]; a.Answered && a.Customer != 0 {
			marks[a.Customer] = append(marks[a.Customer], mark{Day(a.At), !a.Satisfied})
		}
	}
	for _, m := range marks {
		slices.SortFunc(m, func(a, b mark) int { return cmp.Compare(a.day, b.day) })
	}
	return marks
}

// A life of a customer, one mark a sign, and the kinds of its days:
//
//	day      0        30              120     150                     240     end
//	marks             ● contact               ✗ bad                           ╳ leaves
//	kinds    none     └─ contact ─────┘ none  └─ bad ─────────────────┘ none
//
// A bad end inside the days after a contact makes them bad; a contact inside those after a bad end leaves
// them bad. Most customers have no mark at all, and their days are booked in whole stretches.
//
// split books the days of a spell, and its end, by what came before each. The day of a contact itself is
// one of before: who writes to leave has left by that contact, not over it.
func (w Window) split(s *Spell, marks []mark, days, events map[stratum]*[3]float64) {
	from, to, left := w.days(s)
	if from >= to && !left {
		return
	}
	book := func(into map[stratum]*[3]float64, day, kind int, x float64) {
		at := stratum{min(2, (day-s.From)/year), int(s.Segment)}
		if into[at] == nil {
			into[at] = &[3]float64{}
		}
		into[at][kind] += x
	}
	kindOn := func(day int) int {
		kind := quietDays
		for _, m := range marks {
			if m.day < day && day <= m.day+aftermathDays {
				kind = max(kind, contactDays)
				if m.bad {
					return badDays
				}
			}
		}
		return kind
	}
	if len(marks) == 0 {
		for age := range 3 { // whole stretches of one age
			a, b := max(from, s.From+age*year), to
			if age < 2 {
				b = min(to, s.From+(age+1)*year)
			}
			if a < b {
				book(days, a, quietDays, float64(b-a))
			}
		}
	} else {
		for day := from; day < to; day++ {
			book(days, day, kindOn(day), 1)
		}
	}
	if left {
		book(events, to, kindOn(to), 1)
	}
}

// compare puts in the departures a year of each kind of days, and bad against contact days by Mantel and
// Haenszel over strata (Greenland, Robins 1985):
//
//	RR = Σ a·T₀/T / Σ b·T₁/T,   Var log RR = Σ m·T₁T₀/T² / (Σ a·T₀/T · Σ b·T₁/T)
//
// a of T₁ days after bad ends, b of T₀ after other contacts, m = a + b. Of all departures the part
// (a/all)·(RR − 1)/RR would not have been, were that a cause (Miettinen 1974).
func compare(f *result.ExperienceFit, days, events map[stratum]*[3]float64) {
	var time, gone [3]float64
	over, under, variance := 0., 0., 0.
	for _, at := range slices.SortedFunc(maps.Keys(days), stratum.compare) {
		t, e := days[at], events[at]
		if e == nil {
			e = &[3]float64{}
		}
		for k := range t {
			time[k], gone[k] = time[k]+t[k], gone[k]+e[k]
		}
		if both := t[badDays] + t[contactDays]; both > 0 {
			over += e[badDays] * t[contactDays] / both
			under += e[contactDays] * t[badDays] / both
			variance += (e[badDays] + e[contactDays]) * t[badDays] * t[contactDays] / both / both
		}
	}
	for _, k := range []int{badDays, contactDays, quietDays} {
		if time[k] > 0 {
			f.Rates = append(f.Rates, result.ExperienceRate{
				Name: aftermathNames[k], Leavers: int(gone[k]), Rate: rateOf(gone[k], time[k]/year),
			})
		}
	}
	// Each stratum weighs as much as it tells of both kinds; one without days of either tells nothing.
	if gone[badDays] < 5 || gone[contactDays] < 5 { // below, a ratio of rates means nothing
		return
	}
	ratio := over / under
	half := 1.645 * math.Sqrt(variance/(over*under))
	ends := &result.Interval{
		Lo: ratio * portable.Exp(-half), Hi: ratio * portable.Exp(half), Level: Level, Estimator: "Mantel–Haenszel",
	}
	n := int(gone[badDays] + gone[contactDays])
	f.Ratio = &result.Measured{Value: ratio, N: n, Interval: ends}
	part := func(rr float64) float64 { return gone[badDays] / (gone[0] + gone[1] + gone[2]) * (rr - 1) / rr }
	f.Share = &result.Measured{Value: part(ratio), N: n, Interval: &result.Interval{
		Lo: part(ends.Lo), Hi: part(ends.Hi), Level: Level, Estimator: ends.Estimator,
	}}
}
