package out

import (
	"fmt"
	"math"
	"strings"

	"boomerang/sim/result"
)

// fewDraws is how many draws it takes before agreement of all says something
// about one in a hundred.
const fewDraws = 100

// Share writes a probability told from draws, and claims no more than they
// prove: where none of them shows it "at most 17 %", the bound of its interval,
// where all do "at least 83 %", where they are too few for an interval a count,
// "3 of 8", else the per cent. Everything that writes such a probability asks it.
func Share(p float64, iv *result.Interval, draws int) string {
	switch {
	case !finite(p):
		return none
	case iv == nil && 0 < draws && draws < fewDraws:
		return fmt.Sprintf("%.0f of %d", p*float64(draws), draws)
	case iv != nil && p <= 0 && iv.Hi >= .01:
		return "at most " + Percent(iv.Hi)
	case iv != nil && p >= 1 && iv.Lo <= .99:
		return "at least " + Percent(iv.Lo)
	}
	return Percent(p)
}

// ShareIn is Share with the interval behind a per cent: "31 % (10–52 %)".
func ShareIn(p float64, iv *result.Interval, draws int) string {
	s := Share(p, iv, draws)
	if iv != nil && s == Percent(p) && !strings.ContainsAny(s, "<>") {
		s += " (" + percents(iv.Lo, iv.Hi) + ")"
	}
	return s
}

// tight says that in the room of a cell of a map.
var tight = strings.NewReplacer("at most ", "≤", "at least ", "≥")

// opposite is the interval of what does not happen.
func opposite(iv *result.Interval) *result.Interval {
	if iv == nil {
		return nil
	}
	c := *iv
	c.Lo, c.Hi = 1-iv.Hi, 1-iv.Lo
	return &c
}

// percents is a range of shares of worlds: "40–95 %".
func percents(lo, hi float64) string {
	a, b := fmt.Sprintf("%.0f", 100*lo), fmt.Sprintf("%.0f", 100*hi)
	if a == b {
		return a + " %"
	}
	return a + "–" + b + " %"
}

// told is a probability of a net loss and how many draws tell it.
type told struct {
	result.Probability
	draws int
}

func (t told) share() string { return Share(t.Value, t.Interval, t.draws) }

// gain is the probability that nothing is lost.
func (t told) gain() told {
	t.Value, t.Interval = 1-t.Value, opposite(t.Interval)
	return t
}

// open reports whether the draws leave it open if a loss is as rare as what is
// called safe.
func (t told) open() bool {
	if t.Interval == nil {
		return finite(t.Value) && t.draws < fewDraws
	}
	return t.Interval.Lo <= safeRisk && t.Interval.Hi > safeRisk
}

// gainWords is the probability that nothing is lost in the room of a cell.
func (t told) gainWords() string {
	s := tight.Replace(t.gain().share())
	if t.open() {
		s += " ?"
	}
	return s
}

// weaker reports whether a told probability proves less than another of the same
// value.
func (t told) weaker(u told) bool {
	return t.Interval != nil && u.Interval != nil && t.Interval.Hi-t.Interval.Lo > u.Interval.Hi-u.Interval.Lo
}

// lossOf is the probability of a net loss; nil when absent.
func (r reading) lossOf(plan string) *told {
	p := r.probability(plan, "net_loss")
	if p == nil {
		return nil
	}
	draws := r.drawsIn(r.Worlds)
	if e := r.Estimate(plan, "net"); e != nil && e.N > 0 {
		draws = e.N
	}
	return &told{*p, draws}
}

// drawsIn is how many of so many worlds are draws of their own, not the second
// play of one.
func (r reading) drawsIn(worlds int) int {
	if r.Design.WorldsPerBlock == 0 {
		return worlds
	}
	return worlds * r.Design.DrawsPerBlock / r.Design.WorldsPerBlock
}

// odds is the probability of a net loss in word and number: "likely, 72 %".
// Where all worlds agree it is the bound of the interval that is said and that
// chooses the word: 36 worlds do not make anything exceptionally unlikely.
func (r reading) odds(plan string) string {
	if t := r.lossOf(plan); t != nil {
		return t.odds()
	}
	return none
}

func (t told) odds() string {
	s := t.share()
	switch {
	case s == none:
		return none
	case strings.HasPrefix(s, "at most"):
		return Likelihood(math.Round(100*t.Interval.Hi)/100) + ", " + s
	case strings.HasPrefix(s, "at least"):
		return Likelihood(math.Round(100*t.Interval.Lo)/100) + ", " + s
	case t.Interval == nil && t.draws < fewDraws:
		return "in " + s + " worlds, too few for a word"
	}
	return Likelihood(t.Value) + ", " + s
}

// chance is that with its range: "likely, 72 % (40–95 %)".
func (r reading) chance(plan string) string {
	s := r.odds(plan)
	if span := r.lossSpan(plan); span != "" {
		s += " (" + span + ")"
	}
	return s
}

// theSame is said where every end tried tells what the scenario's own values do.
const theSame = "the same at every end"

// lossSpan is the least and the most the probability of a net loss comes to over
// the stress tests and the scenario's own values; empty without tests.
func (r reading) lossSpan(plan string) string {
	own := r.lossOf(plan)
	if own == nil || !finite(own.Value) {
		return ""
	}
	lo, hi, tried := *own, *own, false
	for _, s := range r.Stress {
		if s.Plan != plan || !finite(s.Loss.Value) {
			continue
		}
		t := told{s.Loss, r.drawsIn(s.Worlds)}
		if s.Net.N > 0 {
			t.draws = s.Net.N
		}
		tried = true
		if t.Value < lo.Value || t.Value == lo.Value && t.weaker(lo) {
			lo = t
		}
		if t.Value > hi.Value || t.Value == hi.Value && t.weaker(hi) {
			hi = t
		}
	}
	a, b := lo.share(), hi.share()
	switch {
	case !tried:
		return ""
	case lo.Value == hi.Value && b == own.share():
		return theSame
	case lo.Value == hi.Value:
		return b
	case hi.Value >= 1 && lo.Value <= 0:
		return fmt.Sprintf("none to all of %d", hi.draws)
	case hi.Value >= 1:
		return fmt.Sprintf("%s to all of %d", a, hi.draws)
	case lo.Value <= 0:
		return "up to " + b
	case a == Percent(lo.Value) && b == Percent(hi.Value):
		return percents(lo.Value, hi.Value)
	}
	return a + " to " + b
}
