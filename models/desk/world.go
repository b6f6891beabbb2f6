package desk

import (
	"context"
	"math"
	"reflect"
	"slices"
	"sync"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Version names the physics. Rows of different versions are never mixed; a
// change that moves any row gets a new one.
const Version = "desk-14.2"

// Row is what one plan gives in one world.
//
// Values are at full size where they are counts or money, and NaN where an event did not happen. Rows
// of one world are to be compared; rows of two worlds differ by luck and by drawn assumptions as well.
type Row struct {
	Values  []float64   // by MeasuresOf the segments
	Series  [][]float64 // [month][SeriesMeasures]
	Days    []float64   // [day*k+measure] of DayMeasures, by World.Days; else nil
	DayOne  DayOne
	Handled float64 // assistant sessions and human contacts simulated from day 0
}

// DayOne is the running company before the plan: what was asked of the desk
// and what the month before day 0 gave.
//
// Printed first: initial slack decides the safe cut, so a reader has to see the company before the
// verdict.
type DayOne struct {
	Heads, HeadsNeeded  float64 // full size
	LevelStated, Level  float64 // service level
	OccupancyPredicted  float64
	Occupancy           float64
	RepeatRate          float64
	ChurnService        float64 // a year, caused by service, all segments, share
	ChurnOther          float64
	ContactsPerMonth    float64
	AgentsFullSize      float64 // on the desk
	AgentsSimulated     float64 // contacts handled at once in the busiest hour
	CustomersSimulated  float64
	Leavers             float64 // customers who left, per customer and year
	Answered            float64 // contacts a month, full size
	HandleMinutes, Wait float64
	HungUp              float64 // share of those who stood in line
	Handled             float64 // assistant sessions and human contacts simulated before day 0
}

// Play plays every plan in the world of the given fates and returns a row for
// each. Plans that differ only from day 0 on share one simulated past (Params.Before).
// Reference is the index of the plan the others are measured against. Nil where the
// context ended first.
func Play(ctx context.Context, f sim.Fates, plans []Params, reference int) []Row {
	rows, _ := World{Fates: f, Plans: plans, Reference: reference}.Play(ctx)
	return rows
}

// World is plans to be played with the same luck.
//
// Plans of a world share every fate: who the customers are, when their issues arise, how hard those
// are and how lucky each contact is. Their difference is what the plans do.
type World struct {
	Fates     sim.Fates
	Plans     []Params
	Reference int  // index of the plan the others are measured against
	Days      bool // the daily outputs too

	// Unturned is, of each plan, the one before it whose row it has wherever that one's
	// board never acts: the same in all but a board that acts on less. −1, or nil: none.
	//
	// Whether a board would have acted on less is not known before it was played, so that the
	// plan whose board acts soonest is played and those behind it only where it acted.
	Unturned []int
}

// Play returns a row for every plan, or the error of a context that ends before:
// it is looked at once a simulated day.
//
// The reference is played first, since the others are read against its money, its
// customers and the quality of its people. One desk keeps it, one is used again for
// every other plan, and one more for every past there is.
//
// No row is returned of a world that was stopped half way. Memory is that of a desk for every past and
// two more, in each of which a customer takes 12 bytes; nothing is kept between worlds but that memory.
func (w World) Play(ctx context.Context) ([]Row, error) {
	k := &Kept{}
	rows, err := w.playOn(ctx, k, listening(ctx))
	if err == nil {
		k.Forget()
	}
	return rows, err
}

// playOn plays every plan on what is kept of the world, and keeps its pasts and its reference.
func (w World) playOn(ctx context.Context, kept *Kept, l listener) ([]Row, error) {
	order := append([]int{w.Reference}, others(len(w.Plans), w.Reference)...)
	rows := make([]Row, len(w.Plans))
	scratch := desks.Get().(*Desk)
	for _, k := range order {
		if k == w.Reference && kept.totals != nil {
			rows[k] = kept.row
			rows[k].Values = slices.Clone(kept.row.Values) // what is kept is nobody's
			continue
		}
		if i := w.unturned(k); i >= 0 && rows[i].NeverTurned() {
			rows[k] = rows[i]
			continue
		}
		l.plays(k)
		h := findPast(&kept.pasts, w.Fates, w.Plans[k], l)
		d := scratch
		if k == w.Reference {
			kept.stage = desks.Get().(*Desk)
			d = kept.stage
		}
		if ctx.Err() == nil {
			d.branchUnder(h.desk, w.Plans[k])
			d.reference = kept.stage
			if w.Days {
				d.dayLog = &dayLog{}
			}
			d.playPlan()
		}
		if err := ctx.Err(); err != nil {
			return nil, err // half a world is none
		}
		a := newPlanTotals(d, kept.totals)
		rows[k] = a.row(h)
		if w.Days {
			rows[k].Days = d.dayLog.days
		}
		if k == w.Reference {
			kept.totals, kept.row = a, rows[k]
			kept.row.Values = slices.Clone(rows[k].Values)
		}
	}
	desks.Put(scratch)
	return rows, nil
}

// unturned is the plan whose row a plan has where nobody turns that one back; −1: none.
func (w World) unturned(k int) int {
	if w.Unturned == nil {
		return -1
	}
	return w.Unturned[k]
}

// NeverTurned reports whether nobody turned the plan of a row back. A decision that would be
// carried out after the months played is none: it moves nothing before.
func (r Row) NeverTurned() bool { return math.IsNaN(r.Values[reversedDayColumn]) }

// reversedDayColumn is where a row says when a plan was turned back.
var reversedDayColumn, _ = Column(Measures, result.ReversedDay)

// desks are used again from world to world for their memory.
var desks = sync.Pool{New: func() any { return &Desk{} }}

// others are the plans but one, in their order.
func others(n, but int) []int {
	rest := make([]int, 0, n)
	for k := range n {
		if k != but {
			rest = append(rest, k)
		}
	}
	return rest
}

// past is a simulated pre-period, shared by plans with the same status quo.
type past struct {
	statusQuo Params
	desk      *Desk
	before    DayOne
}

// findPast returns the simulated past of a plan: that of another plan of the world
// with the same status quo, or one played now. A past that was halted is kept, and
// of no use; whoever halted it looks at that.
//
// Whether two pasts are one is asked of all their parameters and not of a hash or a name: a new field
// that moves the past cannot be forgotten here.
func findPast(pasts *[]*past, f sim.Fates, p Params, halt listener) *past {
	company := statusQuo(p)
	for _, h := range *pasts {
		if reflect.DeepEqual(h.statusQuo, company) {
			return h
		}
	}
	b := newBase(company)
	d := desks.Get().(*Desk)
	d.start(b, newPlan(b, company), f)
	d.halt = halt
	h := &past{statusQuo: company, desk: d}
	if d.playPast(); !d.halted() {
		h.before = d.dayOne()
	}
	*pasts = append(*pasts, h)
	return h
}

// statusQuo is the company before day 0: without everything a plan starts then
// (treatments.go).
//
// Routing, assistant, cut, controls and prices begin on day 0. Plans that agree on
// the rest share one past.
//
// Two plans with one status quo share a simulated past, bit by bit; that is also what makes their
// difference exactly 0 where they are equal.
func statusQuo(p Params) Params {
	if p.Before != nil {
		p = *p.Before
		p.Before = nil
	}
	p = p.with(pastOverrides)
	p.Humans.Heads = orMinus1(p.Humans.Heads) // NaN is equal to nothing
	p.Churn.NewPerYear, p.Churn.Scale = orMinus1(p.Churn.NewPerYear), orMinus1(p.Churn.Scale)
	for k := range p.Pools {
		q := &p.Pools[k]
		q.Heads, q.CostPerHeadYear = orMinus1(q.Heads), orMinus1(q.CostPerHeadYear)
		q.AttritionPerYear = orMinus1(q.AttritionPerYear)
	}
	return p
}

// orMinus1 is −1 for "not stated": NaN is equal to nothing, itself included, and pasts
// are compared.
func orMinus1(v float64) float64 {
	if math.IsNaN(v) {
		return -1
	}
	return v
}

// Baseline plays the status quo up to day 0 and reads the month before it.
func Baseline(ctx context.Context, p Params, seed uint64) DayOne {
	return Before(ctx, sim.NewFates(seed, 0), p)
}

// Before is Baseline in a world of the given fates, the one that World.Play gives there.
func Before(ctx context.Context, f sim.Fates, p Params) DayOne {
	pasts := []*past{}
	return findPast(&pasts, f, p, listening(ctx)).before
}

// dayOne reads the month before day 0.
//
// Shares are of counts at the simulated scale, contacts a month at full size, rates a
// year. It is what a run shows beside the stated figures (baseline.go).
func (d *Desk) dayOne() DayOne {
	b, s, t := d.base, &d.base.staff, d.month
	one := DayOne{
		Heads: s.heads, HeadsNeeded: wholePeople(s.needed), LevelStated: b.Humans.ServiceLevel,
		Level: ratio(t.counted(tInTime), t.counted(tOffered)), OccupancyPredicted: s.occupancy,
		Occupancy:        t.occupancy(),
		RepeatRate:       ratio(t.counted(tRepeats), t.counted(tContacts)),
		ContactsPerMonth: d.atFullSize(t.counted(tContacts)),
		HandleMinutes:    ratio(t.counted(tHandle), t.counted(tAnswered)),
		Wait:             ratio(t.counted(tWaitAnswered)+t.counted(tWaitHungUp), t.counted(tOffered)),
		HungUp:           ratio(t.counted(tHungUp), t.counted(tOffered)),
		AgentsSimulated:  b.atBusiest(), Handled: d.handled,
		Leavers:  dates.PlainYear * ratio(t.counted(tLeftService)+t.counted(tLeftOther), t.counted(tCustomerDays)),
		Answered: d.atFullSize(t.counted(tAnswered)),
	}
	for k := range d.teams {
		one.AgentsFullSize += d.teams[k].people.onDesk()
	}
	weight := 0.0
	for k := range b.groups {
		g := &b.groups[k]
		one.CustomersSimulated += float64(g.residents)
		one.ChurnService += float64(g.residents) * g.tenure.service * dates.PlainYear
		one.ChurnOther += float64(g.residents) * g.tenure.other * dates.PlainYear
		weight += float64(g.residents)
	}
	one.ChurnService /= max(weight, 1)
	one.ChurnOther /= max(weight, 1)
	return one
}

// atBusiest is how many contacts the simulated desk handles at once, every pool
// in its busiest hour of the reference week.
//
// The simulated scale, contacts at once.
func (b *base) atBusiest() float64 {
	sum := 0.0
	for k := range b.pools {
		sum += b.pools[k].atBusiest(b)
	}
	return sum
}

// atBusiest is the most contacts the simulated share of a pool handles at once.
func (p *pool) atBusiest(b *base) float64 {
	most := 0.0
	for h, n := range p.staff.need {
		most = max(most, p.scaled.servers(n*b.Humans.Concurrency, p.usualLoad[h]))
	}
	return most
}

// SmallestPool is the pool that handles the fewest contacts at once in its
// busiest hour, at the simulated scale: below about five, a share of the desk
// no longer behaves like the whole.
//
// contacts is a number of people busy at the same time, not a rate.
func (p Params) SmallestPool() (name string, contacts float64) {
	b := newBase(statusQuo(p))
	contacts = math.Inf(1)
	for k := range b.pools {
		if n := b.pools[k].atBusiest(b); n < contacts && b.pools[k].flow.Issues > 0 {
			name, contacts = b.pools[k].Name, n
		}
	}
	return name, contacts
}

// row reads the totals.
//
// Values come in the order of the table of measures, months in theirs; the invariants
// are checked last, so that no row of a broken world leaves.
func (a *planTotals) row(h *past) Row {
	r := Row{DayOne: h.before}
	for _, m := range a.d.base.measures {
		r.Values = append(r.Values, m.Run(a))
	}
	for m := range a.months {
		values := make([]float64, len(SeriesMeasures))
		for k := range SeriesMeasures {
			values[k] = SeriesMeasures[k].Month(a, m)
		}
		r.Series = append(r.Series, values)
	}
	r.Handled = a.sum.counted(tSessions) + a.sum.counted(tAnswered)
	a.checkInvariants()
	return r
}
