package desk

// How many are somewhere at a time, on the mean: a count and the sum of the moments at
// which it changed, so that the order in which changes are booked is of no meaning.
//
//	∫ n dt up to T = Σ_left t − Σ_entered t + n·T
//
// Integrals instead of samples: mean numbers are exact for the run, and Little's law can be tested on
// them to rounding.
type crowd struct{ n, moments float64 }

func (c *crowd) enter(t float64) { c.n, c.moments = c.n+1, c.moments-t }
func (c *crowd) leave(t float64) { c.n, c.moments = c.n-1, c.moments+t }

// until is the integral up to a moment, minutes.
func (c *crowd) until(t float64) float64 { return c.moments + c.n*t }

// presence is who is being answered, and who will be back: those not helped, and those
// who will find out that they were not. Moments are minutes from day 0.
type presence struct {
	serving, returning crowd
	before             [2]float64 // their integrals on day 0
}

func (p *presence) reset(*base)            { *p = presence{} }
func (p *presence) copyFrom(src *presence) { *p = *src }

// startPresence begins the count of a plan.
func (d *Desk) startPresence() { d.before = [2]float64{d.serving.until(0), d.returning.until(0)} }

// sinceDayZero is a minute of the engine counted from day 0.
func (d *Desk) sinceDayZero(t float64) float64 { return t - d.base.dayZero.dawn() }

// servingMean and returningMean are mean numbers since day 0, at full size.
func (d *Desk) servingMean() float64   { return d.meanOf(&d.serving, 0) }
func (d *Desk) returningMean() float64 { return d.meanOf(&d.returning, 1) }

func (d *Desk) meanOf(c *crowd, k int) float64 {
	minutes := d.sinceDayZero(d.day.dawn())
	return d.atFullSize((c.until(minutes) - d.before[k]) / minutes)
}
