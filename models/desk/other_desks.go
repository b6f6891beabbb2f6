package desk

import (
	"math"

	"boomerang/sim/result"
)

// otherDesks is what desks that publish a figure report of it: the least and the most of
// the figures found, none of them an input of any scenario.
//
// They are of telephone desks, most of them British, and means over desks of which many miss the level they
// state; one desk that keeps a stated level may well lie outside, and then the reader is told why.
type otherDesks struct {
	kind      result.FindingKind
	unit      result.Unit
	low, high float64
	source    string
	grade     string
	played    func(DayOne) float64    // in the month before day 0
	implied   func(*staffing) float64 // by formula, with just the heads the stated level needs
}

// runningDesks are the figures of a desk before any cut that others publish.
//
// The wait is the average speed of answer: published of answered calls, here of all who stood in line,
// which is a little longer. The record has no level reached that could be compared, only targets.
var runningDesks = []otherDesks{
	{
		kind: result.OthersWait, unit: result.UnitMinutes, low: 28.4 / 60, high: 120. / 60,
		source: "ContactBabel, UK: 28.4 s in 2013, 36.1 s in 2014 (55 s above 200 seats), 120 s in 2023, 116 s in 2024",
		grade:  "B",
		played: func(o DayOne) float64 { return o.Wait }, implied: func(s *staffing) float64 { return s.wait },
	},
	{
		kind: result.OthersHangUp, unit: result.UnitShare, low: .0314, high: .091,
		source: "NHS 111, April to September 2015: 3.14 % of 14.0 million calls; UK 2023: 9.1 %, the highest on " +
			"record (ContactBabel, ccma.org.uk)",
		grade:  "B",
		played: func(o DayOne) float64 { return o.HungUp }, implied: func(s *staffing) float64 { return s.hangUp },
	},
	{
		kind: result.OthersOccupancy, unit: result.UnitShare, low: .48, high: .87,
		source: "Opsdog: 48 to 87 %, mean 70.6 % of 494 desks", grade: "D",
		played:  func(o DayOne) float64 { return o.Occupancy },
		implied: func(s *staffing) float64 { return s.occupancy },
	},
}

// BesideOthers holds the month before day 0 against what other desks publish, and says what
// puts a figure outside: the level that is stated, heads beyond it, heads short of it, or a month
// of chance. None of a desk of agents by number.
//
// A desk that means to answer within more than liveWithin minutes answers letters, not calls: of waits
// and hang-ups it has nobody beside it. Nothing is fitted to these figures: they are looked at when all
// is set.
func (o DayOne) BesideOthers(p Params) (found []Finding) {
	b := newBase(statusQuo(p.small()))
	if p.Arrivals.OpenPerHour > 0 || b.byNumber() {
		return nil
	}
	beyond := p.BeyondLevel()
	for _, x := range runningDesks {
		if v := x.played(o); x.kind == result.OthersOccupancy || b.Humans.AnswerWithin <= liveWithin {
			found = append(found, x.beside(b, v, beyond)...)
		}
	}
	return found
}

// liveWithin is the answering time, in minutes, up to which a desk is one of calls or chats.
const liveWithin = 10

// beside is the finding of one figure, none of one that was not played. So many of the heads needed are
// there for the limit of occupancy alone.
func (x otherDesks) beside(b *base, v, beyond float64) []Finding {
	if math.IsNaN(v) {
		return nil
	}
	f := Finding{Kind: x.kind, Value: v, Low: x.low, Bound: x.high, Unit: x.unit, Verdict: judge(v, x.low, x.high)}
	f.Facts = append(f.Facts, result.Fact{Key: result.PublishedBy, Text: x.source, Name: x.grade})
	if f.Verdict == result.OK {
		return []Finding{f}
	}
	f.name(result.OutsideFor, x.cause(b, v, beyond))
	f.number(result.FormulaGives, x.implied(&b.staff), x.unit)
	f.number(result.ServiceLevel, b.Humans.ServiceLevel, result.UnitShare)
	f.number(result.AnswerWithin, b.Humans.AnswerWithin, result.UnitMinutes)
	f.number(result.Patience, b.Humans.PatienceMinutes, result.UnitMinutes)
	f.number(result.PatienceOfOthers, runningDesks[0].high/runningDesks[1].high, result.UnitMinutes)
	f.number(result.Heads, b.staff.heads, result.UnitHeads)
	f.number(result.HeadsNeeded, wholePeople(b.staff.needed), result.UnitHeads)
	f.number(result.BeyondLevel, beyond, result.UnitHeads)
	f.number(result.OccupancyLimit, b.Humans.Occupancy, result.UnitShare)
	return []Finding{f}
}

// fewHeads is the share of heads by which a desk may differ from what it needs and count as
// staffed for its level.
const fewHeads = .02

// cause is why a figure lies outside what others publish.
//
// Where the formula at the heads needed lies on the same side, what is stated makes it so, whatever the
// heads: the patience of callers where with it no desk could wait as long as others and lose as few, else
// the service level. With exponential patience the two are tied, whatever the staff:
//
//	share that hangs up = mean wait / mean patience        (Erlang A; Mandelbaum and Zeltyn 2007)
//
// The most of both figures is of one survey and year, so that the one over the other is the patience there.
func (x otherDesks) cause(b *base, v, beyond float64) string {
	s, formula := &b.staff, x.implied(&b.staff)
	switch {
	case v < x.low && beyond > fewHeads*s.needed && x.kind != result.OthersOccupancy:
		return result.ForOccupancyLimit
	case formula < x.low && v < x.low, formula > x.high && v > x.high:
		if x.kind == result.OthersWait && v < x.low && x.low > runningDesks[1].high*b.Humans.PatienceMinutes {
			return result.ForPatience
		}
		return result.ForStatedLevel
	case s.heads > s.needed*(1+fewHeads):
		return result.ForSpareHeads
	case s.heads < s.needed*(1-fewHeads):
		return result.ForMissingHeads
	}
	return result.ForChance
}
