package desk

// Goodwill is a credit for a failure, given to who tells of it.
//
// What a credit does to whoever gets one is not known: the one study, of 6,919 renewals of a utility, finds
// fewer renewals the deeper the credit (Kanuri and Andrews 2019 [S] A), so the intent is a ratio that may lie
// on either side of 1.
type Goodwill struct {
	Share  float64 // of failures a customer tells of, met with a credit
	Credit float64 // months of the customer's margin
	Intent float64 // leaving intent after a credit, relative to without
}

// credited is the share of all failures that is met with a credit.
//
//	credited = share · (1 − withheld),   withheld: the share of the unhappy who tell nobody
func (p *Params) credited() float64 { return p.Goodwill.Share * (1 - p.Survey.Withheld) }

// failureWeight multiplies the leaving intent of a failure: by what the category weighs, and by what a credit
// makes of it, on average over those who get one and those who do not.
//
//	weight = severity · (1 + credited · (intent after a credit − 1))
//
// Doses are hazards, so that the mean over customers is what counts to first order.
func (p *Params) failureWeight(category int) float64 {
	severity := p.Categories[category].Severity
	if p.Goodwill.Share == 0 {
		return severity
	}
	return severity * (1 + p.credited()*(p.Goodwill.Intent-1))
}

// credit books the expected credit for a failure of a customer of a segment.
//
//	money = credited · months of margin · margin a month
func (d *Desk) credit(segment int) {
	if g := &d.plan.Goodwill; g.Share > 0 {
		d.add(tCredits, d.plan.credited()*g.Credit*d.base.Segments[segment].MarginPerMonth)
	}
}
