package problems

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// MostErrors is how many standard errors a result may lie from its answer. By chance one
// answer in 15,000 lies further in many worlds, one in 3,000 in forty (Student's t).
const MostErrors = 4

// Check plays a problem in so many worlds and holds it against its answers.
func (p *Problem) Check(ctx context.Context, seed uint64, worlds, workers int) (*result.Known, error) {
	exact, err := p.Answers()
	if err != nil {
		return nil, err
	}
	play, err := systems[p.System](ctx, p)
	if err != nil {
		return nil, err
	}
	luck := seedOf(seed, p.Name)
	measures := slices.Sorted(maps.Keys(exact))
	rows := make([][]float64, worlds)
	job := experiment.Job{
		Design: experiment.Design{Seed: seed}, To: worlds, Workers: workers,
		World: func(ctx context.Context, pt experiment.Point) (experiment.Outcome, error) {
			seen, err := play(ctx, luck, uint64(pt.World))
			row := make([]float64, len(measures))
			for k, m := range measures {
				x, known := seen[m]
				if row[k] = x; err == nil && !(known && stats.IsFinite(x)) {
					err = fmt.Errorf("%s has no value here", m)
				}
			}
			return experiment.Outcome{Rows: [][]float64{row}}, err
		},
		Sink: func(pt experiment.Point, out experiment.Outcome) error {
			rows[pt.World] = out.Rows[0]
			return nil
		},
	}
	if err := experiment.Replicate(ctx, job); err != nil {
		return nil, err
	}
	return p.compare(exact, measures, rows, seed), nil
}

// compare takes means in the order of worlds, whatever order they finished in.
func (p *Problem) compare(exact map[string]float64, measures []string, rows [][]float64, seed uint64) *result.Known {
	c := &result.Known{
		Name: p.Name, Title: p.Title, Source: p.Source, System: p.System, Formula: p.Formula, Given: p.Given,
		Scenario: p.Scenario, Seed: seed, Worlds: len(rows), Holds: true,
	}
	for k, m := range measures {
		var seen stats.Moments
		for _, row := range rows {
			seen.Add(row[k])
		}
		a := result.KnownAnswer{
			Measure: m, Exact: exact[m], Tabulated: p.Tabulated[m], Result: seen.Mean(),
			StandardError: seen.SD() / math.Sqrt(float64(len(rows))),
		}
		judge(&a)
		c.Answers, c.Holds = append(c.Answers, a), c.Holds && a.Holds
	}
	return c
}

// rounding is what two ways of computing one number may differ by, as a share of it.
const rounding = 1e-9

// judge counts standard errors. Where worlds do not differ there are none, and the result
// is the answer or it is not. What the literature prints has to be the formula's answer,
// rounded as it was printed.
func judge(a *result.KnownAnswer) {
	off := a.Result - a.Exact
	switch {
	case math.Abs(off) <= rounding*math.Abs(a.Exact):
		a.Holds = true
	case a.StandardError > 0:
		a.Errors = off / a.StandardError
		a.Holds = math.Abs(a.Errors) <= MostErrors
	}
	a.Holds = a.Holds && (a.Tabulated == "" || printedAs(a.Exact, a.Tabulated))
}

// printedAs reports whether a number, rounded to the digits of a text, is that text.
func printedAs(x float64, text string) bool {
	printed, err := strconv.ParseFloat(text, 64)
	_, decimals, _ := strings.Cut(text, ".")
	return err == nil && math.Abs(x-printed) <= .5000001*math.Pow(10, -float64(len(decimals)))
}
