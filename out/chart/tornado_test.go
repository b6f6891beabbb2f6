package chart

import (
	"slices"
	"strings"
	"testing"

	"boomerang/out/drawing"
	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// The value tried that leaves less money stands left of the bar and the other
// right, whichever end of the range it is; the table has each with its own mean,
// and the bars go the same way.
func TestTornadoEnds(t *testing.T) {
	r, runs := sample.Result(1) // the low end of churn and silence gains, that of slack loses
	v := view.Of(r)
	f, _ := driversChart(v, runs)
	boxes, _, _ := f.Boxes()
	at := func(text string) (all []drawing.Box) {
		for _, b := range boxes {
			if b.Text == text {
				all = append(all, b)
			}
		}
		return all
	}
	for _, key := range []string{"churn.scale", "assistant.silent", "humans.slack"} {
		ends := v.StressOf("plan-1", key)
		low, high := ends[0], ends[len(ends)-1]
		if *low.Net.Mean > *high.Net.Mean {
			low, high = high, low
		}
		worse, better := at(v.Units.AboutSigned(*low.Net.Mean, result.UnitMoney)),
			at(v.Units.AboutSigned(*high.Net.Mean, result.UnitMoney))
		if len(worse) == 0 || len(better) == 0 || worse[0].Left >= better[len(better)-1].Left {
			t.Errorf("%s: the worse end %v does not stand left of the better %v", key, worse, better)
		}
		if texts := at("worst case: " + v.Value(key, low.Value)); len(texts) == 0 &&
			!slices.ContainsFunc(boxes, func(b drawing.Box) bool {
				return strings.HasPrefix(b.Text, "worst case: "+v.Value(key, low.Value)+";")
			}) {
			t.Errorf("%s: no line names its worst case %s", key, v.Value(key, low.Value))
		}
	}
	for _, s := range r.Stress {
		found := false
		for _, row := range f.Table.Rows {
			found = found || row[0].Text == view.SpokenPath(s.Key) && row[1].Text == view.AsWritten(s) &&
				row[2].Text == v.Units.Signed(*s.Net.Mean, result.UnitMoney)
		}
		if !found {
			t.Errorf("no line of the table has %s at %s with %v", s.Key, s.Text, *s.Net.Mean)
		}
	}
	swings := SwingsOf(v, "plan-1")
	if len(swings) != 3 || swings[0].Key != "churn.scale" || swings[2].Key != "humans.slack" {
		t.Errorf("not the widest first: %v", swings)
	}
}

// Where no end of an assumption is clear of the other, the title says whether more futures could have shown one.
func TestTitleWhereNothingMoves(t *testing.T) {
	r, runs := sample.Result(1)
	for i := range r.Stress {
		r.Stress[i].Net.Interval = sample.Interval(-1e12, 1e12)
	}
	for blocks, want := range map[int]string{
		stats.FewBlocks: "No assumption tried clearly moves ", stats.FewBlocks - 1: "Too few futures to tell ",
	} {
		r.Blocks = blocks
		if f, _ := driversChart(view.Of(r), runs); !strings.HasPrefix(f.Title, want) {
			t.Errorf("%d blocks: %q, want %q…", blocks, f.Title, want)
		}
	}
}
