package board

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// waits has so many contacts of a plan wait at the end of a made-up result, and so many made over all months.
func waits(r *result.Result, plan string, waiting, contacts float64) {
	for measure, mean := range map[string]float64{result.BacklogEnd: waiting, result.Contacts: contacts} {
		if e := r.Estimate(plan, measure); e != nil {
			e.Mean = &mean
			continue
		}
		r.Estimates = append(r.Estimates, result.Estimate{Plan: plan, Measure: measure, Mean: &mean})
	}
}

// A plan under which more than a day's contacts still wait, and more than under the reference, does not stand on
// page one or a terminal without a word; the word comes first, and says that nobody leaves over it where nobody does.
func TestWhoStillWaitsIsSaid(t *testing.T) {
	const months, aDay = 18, 100. // contacts
	const all = aDay * 365. / 12 * months
	for _, c := range []struct {
		reference, asked, advised float64
		givesUp                   string
		want                      string
	}{
		{0, 67_000, 0, `"off"`, "67,000 contacts still wait at the end; nobody leaves over that"},
		{0, 67_000, 67_000, `"7 days"`, "67,000 contacts still wait at the end"},
		{0, 101, 0, `"off"`, "100 contacts still wait at the end; nobody leaves over that"},
		{0, 99, 99, `"off"`, ""},
		{500, 400, 400, `"off"`, ""}, // no worse than today
		{
			0, 0, 5_000, `"off"`,
			"5,000 contacts still wait at the end under the plan recommended; nobody leaves over that",
		},
	} {
		r, runs := sample.Result(2)
		told(r)
		r.Ask, r.Subject = &result.Ask{Kind: result.AskPays}, "plan-1"
		r.Givens = append(r.Givens, result.Assumption{Path: "deferred.gives_up_after", Value: c.givesUp})
		waits(r, r.Plans[0].Name, c.reference, all)
		waits(r, "plan-1", c.asked, all)
		waits(r, "plan-2", c.advised, all)
		v := view.Of(r)
		p := page{View: v, runs: runs, Answered: v.Answer(), picture: futuresOf(v, runs)}
		p.Advised = &r.Plans[2]
		if got := p.unanswered(); got != c.want {
			t.Errorf("%v of %v and %v wait: %q, want %q", c.asked, c.reference, c.advised, got, c.want)
		}
		lines := p.trust()
		if c.want != "" && lines[0] != c.want || c.want == "" && strings.Contains(lines[0], "wait") {
			t.Errorf("%q begins with %q, want %q", trusts, lines[0], c.want)
		}
		if c.want == "" || c.asked == 0 {
			continue
		}
		var screen strings.Builder
		if _, err := Tell(&screen, v, runs, 100); err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(strings.Fields(screen.String()), " "); !strings.Contains(said, c.want+".") {
			t.Errorf("the terminal does not say %q:\n%s", c.want, said)
		}
	}
}
