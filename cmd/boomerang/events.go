package main

import (
	"errors"
	"fmt"
	"time"

	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/result"
	"github.com/spf13/cobra"
)

// eventColumns describe events.parquet.
var eventColumns = []result.Column{
	result.Text("plan", "", "Name of the plan."),
	result.Number("minute", "minutes", "Time from the start of day 0."),
	result.Text("time", "", "The same as a local date and time, YYYY-MM-DD HH:MM."),
	result.Whole("customer", "", "Number of the customer: the same person under every plan; -1 where a queue has no customers."),
	result.Text("turn", "", "What kind of thing happened: issue, assistant, handed over, answered, deceived, failed, ended, joins, stays, decides, leaves."),
	result.Text("event", "", "What happened, in plain words."),
}

func newEvents(t *terminal, o *options) *cobra.Command {
	world, file := 0, ""
	c := &cobra.Command{
		Use:   "events FILE",
		Short: "Write everything that happens to every customer in one world, as Parquet",
		Long: `Plays one world of a run once more and writes one row for everything that
happens to anybody under each plan: every issue, session, hand-over, answer,
hang-up, return and departure. The world is that of run, draws and all.`,
		Example: "  boomerang events midsize-fintech --world 3 -s scale=0.01 -o events.parquet",
		Args:    cobra.ExactArgs(1),
	}
	o.scenarioFlags(c)
	c.Flags().StringVarP(&file, "out", "o", "events.parquet", "`file` to write")
	c.Flags().IntVar(&world, "world", 0, "number of the `world`, as in runs.csv")
	c.Flags().Uint64Var(&o.seed, "seed", 0, "seed of every random number (default: the scenario's)")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if world < 0 {
			return errors.New("--world: worlds are counted from 0")
		}
		src, err := newSource(t, args[0], o.settings())
		if err != nil {
			return err
		}
		s, err := src.load()
		if err != nil {
			return err
		}
		seed := s.Seed
		if o.seed != 0 {
			seed = o.seed
		}
		n, err := writeEvents(newStudy(s, seed, s.Plans), world, file)
		if err != nil {
			return err
		}
		fmt.Fprintf(t.out, "%d events of world %d in %s\n", n, world, file)
		return nil
	}
	return c
}

// writeEvents plays plan by plan, so that one plan's events are in memory.
func writeEvents(st *study, world int, path string) (n int, err error) {
	pt := st.design().Point(world)
	err = result.WriteParquet(path, eventColumns, func(put func(...any) error) error {
		for i := range st.plans {
			params, err := st.plans[i].Params(pt.U)
			if err != nil {
				return fmt.Errorf("plan %s: %w", st.plans[i].Name, err)
			}
			for _, note := range desk.Chronicle(sim.NewFates(pt.Seed, pt.Chance), params) {
				at := st.scenario.Start.Add(time.Duration(note.Minute * float64(time.Minute))).Format("2006-01-02 15:04")
				if err := put(st.plans[i].Name, note.Minute, at, int64(note.About), string(note.Turn), note.What); err != nil {
					return err
				}
				n++
			}
		}
		return nil
	})
	return n, err
}
