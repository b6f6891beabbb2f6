package main

import (
	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// resumed is the JSON answer of resume: the result, and what it took.
type resumed struct {
	Reused int `json:"reused"` // worlds that were stored
	Played int `json:"played"` // worlds played now
	*result.Result
}

// newResume is the verb resume: the manifest says what to play, and flags may only add to it.
func newResume(t *terminal.Terminal, o *play.Options) *cobra.Command {
	c := &cobra.Command{
		Use:   "resume DIR",
		Short: "Finish an unfinished result, or add worlds to one",
		Long: `Goes on with the run a folder was made by: worlds that are stored are reused,
the missing ones are played. A run that was to play until a precision is reached
stops where it would have stopped. With --reps it goes on to so many worlds. It
never changes what is asked and never takes worlds away.`,
		Example: "  boomerang resume out/runs/klarna-2024-1a2b3c4d --reps 144",
		Args:    cobra.ExactArgs(1),
	}
	playFlags(o, c)
	chartsFlag(o, c)
	rowsFlag(o, c)
	detailsFlag(o, c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		if err := play.NoShard(args[0]); err != nil {
			return err
		}
		m, err := result.ReadManifest(args[0])
		if err != nil {
			return err
		}
		if err := play.SamePhysics(args[0], m); err != nil {
			return err
		}
		if err := addsTo(o, args[0], m); err != nil {
			return err
		}
		o.Out, o.Resumed, o.PlansOnly, o.Daily = args[0], true, o.PlansOnly || m.PlansOnly, o.Daily || m.Daily
		if o.Seed == 0 {
			o.Seed = m.Seed
		}
		if o.Reps == 0 {
			if o.Reps = m.Worlds; len(o.Precise) == 0 && m.Asked != nil {
				o.Precise = m.Asked.Precise
			}
		}
		src := &play.Source{Name: m.Name, Text: []byte(m.Scenario), From: m, Dir: args[0], Set: o.Settings()}
		if err := src.Relearn(); err != nil {
			return err
		}
		return playScenario(c.Context(), t, o, src)
	}
	return c
}

// addsTo refuses flags that would make another result of the folder, or one of
// fewer worlds.
func addsTo(o *play.Options, dir string, m *result.Manifest) error {
	if len(o.Set) > 0 || o.FullSize || o.Seed != 0 && o.Seed != m.Seed {
		return remedy.Errorf("resume goes on with the run of %s as it is: no -s, --full-size or other --seed", dir).
			Hint("for other settings use run FILE -s key=value, with another folder as -o")
	}
	r, err := result.Read(dir)
	if err != nil {
		return nil // nothing to lose yet
	}
	if o.Least = r.Worlds; o.Reps == 0 {
		return nil
	}
	d := experiment.Design{Inputs: len(r.Assumptions)} // whole blocks, or worlds where everything is known
	if d.Whole(o.Reps) < r.Worlds {
		return remedy.Errorf("--reps %d: %s holds %d worlds already", o.Reps, dir, r.Worlds).
			Hint("give more, or leave --reps out")
	}
	return nil
}
