package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/models/fit"
	"boomerang/scenarios"
	"boomerang/scenarios/export"
	"boomerang/sim/dates"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newBacktest is the verb backtest.
func newBacktest(t *terminal.Terminal, o *play.Options) *cobra.Command {
	against, plan := "", ""
	var columns []string
	c := &cobra.Command{
		Use:   "backtest FILE --against HISTORY.csv",
		Short: "Play a past period and see where history falls in the predicted bands",
		Long: `Plays a plan over a period that has passed, in which the staffing change of the
plan really happened, and asks of every month whether what was measured lies in
the band of worlds. HISTORY.csv has a column month (2024-03) and columns named
like monthly measures (contacts, handle_time, heads, service_level, churn, …);
a ticket export or counts, as calibrate reads them, give contacts by month.

Neighbouring months depend on each other, so a year of history is worth a few
independent observations: the answer says how many, and where they are too few
it says that nothing is shown.`,
		Example: "  boomerang backtest past-year.toml --against history.csv --plan what-we-did\n  boomerang " +
			"backtest past-year.toml --against tickets.csv --reps 90",
		Args: cobra.ExactArgs(1),
	}
	answerFlags(o, c)
	c.Flags().StringVar(&against, "against", "", "`file` of what happened, by month")
	c.Flags().StringVar(&plan, "plan", "",
		"`plan` that was carried out, the reference too (default: the one the scenario is about)")
	c.Flags().StringArrayVar(&columns, "column", nil,
		"`measure=name` of its column, where it has another name; repeatable")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		if against == "" {
			return fmt.Errorf("--against is missing: the file of what happened")
		}
		o.Plan = plan
		q, err := openQuestion(c.Context(), t, o, args[0])
		if err != nil {
			return err
		}
		if err := q.aboutAny(plan); err != nil {
			return err
		}
		history, err := readHistory(c.Context(), t, against, columns)
		if err != nil {
			return err
		}
		return q.backtest(c.Context(), filepath.Base(against), history)
	}
	return c
}

// unseen are monthly measures no history can hold: they compare with a plan
// that was not carried out.
var unseen = []string{result.SavingsCumulative, result.LossCumulative, result.NetCumulative}

// historical are the measures a history may hold, and their names.
func historical() (all []result.Measure, names []string) {
	for _, m := range desk.SeriesMeasures {
		if !slices.Contains(unseen, m.Name) {
			all, names = append(all, result.Measure{Name: m.Name, Unit: m.Unit}), append(names, m.Name)
		}
	}
	return all, names
}

// readHistory reads the history with the names that --column gives its columns; columns that are no
// measure are told, and a file without any that is one is refused.
func readHistory(ctx context.Context, t *terminal.Terminal, path string, columns []string) (*export.History, error) {
	measures, known := historical()
	names := map[string]string{}
	for _, c := range columns {
		measure, name, ok := strings.Cut(c, "=")
		if !ok || !slices.Contains(known, measure) {
			return nil, fmt.Errorf("--column %s: want measure=name; the measures are %s", c,
				strings.Join(known, ", "))
		}
		names[measure] = name
	}
	h, err := export.ReadHistory(ctx, path, measures, names)
	if err != nil {
		return nil, err
	}
	for _, w := range h.Warnings {
		t.Warn("%s: %s", path, strings.TrimSpace(w))
	}
	if len(h.Unknown) > 0 {
		t.Warn("%s: columns that are no measure and are not used: %s", path, strings.Join(h.Unknown, ", "))
	}
	if len(h.Values) == 0 {
		return nil, remedy.Errorf("%s: no column is a measure", path).
			Hint("the measures are %s; --column measure=name names a column", strings.Join(known, ", "))
	}
	return h, nil
}

// backtest plays the plan and places history among its worlds.
func (q *question) backtest(ctx context.Context, file string, h *export.History) error {
	measures, err := q.overlap(h)
	if err != nil {
		return err
	}
	if err := q.remember(); err != nil {
		return err
	}
	defer q.letGo()
	ctx, cancel := q.limited(ctx)
	defer cancel()
	worlds, playErr := q.playMonths(ctx)
	if err := q.ended(ctx, playErr, len(worlds) >= fewestWorlds); err != nil {
		return err
	}
	a := &result.Backtest{Head: q.head(), History: file, Worlds: len(worlds)}
	a.Stopped = result.Ending{Kind: result.AllPlayed, Done: len(worlds)}
	if ctx.Err() != nil {
		a.Stopped = result.Ending{Kind: result.StoppedEarly}
	}
	for _, m := range measures {
		if values := q.besideWorlds(&m, h, worlds); len(m.Months) > 0 {
			fit.Covered(&m, values)
			a.Measures = append(a.Measures, m)
		}
	}
	if len(a.Measures) == 0 {
		return fmt.Errorf("%s holds no number in the months of the scenario", file)
	}
	a.Curve = fit.Coverage(a.Measures)
	q.caution(a, h)
	return q.Finish(ctx, result.BacktestFile, a)
}

// Worlds a backtest plays at least, and at least unless told: with 20 a history
// beyond all of them is refuted at 5 %.
const fewestWorlds, usualWorlds = 20, 45

// overlap is the measures of the history, if it meets the scenario in time.
func (q *question) overlap(h *export.History) (all []result.BackMeasure, err error) {
	s := q.own.Scenario
	first := s.Start.MonthNumber()
	if !slices.ContainsFunc(h.Months, func(m int) bool { return m >= first && m < first+s.Months }) {
		return nil, remedy.Errorf("no month of the history lies in the %d months from %s that the scenario plays",
			s.Months, yearMonth(s.Start)).
			Hint("set start and months to the past period")
	}
	for _, m := range desk.SeriesMeasures {
		if _, ok := h.Values[m.Name]; ok {
			all = append(all, result.BackMeasure{Measure: m.Name, Title: play.TitleOf(m.Name), Unit: m.Unit})
		}
	}
	return all, nil
}

// playMonths plays the plan in every world and returns its monthly values, the
// measures of a month side by side. Rows go to the store of the folder, where a
// run finds them and a killed backtest goes on.
func (q *question) playMonths(ctx context.Context) (series [][]float64, err error) {
	st := play.NewStudy(q.own.Scenario, q.own.Seed, play.OnlyPlans(q.own.Scenario, q.plan.Name))
	asked := slices.IndexFunc(st.Plans, func(p scenarios.Plan) bool { return p.Name == q.plan.Name })
	n := max(usualWorlds, q.own.Scenario.Worlds)
	if q.o.Reps > 0 {
		n = max(fewestWorlds, q.o.Reps)
	}
	p := &play.Part{Study: st, Label: "backtest", Worlds: n, Keys: st.RowKeys()}
	if p.Store, err = play.OpenStore(q.t, q.kept, "", st.Shape()); err != nil {
		return nil, err
	}
	defer func() {
		err = errors.Join(err, p.Store.Seal(), p.Store.Close())
	}()
	playErr := p.Play(ctx, q.t, q.o.Workers)
	if p.Runs == nil {
		return nil, playErr
	}
	for w := range p.Used().Prefix() {
		plans := make([]result.Row, len(st.Plans))
		if err := p.Runs.World(w, plans); err != nil {
			return nil, err
		}
		series = append(series, plans[asked].Series)
	}
	q.t.Note("%d worlds reused, %d played", p.Reused, p.Played)
	return series, playErr
}

// yearMonth writes the month of a date as a history does: "2024-03".
func yearMonth(d dates.Date) string { return fmt.Sprintf("%04d-%02d", d.Year, d.Month) }

// besideWorlds puts every month of a measure among the worlds, and returns the worlds'
// own values of those months.
func (q *question) besideWorlds(m *result.BackMeasure, h *export.History, worlds [][]float64) [][]float64 {
	own := make([][]float64, len(worlds))
	k, ok := desk.Column(desk.SeriesMeasures, m.Measure)
	if !ok {
		return own
	}
	first := q.own.Scenario.Start.MonthNumber()
	for i, month := range h.Months {
		seen, at := h.Values[m.Measure][i], month-first
		if math.IsNaN(seen) || at < 0 || at >= q.own.Scenario.Months {
			continue
		}
		begin := dates.MonthNumbered(month)
		var values []float64
		for _, w := range worlds {
			x := w[at*len(desk.SeriesMeasures)+k]
			if m.Unit == result.UnitHeads { // history counts whole people
				x = math.Round(x)
			}
			if !math.IsNaN(x) {
				values = append(values, x)
			}
		}
		if len(values) < len(worlds) { // no such figure in that month of some world
			continue
		}
		b := fit.Month(seen, values)
		b.Month = yearMonth(begin)
		m.Months = append(m.Months, b)
		for w := range worlds {
			own[w] = append(own[w], values[w])
		}
	}
	return own
}

// caution notes what the comparison cannot show.
func (q *question) caution(a *result.Backtest, h *export.History) {
	s := q.own.Scenario
	add := func(kind result.WarningKind, value, of float64, names ...string) {
		w := result.NewWarning(kind, value, of, 0)
		w.Wanted, w.Names = nil, names
		a.Warnings = append(a.Warnings, w)
	}
	if d := s.Start.Day; d > 7 {
		add(result.MonthsApart, float64(d), float64(min(d-1, 31-d)))
	}
	first := s.Start.MonthNumber()
	outside := 0
	for _, m := range h.Months {
		if m < first || m >= first+s.Months {
			outside++
		}
	}
	if outside > 0 {
		add(result.MonthsUnused, float64(outside), float64(s.Months))
	}
	if a.Scale > 0 && a.Scale < 1 {
		add(result.ScaledBands, a.Scale, 0)
	}
	a.Warnings = append(a.Warnings, result.Warning{Kind: result.OneHistory})
}
