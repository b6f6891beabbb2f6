package play

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// MostPins is how many settings stand side by side: more than four columns nobody compares.
const MostPins = 4

// Compared is the plan at several settings in the same worlds: what each gives, and how it differs
// from the first, world by world.
type Compared struct {
	Scenario      result.Scenario
	Settings      [][]string
	Worlds        int
	Level         float64
	Estimates     []result.Estimate // Plan is the number of the setting, from "0"
	Probabilities []result.Probability
	Measures      []result.Measure
}

// settingName is what a setting is called among those compared.
func settingName(i int) string { return fmt.Sprint(i) }

// Compare plays the plan at some settings, as far as that was not played, and tells them apart by
// the same worlds: keyed fates make two settings differ by the setting only.
func (l *Live) Compare(ctx context.Context, settings [][]string) (*Compared, error) {
	out := &Compared{Settings: settings, Worlds: l.worlds}
	runs, table := &experiment.Runs{Design: l.own.Design()}, l.own.Table()
	table.Plans, table.Reference = nil, 0
	var parts []*Part
	for i, moved := range settings {
		p, err := l.pair(ctx, moved)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", strings.Join(moved, ", "), err)
		}
		parts, table.Plans = append(parts, p), append(table.Plans, settingName(i))
		out.Worlds = min(out.Worlds, p.Runs.Prefix())
	}
	runs.Controls = l.own.Controls()
	runs.Controls.Leads = nil
	for i := range parts {
		runs.Controls.Leads = append(runs.Controls.Leads, experiment.PlanMeasure{Plan: i, Measure: NetColumn})
	}
	for w := range out.Worlds {
		var all experiment.Outcome
		for _, p := range parts {
			row, err := l.store.Read(result.RowID{Key: p.Keys[1-p.Reference], World: w})
			if err != nil {
				return nil, err
			}
			all.Rows, all.Series = append(all.Rows, row.Values), append(all.Series, row.Series)
		}
		runs.Add(w, all)
	}
	out.Estimates, _ = experiment.Compare(runs, table)
	loss := Condition(table, "net < 0")
	for i := range parts {
		p := experiment.Probability(runs, table, i, loss)
		p.Name = "net_loss"
		out.Probabilities = append(out.Probabilities, p)
	}
	s := l.own.Scenario
	out.Measures, out.Level = table.Measures, .9
	out.Scenario = result.Scenario{Name: s.Name, Currency: s.Currency, Start: s.Start.String(), Months: s.Months}
	return out, nil
}

// pair is the plan beside its reference at a setting, whole.
func (l *Live) pair(ctx context.Context, moved []string) (*Part, error) {
	src, st, err := l.load(ctx, moved)
	if err != nil {
		return nil, err
	}
	p := l.job(src, NewStudy(st.Scenario, st.Seed, OnlyPlans(st.Scenario, l.Plan))).Plans
	w := &watching{Live: l}
	whole := p.Design().Whole(p.Worlds)
	err = w.inTurn(ctx, func(ctx context.Context) error { return p.advance(ctx, l.workers, whole, time.Time{}) })
	return p, errors.Join(err, ctx.Err())
}
