package experiment

import (
	"boomerang/sim/experiment/expression"
	"boomerang/sim/result"
)

// Output is a number worked out of the measures of one plan in one world: net / support_cost.
//
// Its mean is the mean of the quotients and not the quotient of the means,
//
//	E[a/b] ≠ E[a]/E[b]
//
// since it is a measure like any other: of one world, in the unit its author gives it. Whoever wants the
// quotient of means says so in a threshold, mean(a) / mean(b) > 2.
//
// A missing value (no alarm, no payback) goes through every operation as NaN; a division by 0 gives one.
// Both leave the world out of the measure's mean and are counted in its n, as everywhere.
type Output struct {
	Expr string
	root *expression.Node
}

// ParseOutput reads an expression over measures. The error is Mistakes.
func ParseOutput(expr string, measures []result.Measure) (Output, error) {
	var of expression.Names
	for _, m := range measures {
		of.Measures = append(of.Measures, m.Name)
	}
	root, err := expression.ReadNumber(expr, of)
	return Output{expr, root}, err
}

// Of is the number in a world, by the measures in their order; NaN where one it takes is missing, or it
// divides by 0.
func (o Output) Of(row []float64) float64 { return o.root.Value([][]float64{row}, 0) }
