package wording

import (
	"math"
	"slices"
	"testing"

	"boomerang/sim/result"
)

func facts(of map[string]float64, flags ...string) (all []result.Fact) {
	for k, x := range of {
		all = append(all, result.FactOf(k, x, result.UnitNone))
	}
	for _, k := range flags {
		all = append(all, result.Fact{Key: k})
	}
	return all
}

func choice(key, name string) []result.Fact { return []result.Fact{{Key: key, Name: name}} }

// why is a finding and what it rests on.
type why struct {
	f    result.Finding
	want string
}

func companyWhys() []why {
	needed := map[string]float64{
		result.ServiceLevel: .8, result.AnswerWithin: 1. / 3, result.OccupancyLimit: .85, result.HeadsNeeded: 110.4,
		result.DeskContacts: 61240, result.HandleMinutes: 7.26, result.BeyondLevel: 17.2,
	}
	played := map[string]float64{
		result.Stated: .8, result.Simulated: .7512, result.MonthsPlayed: 5, result.IntervalLow: .74,
		result.IntervalHigh: .76, result.BeyondLevel: 17, result.HeadsNeeded: 120, result.OccupancyLimit: .85,
	}
	return []why{
		{
			result.Finding{Kind: result.HeadsForLevel, Facts: facts(needed, result.TooMuchSlack)},
			"80 % within 20 s and at most 85 % busy need 110, at 61,240 desk contacts a month of 7.3 minutes; that " +
				"much slack decides the safe cut, so state it knowingly; 17 heads are there beyond the service " +
				"level, because of the occupancy limit, and are slack to a cut",
		},
		{
			result.Finding{Kind: result.PlayedLevel, Facts: facts(played, result.BeyondAllowed)},
			"stated or implied 0.8; simulated 0.751 in 5 months, 90 % interval 0.74 to 0.76: beyond what may differ; " +
				"17 of 120 heads are beyond the service level, because of the occupancy limit of 85 %",
		},
		{result.Finding{Figure: "x", Why: "as an older program said it"}, "as an older program said it"},
	}
}

func planWhys() []why {
	dose := map[string]float64{
		result.Payroll: 1.234e6, result.Hiring: 4500, result.Severance: 2e5, result.AssistantCost: 999,
		result.Net: -25.26e6, result.MonthsPlayed: 18, result.Leavers: 120.4, result.Margin: 3.1e9,
		result.ChurnDose: .25,
	}
	drawn := map[string]float64{
		result.WorldsOutside: 3, result.WorldsDrawn: 100, result.BoundedLeast: .5, result.BoundedMost: .9,
		result.TailLeast: math.Inf(1), result.TailMost: math.Inf(-1), result.MetLeast: .6, result.MetMost: .7,
		result.WorldsUnreached: 2,
	}
	return []why{
		{
			result.Finding{Kind: result.BreakEvenDose, Facts: append(facts(dose),
				choice(result.DoseDecides, result.AlwaysLoses)...)},
			"payroll 1.23M + hiring 4.5k − severance 200k − assistant 999 = −25.3M in 18 months; at dose 1, 120 more " +
				"leavers a month take 3.1bn of margin (the dose stated is 0.25). To first order (assistant " +
				"mature from its first day, valve open, medians, no day played) it loses at any dose",
		},
		{
			result.Finding{Kind: result.BreakEvenDose, Facts: append(facts(map[string]float64{
				result.Net: -1e6, result.Margin: 2e6, result.ChurnDose: .25, result.PlayedNet: 3e5,
			}), choice(result.DoseDecides, result.AlwaysLoses)...)},
			"payroll 0 + hiring 0 − severance 0 − assistant 0 = −1M in 0 months; at dose 1, 0 more leavers a month " +
				"take 2M of margin (the dose stated is 0.25). To first order (assistant mature from its first " +
				"day, valve open, medians, no day played) it loses at any dose; the futures played say otherwise: " +
				"300k on average, where the first order has −1.5M at the dose stated, and what it leaves out " +
				"turns the sign. The futures count",
		},
		{
			result.Finding{Kind: result.BoundedSuccess, Facts: append(choice(result.SolvedBy, result.OnTrial),
				facts(nil, result.EdgeOfEvidence)...)},
			"first attempts truly resolved, on a trial of eight weeks; published .58 to .92; at the edge of the " +
				"evidence",
		},
		{
			result.Finding{Kind: result.TailSuccess, Facts: facts(nil, result.SuccessStated)},
			"first attempts truly resolved, as stated; published .14 to .60",
		},
		{
			result.Finding{Kind: result.MetByAssistant, Facts: choice(result.SolvedBy, result.FewHangingUp)},
			"with the success stated, by formula: hardly anyone hangs up; the rest goes to people: other channels, " +
				"languages, cases",
		},
		{result.Finding{Kind: result.HeadsForWork}, "no assistant takes any work"},
		{
			result.Finding{Kind: result.HeadsForWork, Facts: facts(map[string]float64{
				result.FreedShare: .284, result.SpareHeads: -3.6,
			})},
			"the assistant frees 28 % of human hours, and the desk is 4 heads short before the cut",
		},
		{
			result.Finding{Kind: result.HeadsForWork, Facts: facts(map[string]float64{
				result.FreedShare: .284, result.SpareHeads: 3.6,
			})},
			"the assistant frees 28 % of human hours, slack adds 4 heads",
		},
		{
			result.Finding{Kind: result.SilentShare, Facts: facts(nil, result.BySilentFailure)},
			"against those truly resolved; it contains by silent failure",
		},
		{
			result.Finding{Kind: result.SkillDrawn, Facts: facts(drawn)},
			"3 of 100, by formula: on bounded work 0.50 to 0.90 (published .58 to .92), on the long tail nothing " +
				"(published .14 to .60); 0.60 to 0.70 of the contacts routed to it meet it; in 2 no skill gives just " +
				"the share asked; deflection, silent failures and abandonment as drawn contradict each other there: " +
				"narrow one",
		},
	}
}

// Every kind of finding says its figure and what it rests on, from its numbers.
func TestWhy(t *testing.T) {
	for _, c := range slices.Concat(companyWhys(), planWhys()) {
		if got := Why(c.f); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.f.Kind, got, c.want)
		}
		if Figure(c.f) == "" {
			t.Errorf("%s has no figure", c.f.Kind)
		}
	}
	f := result.Finding{Kind: result.HoursFreed, Plan: "cut", Facts: facts(map[string]float64{result.Contained: .414})}
	if got := FigureOf(f, []result.Plan{{Name: "cut", Title: "Cut 40 %"}}); got !=
		"Cut 40 %: Human hours freed by containing 41 % of contacts" {
		t.Error(got)
	}
}
