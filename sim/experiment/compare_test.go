package experiment

import (
	"context"
	"math"
	"reflect"
	"strings"
	"testing"

	"boomerang/sim/result"
)

var study = Study{
	Plans: []string{"keep", "cut"},
	Measures: []result.Measure{
		{Name: "net", Better: result.Higher},
		{Name: "alarm", Title: "First alarm", Unit: result.UnitDay},
	},
	SeriesMeasures: []result.Measure{{Name: "csat"}, {Name: "heads"}},
}

// filled returns runs of given net values, in the order of worlds.
func filled(d Design, row func(w int) [][]float64, worlds int) *Runs {
	r := &Runs{Design: d}
	for w := range worlds {
		r.Add(w, Outcome{Rows: row(w)})
	}
	return r
}

func equal(t *testing.T, what string, got *float64, want float64) {
	t.Helper()
	if got == nil || math.Abs(*got-want) > 1e-12 {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

// The second play of a draw must not enter a mean, nor a torn block.
func TestMeansRestOnDrawsOfWholeBlocks(t *testing.T) {
	row := func(w int) [][]float64 {
		x := float64(w % 9)
		if w%9 == 8 || w >= 18 {
			x = 1e6
		}
		return [][]float64{{0, 0}, {x, 0}}
	}
	r := filled(design, row, 25)
	all, _ := Compare(r, study)
	e := all[2]
	if r.Used() != 18 || e.N != 16 {
		t.Errorf("used %d worlds, %d draws", r.Used(), e.N)
	}
	equal(t, "mean", e.Mean, 3.5)
	equal(t, "difference", &e.Difference.Mean, 3.5)
	equal(t, "worst", e.Worst, 0)
	equal(t, "median", &e.Quantiles.P50, 3.5)
}

// Equal plans differ by exactly zero, and that is clear of nothing.
func TestEqualPlansDifferByNothing(t *testing.T) {
	row := func(w int) [][]float64 {
		x := math.Sin(float64(w)) * 1e5
		return [][]float64{{x, x}, {x, x}}
	}
	all, _ := Compare(filled(design, row, 90), study)
	for _, e := range all[2:] {
		d := e.Difference
		if d.Mean != 0 || d.Interval.Lo != 0 || d.Interval.Hi != 0 || d.Clear || d.VarianceReduction != nil {
			t.Errorf("%s: %+v", e.Measure, d)
		}
	}
	if all[0].Difference != nil {
		t.Error("the reference has no difference to itself")
	}
}

func TestFewBlocksWarn(t *testing.T) {
	at := func(x float64) *float64 { return &x }
	row := func(w int) [][]float64 { return [][]float64{{float64(w), 0}, {1, 0}} }
	for worlds, want := range map[int]*result.Warning{
		5:  {Kind: result.TooFewWorlds, Value: at(5), Of: at(0), Wanted: at(36)},
		9:  {Kind: result.TooFewWorlds, Value: at(9), Of: at(0), Wanted: at(36)},
		27: {Kind: result.TooFewWorlds, Value: at(27), Of: at(0), Wanted: at(36)},
		36: nil,
	} {
		all, warnings := Compare(filled(design, row, worlds), study)
		switch {
		case want == nil && len(warnings) > 0,
			want != nil && (len(warnings) != 1 || !reflect.DeepEqual(warnings[0], *want)):
			t.Errorf("%d worlds: %+v", worlds, warnings)
		case all[0].Mean == nil || (all[0].Interval == nil) != (worlds < 36):
			t.Errorf("%d worlds: %+v", worlds, all[0])
		}
	}
}

func TestWorstFollowsTheDirection(t *testing.T) {
	s := Study{Plans: []string{"keep"}, Measures: []result.Measure{
		{Name: "net", Better: result.Higher},
		{Name: "cost", Better: result.Lower},
		{Name: "heads", Better: result.Neither},
	}}
	row := func(w int) [][]float64 { x := float64(w); return [][]float64{{x, x, x}} }
	all, _ := Compare(filled(Design{}, row, 400), s)
	equal(t, "worst net", all[0].Worst, 9.5)
	equal(t, "worst cost", all[1].Worst, 389.5)
	if all[2].Worst != nil || all[0].WorstInterval == nil || all[1].WorstInterval.Excludes(389.5) {
		t.Errorf("got %+v", all)
	}
	all, _ = Compare(filled(Design{}, row, 100), s)
	if all[0].WorstInterval != nil {
		t.Error("an interval from a tail of 5 worlds")
	}
}

// A reversal that comes in some worlds only.
func TestGapsAreCountedNotAveraged(t *testing.T) {
	none := math.NaN()
	row := func(w int) [][]float64 {
		day := none
		if w%4 == 0 {
			day = 100 + float64(w%8)
		}
		return [][]float64{{0, none}, {0, day}}
	}
	r := filled(Design{}, row, 80)
	all, _ := Compare(r, study)
	e := all[3]
	if e.N != 20 || e.Missing != 60 || e.Difference != nil || all[1].Mean != nil {
		t.Errorf("got %+v", e)
	}
	equal(t, "mean day", e.Mean, 102)
	alarm := Happening(r, study, 1, 1)
	equal(t, "probability", &alarm.Probability, .25)
	equal(t, "median day", &alarm.Quantiles.P50, 102)
	if alarm.Interval == nil || alarm.Interval.Excludes(.25) || alarm.Title != "First alarm" ||
		alarm.Unit != result.UnitDay {
		t.Errorf("got %+v", alarm)
	}
	never := Happening(r, study, 0, 1)
	if never.Probability != 0 || never.Quantiles != nil || never.Interval.Hi <= 0 {
		t.Errorf("got %+v", never)
	}
}

func TestMonths(t *testing.T) {
	r := &Runs{Design: Design{}}
	for w := range 40 {
		x := float64(w)
		gap := math.NaN()
		r.Add(w, Outcome{
			Rows:   [][]float64{{0, 0}, {0, 0}},
			Series: [][]float64{{x, 1, gap, 2, x, 3}, {-x, 4, 0, 5, 0, 6}},
		})
	}
	all, err := Months(r, study)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 4 || all[0].Measure != "csat" || all[1].Measure != "heads" || all[2].Plan != "cut" {
		t.Fatalf("got %+v", all)
	}
	csat, heads := all[0], all[1]
	if len(csat.Mean) != 3 || csat.Mean[0] != 19.5 || !math.IsNaN(csat.Mean[1]) || !math.IsNaN(csat.Lo[1]) ||
		csat.P50[2] != 19.5 {
		t.Errorf("got %+v", csat)
	}
	if heads.Mean[2] != 3 || heads.Lo[2] != 3 || heads.P95[1] != 2 || csat.Lo[0] >= 19.5 || csat.Hi[0] <= 19.5 {
		t.Errorf("got %+v", heads)
	}
	cut := all[2] // −x against x, nothing, 0 against x
	if csat.Gap != nil || cut.Gap[0] != -39 || !math.IsNaN(cut.Gap[1]) || cut.Gap[2] != -19.5 ||
		cut.GapLo[2] >= -19.5 || cut.GapHi[2] <= -19.5 {
		t.Errorf("gap to the reference: %+v", cut)
	}
	if gap := all[3]; gap.GapLo[0] != 3 || gap.GapHi[0] != 3 {
		t.Errorf("the same difference in every world has an interval of no width: %+v", gap)
	}
	if _, err := result.Encode(all); err != nil {
		t.Error(err)
	}
}

func TestAddTwicePanics(t *testing.T) {
	r := filled(design, func(int) [][]float64 { return [][]float64{{1}} }, 3)
	defer func() {
		if v := recover(); v == nil || !strings.Contains(v.(string), "world 2 added twice") {
			t.Errorf("got %v", v)
		}
	}()
	r.Add(2, Outcome{})
}

// Goals are looked at at stated sizes, twice in a row, and a larger store does
// not move the stop.
func TestStopsAtALook(t *testing.T) {
	s := Study{Plans: []string{"keep", "cut"}, Measures: study.Measures}
	goal := Goal{Plan: 1, Measure: 0, HalfWidth: .1}
	rule := Stopping{Worlds: 2000, Goals: []Goal{goal}}
	play := func(have, workers int) (Stop, *Runs) {
		r := &Runs{Design: design}
		for w := range have {
			out, _ := toy(context.Background(), design.Point(w))
			r.Add(w, out)
		}
		stop, err := r.Play(context.Background(), Job{World: toy, Workers: workers}, s, rule)
		if err != nil {
			t.Fatal(err)
		}
		return stop, r
	}
	first, r := play(0, 2)
	looks := design.looks(2000)
	at := -1
	for i, n := range looks {
		if n == first.Worlds {
			at = i
		}
	}
	if at < 1 || first.Why.Kind != result.GoalsMet || first.Why.Done != first.Worlds || *first.Goals[0].Reached > .1 {
		t.Fatalf("stopped at %+v, looks %v", first, looks)
	}
	if met, told := r.First(looks[at-1]).standing(s, goal); !met {
		t.Errorf("the look before had half-width %v", *told.Reached)
	}
	for _, have := range []int{3, 50, 1500} {
		if stop, _ := play(have, 7); stop.Worlds != first.Worlds || !reflect.DeepEqual(stop.Why, first.Why) {
			t.Errorf("with %d worlds at hand: %+v, want %+v", have, stop, first)
		}
	}
	facts := r.First(first.Worlds).Facts(s, first)
	if facts.Blocks != first.Worlds/9 || facts.Pairs != facts.Blocks || facts.Stopped.Kind != result.GoalsMet ||
		facts.Kind != result.LatinBlocks || facts.Stopping.FirstBlocks != firstLook {
		t.Errorf("got %+v", facts)
	}
	curve := Converge(r, s, goal)
	if n := len(curve.Worlds); n == 0 || n > convergenceSteps || curve.Worlds[n-1] != r.Used() ||
		curve.Hi[n-1] < curve.Mean[n-1] {
		t.Errorf("got %+v", curve)
	}
}

func TestAnUnreachedGoalEndsAtTheMost(t *testing.T) {
	r := &Runs{Design: design}
	s := Study{Plans: study.Plans, Measures: study.Measures}
	goals := []Goal{{Plan: 1, Difference: true, HalfWidth: 1e-9}}
	stop, err := r.Play(context.Background(), Job{World: toy}, s, Stopping{Worlds: 100, Goals: goals})
	all := result.Ending{Kind: result.AllPlayed, Done: 108}
	if err != nil || stop.Worlds != 108 || !reflect.DeepEqual(stop.Why, all) || *stop.Goals[0].Reached < 1e-9 {
		t.Errorf("%v: %+v", err, stop)
	}
}

// The curve starts at 1, falls when things happen and ends at the chance of never.
func TestSurvival(t *testing.T) {
	row := func(w int) [][]float64 {
		when := float64(10 * (w%9 + 1))
		if w%9 >= 6 {
			when = math.NaN()
		}
		return [][]float64{{0, math.NaN()}, {0, when}}
	}
	r := filled(design, row, 72)
	s := Survival(r, study, 1, 1, []float64{0, 10, 35, 60, 500})
	for i, want := range []float64{1, 7. / 8, 5. / 8, 2. / 8, 2. / 8} {
		if math.Abs(s.Share[i]-want) > 1e-12 || !(s.Lo[i] <= want && s.Hi[i] >= want) {
			t.Errorf("after %v days: %v in [%v, %v], want %v", s.Times[i], s.Share[i], s.Lo[i], s.Hi[i], want)
		}
	}
	if e := Happening(r, study, 1, 1); math.Abs(e.Probability+s.Share[4]-1) > 1e-12 {
		t.Errorf("happens with %v, never with %v", e.Probability, s.Share[4])
	}
}

// Of fewer than 20 draws the outer quantiles are the least and the greatest: nothing can
// be said of 5 % of 8.
func TestQuantilesOfFewDraws(t *testing.T) {
	xs := make([]float64, result.FewDraws)
	for i := range xs {
		xs[i] = float64(i)
	}
	if q := quantiles(xs[:8]); q.P5 != 0 || q.P95 != 7 || q.P50 != 3.5 {
		t.Errorf("of 8 draws %+v, want 0 and 7 about 3.5", q)
	}
	if q := quantiles(xs); math.Abs(q.P5-.95)+math.Abs(q.P95-18.05) > 1e-9 {
		t.Errorf("of 20 draws %+v, want .95 and 18.05", q)
	}
}
