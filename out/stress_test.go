package out

import (
	"bytes"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// stressedBy is one plan ahead by a million whose mean net is the one given
// with the churn dose at 0.5.
func stressedBy(net float64) *result.Result {
	r, _ := sample.Result(1)
	withoutAfter(r)
	iv := func(v float64) *result.Interval { return &result.Interval{Lo: v - 1e5, Hi: v + 1e5, Level: .9} }
	own := r.Estimate("plan-1", "net")
	mean := 1e6
	own.Mean, own.Interval, own.Difference.Interval = &mean, iv(mean), iv(mean)
	r.Probabilities = []result.Probability{{Plan: "plan-1", Name: "net_loss", Value: .3}}
	r.Stress = []result.Stress{{
		Plan: "plan-1", Key: "churn.scale", Text: "0.5", Value: .5, Worlds: 36,
		Net: result.Estimate{
			Plan: "plan-1", Measure: "net", Mean: &net, Interval: iv(net),
			Difference: &result.Difference{Mean: net, Interval: iv(net)},
		},
		Loss: result.Probability{Plan: "plan-1", Name: "net_loss", Value: .95},
	}}
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
		got := readerOf(stressedBy(c.net)).recommendation()
		if strings.HasPrefix(got, "The answer depends on how readily the unhappy leave") != c.depends {
			t.Errorf("net %g at 0.5: %s", c.net, got)
		}
		if c.depends && !strings.Contains(got, "breaks even at about 0.4") {
			t.Errorf("net %g at 0.5 has no break-even value: %s", c.net, got)
		}
	}
}

// Identical warnings are one line; a terminal gets eight and the number of the
// rest.
func TestWarningsAreGrouped(t *testing.T) {
	r, _ := sample.Result(1)
	r.Warnings = nil
	for i := range 30 {
		r.Warnings = append(r.Warnings, result.Warning{About: strings.Repeat("x", i+1), Text: "the same"})
		r.Warnings = append(r.Warnings, result.Warning{About: "y", Text: strings.Repeat("z", i%10+1)})
	}
	if n := len(readerOf(r).warnings().Rows); n != 11 {
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

// The break-even of the worlds and that of the audit's formula are two figures: wherever
// the one is printed it says which it is, and where both are the difference is named.
func TestBreakEvensAreToldApart(t *testing.T) {
	r, _ := sample.Result(2)
	for _, both := range []bool{false, true} {
		if both {
			r.Audit = append(r.Audit, result.Finding{Kind: result.BreakEvenDose, Plan: "plan-1"})
		}
		notes := strings.Join(readerOf(r).wouldChange().Notes, " ")
		if strings.Contains(notes, "The audit has another figure of how readily the unhappy leave") != both {
			t.Errorf("with an audit of it: %v, notes %q", both, notes)
		}
	}
	label := wording.FigureOf(result.Finding{Kind: result.BreakEvenDose}, nil)
	if !strings.Contains(label, "first order") {
		t.Errorf("the audit calls it %q", label)
	}
	if why := wording.Why(result.Finding{Kind: result.BreakEvenDose}); !strings.Contains(why, "no day played") {
		t.Errorf("the audit explains it by %q", why)
	}
}
