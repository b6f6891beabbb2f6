package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// publishedFeeling is experience as it is published: in points of satisfied customers.
func publishedFeeling() Params {
	return Params{
		Experience: Experience{
			Unit: Satisfied, Best: 85, PerContact: 15, PerWait: 1, PerStep: 3, PerHourShut: .25, Deceived: 10,
			Unresolved: 45, SatisfiedAt: 60, ResponseNoise: 15, AssistantGap: math.NaN(),
		},
		Churn: Churn{
			IntentScore: [3]float64{85, 65, 25}, Intent: [3]float64{.05, .09, .25}, FailureBelow: 45,
		},
	}
}

// inScoreOnly is the same company with every number taken for points of the score, as they were before.
func inScoreOnly() Params {
	p := publishedFeeling()
	p.Experience.Unit, p.Experience.Best, p.Churn.FailureBelow = Score, 90, 50
	p.Churn.IntentScore = [3]float64{90, 70, 30}
	return p
}

// The slope is matched over two contacts: of 100 callers 85 are satisfied after one, 55 after three,
// and 72 after two, which no linear score can make 70.
func TestTwoFurtherContacts(t *testing.T) {
	p := publishedFeeling().inScore()
	happy := p.Experience.satisfied()
	for k, want := range []float64{.85, .7194, .55} {
		got := happy.at(p.Experience.score(&issueHistory{contacts: 1 + k, solved: true}))
		if math.Abs(got-want) > 5e-5 {
			t.Errorf("%d contacts: %.5f satisfied, want %.4f", 1+k, got, want)
		}
	}
	if s := p.Experience.PerContact; math.Abs(s-6.83) > .005 {
		t.Errorf("a contact is %.3f points of score", s)
	}
}

// SQM's three stories leave 5, 9 and 25 % with an intent to leave, in either unit:
// resolved at once; resolved after 1⅓ further contacts (one to two); unresolved after a further one.
func TestThreeStories(t *testing.T) {
	units := map[string]Params{"satisfied": publishedFeeling().inScore(), "score": inScoreOnly().inScore()}
	for name, p := range units {
		leaving := p.Churn.leaving()
		first := p.Experience.score(&issueHistory{contacts: 1, solved: true})
		second := p.Experience.score(&issueHistory{contacts: 2, solved: true})
		third := p.Experience.score(&issueHistory{contacts: 3, solved: true})
		several := second + (third-second)/3
		unresolved := p.Experience.score(&issueHistory{contacts: 2})
		for story, x := range map[string][2]float64{
			"at once": {leaving.at(first), .05}, "several": {leaving.at(several), .09},
			"unresolved": {leaving.at(unresolved), .25},
		} {
			if math.Abs(x[0]-x[1]) > .006 {
				t.Errorf("%s, %s: %.4f want to leave, the survey says %.2f", name, story, x[0], x[1])
			}
		}
	}
}

// No effect grows heavier in the score by the change of unit, and in terms of intent a step, a minute,
// an hour weigh against a further contact what they weighed.
func TestNoEffectGrowsHeavier(t *testing.T) {
	now, before := publishedFeeling().inScore().Experience, inScoreOnly().Experience
	for name, x := range map[string][2]float64{
		"contact": {now.PerContact, before.PerContact}, "minute": {now.PerWait, before.PerWait},
		"step": {now.PerStep, before.PerStep}, "hour": {now.PerHourShut, before.PerHourShut},
		"deceived": {now.Deceived, before.Deceived}, "unresolved": {now.Unresolved, before.Unresolved},
	} {
		if !(x[0] > 0 && x[0] <= x[1]) {
			t.Errorf("%s costs %.3f points of score, before %.3f", name, x[0], x[1])
		}
	}
	for name, x := range map[string][2]float64{
		"minute": {now.PerWait, before.PerWait}, "step": {now.PerStep, before.PerStep},
		"hour": {now.PerHourShut, before.PerHourShut},
	} {
		if a, b := x[0]/now.PerContact, x[1]/before.PerContact; math.Abs(a-b) > 1e-12 {
			t.Errorf("a %s weighs %.5f contacts, before %.5f", name, a, b)
		}
	}
	if again := publishedFeeling().inScore().inScore().Experience; again.PerContact != now.PerContact {
		t.Error("what is in points of the score is turned once more")
	}
}

// The table from score to share is Φ, to 10⁻⁶.
func TestSatisfiedIsExact(t *testing.T) {
	e := Experience{SatisfiedAt: 60, ResponseNoise: 15}
	happy := e.satisfied()
	for score := 0.; score <= 100; score += .0137 {
		if want := portable.NormalCDF((score - 60) / 15); math.Abs(happy.at(score)-want) > 1e-6 {
			t.Fatalf("score %.4f: %.8f satisfied, Φ says %.8f", score, happy.at(score), want)
		}
	}
	if happy.at(100) != portable.NormalCDF(40./15) {
		t.Error("the best score is beyond the table")
	}
}

// An effect that leaves nobody satisfied has no score of minus infinity.
func TestEffectsBeyondEverybody(t *testing.T) {
	p := publishedFeeling()
	p.Experience.Unresolved, p.Experience.PerContact = 99, 60
	e := p.inScore().Experience
	if !(e.Unresolved > 0 && e.Unresolved < 100 && e.PerContact > 0 && e.PerContact < 100) {
		t.Errorf("unresolved %v, a contact %v points of score", e.Unresolved, e.PerContact)
	}
}

// eligible plays worlds behind an open door and returns the share satisfied, as far as
// surveys show it, under people and of a company whose assistant meets everybody.
func eligible(t *testing.T, p Params, worlds int) (people, all stats.Moments) {
	t.Helper()
	for w := range worlds {
		rows := Play(t.Context(), sim.NewFates(23, uint64(w)), []Params{quoOf(p), p}, 0)
		at := measureIndex("satisfaction_surveyed")
		people.Add(rows[0].Values[at])
		all.Add(rows[1].Values[at])
	}
	return people, all
}

// The offset closes the gap between people and all sessions the assistant was
// eligible for to what is stated, and where failures alone open it wider there is no offset.
func TestOffsetClosesTheGap(t *testing.T) {
	p := company()
	fixSuccess(&p)
	p.Assistant.RampDays, p.Humans.Slack, p.Survey.Withheld, p.Churn.Scale = 0, .5, 0, 0
	p.Assistant.Silent, p.Horizon.Months = .1, 6
	p.Humans.PatienceFamily, p.Experience.PerWait = Endless, 0 // a line that is not felt: its waits are the desk's
	for _, gap := range []float64{3.5, 9} {
		p.Experience.AssistantGap = gap
		people, all := eligible(t, p, 8)
		if got := people.Mean() - all.Mean(); math.Abs(got-gap) > 1 {
			t.Errorf("the assistant ends %.2f points below people, stated %.1f", got, gap)
		}
	}
	b := newBase(statusQuo(p))
	if o := newPlan(b, p).offset; !(o > 0) {
		t.Errorf("an offset of %v", o)
	}
	p.Experience.AssistantGap = 9
	p.Assistant.Silent = .9
	for k := range p.Categories {
		p.Categories[k].AssistantSuccess = .05
	}
	p.Experience.Deceived, p.Experience.PerContact = 40, 30
	p.Experience.AssistantGap = -50
	if o := newPlan(newBase(statusQuo(p)), p).offset; o != 0 {
		t.Errorf("a gap that is wider already gets an offset of %v", o)
	}
}

// An angry hand-over is repaired less well: the score of a solved issue falls by
// the part of "unresolved" that help does not mend, and by nothing where it is mended in full.
func TestAngryHandOver(t *testing.T) {
	e := Experience{Best: 90, Unresolved: 40, AngryRepair: .75}
	calm := e.score(&issueHistory{contacts: 1, solved: true})
	near(t, "an angry hand-over", calm-e.score(&issueHistory{contacts: 1, solved: true, angry: true}), 10)
	near(t, "unresolved", e.score(&issueHistory{contacts: 1}), e.score(&issueHistory{contacts: 1, angry: true}))
	e.AngryRepair = 1
	near(t, "mended in full", e.score(&issueHistory{contacts: 1, solved: true, angry: true}), calm)
}
