package main

import (
	"strings"
	"testing"
)

func TestDesignsOfASweep(t *testing.T) {
	for _, c := range []struct {
		so     sweepOptions
		points int
		first  string
		last   string
	}{
		{sweepOptions{grid: []string{"a.b=0:1:3", "c.d=x,y"}}, 6, "0 x", "1 y"},
		{sweepOptions{grid: []string{"a.b=10%,20 %", "c.d=1,2"}, zip: true}, 2, "10% 1", "20 % 2"},
		{sweepOptions{list: []string{"a.b=1 c.d=2", "a.b=3 c.d=4"}}, 2, "1 2", "3 4"},
		{sweepOptions{grid: []string{"a.b=0:1", "c.d=5:6"}, lhs: 7}, 7, "", ""},
		{sweepOptions{grid: []string{"a.b=0:1"}, sobol: 8}, 8, "", ""},
	} {
		_, points, _, err := c.so.design(1)
		if err != nil || len(points) != c.points {
			t.Errorf("%+v: %d points, %v", c.so, len(points), err)
			continue
		}
		first, last := strings.Join(points[0].texts, " "), strings.Join(points[len(points)-1].texts, " ")
		if c.first != "" && (first != c.first || last != c.last) {
			t.Errorf("%+v: from %q to %q", c.so, first, last)
		}
	}
}

func TestDesignsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		so   sweepOptions
		want string
	}{
		{sweepOptions{}, "nothing to sweep"},
		{sweepOptions{grid: []string{"months=4:6:2"}}, "months: cannot differ"},
		{sweepOptions{list: []string{"worlds=4", "worlds=5"}}, "worlds: cannot differ"},
		{sweepOptions{grid: []string{"seed=1:9"}, lhs: 3}, "seed: cannot differ"},
		{sweepOptions{grid: []string{"a.b=1,2", "a.b=3,4"}}, "a.b: is named twice"},
		{sweepOptions{grid: []string{"a.b"}}, "want key="},
		{sweepOptions{grid: []string{"a.b=1:0:3"}}, "low below high"},
		{sweepOptions{grid: []string{"a.b=0:1:1"}}, "from 2"},
		{sweepOptions{grid: []string{"a.b=1,,2"}}, "empty value"},
		{sweepOptions{grid: []string{"a.b=1,2"}, lhs: 5}, "wants low:high"},
		{sweepOptions{grid: []string{"a.b=1,2", "c.d=1"}, zip: true}, "as many values"},
		{sweepOptions{list: []string{"a.b=1", "c.d=1"}}, "keys of the first"},
		{sweepOptions{list: []string{"a.b=1"}, grid: []string{"a.b=1"}}, "a sweep is one of"},
		{sweepOptions{grid: []string{"a.b=0:1:1000", "c.d=0:1:1000"}}, "too many"},
	} {
		if _, _, _, err := c.so.design(1); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %s", c.so, err, c.want)
		}
	}
}

// A swept lever is the plan's, a fact about the company everybody's.
func TestTargetOfASweptKey(t *testing.T) {
	for key, want := range map[string]string{
		"cut.share": "plan.p.cut.share", "assistant.deflection": "plan.p.assistant.deflection",
		"churn.scale": "churn.scale", "humans.slack": "humans.slack", "plan.q.cut.share": "plan.q.cut.share",
	} {
		if got := target("p", key); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}
