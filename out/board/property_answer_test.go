package board

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// No sentence of page one contradicts the figures it stands beside, whatever these are.
func TestNoWordAgainstTheFigures(t *testing.T) {
	words := map[view.AnswerWord]int{}
	for seed := range uint64(150) {
		r, runs := sample.Result(1 + int(seed%5))
		sample.Stir(r, rand.New(rand.NewPCG(seed, 1)))
		v := view.Of(r)
		p, ok := Of(v, runs)
		if !ok {
			t.Fatalf("seed %d: no page", seed)
		}
		a := v.Answer()
		words[a.Word]++
		plan := v.Subject().Name
		at := func(what string, args ...any) {
			t.Errorf("seed %d (%s, net %v, after %v, loss %v): %s\n%s %s", seed, a.Kind, v.Verdict(plan), v.After(plan),
				v.NetLoss(plan), fmt.Sprintf(what, args...), p.Verdict, strings.Join(p.Sentences, " "))
		}
		if p.Verdict == "Yes." && (v.Verdict(plan) != view.Gains || v.NetLoss(plan) > view.SafeRisk ||
			v.After(plan) == view.Loses) {
			at("says yes")
		}
		if p.Verdict == "No." && v.Verdict(plan) == view.Gains && v.After(plan) != view.Loses {
			at("says no of a gain")
		}
		text := strings.Join(p.Sentences, " ")
		name := "“" + v.ShortOf(plan) + "” "
		for word, verdict := range map[string]int{"earns about": view.Gains, "costs about": view.Loses} {
			if strings.Contains(text, name+word) && v.Verdict(plan) != verdict {
				at("%q against the interval", word)
			}
		}
		for word, verdict := range map[string]int{
			" is ahead over": view.Gains, " is ahead for": view.Gains, " loses money": view.Loses,
			" is level": view.Unclear,
		} {
			if strings.Contains(p.Plans.Title, word) && v.Verdict(plan) != verdict {
				at("the picture's title %q", p.Plans.Title)
			}
		}
		for _, row := range p.Plans.Rows {
			if strings.Contains(row.Role, roleAdvised) != (a.Advised != nil && v.Title(*a.Advised) == row.Name) {
				at("%q is called %q", row.Name, row.Role)
			}
		}
		if a.Advised != nil && a.Advised.NoChoice {
			at("recommends what nobody can choose")
		}
	}
	for _, w := range []view.AnswerWord{view.Yes, view.No, view.Depends} {
		if words[w] < 4 {
			t.Errorf("answer %d was given %d times of 150: the figures tried do not reach it", w, words[w])
		}
	}
}

// A count of futures is one of those shown, and the dots left of zero are as many.
func TestCountsAreTheDots(t *testing.T) {
	r, runs := sample.Result(3)
	r.Blocks = 5 // of 22: 40 draws
	for i := range runs.Worlds {
		runs.Worlds[i].Used = i%9 != 8
	}
	v := view.Of(r)
	for i, plan := range r.Plans[1:] {
		losing := 0
		net := slices.Index(runs.Measures, result.Net)
		for _, w := range runs.Worlds {
			if w.Block < r.Blocks && w.Used && w.Rows[i+1][net] < 0 {
				losing++
			}
		}
		for k := range r.Probabilities {
			if q := &r.Probabilities[k]; q.Plan == plan.Name && q.Name == "net_loss" {
				*q = sample.Loss(plan.Name, losing, 40)
			}
		}
	}
	p, _ := Of(v, runs)
	for _, row := range p.Plans.Rows {
		n, of, counted := strings.Cut(row.Figures[0][0], " of ")
		if !counted || of != "40" || len(row.Now) != 40 {
			t.Fatalf("%s: %q beside %d dots", row.Name, row.Figures[0][0], len(row.Now))
		}
		left := 0
		for _, v := range row.Now {
			if v < 0 {
				left++
			}
		}
		if strconv.Itoa(left) != n {
			t.Errorf("%s: says %s of 40, shows %d", row.Name, n, left)
		}
	}
}

// Futures too many to show are shown as parts of the distribution, and then nothing is counted.
func TestManyFuturesAreParts(t *testing.T) {
	r, runs := sample.Result(2)
	p, _ := Of(view.Of(r), runs)
	row := p.Plans.Rows[0]
	if len(row.Now) != mostDots || !strings.Contains(row.Figures[0][0], " %") {
		t.Errorf("%d dots, %q", len(row.Now), row.Figures[0][0])
	}
	if !slices.IsSorted(row.Now) || !strings.Contains(p.Plans.Caption, "one part in 40") {
		t.Errorf("caption %q", p.Plans.Caption)
	}
}

// Without an interval nothing is said to be better.
func TestTooFewFutures(t *testing.T) {
	r, runs := sample.Result(3)
	for i := range r.Estimates {
		r.Estimates[i].Interval = nil
		if d := r.Estimates[i].Difference; d != nil {
			d.Interval, d.Clear = nil, false
		}
	}
	p, _ := Of(view.Of(r), runs)
	text := p.Verdict + " " + strings.Join(p.Sentences, " ") + " " + p.Plans.Title
	for _, word := range []string{"Better", "clear", "best", "earns", "recommended", "ahead", "level over"} {
		if strings.Contains(text, word) {
			t.Errorf("%q in %s", word, text)
		}
	}
}

// The terminal has room for paths below the answer, whatever its width and however many plans.
func TestTerminalLines(t *testing.T) {
	for seed := range uint64(24) {
		r, runs := sample.Result(1 + int(seed%12))
		sample.Stir(r, rand.New(rand.NewPCG(seed, 2)))
		for _, width := range []int{80, 100, 140} {
			var b strings.Builder
			if told, err := Tell(&b, view.Of(r), runs, width); err != nil || !told {
				t.Fatal(told, err)
			}
			if n := strings.Count(b.String(), "\n"); n > MostLines {
				t.Errorf("seed %d, width %d: %d lines\n%s", seed, width, n, b.String())
			}
		}
		if _, err := Tell(io.Discard, view.Of(r), nil, 100); err != nil {
			t.Errorf("without rows: %v", err)
		}
	}
}
