package main

import (
	"fmt"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
	"github.com/spf13/cobra"
)

// resumed is the JSON answer of resume: the result, and what it took.
type resumed struct {
	Reused int `json:"reused"` // worlds that were stored
	Played int `json:"played"` // worlds played now
	*result.Result
}

func newResume(t *terminal, o *options) *cobra.Command {
	c := &cobra.Command{
		Use:   "resume DIR",
		Short: "Finish an unfinished result, or add worlds to one",
		Long: `Goes on with the run a folder was made by: worlds that are stored are reused,
the missing ones are played. With --reps it goes on to so many worlds. It never
changes what is asked and never takes worlds away.`,
		Example: "  boomerang resume out/runs/klarna-2024-1a2b3c4d --reps 144",
		Args:    cobra.ExactArgs(1),
	}
	o.playFlags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := o.check(c); err != nil {
			return err
		}
		if err := noShard(args[0]); err != nil {
			return err
		}
		m, err := result.ReadManifest(args[0])
		if err != nil {
			return err
		}
		if err := o.addsTo(args[0], m); err != nil {
			return err
		}
		o.out, o.resumed, o.plansOnly, o.daily = args[0], true, o.plansOnly || m.PlansOnly, o.daily || m.Daily
		if o.seed == 0 {
			o.seed = m.Seed
		}
		if o.reps == 0 {
			o.reps = m.Worlds
		}
		src := &source{name: m.Name, text: []byte(m.Scenario), from: m, dir: args[0], set: o.settings()}
		return playScenario(c.Context(), t, o, src)
	}
	return c
}

// addsTo refuses flags that would make another result of the folder, or one of
// fewer worlds.
func (o *options) addsTo(dir string, m *result.Manifest) error {
	if len(o.set) > 0 || o.fullSize || o.seed != 0 && o.seed != m.Seed {
		return fmt.Errorf("resume goes on with the run of %s as it is: no -s, --full-size or other --seed\nhint: for other settings use run FILE -s key=value, with another folder as -o", dir)
	}
	r, err := result.Read(dir)
	if err != nil || o.reps == 0 {
		return nil // nothing to lose yet
	}
	d := experiment.Design{Inputs: len(r.Assumptions)} // whole blocks, or worlds where everything is known
	if d.Whole(o.reps) < r.Worlds {
		return fmt.Errorf("--reps %d: %s holds %d worlds already\nhint: give more, or leave --reps out", o.reps, dir, r.Worlds)
	}
	return nil
}
