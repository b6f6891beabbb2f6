package desk

// leanOf is how much heavier doses weigh in each segment than on average over customers, where dose and margin
// are correlated by rank:
//
//	lean = 1 + ρ·(2v − 1),   v: mean rank of the segment's customers by margin, 0 to 1
//
// A customer's dose is taken as the mean times 2U, U uniform, and the mean rank of one given the other as
// linear: E[U | v] = ½ + ρ·(v − ½), as it is where a share |ρ| of customers has both ranks alike and the rest
// independent. Margins differ between segments and not within, so nothing is known of who leaves within one.
// The one study of the kind concerns a competitor who raises quality (Buell, Campbell and Frei 2016 [S] A).
func (p *Params) leanOf() []float64 {
	lean, all := make([]float64, len(p.Segments)), 0.0
	for _, s := range p.Segments {
		all += s.Customers
	}
	for k, s := range p.Segments {
		below, same := 0.0, 0.0
		for _, other := range p.Segments {
			switch {
			case other.MarginPerMonth < s.MarginPerMonth:
				below += other.Customers
			case other.MarginPerMonth == s.MarginPerMonth:
				same += other.Customers
			}
		}
		lean[k] = 1 + p.Churn.MarginCorrelation*(2*ratioOr0(below+same/2, all)-1)
	}
	return lean
}
