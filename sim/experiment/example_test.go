package experiment_test

import (
	"context"
	"fmt"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// A toy desk: the cut saves a known 100, and costs a churn nobody knows,
// between 0 and 300, spread by some luck.
func Example() {
	desk := func(_ context.Context, p experiment.Point) (experiment.Outcome, error) {
		luck := sim.NewFates(p.Seed, p.Chance).Of(0).Normal(0, 0)
		churn := 300*p.U[0] + 10*luck
		return experiment.Outcome{Rows: [][]float64{{0}, {100 - churn}}}, nil
	}
	study := experiment.Study{
		Plans:    []string{"keep", "cut"},
		Measures: []result.Measure{{Name: "net", Unit: result.UnitMoney, Better: result.Higher}},
	}
	runs := &experiment.Runs{Design: experiment.Design{Seed: 1, Inputs: 1}}
	stop, err := runs.Play(context.Background(), experiment.Job{World: desk}, study, experiment.Stopping{Worlds: 100})
	if err != nil {
		fmt.Println(err)
		return
	}
	estimates, warnings := experiment.Compare(runs, study)
	cut := estimates[1]
	loses, err := experiment.ParseCondition("net < 0", study)
	if err != nil {
		fmt.Println(err)
		return
	}
	loss := experiment.Probability(runs, study, 1, loses)

	fmt.Println(stop.Why.Kind, stop.Why.Done)
	fmt.Printf("net %.0f, interval %.0f to %.0f; worlds %.0f to %.0f\n",
		*cut.Mean, cut.Interval.Lo, cut.Interval.Hi, cut.Quantiles.P5, cut.Quantiles.P95)
	fmt.Printf("loss in %.0f %% of worlds, chance is %.1f %% of the spread\n",
		100*loss.Value, 100*cut.Split.ChanceShare)
	fmt.Println(len(warnings), "warnings")
	// Output:
	// all_played 108
	// net -50, interval -52 to -48; worlds -183 to 86
	// loss in 69 % of worlds, chance is 0.8 % of the spread
	// 0 warnings
}
