package main

import (
	"fmt"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// options are the flags that mean the same on every verb.
type options struct {
	out       string
	set       []string
	seed      uint64
	reps      int
	workers   int
	precise   []string
	budget    time.Duration
	fullSize  bool
	yes       bool
	quiet     bool
	json      bool
	parts     string // --shard as written
	shard     shard
	resumed   bool
	plansOnly bool
	daily     bool
	charts    bool // of a batch
}

// scenarioFlags are those of every verb that reads a scenario.
func (o *options) scenarioFlags(c *cobra.Command) {
	c.Flags().StringArrayVarP(&o.set, "set", "s", nil, "override a value, `key=value`; repeatable (plan.NAME.key=value for one plan)")
	c.Flags().BoolVar(&o.fullSize, "full-size", false, "simulate the whole company instead of the scenario's share")
	c.Flags().BoolVar(&o.json, "json", false, "print the answer as JSON")
}

// playFlags are those of every verb that simulates.
func (o *options) playFlags(c *cobra.Command) {
	o.scenarioFlags(c)
	f := c.Flags()
	f.StringVarP(&o.out, "out", "o", "", "result `folder` (default out/runs/<scenario>-<hash>)")
	f.IntVar(&o.reps, "reps", 0, "number of worlds, rounded up to whole blocks of 9 where anything is uncertain (default: the scenario's)")
	f.StringArrayVar(&o.precise, "precision", nil, "play until the mean of a measure is known to ± this at 90 %, `measure=halfwidth`; repeatable (at most --reps worlds, default 20 times the scenario's)")
	f.StringVar(&o.parts, "shard", "", "play the `i/n` part of the worlds only, into a folder of its own below -o; merge joins them")
	f.BoolVar(&o.plansOnly, "plans-only", false, "play the plans, not the grid, the stress tests and the parts of a plan, nor work out the skill each drawn world asks")
	f.BoolVar(&o.daily, "daily", false, "record every day too: daily.parquet, one row per plan, world and day")
	o.machineFlags(f)
}

// machineFlags mean the same wherever worlds are played.
func (o *options) machineFlags(f *pflag.FlagSet) {
	f.Uint64Var(&o.seed, "seed", 0, "seed of every random number (default: the scenario's)")
	f.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "worlds played at the same time; does not change the result")
	f.DurationVar(&o.budget, "budget", 0, "stop after this `time`, such as 60s, with what is finished")
	f.BoolVar(&o.yes, "yes", false, "play even what is estimated to take long")
}

// check refuses numbers that would silently mean something else.
func (o *options) check(c *cobra.Command) error {
	for name, value := range map[string]int{"reps": o.reps, "workers": o.workers} {
		if c.Flags().Changed(name) && value < 1 {
			return fmt.Errorf("--%s %d: at least one is needed", name, value)
		}
	}
	if c.Flags().Changed("budget") && o.budget <= 0 {
		return fmt.Errorf("--budget %v: a time above 0 is needed, such as 60s", o.budget)
	}
	var err error
	o.shard, err = shardOf(o.parts)
	return err
}

// settings are the overrides that follow from the flags.
func (o *options) settings() []string {
	set := append([]string{}, o.set...)
	if o.fullSize {
		set = append(set, "scale=1")
	}
	return set
}

func newRoot(t *terminal) *cobra.Command {
	o := &options{}
	root := &cobra.Command{
		Use:   "boomerang",
		Short: "What a support layoff behind an AI assistant does to cost now and to customers later",
		Long: `boomerang plays out a support layoff behind an AI assistant before anyone signs:
every plan of a scenario file, month by month, in the same random worlds.

Start with:  boomerang run klarna-2024`,
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRun: func(*cobra.Command, []string) { t.quiet = o.quiet },
	}
	root.PersistentFlags().BoolVar(&o.quiet, "quiet", false, "say nothing but errors and the answer")
	root.SetOut(t.out)
	root.SetErr(t.err)
	root.SetIn(t.in)
	for _, verb := range []func(*terminal, *options) *cobra.Command{
		newRun, newSweep, newSensitivity, newDiscover, newSelect, newOptimize, newResume, newTrace, newReport, newCheck, newShow, newList, newInit, newDiff,
		newBatch, newMerge, newDescribe, newEvents, newCalibrate, newBacktest, newAssess,
	} {
		root.AddCommand(verb(t, o))
	}
	return root
}
