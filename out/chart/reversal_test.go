package chart

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
)

// Where a reversal had to be added, the chart says what it does, and the plan as
// stated, which never turns back, is no end of the range in the title.
func TestReversalAdded(t *testing.T) {
	r, _ := sample.Result(2)
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
	fig, _ := reversalChart(view.Of(r), nil)
	if !strings.Contains(fig.Subtitle, "reversal = hiring back half of the cut") || !strings.Contains(fig.Notes[1],
		"foresees no reversal") {
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
	if fig, _ = reversalChart(view.Of(r), nil); fig.Title == added || strings.Contains(fig.Subtitle, "reversal =") {
		t.Errorf("%q with and without an action of its own", fig.Title)
	}
}
