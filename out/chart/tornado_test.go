package chart

import (
	"strings"
	"testing"

	"boomerang/out/drawing"
	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// The value tried that leaves less money stands left of the bar and the other
// right, whichever end of the range it is; the table has each with its own mean,
// and the bars go the same way.
func TestTornadoEnds(t *testing.T) {
	r, runs := sample.Result(1) // the low end of churn and silence gains, that of slack loses
	v := view.Of(r)
	f, _ := driversChart(v, runs)
	boxes, width, _ := f.Boxes()
	at := func(text string) (left []drawing.Box) {
		for _, b := range boxes {
			if strings.HasPrefix(b.Text, "at "+text+":") {
				left = append(left, b)
			}
		}
		return left
	}
	for _, c := range []struct {
		text string
		left bool
	}{{"0.5", true}, {"0.8", true}, {view.AsWritten(r.Stress[4]), true}} {
		for _, b := range at(c.text) {
			if (b.Left < width/4) != c.left {
				t.Errorf("“at %s” stands at %.0f of %.0f", c.text, b.Left, width)
			}
		}
		if len(at(c.text)) != 1 {
			t.Errorf("%d texts say “at %s”", len(at(c.text)), c.text)
		}
	}
	right := 0
	for _, b := range at("0.1") { // the other end of each of the three
		if b.Left > width/4 && b.Left < width/2 {
			right++
		}
	}
	if right != 3 {
		t.Errorf("%d of three good ends stand right of their bar", right)
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
