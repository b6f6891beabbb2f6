package wording

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// Every kind of warning says its numbers, and what it is about.
func TestWarned(t *testing.T) {
	r := &result.Result{
		Scenario: result.Scenario{Currency: "EUR"},
		Plans:    []result.Plan{{Name: "cut", Title: "Cut 40 %"}},
		Measures: []result.Measure{{Name: result.Net, Unit: result.UnitMoney}},
	}
	of := func(w result.Warning, plan, measure string) result.Warning {
		w.Plan, w.Measure = plan, measure
		return w
	}
	pool := result.NewWarning(result.SmallPool, 4.02, 0, .05)
	pool.Pool = "vip"
	unknown := of(result.NewWarning(result.PrecisionMissed, 0, 18, 2e4), "cut", result.Net)
	unknown.Value = nil
	for _, c := range []struct {
		w           result.Warning
		about, text string
	}{
		{
			result.NewWarning(result.TooFewWorlds, 9, 0, 36), "design",
			"9 futures are too few for any interval; play at least 36",
		},
		{
			result.NewWarning(result.FewBlocks, 2, 9, 36), "design",
			"intervals rest on 2 blocks of 9 futures and are not to be trusted; play at least 36 futures",
		},
		{
			of(result.Warning{Kind: result.NoInterval, Reason: "why"}, "cut", result.Net), "net of cut", "why",
		},
		{
			of(result.NewWarning(result.PrecisionMissed, 5e4, 18, 2e4), "cut", result.Net), "precision",
			"--precision missed: the mean net of “Cut 40 %” is known to ±€50.0k after 18 futures, ±€20.0k was asked " +
				"for; allow more futures with --reps",
		},
		{
			unknown, "precision",
			"--precision missed: the mean net of “Cut 40 %” has no interval yet after 18 futures, " +
				"±€20.0k was asked for; allow more futures with --reps",
		},
		{
			pool, "scale",
			"only 4.0 contacts are handled at once in the busiest hour of pool vip at this scale: waits " +
				"and abandonment are too kind; raise scale to 0.05 or more",
		},
		{
			result.NewWarning(result.HeadsBeyondLevel, 17.1, 119.6, .85), "slack",
			"17 of 120 heads are beyond the " +
				"service level, because of the occupancy limit of 85 %: the service level is better than stated, and " +
				"a cut takes that slack first; without the limit (humans.occupancy = 1) the safe cut is smaller",
		},
		{
			of(result.NewWarning(result.DeflectionClippedWarning, .25, 0, 0), "cut", ""), "Cut 40 %",
			"in 25 % of futures the asked deflection lies outside what the drawn assistant can give, above every " +
				"ceiling or below what leaving and silent failures alone contain, and was set to the nearest bound",
		},
		{
			result.NewWarning(result.ChurnClippedWarning, .5, 0, 0), "churn", "in 50 % of futures today's service " +
				"explains more than the stated churn; other reasons were set to 0 there",
		},
		{result.Warning{About: "design", Text: "as an older program said it"}, "design", "as an older program said it"},
	} {
		if about, text := Warned(c.w, r); about != c.about || text != c.text {
			t.Errorf("%s: %q, %q; want %q, %q", c.w.Kind, about, text, c.about, c.text)
		}
	}
}

// What is warned of the number of worlds is known as such, whoever wrote it.
func TestWarningsOfTheDesign(t *testing.T) {
	for _, c := range []struct {
		w    result.Warning
		want bool
	}{
		{result.Warning{Kind: result.TooFewWorlds}, true},
		{result.Warning{Kind: result.FewBlocks}, true},
		{result.Warning{About: "design", Text: "older"}, true},
		{result.Warning{Kind: result.Scaled}, false},
		{result.Warning{About: "scale", Text: "older"}, false},
	} {
		if c.w.OfDesign() != c.want {
			t.Errorf("%+v: %v", c.w, !c.want)
		}
	}
}

func TestWarnedOfPeopleAndAmounts(t *testing.T) {
	r := &result.Result{
		Scenario: result.Scenario{Currency: "EUR"}, Plans: []result.Plan{{Name: "cut", Title: "Cut 40 %"}},
	}
	part := result.NewWarning(result.PartOfPerson, 1.35, 9, 0)
	part.Plan = "cut"
	one := result.NewWarning(result.AfterHorizon, 1, 0, 0).Value
	for _, c := range []struct {
		w           result.Warning
		about, text string
	}{
		{
			part, "Cut 40 %",
			"1.4 of 9.0 heads are cut in the model, which takes parts of a person; in a desk this small the next " +
				"whole number is another plan: state cut.heads and humans.heads",
		},
		{
			result.Warning{
				Kind: result.CutCapped, Plan: "cut", Value: part.Value, Of: part.Of, Wanted: part.Of,
			},
			"Cut 40 %",
			"in 1 of 9 futures looked at the desk has fewer than the 9 heads that are cut: there everybody goes, and " +
				"that is all; write cut.share, or state humans.heads",
		},
		{
			result.Warning{
				Kind: result.AfterHorizon, Plan: "cut", Value: one,
				Names: []string{result.CutAfter, result.AssistantLive},
			},
			"Cut 40 %",
			"the cut is announced (cut.when) and the assistant goes live (assistant.go_live) after the 1 month " +
				"played: the plan is weighed without it; play more months, or bring it forward",
		},
		{
			result.Warning{Kind: result.Unconverted, Names: []string{"money.a", "money.b"}},
			"currency",
			"no rate of exchange is known: money.a and money.b stand in EUR as they are in another currency, one for " +
				"one; write your own",
		},
	} {
		if about, text := Warned(c.w, r); about != c.about || text != c.text {
			t.Errorf("about %q: %q\nwant %q: %q", about, text, c.about, c.text)
		}
	}
}

// Plans whose board can never act are named, with the reason and what would let it.
func TestWarnedOfIdleBoards(t *testing.T) {
	r := &result.Result{Plans: []result.Plan{{Name: "cut", Title: "Cut 40 %"}}}
	for reason, remedy := range map[string]string{
		result.NoAction: "leadership.rehire_share", result.NoSignal: "leadership.service_floor",
		result.TooLate: "leadership.review_every",
	} {
		about, text := Warned(result.Warning{
			Kind: result.BoardIdle, Reason: reason, Names: []string{"cut", "hide"},
		}, r)
		if about != "leadership" || !strings.HasPrefix(text, "the board of “Cut 40 %” and “hide” can never act: ") ||
			!strings.Contains(text, remedy) {
			t.Errorf("%s: %q, %q", reason, about, text)
		}
	}
}

// A chance that is not known as asked and an order that is not clear are told as such.
func TestMissedChanceAndOrder(t *testing.T) {
	r := &result.Result{Plans: []result.Plan{{Name: "cut", Title: "Cut 40 %"}}}
	chance := result.NewWarning(result.PrecisionMissed, .07, 18, .05)
	chance.Plan, chance.Measure = "cut", "p(net < 0)"
	order := result.NewWarning(result.OrderOpen, 2, 18, 3)
	order.Measure = result.Net
	for want, w := range map[string]result.Warning{
		"--precision missed: p(net < 0) of “Cut 40 %” is known to ±7.0 % after 18 futures, ±5.0 % was asked for; " +
			"allow more futures with --reps": chance,
		"--precision missed: the ranking of the plans by mean net is not clear after 18 futures: 2 of 3 " +
			"neighbours are told apart; allow more futures with --reps": order,
	} {
		if about, got := Warned(w, r); about != "precision" || got != want {
			t.Errorf("got %s: %q, want %q", about, got, want)
		}
	}
}

// What was asked of a run's precision stands with what was reached, each kind in its unit.
func TestReached(t *testing.T) {
	near := .041
	r := &result.Result{
		Scenario: result.Scenario{Currency: "EUR"}, Design: result.Design{Level: .9},
		Plans:    []result.Plan{{Name: "cut", Title: "Cut 40 %"}, {Name: "keep", Title: "Keep all"}},
		Measures: []result.Measure{{Name: result.Net, Unit: result.UnitMoney}},
	}
	for want, g := range map[string]result.Goal{
		"net of “Cut 40 %”: ±€20.0k, reached no interval": {Plan: "cut", Measure: result.Net, HalfWidth: 2e4},
		"p(net < 0) of “Cut 40 %”: ±5.0 %, reached ±4.1 %": {
			Plan: "cut", Kind: result.ChanceGoal, Expr: "net < 0", HalfWidth: .05, Reached: &near,
		},
		"by mean net: 1 of 1 neighbours are clear, 90 % together; best first: “Keep all” and “Cut 40 %”": {
			Kind: result.OrderGoal, Measure: result.Net, Pairs: 1, Clear: 1, Order: []string{"keep", "cut"},
		},
	} {
		if _, got := Reached(g, r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWarnedOfCallbacks(t *testing.T) {
	w := result.NewWarning(result.CallbacksUnkept, 9.4, 0, 0)
	w.Plan = "cut"
	about, text := Warned(w, &result.Result{Plans: []result.Plan{{Name: "cut", Title: "Cut 40 %"}}})
	if about != "Cut 40 %" || !strings.HasPrefix(text, "who takes a callback waits 9 days for it on average and "+
		"does not call again") || !strings.HasSuffix(text, "compare with callback.accepted = 0") {
		t.Errorf("%q: %q", about, text)
	}
}
