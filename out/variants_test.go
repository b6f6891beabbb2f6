package out

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// sampleVariants gives the first rival two degrees of friction and three
// triggers, of which one never fires.
func sampleVariants(r *result.Result) {
	for k, text := range []string{"one click to a human", "4 extra steps to a human"} {
		v := result.Variant{Question: "friction", Plan: r.Plans[1].Name, Text: text, Worlds: 36}
		for i, m := range []string{"contained", "contained_resolved", "contained_gave_up", "contained_elsewhere", "satisfaction_long_tail", "net"} {
			mean := .3 + .1*float64(k) + .01*float64(i)
			if m == "net" {
				mean *= -1e6
			}
			v.Estimates = append(v.Estimates, result.Estimate{Plan: v.Plan, Measure: m, N: 36, Mean: &mean})
		}
		r.Variants = append(r.Variants, v)
	}
	for k, text := range []string{"cost dashboard, reported retention falls by 1 %", "joint dashboard, satisfaction falls by 3 points", "nobody looks"} {
		s := &result.Survival{Plan: r.Plans[1].Name, Name: "reversed_day", Unit: "day", Level: .9}
		for m := range r.Scenario.Months + 1 {
			share := math.Max(1-float64(m*k%3)*.02*float64(m), .2)
			if k == 2 {
				share = 1
			}
			s.Times, s.Share = append(s.Times, float64(m)*365/12), append(s.Share, share)
			s.Lo, s.Hi = append(s.Lo, share-.1), append(s.Hi, math.Min(1, share+.1))
		}
		r.Variants = append(r.Variants, result.Variant{Question: "trigger", Plan: s.Plan, Text: text, Worlds: 36, Survival: s})
	}
}

// The table of friction reads every figure of the result in its unit.
func TestFriction(t *testing.T) {
	r, _ := sample(2)
	var b strings.Builder
	table := read(r).friction()
	table.WriteMarkdown(&b)
	for _, want := range []string{"one click to a human", "40.0 %", "−€350k"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing:\n%s", want, b.String())
		}
	}
	r.Variants = nil
	if table := read(r).friction(); len(table.Rows) != 0 {
		t.Error("a table without variants")
	}
}

// Where a reversal had to be added, the chart says what it does, and the plan as
// stated, which never turns back, is no end of the range in the title.
func TestReversalAdded(t *testing.T) {
	r, _ := sample(2)
	for k := range r.Variants {
		x := &r.Variants[k]
		if x.Question != "trigger" {
			continue
		}
		if x.Stated = x.Text == "nobody looks"; !x.Stated {
			x.Action = "hiring back half of the cut"
			last := len(x.Survival.Share) - 1
			x.Survival.Share[last], x.Survival.Lo[last], x.Survival.Hi[last] = .4, .3, .5
		}
	}
	fig, _ := reversalChart(read(r), nil)
	if !strings.Contains(fig.Subtitle, "reversal = hiring back half of the cut") || !strings.Contains(fig.Notes[1], "foresees no reversal") {
		t.Errorf("%s / %s", fig.Subtitle, fig.Notes[1])
	}
	var b strings.Builder
	fig.Table.WriteMarkdown(&b)
	if !strings.Contains(b.String(), "nobody looks") {
		t.Error("the plan as stated is not in the table")
	}
	added := fig.Title
	for k := range r.Variants {
		r.Variants[k].Action = ""
	}
	if fig, _ = reversalChart(read(r), nil); fig.Title == added || strings.Contains(fig.Subtitle, "reversal =") {
		t.Errorf("%q with and without an action of its own", fig.Title)
	}
}

// One life under one, five and twelve plans: texts do not overlap, a busy week
// does not hide its marks, and hostile names stay text.
func TestLifePicture(t *testing.T) {
	for _, plans := range []int{1, 5, 12} {
		l := &result.Lives{Customer: 4711, World: 3, Start: "2025-01-01", Months: 18}
		for k := range plans {
			gone := float64(100 * k)
			one := result.Life{Plan: fmt.Sprint(k), Title: strings.Repeat("a long title of a plan ", 1+k%4) + "<script>", End: "left over service on 2 Sep 2026"}
			if k%2 == 1 {
				one.Gone = &gone
			}
			for d := range 40 {
				one.Notes = append(one.Notes, result.LifeNote{At: "2025-02-01 10:00", Day: float64(d / 3 * 3), Turn: turnLooks[d%len(turnLooks)].turn, What: "<b>something</b>"})
			}
			l.Lives = append(l.Lives, one)
		}
		f := LifeFigure(l)
		checkBoxes(t, fmt.Sprintf("life under %d plans", plans), *f)
		svg, err := f.SVG()
		if err != nil || strings.Contains(string(svg), "<script>") {
			t.Errorf("%d plans: %v, or a script in the picture", plans, err)
		}
	}
}

// Half of a loss that falls evenly is there half way; none has no half.
func TestHalfway(t *testing.T) {
	for _, c := range []struct {
		total result.Numbers
		want  float64
	}{
		{result.Numbers{1, 2, 3, 4}, 2}, {result.Numbers{0, 0, 0, 8}, 3.5}, {result.Numbers{-1, -2}, math.NaN()}, {result.Numbers{5}, .5},
	} {
		if got := halfway(c.total); got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("%v: %v, want %v", c.total, got, c.want)
		}
	}
}
