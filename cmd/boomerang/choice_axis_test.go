package main

import (
	"fmt"
	"testing"

	"boomerang/sim/result"
)

// TestValuesOfAnAxis: an axis holds numbers in the model's units, or choices; one
// value that is no number makes it an axis of choices.
func TestValuesOfAnAxis(t *testing.T) {
	for _, c := range []struct {
		key    string
		texts  []string
		values []float64
		choice bool
	}{
		{"cut.share", []string{"0.1", "20 %"}, []float64{.1, .2}, false},
		{"plan.cut-40.cut.share", []string{".1", ".2"}, []float64{.1, .2}, false},
		{"valve.comes_back_after", []string{"12 hours", "2 days"}, []float64{.5, 2}, false},
		{"routing.policy", []string{"everything", "bounded_only"}, []float64{0, 1}, true},
		{"leadership.dashboard", []string{"cost", "joint"}, []float64{0, 1}, true},
		{"assistant.deflection", []string{"0.4", "auto", "0.5"}, []float64{0, 1, 2}, true},
	} {
		axes := []result.SweepAxis{{Key: c.key, Texts: c.texts, Values: make([]float64, len(c.texts))}}
		points := crossed(axes)
		valued(axes, points)
		if fmt.Sprint(axes[0].Values) != fmt.Sprint(c.values) || axes[0].Choice != c.choice {
			t.Errorf("%s=%q: %v, choice %v", c.key, c.texts, axes[0].Values, axes[0].Choice)
		}
		for i, p := range points {
			if p.values[0] != c.values[i] {
				t.Errorf("%s: point %d has %v", c.key, i, p.values)
			}
		}
	}
}

// TestFrontiersRunAlongNumbers: whatever the order of the axes, a frontier never
// runs along one whose values are choices.
func TestFrontiersRunAlongNumbers(t *testing.T) {
	cut := result.SweepAxis{Key: "cut.share", Values: []float64{.1, .2}, Texts: []string{"0.1", "0.2"}}
	ability := result.SweepAxis{Key: "assistant.deflection", Values: []float64{.4, .5}, Texts: []string{"0.4", "0.5"}}
	policy := result.SweepAxis{
		Key: "routing.policy", Values: []float64{0, 1}, Texts: []string{"everything", "bounded_only"}, Choice: true,
	}
	for _, c := range []struct {
		axes         []result.SweepAxis
		along, given int
	}{
		{[]result.SweepAxis{policy}, -1, -1},
		{[]result.SweepAxis{policy, policy}, -1, -1},
		{[]result.SweepAxis{cut}, 0, -1},
		{[]result.SweepAxis{policy, cut}, 1, 0},
		{[]result.SweepAxis{cut, policy}, 0, 1},
		{[]result.SweepAxis{ability, policy}, 0, 1},
		{[]result.SweepAxis{ability, cut}, 1, 0},
	} {
		s := &sweepRun{axes: c.axes, name: result.GridDesign}
		if along, given := s.frontierAxes(); along != c.along || given != c.given {
			t.Errorf("%v: along %d given %d", c.axes, along, given)
		}
	}
}
