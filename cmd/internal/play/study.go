package play

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Study is a set of plans ready to be played in the same worlds.
type Study struct {
	Scenario  *scenarios.Scenario
	Plans     []scenarios.Plan
	Reference int
	Seed      uint64

	month *monthOutput // a month that is looked at as if it were a measure; nil: none
}

// NewStudy takes the plans of a scenario, or the cells of its grid with the
// reference before them.
func NewStudy(s *scenarios.Scenario, seed uint64, plans []scenarios.Plan) *Study {
	st := &Study{Scenario: s, Plans: plans, Reference: -1, Seed: seed}
	for i, p := range plans {
		if p.Reference && len(p.Coordinates) == 0 {
			st.Reference = i
		}
	}
	if st.Reference < 0 {
		for _, p := range s.Plans {
			if p.Reference {
				st.Plans = append([]scenarios.Plan{p}, plans...)
				st.Reference = 0
			}
		}
	}
	return st
}

// World plays every plan in one world.
func (st *Study) World(ctx context.Context, p experiment.Point) (experiment.Outcome, error) {
	var out experiment.Outcome
	rows, err := st.rows(ctx, p)
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

// rows are those of every plan in one world.
func (st *Study) rows(ctx context.Context, p experiment.Point) ([]desk.Row, error) {
	params, err := scenarios.ParamsOf(st.Plans, p.U)
	if err != nil {
		return nil, err
	}
	again := func(plan int) string { return st.again(p, plan) }
	return onWatch(ctx, again,
		somewhere(ctx, desk.World{Fates: sim.NewFates(p.Seed, p.Chance), Plans: params, Reference: st.Reference}))
}

// names tells the plans apart, cells of a grid by their coordinates.
func (st *Study) names() []string {
	names := make([]string, len(st.Plans))
	for i, p := range st.Plans {
		names[i] = p.Name
		for _, c := range p.Coordinates {
			names[i] += " " + c.Path + "=" + c.Text
		}
	}
	return names
}

// Choices says of every plan whether it can be chosen.
func (st *Study) Choices() []bool {
	can := make([]bool, len(st.Plans))
	for i := range st.Plans {
		can[i] = st.Plans[i].Choice
	}
	return can
}

// Shape is what all rows of a store have in common.
func (st *Study) Shape() result.Shape {
	return result.Shape{
		Model: RowsVersion, Measures: len(st.Measures()), Series: len(desk.SeriesMeasures) * st.Scenario.Months,
	}
}

// RowKeys identify the rows of every plan: its physics, how its unknowns are
// drawn, the reference it is measured against, the model's version and the
// seed. Nothing else, so that a new title, threshold or plan, or more worlds,
// plays no finished row again.
func (st *Study) RowKeys() []result.Key {
	reference := st.Plans[st.Reference].Identity()
	keys := make([]result.Key, len(st.Plans))
	for i := range st.Plans {
		h := sha256.New()
		fmt.Fprintln(h, RowsVersion, st.Seed, st.Plans[i].Identity(), reference)
		copy(keys[i][:], h.Sum(nil))
	}
	return keys
}

// Hash identifies a run: its plans in their order, by name, model and seed.
func (st *Study) Hash() string {
	h := sha256.New()
	fmt.Fprintln(h, Physics, st.Scenario.Hash(), st.Seed, st.Reference)
	for _, n := range st.names() {
		fmt.Fprintln(h, n)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

func (st *Study) Design() experiment.Design {
	return experiment.Design{
		Seed: st.Seed, Inputs: len(st.Scenario.Unknowns), Streams: st.Scenario.Streams(),
		Learnt: st.Scenario.LearntDraws(),
	}
}

// Table names the columns of the outcomes.
func (st *Study) Table() experiment.Study {
	s := experiment.Study{Plans: st.names(), Reference: st.Reference, Measures: st.Outputs()}
	if st.Scenario != nil {
		s.Level = st.Scenario.Level
	}
	for _, m := range desk.SeriesMeasures {
		s.SeriesMeasures = append(s.SeriesMeasures, measureOf(m))
	}
	return s
}

// Measures of a row as it is played and stored; Outputs has the scenario's own too.
func (st *Study) Measures() []desk.Measure {
	if len(st.Plans) == 0 { // of any scenario: what each of several segments has, once
		all := desk.MeasuresOf(make([]desk.Segment, 2))
		return all[:len(desk.Measures)+(len(all)-len(desk.Measures))/2]
	}
	p, err := st.Plans[st.Reference].Params(nil)
	if err != nil {
		return desk.Measures
	}
	return desk.MeasuresOf(p.Segments)
}

// measureOf describes a measure of the model as results hold it.
func measureOf(of desk.Measure) result.Measure {
	m := result.Measure{
		Name: of.Name, Title: TitleOf(of.Name), Unit: of.Unit, Group: of.Group, Meaning: of.Meaning,
		Better: result.Better(of.Better),
	}
	if of.Better == desk.Neither {
		m.Better = result.Neither
	}
	return m
}

// TitleOf turns a name into words.
func TitleOf(name string) string {
	words := strings.ReplaceAll(name, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// ErrNothing says that too little was finished to tell anything.
var ErrNothing = remedy.Errorf("stopped before there was anything to tell: no result was written").
	Hint("what was finished is stored, and the same command goes on from there")
