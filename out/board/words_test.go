package board

import (
	"slices"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

func TestSharesInSentences(t *testing.T) {
	for share, want := range map[string]string{
		"31 of 40": "31 of 40", "40 of 40": "all 40", "0 of 40": "none of 40", "78 %": "78 % of",
	} {
		if got := allOf(share); got != want {
			t.Errorf("%s: %q, want %q", share, got, want)
		}
	}
	if got := ofThem("60 %"); got != "60 % of them" {
		t.Errorf("of them: %q", got)
	}
}

// Zero has a label wherever it stands: in place of an end that it meets or leaves no room.
func TestLabelOfZero(t *testing.T) {
	const zero = "$0"
	for lo, want := range map[float64][3]bool{ // which of the three labels stand
		-5: {true, false, true}, -20: {false, true, true}, -30: {true, true, true}, -50: {true, true, true},
		-70: {true, true, true}, -72: {true, true, false}, -95: {true, false, true},
	} {
		f := &Drawn{Page: &Page{}}
		f.Plans.Lo, f.Plans.Hi = lo, 100+lo
		ends := f.ends(view.Of(&result.Result{Scenario: result.Scenario{Currency: "USD"}}))
		if got := [3]bool{ends[0] != "", ends[1] != "", ends[2] != ""}; got != want || !slices.Contains(ends[:], zero) {
			t.Errorf("an axis from %v to %v has %q", lo, 100+lo, ends)
		}
	}
}

// The picture's title says what becomes of a plan now and after, for every pair of verdicts.
func TestTitlesOfNowAndAfter(t *testing.T) {
	at := func(verdict int) (mean float64, iv *result.Interval) {
		mean = map[int]float64{view.Gains: 1e6, view.Loses: -1e6}[verdict]
		return mean, sample.Interval(mean-5e5, mean+5e5)
	}
	for now, afters := range map[int]map[int]string{
		view.Gains: {
			view.Gains:   " is ahead over 18 months and after",
			view.Loses:   " is ahead for 18 months, then turns into a loss",
			view.Unclear: " is ahead for 18 months; whether it stays so is open",
		},
		view.Loses: {
			view.Gains:   " loses money over 18 months and is ahead after",
			view.Loses:   " loses money over 18 months, and stays behind",
			view.Unclear: " loses money over 18 months; whether it stays so is open",
		},
		view.Unclear: {
			view.Gains:   " is level over 18 months and ahead after",
			view.Loses:   " is level over 18 months, then turns into a loss",
			view.Unclear: " makes no clear difference",
		},
	} {
		for after, want := range afters {
			r, runs := sample.Result(1)
			told(r)
			for i := range r.Estimates {
				e := &r.Estimates[i]
				switch {
				case e.Plan == "keep-everyone":
				case e.Measure == result.Net:
					mean, iv := at(now)
					e.Mean, e.Interval = &mean, iv
					e.Difference = &result.Difference{Mean: mean, Interval: iv, Clear: iv.Excludes(0)}
				case e.Measure == result.NetTerminal:
					mean, iv := at(after)
					e.Mean, e.Interval = &mean, iv
				}
			}
			v := view.Of(r)
			p, _ := Of(v, runs)
			if want := "The plan asked about" + want; p.Plans.Title != want {
				t.Errorf("now %d, after %d: %q, want %q", now, after, p.Plans.Title, want)
			}
		}
	}
}
