package explore

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/live"
	"boomerang/out/view"
	"boomerang/scenarios"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Page is a scenario being explored.
type Page struct {
	*play.Live
	File   string // as a command names the scenario
	levers []play.Lever
}

// New is the page of a scenario.
func New(l *play.Live, file string) *Page { return &Page{l, file, l.Levers()} }

// Event is one thing a page is told while a setting is played.
type Event struct {
	Kind     string     `json:"kind"` // picture, step, problem, end
	Stage    live.Stage `json:"stage,omitempty"`
	Done     int        `json:"done"`
	Of       int        `json:"of"`
	Text     string     `json:"text,omitempty"`
	Parts    live.Parts `json:"parts,omitempty"`
	Problems []Problem  `json:"problems,omitempty"`
}

// Problem is what is wrong with a setting, in the words of the terminal, and the lever it stands
// beside; "" where it is of no single one.
type Problem struct {
	Target string `json:"target"`
	Text   string `json:"text"`
}

// Told is the answer to a single question.
type Told struct {
	HTML    string `json:"html,omitempty"`
	Text    string `json:"text,omitempty"`
	Copy    string `json:"copy,omitempty"`
	Problem string `json:"problem,omitempty"`
}

// Shell is what the page is made of before anything is played.
func (p *Page) Shell() live.Shell {
	s := p.Scenario()
	shell := live.Shell{
		Scenario: result.Scenario{
			Name: s.Name, Title: s.Title, Question: s.Question, Start: s.Start.String(), Months: s.Months,
			Currency: s.Currency,
		},
		File: p.File, Name: p.Plan,
	}
	for _, plan := range s.Plans {
		if plan.Name == p.Plan {
			shell.Plan = plan.Title
		}
	}
	for _, l := range p.levers {
		row := live.Lever{
			Target: l.Target, Path: l.Path, Meaning: l.Meaning, Now: l.Now, Unit: l.Unit, Sampled: l.Sampled,
			Named: l.Named, At: l.At,
		}
		for _, stop := range l.Stops {
			row.Stops = append(row.Stops, live.Stop{Text: stop.Text, Value: stop.Value})
		}
		shell.Levers = append(shell.Levers, row)
	}
	return shell
}

// Bounds of what one page may ask.
const mostText = 300

// Allowed refuses settings of what no lever moves.
func (p *Page) Allowed(set []string) error {
	if len(set) > len(p.levers) {
		return fmt.Errorf("%d settings for %d levers", len(set), len(p.levers))
	}
	for _, s := range set {
		key, _, _ := strings.Cut(s, "=")
		known := func(l play.Lever) bool { return l.Target == key }
		switch {
		case len(s) > mostText:
			return errors.New("a setting is longer than any value can be")
		case !slices.ContainsFunc(p.levers, known):
			return remedy.Errorf("no lever of this page sets %s", remedy.Line(key)).
				Hint("name it in [explore] keys, and start the page again")
		}
	}
	return nil
}

// Watch plays settings and sends what a page is to show, until the whole answer stands or ctx
// ends. What is wrong with them is sent too, and is no error.
func (p *Page) Watch(ctx context.Context, set []string, send func(Event) error) error {
	if err := p.Allowed(set); err != nil {
		return send(Event{Kind: "problem", Problems: []Problem{{Text: remedy.Text(err)}}})
	}
	show := func(seen *play.Seen) error {
		stage := live.Stage(seen.Stage)
		parts, err := live.Draw(live.Picture{
			Stage: stage, Done: seen.Done, Of: seen.Of, Result: seen.Result, Rows: seen.Rows, Cut: p.cut(seen),
		})
		if err != nil {
			return err
		}
		return send(Event{Kind: "picture", Stage: stage, Done: seen.Done, Of: seen.Of, Parts: parts})
	}
	step := func(stage play.Stage, done, of int) {
		at := live.Stage(stage)
		// one that is lost is told by the next
		_ = send(Event{Kind: "step", Stage: at, Done: done, Of: of, Text: live.Status(at, done, of)})
	}
	err := p.Live.Watch(ctx, set, show, step)
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case err != nil:
		return send(Event{Kind: "problem", Problems: p.problems(err)})
	}
	return send(Event{Kind: "end"})
}

// cut is where the plan stands on the axis of chart 1 as it is set.
func (p *Page) cut(seen *play.Seen) float64 {
	if seen.Result.Grid == nil {
		return math.NaN()
	}
	at, _ := view.Axes(seen.Result.Grid)
	if at < 0 {
		return math.NaN()
	}
	if l := seen.At.LeverOf(seen.Result.Grid.Plan, seen.Result.Grid.Axes[at].Key); l != nil {
		return l.Value
	}
	return math.NaN()
}

// problems puts what is wrong beside the levers it is of.
func (p *Page) problems(err error) (all []Problem) {
	var found scenarios.Problems
	if !errors.As(err, &found) {
		return []Problem{{Text: remedy.Text(terminal.WithRemedy(err))}}
	}
	for _, x := range found {
		one := Problem{Text: x.String()}
		for _, l := range p.levers {
			named := x.Key == l.Target || x.Key == l.Path
			if strings.HasPrefix(x.File, "-s "+l.Target+"=") || one.Target == "" && named {
				one.Target = l.Target
			}
		}
		all = append(all, one)
	}
	return all
}

// Compare puts settings side by side.
func (p *Page) Compare(ctx context.Context, pins [][]string) Told {
	if len(pins) > play.MostPins {
		return Told{Problem: fmt.Sprintf("%d settings, at most %d stand side by side", len(pins), play.MostPins)}
	}
	for _, set := range pins {
		if err := p.Allowed(set); err != nil {
			return Told{Problem: remedy.Text(err)}
		}
	}
	c, err := p.Live.Compare(ctx, pins)
	if err != nil {
		return Told{Problem: remedy.Text(err)}
	}
	html, err := live.Compare(live.Comparison{
		Scenario: c.Scenario, Settings: c.Settings, Worlds: c.Worlds, Estimates: c.Estimates,
		Probabilities: c.Probabilities, Measures: c.Measures,
	})
	if err != nil {
		return Told{Problem: err.Error()}
	}
	return Told{HTML: html}
}
