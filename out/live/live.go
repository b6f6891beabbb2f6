package live

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"strings"

	"boomerang/out/board"
	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

//go:embed page.html.tmpl
var pageText string

// Script is what moves the page.
//
//go:embed explore.js
var Script string

// Style is what the page adds to that of the report.
//
//go:embed explore.css
var Style string

// Mark stands in every page this package wrote.
const Mark = `<body class="live">`

// pageTemplate is the page with the parts of a report.
var pageTemplate = template.Must(drawing.HTMLPage("explore", "").Funcs(template.FuncMap{
	"last":  func(all []string) int { return max(len(all)-1, 0) },
	"style": func() template.CSS { return template.CSS(Style) },
}).New("explore").Parse(pageText))

// Lever is a key that is moved.
type Lever struct {
	Target  string // as a setting names it: plan.NAME.key
	Path    string // as in the reference page
	Meaning string
	Now     string // as the file writes it
	Unit    result.Unit
	Sampled bool // every world draws it
	Named   bool // stops are words
	Stops   []Stop
	At      int // the stop of the file's value, −1 where there are no stops
}

// Stop is a value a lever stops at.
type Stop struct {
	Text  string // as a setting writes it
	Value float64
}

// Stage is how far a picture has come, in the words of whoever plays.
type Stage string

// The stages a picture goes through.
const (
	First Stage = "first"
	Plans Stage = "plans"
	Grid  Stage = "grid"
	Ends  Stage = "ends"
	Whole Stage = "whole"
)

// Shell is what the page is made of before anything is played.
type Shell struct {
	Scenario result.Scenario
	Plan     string // title of the plan that is moved
	Name     string // of that plan in the file
	Levers   []Lever
	File     string        // the words of a command that name the scenario
	Offline  bool          // the engine is inside the page
	Security template.HTML // its policy where no header carries one
	Inside   template.HTML // scripts and data of a page that stands alone
}

// lever is a lever as the page shows it.
type lever struct {
	Lever
	ID     string
	Label  string
	Labels []string // of the stops, for people
	Texts  []string // the same as settings
	File   string   // what the file says, for people
	Brief  string   // the same in a few words
}

// Page writes the page.
func Page(shell Shell) ([]byte, error) {
	u := view.UnitsOf(shell.Scenario)
	data := struct {
		Shell
		Question string
		Rows     []lever
		Data     any
	}{Shell: shell, Question: view.Of(&result.Result{Scenario: shell.Scenario}).Question()}
	type moved struct {
		ID, Target, Now string
		Texts, Labels   []string
		At              int
		Sampled         bool
	}
	var all []moved
	for i, l := range shell.Levers {
		row := lever{
			Lever: l, ID: fmt.Sprintf("lever-%d", i), Label: wording.Capital(wording.Lever(l.Path)),
			File: fileSays(u, l),
		}
		if row.Brief = row.File; l.Sampled {
			row.Brief = "not known"
		}
		row.Labels, row.Texts = []string{}, []string{} // a script reads them: never null
		for _, s := range l.Stops {
			row.Labels, row.Texts = append(row.Labels, label(u, l, s)), append(row.Texts, s.Text)
		}
		data.Rows = append(data.Rows, row)
		all = append(all, moved{row.ID, l.Target, row.Brief, row.Texts, row.Labels, l.At, l.Sampled})
	}
	data.Data = struct {
		Levers  []moved
		Offline bool
	}{all, shell.Offline}
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, data)
	return b.Bytes(), err
}

// label is a stop as a person reads it.
func label(u wording.Units, l Lever, s Stop) string {
	switch text := wording.Clean(strings.Trim(s.Text, `"`)); {
	case l.Named || math.IsNaN(s.Value) || math.IsInf(s.Value, 0):
		return strings.ReplaceAll(text, "_", " ")
	case l.Unit.IsShare(), l.Unit.IsMoney():
		return strings.Replace(u.Quantity(s.Value, l.Unit), ".0 %", " %", 1)
	default:
		return text
	}
}

// fileSays is the value of the file: of an unknown, that it is none, and what is believed of it.
func fileSays(u wording.Units, l Lever) string {
	if l.Sampled {
		return "not known: " + wording.Clean(l.Now)
	}
	if l.At >= 0 {
		return label(u, l, l.Stops[l.At])
	}
	return wording.Clean(l.Now)
}

// Picture is what is known of a setting, and how far its playing has come.
type Picture struct {
	Stage  Stage
	Done   int
	Of     int
	Result *result.Result
	Rows   *result.Runs
	Cut    float64 // where the plan stands on the axis of chart 1; NaN: it has no place there
}

// Parts are the pieces of the page by the place they belong; one that is not there stays as it was.
type Parts map[string]string

// Draw draws the parts a picture has.
func Draw(p Picture) (Parts, error) {
	v := view.Of(p.Result)
	page, err := board.Draw(v, p.Rows)
	if err != nil {
		return nil, err
	}
	parts := Parts{"status": Status(p.Stage, p.Done, p.Of)}
	if page == nil {
		parts["say"] = "<p class=\"say\">This scenario has no money in it: its answer is that of its queue, which " +
			"boomerang run tells.</p>"
		return parts, nil
	}
	page.Question = "" // it stands above all the while
	soFar(page, v, p)
	for name, from := range map[string]string{"say": "live-say", "hero": "hero", "when": "when", "boxes": "boxes"} {
		if p.Stage == First && (name == "boxes" || name == "when") {
			continue
		}
		var b bytes.Buffer
		if err := pageTemplate.ExecuteTemplate(&b, from, page); err != nil {
			return nil, err
		}
		parts[name] = b.String()
	}
	figures := map[string]*drawing.Figure{}
	if p.Stage != First || p.Result.Grid != nil {
		f, why := chart.HeadcountNow(v, p.Cut)
		if f != nil {
			figures["chart"] = f
		} else if p.Stage == Whole {
			parts["chart"] = "<p class=\"note\">" + template.HTMLEscapeString(why) + "</p>"
		}
	}
	figures["months"] = chart.ByMonth(v)
	for name, f := range figures {
		if f == nil {
			continue
		}
		if parts[name], err = figure(*f); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// soFar tells a setting whose interval does not stand yet by its mean, marked so: a verdict needs
// more futures, and a person who moves a slider needs a direction.
func soFar(page *board.Drawn, v view.View, p Picture) {
	a := v.Answer()
	if a.Word != view.TooFew || a.Plan == nil {
		return
	}
	mean := v.Mean(a.Plan.Name, result.Net)
	if !stats.IsFinite(mean) {
		return
	}
	earns := "earns"
	if mean < 0 {
		earns = "loses"
	}
	page.Verdict = fmt.Sprintf("So far it %s about %s.", earns, v.Units.About(math.Abs(mean), result.UnitMoney))
	futures := wording.Counted(v.DrawsIn(p.Result.Worlds), "simulated future", "simulated futures")
	page.Sentences = []string{fmt.Sprintf("That is the mean of %s over %s%s. So few give a direction and no verdict: "+
		"whether it holds is told when enough of them are played.", futures, v.Horizon(), losing(page))}
}

// losing says in how many of the futures the plan asked about loses money, as the table does beside its
// dots; "" where it is not known.
func losing(page *board.Drawn) string {
	for _, row := range page.Plans.Rows {
		if !row.Asked || row.Figures[0][0] == wording.None {
			continue
		}
		n, of, counted := strings.Cut(row.Figures[0][0], " of ")
		switch {
		case !counted:
			return fmt.Sprintf("; it loses money in %s of them", n)
		case n == "0":
			return "; it loses money in none of them"
		case n == of:
			return "; it loses money in every one"
		}
		return fmt.Sprintf("; it loses money in %s of the %s", n, of)
	}
	return ""
}

// figure is a chart with the numbers behind it, and drawn anew for a small screen, as a report has it.
func figure(f drawing.Figure) (string, error) {
	svg, err := f.SVG()
	if err != nil {
		return "", err
	}
	data := struct {
		drawing.Drawn
		Slim template.HTML
	}{Drawn: drawing.Drawn{Figure: f, Svg: svg}}
	if narrow, err := f.Narrow(); err == nil && narrow != nil { // else the wide picture is there
		data.Slim = drawing.Drawn{Svg: narrow}.Picture()
	}
	var b bytes.Buffer
	err = pageTemplate.ExecuteTemplate(&b, "live-figure", data)
	return b.String(), err
}

// Status says how far playing has come, in one line.
func Status(stage Stage, done, of int) string {
	switch {
	case stage == Whole:
		return "This is the whole answer: what a run with these settings says."
	case stage == Grid && done < of:
		return fmt.Sprintf("Chart 1: %s of %s worlds", wording.Thousands(done), wording.Thousands(of))
	case stage == Ends && done < of:
		return fmt.Sprintf("Trying what is not known at both ends: %s of %s worlds", wording.Thousands(done),
			wording.Thousands(of))
	case stage == Grid || stage == Ends:
		return "Trying what is not known at both ends"
	case done >= of:
		return "All plans are played; chart 1 follows"
	}
	return fmt.Sprintf("%s of %s worlds played", wording.Thousands(done), wording.Thousands(of))
}

// Copied is said where a plan was copied.
const Copied = "Copied: paste it into the scenario file as a plan of its own."

// Downloaded is said where a page that stands alone hands out a scenario.
const Downloaded = "Downloaded: boomerang run plays it."

// RowsDownloaded is said where a page that stands alone hands out its rows.
const RowsDownloaded = "Downloaded: the rows of runs.csv, bit for bit those of a run with these settings."

// Saved says where a scenario was saved, and the command that plays it.
func Saved(name, command string) string {
	return fmt.Sprintf("Saved as %s: %s plays it.", name, command)
}

// Written says where a report was written.
func Written(dir string) string {
	return fmt.Sprintf("Written into %s: %s and the rows, as a run of these settings writes them.", dir,
		drawing.HTMLFile)
}
