package desk

import "boomerang/sim/portable"

// Those who stay. After a layoff the productivity of those who stay falls: in a field experiment 20 % of the
// people of a call centre were laid off and the others, hired for two shifts, did 12 % less in the second
// (Heinz, Jeworrek, Mertins, Schumacher and Sutter 2020, Economic Journal 130 [S] A; that long-lived firms
// cannot be studied so they say themselves). It is taken in proportion to the share laid off, fades by half in
// a stated time, and nothing follows where people leave by themselves, go to other work, or are a supplier's.

// dull books a layoff of some of a team as a blow to the work of the others. Layoffs add up, so that one in
// two stages of the same day is one layoff.
//
//	blow = min(1, what is left of earlier ones + share laid off / share at which it is full)
func (p *people) dull(w *Workforce, laidOff, of float64) {
	if laidOff > 0 && w.dulls() {
		p.dulled = min(1, p.dulled+laidOff/of/w.SurvivorFullAt)
	}
}

// dulls reports whether a layoff slows those who stay.
func (w *Workforce) dulls() bool {
	return w.SurvivorProductivity > 0 && w.SurvivorProductivity < 1 && w.SurvivorFullAt > 0
}

// fade lets a day of it pass.
func (p *people) fade(w *Workforce) {
	if p.dulled > 0 {
		p.dulled *= portable.Pow(.5, 1/max(w.SurvivorHalfLife, 1e-9))
	}
}

// slower is the handle time of those who stay, relative to before.
//
//	1 / (1 − (1 − productivity) · blow)
func (p *people) slower(w *Workforce) float64 {
	if p.dulled == 0 {
		return 1
	}
	return 1 / (1 - (1-w.SurvivorProductivity)*p.dulled)
}
