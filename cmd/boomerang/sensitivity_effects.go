package main

import (
	"context"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// playCorrelated is Play where assumptions go together: Shapley effects in the place of what moves one of them
// alone, and the value of information, with a budget first as small as it can be.
func (s *sensitivityRun) playCorrelated(ctx context.Context, least, most int) error {
	if s.so.samples == 0 && s.own.Design().Whole(most) < least {
		return remedy.Errorf("--reps %d, --samples 0: only the value of information is left, and it takes %d draws",
			s.o.Reps, result.InformationDraws).Hint("--reps %d or more", least)
	}
	s.found.Warnings = append(s.found.Warnings, result.Warning{Kind: result.CorrelatedInputs})
	k := len(s.found.Inputs)
	defer s.t.Journey(
		terminal.Phase{Label: "effects", Worlds: s.so.samples * (k + 2), Each: play.OfRows(1), Open: true},
		terminal.Phase{Label: "plans", Worlds: most, Each: play.OfRows(float64(len(s.own.Plans) - 1))},
	).Arrive()
	if s.o.Budget > 0 {
		if err := s.information(ctx, min(least, most)); err != nil {
			return err
		}
	}
	if err := s.effects(ctx); err != nil {
		return err
	}
	return s.information(ctx, most)
}

// fewestOrders are those of the first look: four pairs.
const fewestOrders = 8

// effects doubles the orders until the effects are known well enough or all are played, as indices does.
func (s *sensitivityRun) effects(ctx context.Context) error {
	for n := fewestOrders; n <= s.so.samples; n *= 2 {
		d := s.effectsDesign(n)
		if n == fewestOrders {
			if err := s.announceEffects(ctx, d.Axes); err != nil {
				return err
			}
		}
		found, err := drive.Shapley(ctx, s.function(stageEffects, "effects"), d)
		if err != nil {
			return err
		}
		s.found.Orders, s.done = n, true
		wide := false
		for i := range found {
			wide = wide || found[i].Interval.HalfWidth() > s.so.within
			if i < len(s.found.Inputs) {
				s.found.Inputs[i].Shapley = &found[i]
			} else {
				s.found.ChanceEffect = &found[i]
			}
		}
		if s.found.Within = s.so.within; n >= leastBase && !wide {
			s.settled = true
			break
		}
	}
	return nil
}

// effectsDesign is the design of so many orders: the assumptions, and chance.
func (s *sensitivityRun) effectsDesign(orders int) drive.ShapleyDesign {
	return drive.ShapleyDesign{
		Axes: len(s.found.Inputs) + 1, Pairs: orders / 2, Seed: s.own.Seed, Level: s.level,
		Scores: s.own.Scenario.Coupling(),
	}
}

// fitSurface fits the polynomial to so many points of the indices.
func (s *sensitivityRun) fitSurface(points int, singles [][]int) {
	ys := make([]float64, points)
	for i := range ys {
		ys[i] = s.rowCache.Rows[stageIndices|i].Rows[0][s.column]
	}
	s.found.Surface = drive.Surface(len(s.found.Inputs), singles, s.points[stageIndices][:points], ys)
}

// orders are those of every order that was asked for.
func (s *sensitivityRun) orders() [][]int {
	if s.ordered == nil {
		s.ordered = s.effectsDesign(s.so.samples).Orders()
	}
	return s.ordered
}

// announceEffects plays the middle and says what the rest may take.
func (s *sensitivityRun) announceEffects(ctx context.Context, axes int) error {
	middle := make([]float64, axes)
	for i := range middle {
		middle[i] = .5
	}
	if _, err := s.function(stageTornado, "first world")(ctx, [][]float64{middle}); err != nil {
		return err
	}
	points := s.so.samples * (axes + 1)
	what := terminal.Text("%d assumptions, up to %d points of one plan", axes-1, points)
	if s.rowCache.Played == 0 {
		s.t.Note("%s: %d points are stored", what, len(s.rowCache.Rows))
		return nil
	}
	each := s.rowCache.Spent.Seconds() / float64(max(1, s.o.Workers))
	return s.announce(what, each*float64(leastBase*(axes+1)), each*float64(points))
}
