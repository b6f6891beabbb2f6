package main

import (
	"context"

	"boomerang/cmd/internal/play"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/pflag"
)

// drawsLearnt reports whether worlds draw from what was learnt.
func (q *question) drawsLearnt() bool { return q.own.Scenario.LearntBy() != "" }

// aloneAsked refuses flags of what moves one unknown alone, or some of them given the others, where worlds draw from
// what was learnt: of that there are draws, and no law to move along.
func aloneAsked(o *play.Options, flags *pflag.FlagSet) error {
	for _, name := range []string{"chances", "trajectories", "samples", "within", "top"} {
		if f := flags.Lookup(name); o.Draws != "" && f.Changed && f.Value.String() != "0" {
			return remedy.Errorf("--%s %s: tornado, screening and Sobol indices move one unknown alone, and those "+
				"that were learnt together do not move alone", name, f.Value).
				Hint("leave it out: the value of information allows for it; or leave out --draws")
		}
	}
	return nil
}

// playLearnt is Play where worlds draw from what was learnt: the value of information alone.
func (s *sensitivityRun) playLearnt(ctx context.Context, least int) error {
	most, err := s.worldsOf(informationWorlds)
	if err != nil {
		return err
	}
	if s.own.Design().Whole(most) < least {
		return remedy.Errorf("%d worlds: of what was learnt only the value of information is given, and it takes %d "+
			"draws", most, result.InformationDraws).Hint("--reps %d or more, of as many draws", least)
	}
	s.found.Warnings = append(s.found.Warnings, result.Warning{Kind: result.LearntInputs})
	return s.information(ctx, most)
}
