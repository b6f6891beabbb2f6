package scenarios_test

import (
	"context"
	"fmt"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// Every plan of a shipped scenario in the same worlds, from a program of one's own: read it, play desks,
// let experiment say what they tell. A small company over two months, so that it takes a moment.
func Example() {
	ctx := context.Background()
	s, err := scenarios.Load(ctx, "midsize-fintech", []string{"months=2", "pre_months=1", "scale=0.005"})
	if err != nil {
		fmt.Println(err)
		return
	}
	study := experiment.Study{Level: s.Level}
	for i, p := range s.Plans {
		if study.Plans = append(study.Plans, p.Name); p.Reference {
			study.Reference = i
		}
	}
	for _, m := range desk.Measures {
		of := result.Measure{Name: m.Name, Unit: m.Unit, Better: result.Better(m.Better)}
		study.Measures = append(study.Measures, of)
	}
	world := func(ctx context.Context, p experiment.Point) (out experiment.Outcome, err error) {
		params, err := scenarios.ParamsOf(s.Plans, p.U)
		if err != nil {
			return out, err
		}
		fates := sim.NewFates(p.Seed, p.Chance)
		rows, err := desk.World{Fates: fates, Plans: params, Reference: study.Reference}.Play(ctx)
		for _, row := range rows {
			out.Rows = append(out.Rows, row.Values)
		}
		return out, err
	}
	runs := &experiment.Runs{Design: experiment.Design{Seed: s.Seed, Inputs: len(s.Unknowns), Streams: s.Streams()}}
	_, err = runs.Play(ctx, experiment.Job{World: world}, study, experiment.Stopping{Worlds: 9})
	estimates, _ := experiment.Compare(runs, study)
	for _, e := range estimates {
		if e.Measure == result.ServiceLevel || e.Measure == result.Contained {
			fmt.Printf("%-21s %-13s %.2f\n", e.Plan, e.Measure, *e.Mean)
		}
	}
	fmt.Println(err)
	// Output:
	// keep-everyone         contained     0.00
	// keep-everyone         service_level 0.90
	// assistant-no-cut      contained     0.09
	// assistant-no-cut      service_level 0.91
	// cut-15-open-door      contained     0.09
	// cut-15-open-door      service_level 0.91
	// cut-40-hide-the-human contained     0.18
	// cut-40-hide-the-human service_level 0.94
	// freeze-hiring         contained     0.09
	// freeze-hiring         service_level 0.91
	// <nil>
}
