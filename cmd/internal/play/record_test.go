package play

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// Months of money are added, those counted from day 0 on are what came in them, shares are the mean of months.
func TestMonthsTogether(t *testing.T) {
	series := [][]float64{{10, .5}, {30, .7}, {35, .9}}
	for _, c := range []struct {
		measure          string
		column, from, to int
		want             float64
	}{
		{result.Payroll, 0, 1, 3, 75},
		{result.Payroll, 0, 2, 2, 30},
		{result.NetCumulative, 0, 1, 2, 30},
		{result.NetCumulative, 0, 2, 3, 25},
		{result.ServiceLevel, 1, 1, 3, .7},
		{result.ServiceLevel, 1, 3, 3, .9},
	} {
		in := func(m int) float64 { return series[m-1][c.column] }
		if got := together(in, c.measure, c.from, c.to); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s of months %d to %d: %v, want %v", c.measure, c.from, c.to, got, c.want)
		}
	}
	for _, name := range slices.Concat(addedUp, fromDayZero) {
		if _, ok := desk.Column(desk.SeriesMeasures, name); !ok {
			t.Errorf("%s is no monthly measure", name)
		}
	}
}

// The verdict by the predictive law: half of it, nine tenths of it, or too wide to say anything.
func TestJudgedByThePredictiveLaw(t *testing.T) {
	for _, c := range []struct {
		value, p5, p95, below float64
		want                  result.AgainstRecord
	}{
		{10, 9, 12, .25, result.Agrees},
		{10, 9, 12, .24, result.Near},
		{10, 9, 12, .95, result.Near},
		{10, 11, 12, .04, result.Contradicts},
		{10, 4, 21, .5, result.Uninformative},
		{10, 6, 21, .5, result.Agrees},
		{-10, -21, -4, .5, result.Uninformative},
		{-10, -21, -6, .5, result.Agrees},
		{0, -1, 1, .5, result.Uninformative}, // of a figure of 0 any width is too wide: its error has to say more
	} {
		r := result.Published{Value: c.value, Simulated: &result.Quantiles{P5: c.p5, P95: c.p95}}
		if got := judged(&r, c.below); got != c.want {
			t.Errorf("%v in %v to %v, %v below: %s, want %s", c.value, c.p5, c.p95, c.below, got, c.want)
		}
	}
}

// Where what was published has a date and in no world it happens, the record contradicts the model.
func TestRecordOfWhatNeverHappens(t *testing.T) {
	at := "published.turn."
	s, err := scenarios.Load(t.Context(), "../../../scenarios/testdata/tiny.toml", []string{
		at + "measure=reversed_day", at + "plan=keep", at + "value=45", at + "role=check", at + "grade=D",
		at + "source=made up",
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := HoldAgainstRecord(t.Context(), NewStudy(s, 1, s.Plans), 2, 0)
	if err != nil {
		t.Fatal(err)
	}
	if f := r.Figures[0]; f.Never != 1 || f.Verdict != result.Contradicts || f.Simulated != nil {
		t.Errorf("%+v", f)
	}
}

// A figure that was set to what is played agrees, one far from it contradicts, and one of a plan is of that
// plan; the same rows as those of a run.
func TestRecordIsHeldAgainstWhatIsPlayed(t *testing.T) {
	published := func(name, measure, plan string, value string) []string {
		at := "published." + name + "."
		return []string{
			at + "measure=" + measure, at + "plan=" + plan, at + "value=" + value, at + "role=check", at + "grade=D",
			at + "source=made up",
		}
	}
	set := slices.Concat(published("heads", "heads_end", "keep", "1e6"), published("cut", "laid_off", "cut", "1e6"),
		published("none", "laid_off", "keep", "1e6"))
	set = append(set, "published.none.discrepancy=1", "published.none.low=0", "published.none.high=0")
	set = slices.DeleteFunc(set, func(s string) bool { return s == "published.none.value=1e6" })
	s, err := scenarios.Load(t.Context(), "../../../scenarios/testdata/tiny.toml", set)
	if err != nil {
		t.Fatal(err)
	}
	r, err := HoldAgainstRecord(t.Context(), NewStudy(s, 1, s.Plans), 2, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Figures) != 3 || r.Worlds < fewWorlds*8/9 {
		t.Fatalf("%d figures, %d worlds", len(r.Figures), r.Worlds)
	}
	byName := map[string]result.Published{}
	for _, f := range r.Figures {
		byName[f.Name] = f
	}
	if f := byName["heads"]; f.Verdict != result.Contradicts || f.Unit != result.UnitHeads || f.Plan != "keep" {
		t.Errorf("a million heads: %+v", f)
	}
	if f := byName["cut"]; f.Verdict != result.Contradicts || f.Plan != "cut" || !(f.Simulated.P95 > 0) {
		t.Errorf("a million laid off: %+v", f)
	}
	if f := byName["none"]; f.Simulated == nil || math.Abs(f.Simulated.P50) > 1e-3 {
		t.Errorf("nobody is laid off where everybody is kept: %+v", f)
	}
}

// A change is measured from the reference in the same months, or from the month before day 0.
func TestRecordOfAChange(t *testing.T) {
	of := func(name, plan, measure, months, against string) []string {
		at := "published." + name + "."
		return []string{
			at + "measure=" + measure, at + "plan=" + plan, at + "months=" + months, at + "against=" + against,
			at + "value=0.5", at + "role=check", at + "grade=D", at + "source=made up", at + "discrepancy=1e-9",
		}
	}
	set := slices.Concat(of("same", "keep", "payroll", "1-3", "reference"),
		of("heads", "cut", "heads", "4", "reference"), of("before", "keep", "contacts", "0", "day_zero"))
	s, err := scenarios.Load(t.Context(), "../../../scenarios/testdata/tiny.toml", set)
	if err != nil {
		t.Fatal(err)
	}
	r, err := HoldAgainstRecord(t.Context(), NewStudy(s, 1, s.Plans), 2, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Figures {
		q := f.Simulated
		switch f.Name {
		case "same", "before":
			if math.Abs(q.P5) > 1e-6 || math.Abs(q.P95) > 1e-6 {
				t.Errorf("%s: nothing changes, and it is %v to %v", f.Name, q.P5, q.P95)
			}
		case "heads":
			if !(q.P95 < 0 && q.P5 > -1) {
				t.Errorf("heads after a cut: %v to %v", q.P5, q.P95)
			}
		}
	}
}

// A run holds its own rows against the record, and says of every figure what check plays for it: those of the whole
// run, of some months, of the month before day 0 and of a change from it.
func TestRecordOfARunIsThatOfCheck(t *testing.T) {
	var set []string
	for name, of := range map[string][]string{
		"run": {"measure=laid_off", "plan=cut"}, "months": {"measure=payroll", "plan=cut", "months=2-3"},
		"before": {"measure=contacts", "months=0"},
		"since":  {"measure=contacts", "plan=cut", "months=2", "against=day_zero"},
	} {
		at := "published." + name + "."
		for _, s := range append(of, "value=5", "role=check", "grade=D", "source=made up") {
			set = append(set, at+s)
		}
	}
	src := &Source{Name: "../../../scenarios/testdata/tiny.toml", Set: set}
	j, err := NewJob(t.Context(), terminal.Silent(), &Options{Reps: fewWorlds, Out: t.TempDir(), PlansOnly: true}, src)
	if err != nil {
		t.Fatal(err)
	}
	r, err := j.Finish(t.Context(), terminal.Silent(), &Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	want, err := HoldAgainstRecord(t.Context(), j.Plans.Study, fewWorlds, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Figures) != 4 || !reflect.DeepEqual(r.Record, want) {
		t.Errorf("a run says\n%+v\nand check\n%+v", r.Record, want)
	}
	for _, f := range want.Figures {
		if f.Simulated == nil {
			t.Errorf("%s is not simulated", f.Name)
		}
	}
}
