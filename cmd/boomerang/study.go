package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// study is a set of plans ready to be played in the same worlds.
type study struct {
	scenario  *scenarios.Scenario
	plans     []scenarios.Plan
	reference int
	seed      uint64
}

// newStudy takes the plans of a scenario, or the cells of its grid with the
// reference before them.
func newStudy(s *scenarios.Scenario, seed uint64, plans []scenarios.Plan) *study {
	st := &study{scenario: s, plans: plans, reference: -1, seed: seed}
	for i, p := range plans {
		if p.Reference && len(p.Coordinates) == 0 {
			st.reference = i
		}
	}
	if st.reference < 0 {
		for _, p := range s.Plans {
			if p.Reference {
				st.plans = append([]scenarios.Plan{p}, plans...)
				st.reference = 0
			}
		}
	}
	return st
}

// world plays every plan in one world.
func (st *study) world(ctx context.Context, p experiment.Point) (experiment.Outcome, error) {
	var out experiment.Outcome
	params, err := scenarios.ParamsOf(st.plans, p.U)
	if err != nil {
		return out, err
	}
	rows, err := desk.World{Fates: sim.NewFates(p.Seed, p.Chance), Plans: params, Reference: st.reference}.Play(ctx)
	if err != nil {
		return out, err
	}
	for _, row := range rows {
		out.Rows = append(out.Rows, row.Values)
		var series []float64
		for _, month := range row.Series {
			series = append(series, month...)
		}
		out.Series = append(out.Series, series)
	}
	return out, nil
}

// names tells the plans apart, cells of a grid by their coordinates.
func (st *study) names() []string {
	names := make([]string, len(st.plans))
	for i, p := range st.plans {
		names[i] = p.Name
		for _, c := range p.Coordinates {
			names[i] += " " + c.Path + "=" + c.Text
		}
	}
	return names
}

// shape is what all rows of a store have in common.
func (st *study) shape() result.Shape {
	return result.Shape{
		Model: rowsVersion, Measures: len(st.measures()), Series: len(desk.SeriesMeasures) * st.scenario.Months,
	}
}

// rowsVersion names everything in the program that a row depends on.
const rowsVersion = desk.Version + " " + scenarios.Draws

// rowKeys identify the rows of every plan: its physics, how its unknowns are
// drawn, the reference it is measured against, the model's version and the
// seed. Nothing else, so that a new title, threshold or plan, or more worlds,
// plays no finished row again.
func (st *study) rowKeys() []result.Key {
	reference := st.plans[st.reference].Identity()
	keys := make([]result.Key, len(st.plans))
	for i := range st.plans {
		h := sha256.New()
		fmt.Fprintln(h, rowsVersion, st.seed, st.plans[i].Identity(), reference)
		copy(keys[i][:], h.Sum(nil))
	}
	return keys
}

// hash identifies a run: its plans in their order, by name, model and seed.
func (st *study) hash() string {
	h := sha256.New()
	fmt.Fprintln(h, desk.Version, st.scenario.Hash(), st.seed, st.reference)
	for _, n := range st.names() {
		fmt.Fprintln(h, n)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

func (st *study) design() experiment.Design {
	return experiment.Design{Seed: st.seed, Inputs: len(st.scenario.Unknowns), Streams: st.scenario.Streams()}
}

// table names the columns of the outcomes.
func (st *study) table() experiment.Study {
	s := experiment.Study{Plans: st.names(), Reference: st.reference}
	for _, m := range st.measures() {
		s.Measures = append(s.Measures, measureOf(m.Name, m.Unit, m.Group, m.Meaning, m.Better))
	}
	for _, m := range desk.SeriesMeasures {
		s.SeriesMeasures = append(s.SeriesMeasures, measureOf(m.Name, m.Unit, m.Group, m.Meaning, m.Better))
	}
	return s
}

// measures of a row.
func (st *study) measures() []desk.Measure {
	if len(st.plans) == 0 { // of any scenario: what each of several segments has, once
		all := desk.MeasuresOf(make([]desk.Segment, 2))
		return all[:len(desk.Measures)+(len(all)-len(desk.Measures))/2]
	}
	p, err := st.plans[st.reference].Params(nil)
	if err != nil {
		return desk.Measures
	}
	return desk.MeasuresOf(p.Segments)
}

func measureOf(name, unit, group, meaning string, better desk.Better) result.Measure {
	m := result.Measure{Name: name, Title: titleOf(name), Unit: unit, Group: group, Meaning: meaning, Better: result.Better(better)}
	if better == desk.Neither {
		m.Better = result.Neither
	}
	return m
}

// titleOf turns a name into words.
func titleOf(name string) string {
	words := strings.ReplaceAll(name, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// errNothing says that too little was finished to tell anything.
var errNothing = errors.New("stopped before there was anything to tell: no result was written\nhint: what was finished is stored, and the same command goes on from there")
