package main

import (
	"path/filepath"
	"testing"

	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// A month is looked at as any measure is: where the run has one month only, the share of that month is the
// share of the run, in every row, in the answers, and in what knowing an assumption is worth.
func TestMonthAsOutput(t *testing.T) {
	q := tinyQuestion(t)
	if err := playSelect(t.Context(), q, &selectOptions{by: "contained@1", alpha: .05, method: "auto"}); err != nil {
		t.Fatal(err)
	}
	rows, columns := tableOf(t, filepath.Join(q.o.Out, result.SelectParquet))
	if last := columns[len(columns)-1]; last.Name != "contained@1" || last.Meaning == "" {
		t.Fatalf("the last column is %+v", last)
	}
	some := false
	for _, row := range rows {
		if !nearlyEqual(row["contained@1"].(float64), row["contained"].(float64)) {
			t.Fatalf("%v in the month, %v in the run", row["contained@1"], row["contained"])
		}
		some = some || row["contained"].(float64) > 0
	}
	if !some {
		t.Error("nothing is contained anywhere")
	}
	found := map[string]*result.Sensitivity{}
	for _, measure := range []string{"contained", "contained@1"} {
		q := tinyQuestion(t)
		q.o.Reps = 45
		so := &sensitivityOptions{measure: measure, chances: 1, within: .1, top: 2}
		if err := playSensitivity(t.Context(), q, so); err != nil {
			t.Fatal(err)
		}
		found[measure] = &result.Sensitivity{}
		there, err := result.ReadAnswer(folder.At(q.o.Out), result.SensitivityFile, found[measure])
		if err != nil || !there {
			t.Fatal(there, err)
		}
	}
	run, month := found["contained"], found["contained@1"]
	if !nearlyEqual(run.Middle, month.Middle) || run.Middle == 0 || month.Outcome.Name != "contained@1" {
		t.Errorf("the middle is %v of the run, %v of its month", run.Middle, month.Middle)
	}
	for i, in := range run.Inputs {
		a, b := in.Information, month.Inputs[i].Information
		if a == nil || b == nil || !nearlyEqual(a.Value, b.Value) {
			t.Errorf("%s: knowing it is worth %+v of the run, %+v of its month", in.Path, a, b)
		}
	}
}

// A month that the scenario has not, and a measure that has no months, are refused with what to do.
func TestMonthsThatAreNone(t *testing.T) {
	for name, want := range map[string]string{
		"contained@2": `"2" is no month of the scenario`, "contained@": `"" is no month`,
		"contaned@1": `there is no monthly measure "contaned"`, "contained@0": `"0" is no month`,
	} {
		err := playSelect(t.Context(), tinyQuestion(t), &selectOptions{by: name, alpha: .05, method: "auto"})
		refusedWithHint(t, err, want)
	}
}
