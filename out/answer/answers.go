package answer

import (
	"fmt"
	"io"
	"path"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// Text is what an answer says: the finding in a sentence or two, tables, and
// charts.
type Text struct {
	Name     string // of its section in the report
	Headline string
	Basis    string
	Tables   []drawing.Table
	Warnings []string
	Figures  []drawing.Figure
	Strength Influence // of the assumptions, where the answer ranks them
	Page     string    // name of a page of its own, "" for none
	File     string    // it was read from; "" of one just found
}

// tell puts an answer into words. It panics on a kind it does not know.
func tell(a result.Answer) Text {
	switch a := a.(type) {
	case *result.Sweep:
		return tellSweep(a)
	case *result.Sensitivity:
		return tellSensitivity(a)
	case *result.Discovery:
		return tellDiscovery(a)
	case *result.Selection:
		return tellSelection(a)
	case *result.Optimum:
		return tellOptimum(a)
	case *result.Assessment:
		return tellAssessment(a)
	case *result.Backtest:
		return tellBacktest(a)
	case *result.Learning:
		return tellLearning(a)
	case *result.Pilot:
		return tellPilot(a)
	}
	panic(fmt.Sprintf("out: no words for a %T", a))
}

// kept is every kind of answer a folder may hold, in the order of a report.
var kept = []struct {
	file, name string
	new        func() result.Answer
}{
	{result.SweepFile, "How deep is safe", func() result.Answer { return new(result.Sweep) }},
	{result.SensitivityFile, "Which assumption matters", func() result.Answer { return new(result.Sensitivity) }},
	{result.DiscoverFile, "When the plan fails", func() result.Answer { return new(result.Discovery) }},
	{result.SelectFile, "Which plan is best", func() result.Answer { return new(result.Selection) }},
	{result.OptimizeFile, "The best setting", func() result.Answer { return new(result.Optimum) }},
	{
		result.AssessFile, "The three controls: what each gap costs",
		func() result.Answer { return new(result.Assessment) },
	},
	{result.BacktestFile, "Against history", func() result.Answer { return new(result.Backtest) }},
	{result.LearnFile, "What is learnt from what is known", func() result.Answer { return new(result.Learning) }},
	{result.PilotFile, "What a pilot is worth", func() result.Answer { return new(result.Pilot) }},
}

// answerCharts are the names of all charts answers draw.
var answerCharts = []string{
	"05-sweep", "07-sensitivity", "09-regret", "10-failure-box", "11-value-of-information",
	"14-selection", "15-search", "16-history", "17-coverage", "18-controls", "21-learnt",
}

// Read reads and tells every answer of a folder. One that cannot be read or told is
// left out, and a line says which and why: a broken answer must not cost the others,
// nor the report of the run.
func Read(from folder.Reader) (all []Text, left []string) {
	for _, k := range kept {
		a := k.new()
		var t Text
		there := false
		err := Safely(func() (err error) {
			if there, err = result.ReadAnswer(from, k.file, a); err == nil && there {
				t = beside(a, from)
			}
			return err
		})
		switch {
		case err != nil:
			left = append(left, LeftOut(k.file, err))
		case there:
			t.Name, t.File = k.name, k.file
			all = append(all, t)
		}
	}
	return all, left
}

// LeftOut says which answer is not shown, and why.
func LeftOut(file string, err error) string {
	why, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Sprintf("%s is left out: %s; give the command that wrote it again", file, wording.Clean(why))
}

// Safely does something with an answer of a file, which may hold anything: what a
// mistake of the program would be elsewhere is one of the file here.
func Safely(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("it holds what no command writes (%v)", v)
		}
	}()
	return do()
}

// Answer writes what an answer says to a terminal of so many columns.
func Answer(w io.Writer, a result.Answer, width int) error {
	return tell(a).Write(w, width)
}

// AnswerBeside writes it as it reads beside the run in a folder.
func AnswerBeside(w io.Writer, a result.Answer, of folder.Reader, width int) error {
	return beside(a, of).Write(w, width)
}

// Drawn reports whether an answer has any chart.
func Drawn(a result.Answer) bool { return len(tell(a).Figures) > 0 }

// Answers writes every answer of a folder, and returns how many there are.
func Answers(w io.Writer, dir string, width int) (int, error) {
	all, left := Read(folder.At(dir))
	for _, t := range all {
		if err := t.Write(w, width); err != nil {
			return 0, err
		}
		fmt.Fprintln(w)
	}
	for _, line := range left {
		fmt.Fprintln(w, line)
	}
	return len(all) + len(left), nil
}

// Write prints an answer for a terminal of so many columns: headline, what it rests on, tables, and
// last what to know before trusting it.
func (t Text) Write(w io.Writer, width int) error {
	var b strings.Builder
	fmt.Fprintln(&b, drawing.WrapWords(wording.Clean(t.Headline), width))
	fmt.Fprintln(&b, drawing.WrapWords(wording.Clean(t.Basis), width))
	for _, table := range t.Tables {
		fmt.Fprintln(&b)
		if err := table.WriteText(&b, width); err != nil {
			return err
		}
	}
	if len(t.Warnings) > 0 {
		fmt.Fprintln(&b, "\nBefore you trust these figures")
		for _, line := range t.Warnings {
			fmt.Fprintln(&b, drawing.Indent(drawing.WrapWords(wording.Clean(line), width-2), "  "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// DrawAnswers draws the charts of every answer of a folder, as SVG and PNG, and stages
// them in the chart folder of another, which may be the same. Lines say which answers
// were left out, and why.
func DrawAnswers(to *folder.Folder, from folder.Reader) (left []string, err error) {
	all, left := Read(from)
	if len(all) == 0 {
		return left, nil
	}
	for _, name := range answerCharts { // an answer may have one fewer than before
		for _, ending := range []string{".svg", ".png"} {
			to.Remove(path.Join(drawing.ChartFolder, name+ending))
		}
	}
	for _, t := range all {
		broken, err := t.draw(to)
		if err != nil {
			return left, err
		}
		if broken != nil {
			left = append(left, LeftOut(t.File, broken))
		}
	}
	return left, nil
}

// draw stages an answer's page and pictures. What cannot be drawn is the answer's
// fault, what cannot be written is not.
func (t Text) draw(to *folder.Folder) (broken, err error) {
	broken = Safely(func() error {
		for _, f := range t.Figures {
			if _, err := f.SVG(); err != nil {
				return err
			}
		}
		return nil
	})
	if broken != nil {
		return broken, nil
	}
	if err := t.writePage(to); err != nil {
		return nil, err
	}
	for _, f := range t.Figures {
		if err := f.Write(to, drawing.ChartFolder); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// basisOf is what an answer rests on, in a line.
func basisOf(h result.Head) string {
	scale := ""
	if h.Scale > 0 && h.Scale < 1 {
		scale = fmt.Sprintf("; %.3g %% of the company simulated, figures at full size", 100*h.Scale)
	}
	return fmt.Sprintf("“%s” against “%s”, %s, seed %d%s. Stopped: %s.",
		wording.Clean(h.Plan), wording.Clean(h.Against), wording.Months(h.Scenario.Months), h.Seed, scale,
		wording.Ended(h.Stopped))
}
