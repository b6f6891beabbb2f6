package answer

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// Every answer is told in a headline, a table and charts whose texts stand
// clear of each other.
func TestAnswersAreDrawn(t *testing.T) {
	for _, c := range []struct {
		answer result.Answer
		says   []string
		charts int
	}{
		{sample.Sweep(), []string{
			"12 % (8 % to 15 %) at deflection 50 %", "≥40 % (30 % to ≥40 %)", "×", "70 % ±10 ?",
			"something to know",
		}, 1},
		{sample.Sensitivity(), []string{
			"64 base points are too few to rank", "0.50, 90 % interval 0.10 to 0.60",
			"would be worth $20.0k", "the others", "~ $5.00k",
		}, 2},
		{sample.Discovery(), []string{
			"exceeds 30.0 %", "66 %", "70 % (61–79 %)", "80 %, 66 %", "+$100k *",
			"at least 82 % *",
		}, 2},
		{
			&result.Selection{Head: sample.Head, Contest: sample.Contest()},
			[]string{"“Cut 15 %” is best", "97 %", "struck out", "~ $200k"},
			1,
		},
		{sample.Optimum(), []string{"Best: cut.share = 1", "pass: 0.1"}, 1},
		{sample.Assessment(), []string{
			"One of the three controls is not wholly in place: “Allowed to do” (missing)",
			"its lack costs $230k", "with level-1 safeguards", "2. Define the action allowlist",
		}, 1},
		{sample.Backtest(), []string{"As predicted: contacts", "71 to 100 %", "2024-02", "9 %"}, 2},
	} {
		told := tell(c.answer)
		var b bytes.Buffer
		if err := told.Write(&b, 100); err != nil {
			t.Fatal(err)
		}
		flat := strings.Join(strings.Fields(b.String()), " ")
		for _, s := range c.says {
			if !strings.Contains(flat, s) {
				t.Errorf("%T does not say %q:\n%s", c.answer, s, b.String())
			}
		}
		if len(told.Figures) != c.charts {
			t.Errorf("%T has %d charts, want %d", c.answer, len(told.Figures), c.charts)
		}
		for _, f := range told.Figures {
			sample.CheckBoxes(t, f.Name, f)
			if len(f.Table.Rows) == 0 || f.Alt == "" {
				t.Errorf("%s has no numbers or no words to stand for it", f.Name)
			}
		}
	}
}

// Inputs that may all be first share the headline; one that is surely first has it
// alone.
func TestLeadersThatCannotBeRanked(t *testing.T) {
	s := sample.Sensitivity()
	for i := range 3 {
		s.Inputs[i].Index.Rank, s.Inputs[i].Index.RankWorst = 1, 3
	}
	told := tellSensitivity(s)
	if !strings.Contains(told.Headline, "move net value most; 64 base points do not tell which of them more (total "+
		"Sobol index 0.50 ±0.25, ") {
		t.Error(told.Headline)
	}
	if notes := strings.Join(told.Tables[0].Notes, " "); !strings.Contains(notes, "Not to be ranked among each other") {
		t.Error(notes)
	}
	s = sample.Sensitivity()
	s.Inputs[0].Index.Rank, s.Inputs[0].Index.RankWorst = 1, 1
	if h := tellSensitivity(s).Headline; !strings.Contains(h, "moves net value most") {
		t.Error(h)
	}
}

// A box is described by worlds that did not help to find it, and what is only a
// quantile is not called "never".
func TestDiscoverySpeaksOfWorldsHeldOut(t *testing.T) {
	d := sample.Discovery()
	told := tellDiscovery(d)
	if note := told.Figures[0].Notes[0]; !strings.HasPrefix(note,
		"In 80 futures held out: density 70 % (61–79 %)") || !strings.Contains(note, "80 %") {
		t.Errorf("the chart of the box says %q", note)
	}
	if title := told.Figures[1].Title; !strings.HasPrefix(title, "In 90 % of futures “Keep everyone” is at most") {
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
	d, c := sample.Discovery(), sample.Contest()
	d.Head.Scenario.Currency = "CHF"
	for i := len(d.Robustness.Plans); i < 12; i++ {
		d.Robustness.Plans = append(d.Robustness.Plans, result.RobustPlan{Title: fmt.Sprintf(title, i), Regret: 1e6})
		c.Entrants = append(c.Entrants, result.Entrant{
			Name: fmt.Sprintf(title, i), Draws: 80, Mean: 1e5 * float64(i),
			Interval: sample.IntervalOf(1e5*float64(i)-5e4, 1e5*float64(i)+5e4),
		})
	}
	for i := range d.Futures {
		for k := len(d.Futures[i].Regret); k < 12; k++ {
			d.Futures[i].Regret = append(d.Futures[i].Regret, 1.234e6*float64(k))
		}
	}
	for _, a := range []result.Answer{d, &result.Selection{Head: sample.Head, Contest: c}} {
		for _, f := range tell(a).Figures {
			sample.CheckBoxes(t, f.Name, f)
		}
	}
}

func TestAnswersOfAlmostNothing(t *testing.T) {
	empty := sample.Sweep()
	for i := range empty.Cells {
		empty.Cells[i].Horizons, empty.Cells[i].Draws = nil, 0
	}
	empty.Frontiers = nil
	few := sample.Sensitivity()
	few.BasePoints, few.Worlds, few.Trajectories, few.Chance, few.Others = 0, 0, 0, nil, nil
	for i := range few.Inputs {
		few.Inputs[i] = result.Input{Path: few.Inputs[i].Path}
	}
	none := sample.Discovery()
	none.Boxes, none.Sentences, none.Draws = nil, nil, nil
	lost := sample.Optimum()
	lost.Chosen, lost.Finalists, lost.Contest = -1, nil, result.Contest{}
	for _, a := range []result.Answer{empty, few, none, lost} {
		told := tell(a)
		var b bytes.Buffer
		if err := told.Write(&b, 80); err != nil || b.Len() == 0 {
			t.Errorf("%T: %v", a, err)
		}
		for _, f := range told.Figures {
			if _, err := f.SVG(); err != nil {
				t.Errorf("%T: %v", a, err)
			}
		}
	}
}

// Answers come back from disk as they were written, and are drawn beside each
// other; a chart an answer no longer has is removed.
// drawIn writes the answers' charts into their own folder.
func drawIn(dir string) (left []string, err error) {
	err = folder.Write(dir, func(f *folder.Folder) error {
		left, err = DrawAnswers(f, f)
		return err
	})
	return left, err
}

func TestAnswersOfAFolder(t *testing.T) {
	dir := t.TempDir()
	if err := folder.Write(dir, func(f *folder.Folder) error {
		return result.WriteAnswer(f, result.DiscoverFile,
			sample.Discovery())
	}); err != nil {
		t.Fatal(err)
	}
	if err := folder.Write(dir, func(f *folder.Folder) error {
		return result.WriteAnswer(f, result.SweepFile,
			sample.Sweep())
	}); err != nil {
		t.Fatal(err)
	}
	if left, err := drawIn(dir); err != nil || len(left) > 0 {
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
	none := sample.Discovery()
	none.Boxes, none.Sentences, none.Draws = nil, nil, nil
	if err := folder.Write(dir, func(f *folder.Folder) error {
		return result.WriteAnswer(f, result.DiscoverFile,
			none)
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := drawIn(dir); err != nil || exists(box) {
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
	s := sample.Sensitivity()
	s.Inputs[0].Index.TotalInterval = sample.IntervalOf(.4, .6)
	s.Inputs[1].Index.First = .9
	told := tellSensitivity(s)
	if !strings.Contains(told.Headline, "moves net value most: it takes part in 50 % of its variance (total Sobol "+
		"index 0.50, 90 % interval 0.40 to 0.60)") {
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
	o := sample.Optimum()
	o.Chosen = 0
	if behind := tellOptimum(o).Tables[0].Rows[1][3].Text; behind != "the highest mean" {
		t.Errorf("the finalist that was not chosen is %q", behind)
	}
	o.Finalists[0].Judgment[0].Outcome = result.Inconclusive
	if h := tellOptimum(o).Headline; !strings.HasPrefix(h, "Best of those not shown to miss a condition") {
		t.Errorf("an inconclusive setting: %q", h)
	}
	free := sample.Optimum()
	free.Subject = nil
	for i := range free.Finalists {
		free.Finalists[i].Judgment = nil
	}
	f := tellOptimum(free).Figures[0]
	if text := f.Subtitle + strings.Join(f.Notes, " "); strings.Contains(text, "condition") {
		t.Errorf("a search without conditions says %q", text)
	}
}

// TestSensitivityThatEndedEarly: what leads among the few assumptions that were
// tried is not said of all, and those that were not have no row in the chart.
func TestSensitivityThatEndedEarly(t *testing.T) {
	s := &result.Sensitivity{Head: sample.Head, Chances: 4, Inputs: []result.Input{
		{Path: "assistant.silent", Unit: result.UnitShare, Low: "12 %", High: "51 %"},
		{Path: "churn.scale", Low: "0.1", High: "0.5", AtLow: sample.Value(1e5), AtHigh: sample.Value(-2e5)},
	}}
	told := tellSensitivity(s)
	if want := "Only 1 of 2 assumptions were tried. How readily the unhappy " +
		"leave"; !strings.HasPrefix(told.Headline, want) {
		t.Errorf("%q does not begin with %q", told.Headline, want)
	}
	svg, err := told.Figures[0].SVG()
	if err != nil || bytes.Contains(svg, []byte(">Failures of the "+
		"assistant")) || !bytes.Contains(svg, []byte("how readily the unhappy leave")) {
		t.Errorf("the chart has rows of assumptions not tried, or lacks the one that was (%v)", err)
	}
}
