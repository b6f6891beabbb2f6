package desk

// InClosedHours is the share of contacts that arrive while the desk is closed, where each weekday has the weight its
// hours have:
//
//	Σ weight of hours not open ÷ Σ weight of all 168
//
// Months and whole days move all hours alike and are left out. NaN-free: weights that add to nothing give 0, as a desk
// without a line has nobody who could find it closed.
func (p *Params) InClosedHours(weights []float64) float64 {
	var open [168]bool
	for day, from := range p.Humans.OpenFrom {
		for h := int(from); h < int(p.Humans.OpenUntil[day]); h++ {
			open[(24*day+h)%len(open)] = true // until may lie on the next day
		}
	}
	all, closed := 0., 0.
	for h, w := range weights {
		if all += w; !open[h%len(open)] {
			closed += w
		}
	}
	if all <= 0 {
		return 0
	}
	return closed / all
}
