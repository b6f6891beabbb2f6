package fit

import (
	"boomerang/sim/result"
)

// Surveys are answered by some, and by the content more than by the unhappy. Whoever reads satisfaction off
// them reads three things at once: what customers felt, who was asked what, and who said so.
//
//	                     asked    content    answers     share content among answers
//	hard questions         50       30       30 + 14          .68
//	easy questions         50       45       45 + 3.5         .93       (.3 of the unhappy silent)
//
// An assistant that gets the easy ones looks better than people by a quarter without being better at all.

// Handler is whose work a survey is about.
type Handler int8

// The handlers.
const (
	ByNobodyKnown Handler = iota
	ByAssistant
	ByPeople
	ByBoth // the assistant handed over to people
)

// handlerNames are what results call them.
var handlerNames = map[Handler]string{ByAssistant: "assistant", ByPeople: "human", ByBoth: "handed over"}

// Answer is one row of a survey: sent, and perhaps answered.
type Answer struct {
	At                  int64 // minutes as in Ticket
	Handler             Handler
	Answered, Satisfied bool
	Category            int32
	Customer            uint64
}

// Surveys fits satisfaction and response. withheld is the share of the unhappy who are assumed to tell
// nobody; contained that of sessions that end without a person, nil: not known.
func Surveys(all []Answer, labels []string, withheld float64, contained *result.Measured) *result.SurveysFit {
	f := &result.SurveysFit{}
	var answered, satisfied clusters
	var rows []dated
	handlers := map[Handler]*clusters{ByAssistant: {}, ByPeople: {}, ByBoth: {}}
	byCategory := map[Handler][]clusters{}
	for h := range handlers {
		byCategory[h] = make([]clusters, len(labels))
	}
	for i := range all {
		a := &all[i]
		answered.add(a.Customer, truth(a.Answered), 1)
		if !a.Answered {
			continue
		}
		f.Answers++
		hit := truth(a.Satisfied)
		satisfied.add(a.Customer, hit, 1)
		rows = append(rows, dated{a.At, a.Customer, hit})
		if a.Handler == ByNobodyKnown {
			continue
		}
		handlers[a.Handler].add(a.Customer, hit, 1)
		if a.Category >= 0 {
			byCategory[a.Handler][a.Category].add(a.Customer, hit, 1)
		}
	}
	if f.Answers < len(all) {
		m := answered.share()
		f.Response = &m
	}
	f.Satisfied, f.Held = satisfied.share(), heldShare(rows)
	for _, h := range []Handler{ByPeople, ByAssistant, ByBoth} {
		if len(handlers[h].n) > 0 {
			f.Handlers = append(f.Handlers, result.GroupShare{Handler: handlerNames[h], Share: handlers[h].share()})
			f.Categories = append(f.Categories, groups(handlerNames[h], labels, byCategory[h])...)
		}
	}
	f.RawGap = gap(all, 0, withheld, ByAssistant)
	f.Gap = gap(all, len(labels), withheld, ByAssistant)
	f.Eligible = eligible(f, all, len(labels), withheld, contained)
	return f
}

// Below ten answers of a side a type's share is one of few values, and its weight would add noise only; what is
// lost with it is told by how many answers the gap counts.
//
// fewestAnswers is how many of each side a query type needs before they are compared.
const fewestAnswers = 10

// spoken turns a share of answers that are content into the share of customers who are, where w of the
// unhappy say nothing: p = o(1−w)/(1 − w·o); and its slope.
func spoken(o, w float64) (p, slope float64) {
	return o * (1 - w) / (1 - w*o), (1 - w) / ((1 - w*o) * (1 - w*o))
}

// An example with two types, and nobody silent: people satisfy 90 % of the easy and 60 % of the hard, the
// assistant 85 % and 55 %, and 90 % of the assistant's are easy while 30 % of people's are.
//
//	raw        people .3·90 + .7·60 = 69,  assistant .9·85 + .1·55 = 82     13 points ahead
//	same mix   .9·(90 − 85) + .1·(60 − 55)                                   5 points behind
//
// gap is by how many points of 100 fewer customers are satisfied by some handlers than by people, at these
// handlers' mix of query types: in type k, weighted with their answers w_k,
//
//	gap = Σ w_k (p_people,k − p_theirs,k),   Σ w_k = 1
//
// which takes off what comes from who gets which questions, and nothing else: within a type the assistant
// may still meet other customers. Types with too few answers of either side are left out. Without types
// all are one. Nil: too few answers.
//
// Both sides are put from answers to customers by spoken. The variance is that of the sum of each customer's
// parts in all cells (delta method): who answers about both sides counts once. Weights are taken as known,
// as in direct standardisation.
func gap(all []Answer, types int, withheld float64, theirs ...Handler) *result.Measured {
	const people, other = 0, 1
	side := func(a *Answer) int {
		if a.Handler == ByPeople {
			return people
		}
		for _, h := range theirs {
			if a.Handler == h {
				return other
			}
		}
		return -1
	}
	type cell struct{ n, hits [2]float64 }
	cells := make([]cell, types+1) // the last: without a type, or all of them
	at := func(a *Answer) *cell {
		if types == 0 || a.Category < 0 {
			return &cells[types]
		}
		return &cells[a.Category]
	}
	for i := range all {
		if s := side(&all[i]); s >= 0 && all[i].Answered {
			c := at(&all[i])
			c.n[s]++
			c.hits[s] += truth(all[i].Satisfied)
		}
	}
	total := 0.
	for _, c := range cells {
		if min(c.n[people], c.n[other]) >= fewestAnswers {
			total += c.n[other]
		}
	}
	if total < fewestInGroup {
		return nil
	}
	value, counted := 0., 0.
	for _, c := range cells {
		if min(c.n[people], c.n[other]) >= fewestAnswers {
			p, _ := spoken(c.hits[people]/c.n[people], withheld)
			q, _ := spoken(c.hits[other]/c.n[other], withheld)
			value += c.n[other] / total * (p - q)
			counted += c.n[people] + c.n[other]
		}
	}
	var z influences
	for i := range all {
		a := &all[i]
		s, c := side(a), at(a)
		if s < 0 || !a.Answered || min(c.n[people], c.n[other]) < fewestAnswers {
			continue
		}
		o := c.hits[s] / c.n[s]
		_, slope := spoken(o, withheld)
		by := c.n[other] / total * slope * (truth(a.Satisfied) - o) / c.n[s]
		if s == other {
			by = -by
		}
		z.move(a.Customer, 100*by)
	}
	variance, df := z.variance()
	return &result.Measured{Value: 100 * value, N: int(counted), Interval: normalInterval(100*value, variance, df)}
}

// A desk plays one offset for every issue the assistant had part in, so that what is asked for is the gap of
// these, whoever finished them.
//
// eligible is the gap over all sessions the assistant was eligible for, those handed over included. Where
// surveys tell these apart it is measured; else they are taken to be rated as people's are, at least, and
// as the assistant's, at most: gap · contained to gap.
func eligible(f *result.SurveysFit, all []Answer, types int, withheld float64, contained *result.Measured,
) *result.Between {
	for _, g := range f.Handlers {
		if g.Handler != handlerNames[ByBoth] || g.Share.N < fewestInGroup {
			continue
		}
		if m := gap(all, types, withheld, ByAssistant, ByBoth); m != nil {
			return &result.Between{Lo: m.Interval.Lo, Hi: m.Interval.Hi, N: m.N}
		}
	}
	if f.Gap == nil {
		return nil
	}
	least, iv := 0., f.Gap.Interval
	if contained != nil && contained.Interval != nil {
		least = contained.Interval.Lo
	}
	return &result.Between{Lo: min(iv.Lo, least*iv.Lo), Hi: max(iv.Hi, least*iv.Hi), N: f.Gap.N}
}
