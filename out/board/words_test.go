package board

import (
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

// Zero has a label of its own where it is far from both ends of the axis.
func TestLabelOfZero(t *testing.T) {
	for lo, shown := range map[float64]bool{
		-5: false, -30: false, -31: true, -50: true, -71: true, -72: false, -95: false,
	} {
		f := &Drawn{Page: &Page{}}
		f.Plans.Lo, f.Plans.Hi = lo, 100+lo
		if f.Place() != int(-lo) || f.ShowsZero() != shown {
			t.Errorf("an axis from %v to %v: at %d %%, shown %v", lo, 100+lo, f.Place(), f.ShowsZero())
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
