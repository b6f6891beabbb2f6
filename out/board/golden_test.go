package board

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

var update = flag.Bool("update", false, "write the golden text anew")

// text is every word of page one, in its order.
func (p *Page) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n%s\n\n%s\n", p.Question, p.Verdict, strings.Join(p.Sentences, "\n"), p.Plans.Title)
	fmt.Fprintln(&b, strings.Join(p.Plans.Columns, " | "))
	for _, r := range p.Plans.Rows {
		fmt.Fprintln(&b, r.Name, "|", r.Role, "|", r.Earns, "|", r.Figures)
	}
	fmt.Fprintf(&b, "%s\n\n%s\n", p.Plans.Caption, p.When.Title)
	for _, m := range p.When.Moments {
		fmt.Fprintln(&b, m.When, "|", m.What, "|", m.Bad)
	}
	for _, box := range p.Boxes {
		fmt.Fprintf(&b, "\n%s\n%s\n", box.Name, strings.Join(box.Lines, "\n"))
	}
	fmt.Fprintf(&b, "\n%s\n", p.Foot)
	return b.String()
}

// mostWords is how many words page one may have beside its table and its band of dates: what a director
// reads in a minute.
const mostWords = 230

// Page one of made-up results is short, whatever they say.
func TestPageOneIsShort(t *testing.T) {
	for seed := range uint64(40) {
		r, runs := sample.Result(1 + int(seed%5))
		told(r)
		sample.Stir(r, rand.New(rand.NewPCG(seed, 3)))
		for k, p := range r.Plans {
			waits(r, p.Name, 1e5*float64(k), 1e5) // the longest first line of the last box
		}
		p, _ := Of(view.Of(r), runs)
		if n := p.Words(); n > mostWords {
			t.Errorf("seed %d: %d words: %s", seed, n, strings.Join(p.Text(), "\n"))
		}
	}
}

// The words of page one for made-up results, as people read them: no finding, their identity.
func TestPageOneReads(t *testing.T) {
	var all strings.Builder
	for _, kind := range []result.AskKind{result.AskPays, result.AskDepth, result.AskCompare, result.AskSafe} {
		for subject := 1; subject <= 2; subject++ {
			r, runs := sample.Result(3)
			told(r)
			floor := .9
			r.Ask, r.Subject = &result.Ask{Kind: kind}, r.Plans[subject].Name
			if kind == result.AskSafe {
				r.Ask.ServiceLevel = &floor
			}
			p, _ := Of(view.Of(r), runs)
			fmt.Fprintf(&all, "==== %s of %s\n%s\n", kind, r.Subject, p.text())
		}
	}
	const file = "testdata/pages.txt"
	if *update {
		if err := os.WriteFile(file, []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if all.String() != string(want) {
		t.Errorf("page one reads otherwise than %s; look at it, then -update:\n%s", file, all.String())
	}
}

// told gives a made-up result the facts and findings that page one tells.
func told(r *result.Result) {
	heads, needed, gone, freed := 120., 114., 48., 31.2
	r.Givens = append(r.Givens, result.Assumption{Path: "money.terminal_months", Value: "24"})
	r.Audit = []result.Finding{
		{
			Kind: result.HeadsForLevel, Value: &heads, Verdict: result.OK,
			Facts: result.Facts{{Key: result.HeadsNeeded, Value: &needed}},
		},
		{Kind: result.HeadsForWork, Plan: "plan-1", Value: &gone, Bound: &freed, Verdict: result.Warn},
	}
	low, high, hung := .03, .09, .13
	r.OtherDesks = []result.Finding{{
		Kind: result.OthersHangUp, Value: &hung, Low: &low, Bound: &high, Unit: result.UnitShare,
		Verdict: result.Warn,
	}}
	for _, p := range r.Plans[1:] {
		r.Probabilities = append(r.Probabilities, sample.Loss(p.Name, 120, 200))
		r.Probabilities[len(r.Probabilities)-1].Name = "net_terminal_loss"
	}
}
