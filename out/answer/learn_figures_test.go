package answer

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// TestLearntFigures: pairs are drawn where their draws are known, which those of older programs are not; what is known
// is drawn before and after, and says how many figures came near.
func TestLearntFigures(t *testing.T) {
	off := .4
	q := func(at, wide float64) *result.Quantiles {
		return &result.Quantiles{P5: at - wide, P25: at - wide/2, P50: at, P75: at + wide/2, P95: at + wide}
	}
	in := func(path string) result.LearntInput {
		return result.LearntInput{Path: path, Unit: result.UnitShare, Before: *q(.5, .3), After: *q(.4, .1), By: -1}
	}
	a := &result.Learning{
		Share:   .2,
		Sampler: &result.Sampler{Runs: 8, Draws: 320, Effective: 200, Blocks: 25, Stop: result.SamplerEnough},
		Inputs:  []result.LearntInput{in("assistant.deflection"), in("assistant.silent")},
		Pairs:   []result.DependentPair{{First: 0, Second: 1, Rank: -.6, Draws: [][2]float64{{.4, .5}, {.45, .35}}}},
		Observed: []result.Observed{
			{
				Name: "contained", Measure: "contained", Kind: result.LevelSeen, Unit: result.UnitShare, Value: .3,
				Spread: .02, Before: q(.5, .2), After: q(.31, .02), Off: &off,
			},
			{
				Name: "given", Measure: "given_up", Kind: result.FigureSeen, Unit: result.UnitShare, Value: .2,
				Spread: .01, Before: q(.3, .1), After: q(.25, .02), Off: &off,
			},
		},
	}
	names := func() (all []string) {
		for _, f := range tell(a).Figures {
			all = append(all, f.Name)
		}
		return all
	}
	if got := strings.Join(names(), " "); got != "21-learnt 22-together 23-seen" {
		t.Errorf("figures: %s", got)
	}
	v := learningView{Learning: a}
	if got := v.nearness(); got != "The middle of what is simulated lies near 1 of 2 known figures; before anything "+
		"was seen near 0" {
		t.Error(got)
	}
	if f, _ := v.together(); !strings.HasPrefix(f.Title, "After what was seen, ") || len(f.Table.Rows) != 1 {
		t.Errorf("%s, %d rows", f.Title, len(f.Table.Rows))
	}
	a.Pairs[0].Draws, a.Observed[0].Before, a.Observed[1].Before = nil, nil, nil
	if got := strings.Join(names(), " "); got != "21-learnt 23-seen" {
		t.Errorf("of an older program: %s", got)
	}
}
