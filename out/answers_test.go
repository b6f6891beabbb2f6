package out

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"boomerang/sim/result"
)

func value(x float64) *float64 { return &x }

func interval(lo, hi float64) *result.Interval {
	return &result.Interval{Lo: lo, Hi: hi, Level: .9, Estimator: "test"}
}

var sampleHead = result.Head{
	Scenario: result.Scenario{Title: "A company", Months: 18, Currency: "USD"}, Level: .9, Scale: .05,
	Plan: "Cut 40 %, assistant takes everything, human hidden", Against: "Keep everyone", Stopped: "done",
	Warnings: []string{"something to know"},
}

// sampleSweep is 5 cuts × 3 deflections: P(net gain) falls with the cut; one
// cell cannot be played.
func sampleSweep() *result.Sweep {
	s := &result.Sweep{Head: sampleHead, Design: "grid", At: .8, Near: .25, HalfWidth: .1, Axes: []result.SweepAxis{
		{Key: "cut.share", Unit: "share", Values: []float64{0, .1, .2, .3, .4}, Texts: []string{"0", "0.1", "0.2", "0.3", "0.4"}},
		{Key: "assistant.deflection", Unit: "share", Values: []float64{.41, .5, .6}, Texts: []string{"0.41", "0.5", "0.6"}},
	}}
	for i := range 5 {
		for j := range 3 {
			p := 1 - .2*float64(i) + .1*float64(j) - .1
			c := result.SweepCell{At: []int{i, j}, Values: []float64{s.Axes[0].Values[i], s.Axes[1].Values[j]}, Texts: []string{s.Axes[0].Texts[i], s.Axes[1].Texts[j]}, Draws: 80, Near: true}
			c.Horizons = []result.AtHorizon{{Month: 18, Gain: min(1, p), Interval: interval(p-.1, p+.1), Net: 1e6 * (p - .5)}}
			if i == 4 && j == 0 {
				c.Problem, c.Horizons = "outside what this mix allows", nil
			}
			s.Cells = append(s.Cells, c)
		}
	}
	s.Cells[3].Inconclusive = true
	s.Frontiers = []result.Frontier{
		{Month: 18, Along: 0, Given: 1, Places: []result.Crossing{{}, {Value: value(.12), Lo: value(.08), Hi: value(.15)}, {Value: value(.4), Beyond: true, Lo: value(.3), Hi: value(.4), HiBeyond: true}}},
		{Month: 18, Along: 1, Given: 0, Least: true, Places: []result.Crossing{{Value: value(.41), Beyond: true}, {Value: value(.5)}, {}, {}, {Problem: "one cell only"}}},
	}
	return s
}

func sampleSensitivity() *result.Sensitivity {
	s := &result.Sensitivity{Head: sampleHead, Middle: -4e5, Chances: 4, Trajectories: 8, BasePoints: 64, Worlds: 160, Best: "Keep everyone", Perfect: 3e5,
		Chance: &result.Index{First: .02, Total: .1, TotalInterval: interval(.05, .2)}, Others: &result.Index{Total: .1}}
	for i := range 14 {
		in := result.Input{Path: fmt.Sprintf("segment.customers.a_rather_long_key_%d", i), Low: "12.3 %", High: "4.56 months",
			AtLow: value(-4e5 - 1e5*float64(14-i)), AtHigh: value(-4e5 + 5e4*float64(14-i)), Effect: value(1e5 / float64(i+1)),
			Information: &result.Information{Value: 2e4 / float64(i+1), Noise: 5e3, Clear: i < 3, Interval: interval(1e3, 3e4/float64(i+1))}}
		if i < 6 {
			in.Index = &result.Index{First: .3 / float64(i+1), FirstInterval: interval(0, .4), Total: .5 / float64(i+1), TotalInterval: interval(.1, .6)}
		}
		s.Inputs = append(s.Inputs, in)
	}
	return s
}

func sampleDiscovery() *result.Discovery {
	d := &result.Discovery{Head: sampleHead, Fails: "net < 0", Satisfied: "net >= 0", Worlds: 60, Share: .4,
		Inputs: []result.Input{{Path: "assistant.silent", Unit: "share"}, {Path: "churn.personal_lag", Unit: "duration"}},
		Boxes: []result.FoundBox{{Limits: []result.Limit{{Input: 0, Low: value(.3)}, {Input: 1, High: value(200)}}, Cases: 20, Hits: 16, Coverage: .66, Density: .8, Mass: .33,
			HeldOut: &result.HeldOut{Worlds: 80, Share: .4, Cases: 20, Hits: 14, Coverage: .5, Density: .7, Interval: &result.Interval{Lo: .61, Hi: .79, Level: .9}}, Trajectory: []result.PeelStep{{Cases: 60, Coverage: 1, Density: .4}, {Cases: 20, Coverage: .66, Density: .8, Limits: 2}}}},
		Sentences: []string{"the plan fails when assistant.silent exceeds 30 % and churn.personal_lag stays below 6.58 months"},
		Robustness: result.Robustness{Quantile: .9, Plans: []result.RobustPlan{{Title: "Keep everyone", Regret: 2e6, Satisfied: 1, SatisfiedIn: interval(.82, 1)}, {Title: "Cut 40 %, assistant takes everything, human hidden", Mean: 1e5, Regret: 3e6, MeanRegret: 1e6, Satisfied: .6}},
			ByMean: 1, Conflict: true},
		Futures: []result.Future{{Name: "assistant.silent below 20 %", Draws: 20, Regret: []float64{1e6, 0}}, {Name: "assistant.silent above 40 %", Draws: 20, Regret: []float64{0, 2e6}}},
	}
	for i := range 60 {
		d.Draws = append(d.Draws, result.CaseDot{Values: []float64{float64(i) / 60, float64(i * 7 % 60 * 5)}, Fails: i%3 == 0})
	}
	return d
}

func sampleContest() result.Contest {
	return result.Contest{Measure: "net", Method: "Kim and Nelson, 1 left", Promise: "the best", Best: 1, Correct: .97, Entrants: []result.Entrant{
		{Name: "Keep everyone, no assistant", Draws: 80, Behind: 2e5, BehindIn: interval(-1e4, 4e5), Struck: true},
		{Name: "Cut 15 %", Draws: 160, Mean: 2e5, Interval: interval(1e5, 3e5)},
	}}
}

func sampleOptimum() *result.Optimum {
	o := &result.Optimum{Head: sampleHead, Axes: []result.SweepAxis{{Key: "cut.share"}}, Subject: []string{"p(net < 0) < 0.2"}, Evaluations: 6, SearchDraws: 16, Contest: sampleContest(), Chosen: 1}
	for i := range 6 {
		x := result.Tried{Texts: []string{fmt.Sprint(i)}, Net: 1e5 * float64(i-2), Excess: float64(i % 2)}
		if i > 1 {
			x.Best = value(1e5 * float64(i/2*2-2))
		}
		o.Path = append(o.Path, x)
	}
	for i := range 2 {
		o.Finalists = append(o.Finalists, result.Finalist{Texts: []string{fmt.Sprint(i)}, Found: 1e5, Judgment: []result.Threshold{{Expr: o.Subject[0], Outcome: result.Pass, Detail: "0.1 (0.05 to 0.15)"}}})
	}
	return o
}

// Every answer is told in a headline, a table and charts whose texts stand
// clear of each other.
func TestAnswersAreDrawn(t *testing.T) {
	for _, c := range []struct {
		answer result.Answer
		says   []string
		charts int
	}{
		{sampleSweep(), []string{"12 % (8 % to 15 %) at deflection 50 %", "≥40 % (30 % to ≥40 %)", "×", "70 % ±10 ?", "something to know"}, 1},
		{sampleSensitivity(), []string{"64 base points are too few to rank", "0.50, 90 % interval 0.10 to 0.60", "would be worth $20.0k", "the others", "~ $5.00k"}, 2},
		{sampleDiscovery(), []string{"exceeds 30 %", "66 %", "70 % (61–79 %)", "80 %, 66 %", "+$100k *", "at least 82 % *"}, 2},
		{&result.Selection{Head: sampleHead, Contest: sampleContest()}, []string{"“Cut 15 %” is best", "97 %", "struck out", "~ $200k"}, 1},
		{sampleOptimum(), []string{"Best: cut.share = 1", "pass: 0.1"}, 1},
		{sampleAssessment(), []string{"One of the three controls is not wholly in force: “Allowed to do” (missing)", "its lack costs $230k", "inside the window", "2. Define the action allowlist"}, 1},
		{sampleBacktest(), []string{"As predicted: contacts", "71 to 100 %", "2024-02", "9 %"}, 2},
	} {
		told := tell(c.answer)
		var b bytes.Buffer
		if err := told.write(&b, 100); err != nil {
			t.Fatal(err)
		}
		flat := strings.Join(strings.Fields(b.String()), " ")
		for _, s := range c.says {
			if !strings.Contains(flat, s) {
				t.Errorf("%T does not say %q:\n%s", c.answer, s, b.String())
			}
		}
		if len(told.figures) != c.charts {
			t.Errorf("%T has %d charts, want %d", c.answer, len(told.figures), c.charts)
		}
		for _, f := range told.figures {
			checkBoxes(t, f.Name, f)
			if len(f.Table.Rows) == 0 || f.Alt == "" {
				t.Errorf("%s has no numbers or no words to stand for it", f.Name)
			}
		}
	}
}

// Inputs that may all be first share the headline; one that is surely first has it
// alone.
func TestLeadersThatCannotBeRanked(t *testing.T) {
	s := sampleSensitivity()
	for i := range 3 {
		s.Inputs[i].Index.Rank, s.Inputs[i].Index.RankWorst = 1, 3
	}
	told := tellSensitivity(s)
	if !strings.Contains(told.Headline, "move net value most; 64 base points do not tell which of them more (total Sobol index 0.50 ±0.25, ") {
		t.Error(told.Headline)
	}
	if notes := strings.Join(told.Tables[0].Notes, " "); !strings.Contains(notes, "Not to be ranked among each other") {
		t.Error(notes)
	}
	s = sampleSensitivity()
	s.Inputs[0].Index.Rank, s.Inputs[0].Index.RankWorst = 1, 1
	if h := tellSensitivity(s).Headline; !strings.Contains(h, "moves net value most") {
		t.Error(h)
	}
}

// A box is described by worlds that did not help to find it, and what is only a
// quantile is not called "never".
func TestDiscoverySpeaksOfWorldsHeldOut(t *testing.T) {
	d := sampleDiscovery()
	told := tellDiscovery(d)
	if note := told.figures[0].Notes[0]; !strings.HasPrefix(note, "In 80 worlds held out: density 70 % (61–79 %)") || !strings.Contains(note, "80 %") {
		t.Errorf("the chart of the box says %q", note)
	}
	if title := told.figures[1].Title; !strings.HasPrefix(title, "In 90 % of draws “Keep everyone” is at most") {
		t.Errorf("the chart of regret is called %q", title)
	}
	d.Boxes[0].HeldOut.Density = .39
	if h := tellDiscovery(d).Headline; !strings.HasPrefix(h, "No condition held up") {
		t.Errorf("a box that is chance: %q", h)
	}
	d.Boxes, d.Sentences, d.Draws = nil, nil, nil
	if h := tellDiscovery(d).Headline; !strings.HasSuffix(h, "was not found in 60 draws") {
		t.Errorf("without a box: %q", h)
	}
}

// An answer that ended early still speaks.
// Twelve plans with long names, and a currency of three letters, are still read.
func TestAnswersOfManyPlans(t *testing.T) {
	const title = "Cut 40 %% in two steps with a gate on satisfaction per query type, variant %d"
	d, c := sampleDiscovery(), sampleContest()
	d.Head.Scenario.Currency = "CHF"
	for i := len(d.Robustness.Plans); i < 12; i++ {
		d.Robustness.Plans = append(d.Robustness.Plans, result.RobustPlan{Title: fmt.Sprintf(title, i), Regret: 1e6})
		c.Entrants = append(c.Entrants, result.Entrant{Name: fmt.Sprintf(title, i), Draws: 80, Mean: 1e5 * float64(i), Interval: interval(1e5*float64(i)-5e4, 1e5*float64(i)+5e4)})
	}
	for i := range d.Futures {
		for k := len(d.Futures[i].Regret); k < 12; k++ {
			d.Futures[i].Regret = append(d.Futures[i].Regret, 1.234e6*float64(k))
		}
	}
	for _, a := range []result.Answer{d, &result.Selection{Head: sampleHead, Contest: c}} {
		for _, f := range tell(a).figures {
			checkBoxes(t, f.Name, f)
		}
	}
}

func TestAnswersOfAlmostNothing(t *testing.T) {
	empty := sampleSweep()
	for i := range empty.Cells {
		empty.Cells[i].Horizons, empty.Cells[i].Draws = nil, 0
	}
	empty.Frontiers = nil
	few := sampleSensitivity()
	few.BasePoints, few.Worlds, few.Trajectories, few.Chance, few.Others = 0, 0, 0, nil, nil
	for i := range few.Inputs {
		few.Inputs[i] = result.Input{Path: few.Inputs[i].Path}
	}
	none := sampleDiscovery()
	none.Boxes, none.Sentences, none.Draws = nil, nil, nil
	lost := sampleOptimum()
	lost.Chosen, lost.Finalists, lost.Contest = -1, nil, result.Contest{}
	for _, a := range []result.Answer{empty, few, none, lost} {
		told := tell(a)
		var b bytes.Buffer
		if err := told.write(&b, 80); err != nil || b.Len() == 0 {
			t.Errorf("%T: %v", a, err)
		}
		for _, f := range told.figures {
			if _, err := f.SVG(); err != nil {
				t.Errorf("%T: %v", a, err)
			}
		}
	}
}

// Answers come back from disk as they were written, and are drawn beside each
// other; a chart an answer no longer has is removed.
func TestAnswersOfAFolder(t *testing.T) {
	dir := t.TempDir()
	if err := result.WriteAnswer(dir, result.DiscoverFile, sampleDiscovery()); err != nil {
		t.Fatal(err)
	}
	if err := result.WriteAnswer(dir, result.SweepFile, sampleSweep()); err != nil {
		t.Fatal(err)
	}
	if err := DrawAnswers(dir); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if n, err := Answers(&b, dir, 100); n != 2 || err != nil {
		t.Errorf("%d answers, %v", n, err)
	}
	box := dir + "/charts/10-failure-box.svg"
	if !exists(box) || !exists(dir+"/charts/05-sweep.png") {
		t.Error("charts are missing")
	}
	none := sampleDiscovery()
	none.Boxes, none.Sentences, none.Draws = nil, nil, nil
	if err := result.WriteAnswer(dir, result.DiscoverFile, none); err != nil {
		t.Fatal(err)
	}
	if err := DrawAnswers(dir); err != nil || exists(box) {
		t.Errorf("%v; the chart of a box that is gone is still there", err)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// A ranking is claimed where the interval of the first index lies above the
// second, and indices that cannot be are marked.
func TestSensitivityRanksOnlyWhatItCan(t *testing.T) {
	s := sampleSensitivity()
	s.Inputs[0].Index.TotalInterval = interval(.4, .6)
	s.Inputs[1].Index.First = .9
	told := tellSensitivity(s)
	if !strings.Contains(told.Headline, "moves net value most: it takes part in 50 % of its variance (total Sobol index 0.50, 90 % interval 0.40 to 0.60)") {
		t.Errorf("the headline says %q", told.Headline)
	}
	if cell := told.Tables[0].Rows[1][5].Text; !strings.HasSuffix(cell, " !") {
		t.Errorf("a first index above the total is shown as %q", cell)
	}
	s.Worlds = 0
	if notes := strings.Join(tellSensitivity(s).Tables[0].Notes, " "); !strings.Contains(notes, "takes 40 draws") {
		t.Errorf("no reason for the missing value of information in %q", notes)
	}
}

// A search without conditions does not speak of them; a setting that misses one
// is not the best.
func TestOptimumSpeaksOfConditionsWhereThereAreSome(t *testing.T) {
	o := sampleOptimum()
	o.Chosen = 0
	if behind := tellOptimum(o).Tables[0].Rows[1][3].Text; behind != "the highest mean" {
		t.Errorf("the finalist that was not chosen is %q", behind)
	}
	o.Finalists[0].Judgment[0].Outcome = result.Inconclusive
	if h := tellOptimum(o).Headline; !strings.HasPrefix(h, "Best of those not shown to miss a condition") {
		t.Errorf("an inconclusive setting: %q", h)
	}
	free := sampleOptimum()
	free.Subject = nil
	for i := range free.Finalists {
		free.Finalists[i].Judgment = nil
	}
	f := tellOptimum(free).figures[0]
	if text := f.Subtitle + strings.Join(f.Notes, " "); strings.Contains(text, "condition") {
		t.Errorf("a search without conditions says %q", text)
	}
}

// TestSensitivityThatEndedEarly: what leads among the few assumptions that were
// tried is not said of all, and those that were not have no row in the chart.
func TestSensitivityThatEndedEarly(t *testing.T) {
	s := &result.Sensitivity{Head: sampleHead, Chances: 4, Inputs: []result.Input{
		{Path: "assistant.silent", Unit: "share", Low: "12 %", High: "51 %"},
		{Path: "churn.scale", Low: "0.1", High: "0.5", AtLow: value(1e5), AtHigh: value(-2e5)},
	}}
	told := tellSensitivity(s)
	if want := "Only 1 of 2 assumptions were tried. Churn dose"; !strings.HasPrefix(told.Headline, want) {
		t.Errorf("%q does not begin with %q", told.Headline, want)
	}
	svg, err := told.figures[0].SVG()
	if err != nil || bytes.Contains(svg, []byte(">silent share<")) || !bytes.Contains(svg, []byte(">churn dose<")) {
		t.Errorf("the chart has rows of assumptions not tried, or lacks the one that was (%v)", err)
	}
}
