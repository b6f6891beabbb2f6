package explore

import (
	"context"
	"fmt"
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/out/live"
	"boomerang/sim/remedy"
)

// Inside is what a page that stands alone carries of its scenario.
type Inside struct {
	Name    string   // of the scenario
	File    string   // as a command names it
	Text    string   // the scenario, in one file that depends on no other
	Plan    string   // the one that is moved
	Seed    uint64   //
	Worlds  int      // of the whole answer
	Targets []string // of the levers it shows
}

// Inside is what a page needs to answer without this program.
func (p *Page) Inside() Inside {
	seed, worlds := p.Design()
	in := Inside{
		Name: p.Scenario().Name, File: p.File, Text: string(p.Scenario().Flat()), Plan: p.Plan, Seed: seed,
		Worlds: worlds,
	}
	for _, l := range p.levers {
		in.Targets = append(in.Targets, l.Target)
	}
	return in
}

// Only holds a page to some of its levers.
func (p *Page) Only(targets []string) *Page {
	p.levers = slices.DeleteFunc(p.levers, func(l play.Lever) bool { return !slices.Contains(targets, l.Target) })
	return p
}

// Answer answers a question that plays nothing a page watches: what is compared, copied or saved.
func (p *Page) Answer(ctx context.Context, what string, set []string, pins [][]string) Told {
	if err := p.Allowed(set); err != nil {
		return Told{Problem: remedy.Text(err)}
	}
	var text []byte
	var err error
	told := Told{}
	switch what {
	case "compare":
		return p.Compare(ctx, pins)
	case "plan":
		text, err = p.PlanText(ctx, set)
		told.Text = live.Copied
	case "save":
		text, err = p.SavedText(ctx, set)
		told.Text = live.Downloaded
	case "rows":
		text, err = p.RowsText(ctx, set)
		told.Text = live.RowsDownloaded
	default:
		err = fmt.Errorf("nothing answers %q", what)
	}
	if err != nil {
		return Told{Problem: remedy.Text(err)}
	}
	told.Copy = string(text)
	return told
}
