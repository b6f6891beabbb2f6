package desk

import (
	"math"
	"testing"
)

// Where the ends alone say that a deflection can be reached, the search for the skill that gives it finds one,
// a margin below and above what is asked, whether success is stated, sought, or more of it contains less.
func TestSpansIsFound(t *testing.T) {
	const margin = .02
	said := 0
	for _, stated := range []float64{math.NaN(), .4, .8} {
		for _, silent := range []float64{.1, .9} {
			p := company()
			p.Assistant.Success, p.Assistant.Silent = stated, silent
			for p.Assistant.Deflection = .05; p.Assistant.Deflection < 1; p.Assistant.Deflection += .05 {
				b := newBase(statusQuo(p))
				if !b.spans(&p, margin) {
					continue
				}
				said++
				for _, by := range []float64{-margin, margin} {
					q := p
					if q.Assistant.Deflection += by; !b.solve(&q).reached {
						t.Errorf("success %v, silent %v: %v is said to be spanned and %v is not reached", stated,
							silent, p.Assistant.Deflection, q.Assistant.Deflection)
					}
				}
			}
		}
	}
	if said < 10 {
		t.Errorf("%d deflections are spanned: too few to tell anything", said)
	}
}
