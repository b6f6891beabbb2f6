package problems

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment/drive"

	"github.com/BurntSushi/toml"
)

// seedOf gives every problem luck of its own: what chance does to one says nothing of another.
func seedOf(seed uint64, name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name)) // never fails
	return h.Sum64() + seed*0x9e3779b97f4a7c15
}

// A world of a problem gives a number for each measure that has an answer.
type world func(ctx context.Context, seed, number uint64) (map[string]float64, error)

// systems are what plays problems: each reads one and gives its worlds.
var systems map[string]func(ctx context.Context, p *Problem) (world, error)

func init() { // the desk reads a problem, and a problem is read with the names of systems
	systems = map[string]func(ctx context.Context, p *Problem) (world, error){
		"desk": onDesk, "chart": onChart, "function": onFunction,
	}
}

// onDesk plays the scenario of the problem as any scenario is played: read by the same
// reader, checked by the same checks.
func onDesk(ctx context.Context, p *Problem) (world, error) {
	var text bytes.Buffer
	if err := toml.NewEncoder(&text).Encode(p.Scenario); err != nil {
		return nil, err
	}
	s, err := scenarios.LoadReader(ctx, &text, p.Name, nil)
	if err != nil {
		return nil, err
	}
	if len(s.Unknowns) > 0 || len(s.Plans) != 1 { // a formula knows no ranges
		return nil, fmt.Errorf("want one plan and every value fixed: there are %d plans, and not known are %q",
			len(s.Plans), s.Unknowns)
	}
	params, err := s.Plans[0].Params(nil)
	if err != nil {
		return nil, err
	}
	measures := desk.MeasuresOf(params.Segments)
	return func(ctx context.Context, seed, number uint64) (map[string]float64, error) {
		rows := desk.Play(ctx, sim.NewFates(seed, number), []desk.Params{params}, 0)
		if err := ctx.Err(); err != nil || rows == nil {
			return nil, errors.Join(err, context.Cause(ctx))
		}
		seen := make(map[string]float64, len(measures))
		for k, m := range measures {
			seen[m.Name] = rows[0].Values[k]
		}
		return seen, nil
	}, nil
}

// runLength is the mean number of readings up to the first alarm.
const runLength = "run_length"

// alarmsPerWorld are as many as make the mean of a world nearly normal.
const alarmsPerWorld = 100

// onChart reads independent normal readings with the charts of the desk's monitor. Those
// watch one side; two of them, on readings of opposite sign, are the two-sided chart.
func onChart(_ context.Context, p *Problem) (world, error) {
	g := &given{values: p.Given, used: map[string]bool{}}
	shift, limit, sides := g.signed("shift"), g.positive("limit"), g.count("sides")
	kind, tuning := desk.Cusum, 0.
	switch p.Formula {
	case "cusum":
		tuning = g.positive("slack")
	case "ewma":
		kind, tuning = desk.Ewma, g.positive("weight")
	default:
		return nil, errors.New("a chart has the formula cusum or ewma")
	}
	if g.wrong != nil {
		return nil, g.wrong
	}
	return func(ctx context.Context, seed, number uint64) (map[string]float64, error) {
		readings, fates := 0, sim.NewFates(seed, number)
		for k := range uint64(alarmsPerWorld) {
			key := fates.Of(k)
			readings += desk.ReadingsToAlarm(kind, tuning, limit, sides != 1, func(n int) float64 {
				return key.Normal(1, uint32(n)) + shift
			})
		}
		return map[string]float64{runLength: float64(readings) / alarmsPerWorld}, ctx.Err()
	}, nil
}

// studyPoints are the base points of one study of indices: the default of the verb
// sensitivity.
const studyPoints = 256

// onFunction estimates Sobol' indices as the verb sensitivity does, in independent studies.
func onFunction(_ context.Context, p *Problem) (world, error) {
	f, axes := drive.Ishigami, 3
	switch p.Formula {
	case "ishigami":
	case "g-function":
		g := &given{values: p.Given, used: map[string]bool{}}
		a := g.numbers("a")
		f, axes = drive.GFunction(a), len(a)
		if g.wrong != nil {
			return nil, g.wrong
		}
	default:
		return nil, errors.New("a function has the formula ishigami or g-function")
	}
	groups := make([][]int, axes)
	for i := range groups {
		groups[i] = []int{i}
	}
	return func(ctx context.Context, seed, number uint64) (map[string]float64, error) {
		of, err := drive.Indices(ctx, drive.Each(f), groups, drive.IndexDesign{
			Axes: axes, N: studyPoints, Seed: seed + number, Level: .9,
		})
		if err != nil {
			return nil, err
		}
		seen := map[string]float64{}
		for i, x := range of {
			seen[firstIndex(i)], seen[totalIndex(i)] = x.First, x.Total
		}
		return seen, nil
	}, nil
}

func firstIndex(i int) string { return fmt.Sprintf("first_%d", i+1) }
func totalIndex(i int) string { return fmt.Sprintf("total_%d", i+1) }
