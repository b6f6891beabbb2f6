package view

import (
	"fmt"
	"math"

	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// FewDraws is how many draws it takes before agreement of all says something
// about one in a hundred.
const FewDraws = 100

// proof is how much of a probability its draws prove.
type proof int

const (
	noValue     proof = iota
	onlyCount         // too few draws for an interval
	onlyAtMost        // none of the draws shows it
	onlyAtLeast       // all of them do
	whole
)

func prove(p float64, iv *result.Interval, draws int) proof {
	switch {
	case !stats.IsFinite(p):
		return noValue
	case iv == nil && 0 < draws && draws < FewDraws:
		return onlyCount
	case iv != nil && p <= 0 && iv.Hi >= .01:
		return onlyAtMost
	case iv != nil && p >= 1 && iv.Lo <= .99:
		return onlyAtLeast
	}
	return whole
}

// Share writes a probability told from draws, and claims no more than they
// prove: where none of them shows it "at most 17 %", the bound of its interval,
// where all do "at least 83 %", where they are too few for an interval a count,
// "3 of 8", else the per cent. Everything that writes such a probability asks it.
func Share(p float64, iv *result.Interval, draws int) string {
	return shareWith("at most ", "at least ", p, iv, draws)
}

// Tight is Share in the room of a cell of a map: "≤17 %".
func Tight(p float64, iv *result.Interval, draws int) string {
	return shareWith("≤", "≥", p, iv, draws)
}

func shareWith(most, least string, p float64, iv *result.Interval, draws int) string {
	switch prove(p, iv, draws) {
	case noValue:
		return wording.None
	case onlyCount:
		return fmt.Sprintf("%.0f of %d", p*float64(draws), draws)
	case onlyAtMost:
		return most + wording.Percent(iv.Hi)
	case onlyAtLeast:
		return least + wording.Percent(iv.Lo)
	}
	return wording.Percent(p)
}

// ShareIn is Share with the interval behind a per cent: "31 % (10–52 %)".
func ShareIn(p float64, iv *result.Interval, draws int) string {
	s := Share(p, iv, draws)
	if iv != nil && prove(p, iv, draws) == whole && wording.Told(p) {
		s += " (" + Percents(iv.Lo, iv.Hi) + ")"
	}
	return s
}

// opposite is the interval of what does not happen.
func opposite(iv *result.Interval) *result.Interval {
	if iv == nil {
		return nil
	}
	c := *iv
	c.Lo, c.Hi = 1-iv.Hi, 1-iv.Lo
	return &c
}

// Percents is a range of shares of worlds: "40–95 %".
func Percents(lo, hi float64) string {
	a, b := fmt.Sprintf("%.0f", 100*lo), fmt.Sprintf("%.0f", 100*hi)
	if a == b {
		return a + " %"
	}
	return a + "–" + b + " %"
}

// LossChance is a probability of a net loss and how many draws tell it.
type LossChance struct {
	result.Probability
	Draws int
}

func (t LossChance) proof() proof { return prove(t.Value, t.Interval, t.Draws) }

func (t LossChance) share() string { return Share(t.Value, t.Interval, t.Draws) }

// Gain is the probability that nothing is lost.
func (t LossChance) Gain() LossChance {
	t.Value, t.Interval = 1-t.Value, opposite(t.Interval)
	return t
}

// Open reports whether the draws leave it open if a loss is as rare as what is
// called safe.
func (t LossChance) Open() bool {
	if t.Interval == nil {
		return stats.IsFinite(t.Value) && t.Draws < FewDraws
	}
	return t.Interval.Lo <= SafeRisk && t.Interval.Hi > SafeRisk
}

// GainWords is the probability that nothing is lost in the room of a cell.
func (t LossChance) GainWords() string {
	gain := t.Gain()
	s := Tight(gain.Value, gain.Interval, gain.Draws)
	if t.Open() {
		s += " ?"
	}
	return s
}

// weaker reports whether a told probability proves less than another of the same
// value.
func (t LossChance) weaker(u LossChance) bool {
	return t.Interval != nil && u.Interval != nil && t.Interval.Hi-t.Interval.Lo > u.Interval.Hi-u.Interval.Lo
}

// lossOf is the probability of a net loss; nil when absent.
func (r View) lossOf(plan string) *LossChance {
	p := r.Probability(plan, "net_loss")
	if p == nil {
		return nil
	}
	draws := r.DrawsIn(r.Worlds)
	if e := r.Estimate(plan, result.Net); e != nil && e.N > 0 {
		draws = e.N
	}
	return &LossChance{*p, draws}
}

// Spread names the range of worlds that a result's P5 and P95 are: of so few draws all of
// them.
func Spread(draws int) string {
	if draws < result.FewDraws {
		return fmt.Sprintf("all %d futures", draws)
	}
	return "nine futures in ten"
}

// SpreadIn is Spread of so many of the result's worlds.
func (r View) SpreadIn(worlds int) string { return Spread(r.DrawsIn(worlds)) }

// DrawsIn is how many of so many worlds are draws of their own, not the second
// play of one.
func (r View) DrawsIn(worlds int) int {
	if r.Design.WorldsPerBlock == 0 {
		return worlds
	}
	return worlds * r.Design.DrawsPerBlock / r.Design.WorldsPerBlock
}

// Odds is the probability of a net loss in word and number: "likely, 72 %".
// Where all worlds agree it is the bound of the interval that is said and that
// chooses the word: 36 worlds do not make anything exceptionally unlikely.
func (r View) Odds(plan string) string {
	if t := r.lossOf(plan); t != nil {
		return t.Odds()
	}
	return wording.None
}

func (t LossChance) Odds() string {
	s := t.share()
	switch prove(t.Value, t.Interval, t.Draws) {
	case noValue:
		return wording.None
	case onlyAtMost:
		return wording.Likelihood(math.Round(100*t.Interval.Hi)/100) + ", " + s
	case onlyAtLeast:
		return wording.Likelihood(math.Round(100*t.Interval.Lo)/100) + ", " + s
	}
	if t.Interval == nil && t.Draws < FewDraws {
		return "in " + s + " futures, too few for a word"
	}
	return wording.Likelihood(t.Value) + ", " + s
}

// Chance is that with its range: "likely, 72 % (40–95 %)".
func (r View) Chance(plan string) string {
	s := r.Odds(plan)
	if span := r.LossSpan(plan); span.Words != "" {
		s += " (" + span.Words + ")"
	}
	return s
}

// LossSpan is the range of a probability of a net loss.
type LossSpan struct {
	Words   string // "" where nothing was tried
	Same    bool   // every end tried tells what the scenario's own values do
	Counted bool   // the words count worlds themselves: "none to all of 36"
}

// clear reports whether an end tried tells another probability than the scenario's own
// values beyond its own error; one without an interval is taken at its word.
func clear(end result.Probability, own float64) bool {
	return end.Interval == nil || end.Interval.Excludes(own)
}

// LossSpan is the least and the most the probability of a net loss comes to over
// the stress tests that are clear of their own error and the scenario's own values;
// without words where nothing was tried.
func (r View) LossSpan(plan string) LossSpan {
	own := r.lossOf(plan)
	if own == nil || !stats.IsFinite(own.Value) {
		return LossSpan{}
	}
	lo, hi, tried := *own, *own, false
	for _, s := range r.Stress {
		if s.Plan != plan || !stats.IsFinite(s.Loss.Value) {
			continue
		}
		t := LossChance{s.Loss, r.DrawsIn(s.Worlds)}
		if s.Net.N > 0 {
			t.Draws = s.Net.N
		}
		if tried = true; !clear(s.Loss, own.Value) {
			continue
		}
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
		return LossSpan{}
	case lo.Value == hi.Value && b == own.share():
		return LossSpan{Words: "no clear change", Same: true}
	case lo.Value == hi.Value:
		return LossSpan{Words: b}
	case hi.Value >= 1 && lo.Value <= 0:
		return LossSpan{Words: fmt.Sprintf("none to all of %d", hi.Draws), Counted: true}
	case hi.Value >= 1:
		return LossSpan{Words: fmt.Sprintf("%s to all of %d", a, hi.Draws), Counted: true}
	case lo.Value <= 0:
		return LossSpan{Words: "up to " + b}
	case lo.proof() == whole && hi.proof() == whole:
		return LossSpan{Words: Percents(lo.Value, hi.Value)}
	}
	return LossSpan{Words: a + " to " + b}
}

// SafeRisk is the probability of a net loss up to which a cut is called safe.
const SafeRisk = .20

// InWorlds says in how many of the worlds played something happened.
func InWorlds(p float64) string {
	if p == 1 {
		return "in every future played"
	}
	return "in " + wording.Percent(p) + " of futures"
}
