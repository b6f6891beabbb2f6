package play

import (
	"context"

	"boomerang/models/desk"
	"boomerang/scenarios"
)

// Allowed is what a plan may state of a key, everything else as it says; ends are rounded inwards to steps.
type Allowed struct {
	Plan  string  `json:"plan"`
	Key   string  `json:"key"`
	Least float64 `json:"least"`
	Most  float64 `json:"most"`
	Step  float64 `json:"-"`
}

// Region is what every plan of a scenario may ask for, at the medians.
func Region(ctx context.Context, plans []scenarios.Plan) (all []Allowed, err error) {
	params, err := scenarios.ParamsOf(plans, nil)
	if err != nil {
		return nil, err
	}
	for i, bounds := range desk.Region(ctx, params) {
		for _, b := range bounds {
			all = append(all, Allowed{plans[i].Name, b.Key, b.Least, b.Most, b.Step})
		}
	}
	return all, ctx.Err()
}
