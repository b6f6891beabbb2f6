package out

import (
	"slices"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// chosen is a sample in which only the plan named is ahead, and the grid asks
// about plan-1.
func chosen(best string) (*result.Result, *result.Runs) {
	r, runs := sample.Result(2)
	withoutAfter(r)
	for i, e := range r.Estimates {
		if e.Measure == "net" && e.Difference != nil {
			iv := &result.Interval{Lo: -1, Hi: 1, Level: .9}
			if e.Plan == best {
				iv = &result.Interval{Lo: 1, Hi: 2, Level: .9}
			}
			r.Estimates[i].Difference.Interval = iv
		}
	}
	return r, runs
}

// The drivers of page one are those of the choice, and a sentence says between
// which two plans that is.
func TestDriversAreThoseOfTheChoice(t *testing.T) {
	one, two := "“Cut 40 %, assistant takes everything, human hidden”", "“Cut 20 %, bounded work only, one click to "+
		"a human”"
	for _, c := range []struct {
		best, want string
	}{
		{"plan-2", two + " beats " + one + " by "},
		{"plan-1", one + " is behind “Keep everyone” by "},
		{"", one + " and “Keep everyone” are level: "},
	} {
		r, runs := chosen(c.best)
		d := decide(readerOf(r), runs)
		if !strings.HasPrefix(d.Whose, c.want) || !strings.HasSuffix(d.Whose, "depends most "+
			"on:") || len(d.Drivers) < 3 {
			t.Errorf("%q ahead: %q, %d drivers", c.best, d.Whose, len(d.Drivers))
		}
		if lead := strings.Contains(strings.Join(d.Drivers, " "), "lead"); lead != (c.best == "plan-2") {
			t.Errorf("%q ahead: drivers %q", c.best, d.Drivers)
		}
	}
}

// The interval of a lead is paired: plans that differ by the same amount in every
// world have an interval of no width, however far the worlds lie apart.
func TestLeadIsPaired(t *testing.T) {
	r, runs := chosen("plan-2")
	for i := range runs.Worlds {
		w := &runs.Worlds[i]
		w.Block, w.Rows[2][2] = i/9, w.Rows[1][2]+5
	}
	c := readerOf(r).choice()
	iv := c.leadInterval(runs)
	if iv == nil || iv.Lo < 4.999 || iv.Hi > 5.001 {
		t.Errorf("interval %v of a lead of 5 in every future", iv)
	}
	if iv := c.leadInterval(nil); iv != nil {
		t.Errorf("interval %v without rows", iv)
	}
}

// With too few worlds for a regression the ends of the stress tests speak, and
// where their intervals leave open who is ahead the line says so.
func TestLeadsAtTheEnds(t *testing.T) {
	r, _ := chosen("plan-2")
	for i := range r.Stress {
		s := &r.Stress[i]
		mean := 3.
		if s.Plan == "plan-1" {
			mean = 1
		}
		half := .1
		if s.Key == "churn.scale" && s.Text == "0.5" {
			half = 10
		}
		iv := &result.Interval{Lo: mean - half, Hi: mean + half, Level: .9}
		s.Net.Mean, s.Net.Interval, s.Net.Difference = &mean, iv, &result.Difference{Mean: mean, Interval: iv}
	}
	got := strings.Join(readerOf(r).choice().swingLines(), "\n")
	for _, want := range []string{
		"How readily the unhappy leave: lead +€2.00 at 0.1 and +€2.00 at 0.5 (no clear difference).",
		"Spare staff today: lead +€2.00 at −0.1 and +€2.00 at 0.1.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
	r.Stress = slices.DeleteFunc(r.Stress, func(s result.Stress) bool { return s.Plan == "plan-1" })
	if got := readerOf(r).choice().swingLines(); got != nil {
		t.Errorf("a lead over a plan that was not tried: %q", got)
	}
}

// Where another plan is preferred at an end though the first still gains there,
// the headline gives the value at which the two are level.
func TestHeadlineGivesTheCrossing(t *testing.T) {
	r, _ := chosen("plan-2")
	set := func(e *result.Estimate, mean float64) {
		iv := &result.Interval{Lo: mean - .1, Hi: mean + .1, Level: .9}
		e.Mean, e.Interval, e.Difference = &mean, iv, &result.Difference{Mean: mean, Interval: iv}
	}
	set(r.Estimate("plan-1", "net"), 1)
	set(r.Estimate("plan-2", "net"), 2)
	for i := range r.Stress {
		s := &r.Stress[i]
		set(&s.Net, map[string]float64{"plan-1": 1, "plan-2": 3}[s.Plan])
		if s.Key == "churn.scale" && s.Text == "0.1" {
			set(&s.Net, map[string]float64{"plan-1": 6, "plan-2": 4}[s.Plan])
		}
	}
	r.BreakEvens = nil
	want := "The answer depends on how readily the unhappy leave: at 0.1 “Cut 40 %, assistant takes " +
		"everything, human hidden” is clearly ahead, and the two are level on average at about 0.3. "
	if got := readerOf(r).recommendation(); !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q first", got, want)
	}
}

// A plan nobody can choose and that alone is ahead is named as what it is: neither
// recommended, nor passed over as if nothing were better.
func TestCounterfactualAlone(t *testing.T) {
	r, _ := chosen("plan-2")
	for i := range r.Plans {
		r.Plans[i].NoChoice = r.Plans[i].Name == "plan-2"
	}
	got := readerOf(r).ownAnswer()
	for _, want := range []string{
		"No plan that can be chosen is clearly better than “Keep everyone”",
		"“Cut 20 %, bounded work only, one click to a human” is clearly ahead (", "nobody can choose it.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q, want %q in it", got, want)
		}
	}
	for i := range r.Plans {
		r.Plans[i].NoChoice = !r.Plans[i].Reference
	}
	if got := readerOf(r).ownAnswer(); !strings.HasPrefix(got, "There is no plan to choose beside “Keep everyone”. “") {
		t.Errorf("without any choice: %q", got)
	}
}
