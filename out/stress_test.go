package out

import (
	"bytes"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// stressedBy is one plan ahead by a million whose mean net is the one given
// with the churn dose at 0.5.
func stressedBy(net float64) *result.Result {
	r, _ := sample(1)
	iv := func(v float64) *result.Interval { return &result.Interval{Lo: v - 1e5, Hi: v + 1e5, Level: .9} }
	own := r.Estimate("plan-1", "net")
	mean := 1e6
	own.Mean, own.Interval, own.Difference.Interval = &mean, iv(mean), iv(mean)
	r.Probabilities = []result.Probability{{Plan: "plan-1", Name: "net_loss", Value: .3}}
	r.Stress = []result.Stress{{Plan: "plan-1", Key: "churn.scale", Text: "0.5", Value: .5, Worlds: 36,
		Net:  result.Estimate{Plan: "plan-1", Measure: "net", Mean: &net, Interval: iv(net), Difference: &result.Difference{Mean: net, Interval: iv(net)}},
		Loss: result.Probability{Plan: "plan-1", Name: "net_loss", Value: .95}}}
	x := .4
	r.BreakEvens = []result.BreakEven{{Plan: "plan-1", Key: "churn.scale", Low: .1, High: .5, Value: &x}}
	return r
}

// The headline depends on an assumption exactly where the preferred plan
// changes inside its range, and gives the break-even value.
func TestHeadlineDepends(t *testing.T) {
	for _, c := range []struct {
		net     float64
		depends bool
	}{
		{-1e6, true},
		{-5e4, true}, // no gain on average is no preference
		{5e4, false}, // only the interval covers zero: too few worlds, not another answer
		{9e5, false},
	} {
		got := read(stressedBy(c.net)).recommendation()
		if strings.HasPrefix(got, "The answer depends on churn dose (churn.scale)") != c.depends {
			t.Errorf("net %g at 0.5: %s", c.net, got)
		}
		if c.depends && !strings.Contains(got, "changes sign at about 0.4") {
			t.Errorf("net %g at 0.5 has no break-even value: %s", c.net, got)
		}
	}
}

// A probability never stands without what it rests on and its range.
func TestChanceHasRange(t *testing.T) {
	r := read(stressedBy(9e5))
	if got, want := netLoss(r, "plan-1").Text, "unlikely, 30 % (30–95 %)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	want := "unlikely, 30 %, given the listed assumptions (30–95 % of worlds from optimistic to pessimistic churn dose)"
	if got := r.recommendation(); !strings.Contains(got, want) {
		t.Errorf("%q lacks %q", got, want)
	}
}

// Where all worlds agree, the interval speaks: few worlds make nothing certain.
func TestOddsOfFewWorlds(t *testing.T) {
	r := stressedBy(9e5)
	for _, c := range []struct {
		value, lo, hi float64
		want          string
	}{
		{0, 0, .1015, "unlikely, at most 10 %"},
		{1, .8985, 1, "very likely, at least 90 %"},
		{0, 0, .004, "exceptionally unlikely, <1 %"},
		{.3, .1, .6, "unlikely, 30 %"},
	} {
		r.Probabilities[0].Value, r.Probabilities[0].Interval = c.value, &result.Interval{Lo: c.lo, Hi: c.hi, Level: .9}
		if got := read(r).odds("plan-1"); got != c.want {
			t.Errorf("%v in [%v, %v]: %q, want %q", c.value, c.lo, c.hi, got, c.want)
		}
	}
}

func TestPercents(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		want   string
	}{{.4, .95, "40–95 %"}, {0, .5, "0–50 %"}, {.2, 1, "20–100 %"}, {.301, .302, "30 %"}} {
		if got := percents(c.lo, c.hi); got != c.want {
			t.Errorf("percents(%v, %v) = %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}

// Identical warnings are one line; a terminal gets eight and the number of the
// rest.
func TestWarningsAreGrouped(t *testing.T) {
	r, _ := sample(1)
	r.Warnings = nil
	for i := range 30 {
		r.Warnings = append(r.Warnings, result.Warning{About: strings.Repeat("x", i+1), Text: "the same"})
		r.Warnings = append(r.Warnings, result.Warning{About: "y", Text: strings.Repeat("z", i%10+1)})
	}
	if n := len(read(r).warnings().Rows); n != 11 {
		t.Errorf("%d lines for 11 texts", n)
	}
	var b bytes.Buffer
	if err := Verdict(&b, r, 100); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"x, xx and 28 more", "3 more in the report."} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("verdict lacks %q", want)
		}
	}
}
