package cluster

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// BatchFile is the summary of a batch, in its folder.
const BatchFile = "batch.json"

// How a file of a batch ended.
const (
	done   = "done"
	failed = "failed"
	notRun = "not run" // stopped before its first world
	partly = "stopped" // before its end: what it holds is a part
)

// batchSummary is what batch.json holds.
type batchSummary struct {
	Version int          `json:"version"`
	Failed  []string     `json:"failed"` // files, for whoever reads only the top
	Asked   batchOptions `json:"asked"`  // what --retry-failed plays by again
	Lines   []batchLine  `json:"scenarios"`
}

// batchLine is one file of a batch.
type batchLine struct {
	File       string             `json:"file"`
	Point      int                `json:"point,omitempty"`   // of --design, from 1
	Label      string             `json:"label,omitempty"`   // of the point, where the design has such a column
	Set        []string           `json:"set,omitempty"`     // what the point sets
	Place      string             `json:"place,omitempty"`   // of the point: file:line
	Columns    []int              `json:"columns,omitempty"` // of what it sets, from 1
	Clipped    []string           `json:"clipped,omitempty"` // what it asks for and nobody can play
	Name       string             `json:"name,omitempty"`
	Folder     string             `json:"folder,omitempty"` // below the batch's own
	Status     string             `json:"status"`
	Error      string             `json:"error,omitempty"`
	Worlds     int                `json:"worlds,omitempty"`
	Currency   string             `json:"currency,omitempty"`
	Plans      []batchPlan        `json:"plans,omitempty"`
	Thresholds []result.Threshold `json:"thresholds,omitempty"`

	source          *play.Source
	row             int // of the summary
	weight          float64
	perWorld, shown float64
	reused, played  int
	worlds          int // asked for
	whole           int // in whole blocks
	ofParts         int // likewise, with those of the grid and all other parts
	hash            string
	shape           result.Shape
	code            int         // of a failed line: whose fault it was
	estimates       []pointPlan // of a point, for the table of its design
	measures        []result.Measure
	chances         []result.Probability
}

// label names the line: file and point.
func (l *batchLine) label() string { return l.at(remedy.Line(l.File)) }

// title is the scenario's name, or its file where another file of the batch has
// the same name.
func (s *batchSummary) title(l *batchLine) string {
	for _, other := range s.Lines {
		if other.Name == l.Name && other.File != l.File {
			return l.label()
		}
	}
	return l.at(l.Name)
}

func (l *batchLine) at(name string) string {
	if l.Point == 0 {
		return name
	}
	if l.Label != "" {
		return fmt.Sprintf("%s, point %d (%s)", name, l.Point, wording.Clean(l.Label))
	}
	return fmt.Sprintf("%s, point %d", name, l.Point)
}

// Settings are those of the flags, then those of the point.
func (l *batchLine) Settings(o *play.Options) []string {
	all := o.Settings()
	for _, set := range l.Set {
		all = append(all, scenarios.ForPlan(o.Plan, set))
	}
	return all
}

// batchPlan is the answer for one plan, against the reference.
type batchPlan struct {
	Plan     string           `json:"plan"`
	Net      *float64         `json:"net,omitempty"` // mean, cash inside the horizon
	Interval *result.Interval `json:"interval,omitempty"`
	Loss     float64          `json:"net_loss"` // probability of a net loss
	LossIn   *result.Interval `json:"net_loss_interval,omitempty"`
	Draws    int              `json:"draws"` // worlds that are draws of their own
}

// loss writes the probability of a net loss with what it proves.
func (p batchPlan) loss() string {
	return view.Share(p.Loss, p.LossIn, p.Draws)
}

// report prints the summary, which needs no disk, writes it and gives the exit
// code.
func (b *Batch) report(ctx context.Context) error {
	s := b.summary()
	data, err := s.encode()
	if err != nil {
		return err
	}
	if b.O.JSON {
		_, err = b.T.Out.Write(data)
	} else {
		err = b.print(s)
	}
	path := filepath.Join(b.O.Out, BatchFile)
	if kept := errors.Join(b.folder.Put(BatchFile, data), b.writeJoined(s), b.sealStores(), b.seal(s)); kept != nil {
		return terminal.Exit(terminal.ExitCrash, terminal.WithRemedy(fmt.Errorf("the summary could not be kept: %w",
			kept)))
	}
	if err == nil && !b.O.JSON {
		_, err = fmt.Fprintf(b.T.Out, "Summary  %s\n", path)
	}
	if err != nil {
		return err
	}
	return b.code(ctx, s)
}

// seal has the summary appear, and puts the lists of its results on its own.
func (b *Batch) seal(s *batchSummary) error {
	for _, l := range s.Lines {
		if l.Status != done && l.Status != partly || l.Folder == "" {
			continue
		}
		if err := b.folder.Cover(path.Join(l.Folder, folder.ListFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return b.folder.Commit()
}

// print shows failures first, the table, and failures last.
func (b *Batch) print(s *batchSummary) error {
	failures := func() {
		for _, l := range s.Lines {
			if l.Status == failed {
				fmt.Fprintf(b.T.Out, "FAILED   %s\n         %s\n", l.label(),
					strings.ReplaceAll(l.Error, "\n", "\n         "))
			}
		}
	}
	failures()
	if err := s.Table().WriteText(b.T.Out, b.T.Width); err != nil {
		return err
	}
	reused, played := 0, 0
	for _, l := range b.lines {
		reused, played = reused+l.reused, played+l.played
	}
	failures()
	open := ""
	if n := s.count(partly); n > 0 {
		open += fmt.Sprintf(", %d stopped early", n)
	}
	if n := s.count(notRun); n > 0 {
		open += fmt.Sprintf(", %d not run", n)
	}
	_, err := fmt.Fprintf(b.T.Out, "\n%d of %d scenarios done, %d failed%s; %d worlds played, %d reused\n",
		s.count(done), len(s.Lines), s.count(failed), open, played, reused)
	return err
}

// count counts the lines that ended in a way.
func (s *batchSummary) count(status string) (n int) {
	for _, l := range s.Lines {
		if l.Status == status {
			n++
		}
	}
	return n
}

// Table is one line per scenario and plan.
func (s *batchSummary) Table() drawing.Table {
	t := drawing.Table{Columns: []drawing.Column{
		{Name: "Scenario"},
		{Name: "Plan"},
		{Name: "Worlds", Right: true},
		{Name: "Net value", Right: true},
		{Name: "90 % interval", Right: true},
		{Name: "Net loss", Right: true},
		{Name: "Thresholds"},
	}}
	for _, l := range s.Lines {
		u := wording.Units{Currency: l.Currency}
		if l.Status == failed || l.Status == notRun {
			t.Rows = append(t.Rows, []drawing.Cell{{Text: l.label()}, {Text: l.Status}, {}, {}, {}, {}, {}})
		}
		for i, p := range l.Plans {
			row := []drawing.Cell{{}, {Text: p.Plan}, {}, {Text: "–"}, {Text: "–"}, {Text: p.loss()}, {}}
			if i == 0 {
				row[0].Text, row[2].Text = s.title(&l), fmt.Sprint(l.Worlds)
				if l.Status == partly {
					row[0].Text += ", stopped early"
				}
			}
			if p.Net != nil {
				row[3].Text = u.Signed(*p.Net, result.UnitMoney)
			}
			if p.Interval != nil {
				row[4].Text = u.Range(p.Interval.Lo, p.Interval.Hi, result.UnitMoney)
			}
			row[6].Text = judged(l.Thresholds, p.Plan)
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func judged(all []result.Threshold, plan string) string {
	var said []string
	for _, th := range all {
		if th.Plan == plan {
			said = append(said, th.Name+" "+th.Outcome)
		}
	}
	return strings.Join(said, ", ")
}

// code: interrupted, then failed files, then thresholds. A batch of which some
// files could not be run ends with 2, as each of them alone would.
func (b *Batch) code(ctx context.Context, s *batchSummary) error {
	code := terminal.ExitFine
	for _, l := range s.Lines {
		for _, th := range l.Thresholds {
			switch {
			case th.Outcome == result.Failed:
				code = terminal.ExitFailed
			case th.Outcome == result.Inconclusive && code == terminal.ExitFine:
				code = terminal.ExitInconclusive
			}
		}
	}
	switch {
	case len(s.Failed) > 0:
		if ctx.Err() != nil {
			b.T.Note("stopped: the same command goes on from there")
		}
		b.T.Note("again, the failed ones only: %s",
			remedy.Quoted("boomerang", "batch", "-o", b.O.Out, "--retry-failed"))
		return terminal.Exit(codeOfFailures(b.lines), fmt.Errorf("%d of %d scenarios failed", len(s.Failed),
			len(s.Lines)))
	case play.SpentBudget(ctx):
		b.T.Note("stopped by --budget: the same command goes on from there")
		if code == terminal.ExitFine && s.count(notRun) > 0 { // as run does that has nothing to show
			code = terminal.ExitInconclusive
		}
	case ctx.Err() != nil:
		b.T.Note("stopped: the same command goes on from there")
		return terminal.Exit(terminal.ExitInterrupted, nil)
	}
	if code == terminal.ExitFine {
		return nil
	}
	return terminal.Exit(code, nil)
}
