package play

import (
	"slices"
	"strings"
	"testing"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// An aside tells what was played: part by part, or nothing before all are there;
// and what follows from the parts only after them.
func TestAsideTellsWhatWasPlayed(t *testing.T) {
	for _, c := range []struct {
		whole  bool
		played int
		want   []int
		end    bool
	}{
		{false, 0, nil, true},
		{false, 2, []int{0, 1}, true},
		{false, 3, []int{0, 1, 2}, true},
		{true, 0, nil, false},
		{true, 2, nil, false},
		{true, 3, []int{0, 1, 2}, true},
	} {
		var told []int
		ended := false
		a := &aside{whole: c.whole, end: func(*result.Result) { ended = true }}
		for k := range 3 {
			p := &Part{}
			if k < c.played {
				p.Runs = &experiment.Runs{}
				p.Runs.Add(0, experiment.Outcome{})
			}
			a.parts = append(a.parts, p)
		}
		a.read = func(_ *result.Result, k int) error {
			if ended {
				t.Error("a part is read after the end")
			}
			told = append(told, k)
			return nil
		}
		if err := a.tell(&result.Result{}); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(told, c.want) || ended != c.end {
			t.Errorf("whole %v, %d of 3 played: told %v, end %v", c.whole, c.played, told, ended)
		}
	}
}

// All are called, at the same time where there is room, and a panic of one reaches whoever
// asked.
func TestAtOnce(t *testing.T) {
	called := make([]bool, 50)
	atOnce(len(called), func(i int) { called[i] = true })
	if slices.Contains(called, false) {
		t.Error("not all were called")
	}
	defer func() {
		if v, _ := recover().(string); !strings.Contains(v, "of the third") {
			t.Errorf("recovered %v", v)
		}
	}()
	atOnce(5, func(i int) {
		if i == 3 {
			panic("of the third")
		}
	})
	t.Error("no panic")
}
