package main

import (
	"runtime"
	"runtime/debug"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// scenarioFlags are those of every verb that reads a scenario.
func scenarioFlags(o *play.Options, c *cobra.Command) {
	c.Flags().StringArrayVarP(&o.Set, "set", "s", nil,
		"override a value, `key=value`; repeatable (plan.NAME.key=value for one plan)")
	c.Flags().BoolVar(&o.FullSize, "full-size", false, "simulate the whole company instead of the scenario's share")
	c.Flags().BoolVar(&o.JSON, "json", false, "print the answer as JSON")
}

// detailsFlag tells everything on the terminal, not page one alone.
func detailsFlag(o *play.Options, c *cobra.Command) {
	c.Flags().BoolVar(&o.Details, "details", false, "print all tables, audit and warnings, not the answer alone")
}

// rowsFlag keeps every row that was played as a table.
func rowsFlag(o *play.Options, c *cobra.Command) {
	c.Flags().BoolVar(&o.Rows, "rows", false, "write every row that was played as Parquet, with units and meanings "+
		"(describe data says what is in which file)")
}

// planFlag names the plan that actions among the settings are meant for, in verbs
// that look at every plan.
func planFlag(o *play.Options, c *cobra.Command) {
	c.Flags().StringVar(&o.Plan, "plan", "", "`plan` that actions among the settings of -s are meant for")
}

// playFlags are those of every verb that simulates.
func playFlags(o *play.Options, c *cobra.Command) {
	scenarioFlags(o, c)
	planFlag(o, c)
	f := c.Flags()
	f.StringVarP(&o.Out, "out", "o", "", "result `folder` (default out/runs/<scenario>-<hash>)")
	f.IntVar(&o.Reps, "reps", 0,
		"number of worlds, rounded up to whole blocks of 9 where anything is uncertain (default: the scenario's)")
	f.StringArrayVar(&o.Precise, "precision", nil, "play until the mean of a measure is known to ± this at 90 %, "+
		"`measure=halfwidth`; of a chance \"p(net < 0)=5%\"; ranking: until the order of the plans is clear; "+
		"repeatable (at most --reps worlds, default 20 times the scenario's, and --budget)")
	f.StringVar(&o.Parts, "shard", "",
		"play the `i/n` part of the worlds only, into a folder of its own below -o; merge joins them")
	f.BoolVar(&o.PlansOnly, "plans-only", false, "play the plans, not the grid, the stress tests and the parts of "+
		"a plan, nor work out the skill each drawn world asks")
	f.BoolVar(&o.Daily, "daily", false, "record every day too: daily.parquet, one row per plan, world and day")
	machineFlags(o, f)
}

// drawsFlag draws what is not known from what was learnt.
func drawsFlag(o *play.Options, c *cobra.Command) {
	c.Flags().StringVar(&o.Draws, "draws", "", "`learnt.parquet` of a learn command: draw what is not known from "+
		"what was learnt")
}

// chartsFlag draws, unless it is told not to: report draws later.
// Options are shared by all verbs, and their defaults differ: what was said is put in
// when the verb runs.
func chartsFlag(o *play.Options, c *cobra.Command) {
	charts := true
	c.Flags().BoolVar(&charts, "charts", true, "draw charts and reports too; report DIR draws them later")
	c.PreRun = func(*cobra.Command, []string) { o.Charts = charts }
}

// machineFlags mean the same wherever worlds are played.
func machineFlags(o *play.Options, f *pflag.FlagSet) {
	f.Uint64Var(&o.Seed, "seed", 0, "seed of every random number (default: the scenario's)")
	workersFlag(o, f)
	f.Float64Var(&o.Level, "level", 0, "`share` of intervals that hold what they estimate, such as 0.95 (default: the "+
		"scenario's, 0.9 where it says nothing); does not change what is played")
	f.DurationVar(&o.Budget, "budget", 0, "stop after this `time`, such as 60s, with what is finished")
	f.BoolVar(&o.Yes, "yes", false, "play even what is estimated to take long")
}

// workersFlag is how many worlds are played at once; newRoot holds it to the processors for every verb.
func workersFlag(o *play.Options, f *pflag.FlagSet) {
	f.IntVar(&o.Workers, "workers", runtime.GOMAXPROCS(0), "worlds played at the same time, no more than there are "+
		"processors; does not change the result")
}

// checkFlags refuses numbers that would silently mean something else.
func checkFlags(o *play.Options) error {
	var err error
	o.Shard, err = play.ShardOf(o.Parts)
	return err
}

// newRoot is the command with all its verbs. A verb is a function of the terminal and the options it
// shares with the others; adding one is a line here.
func newRoot(t *terminal.Terminal) *cobra.Command {
	o := &play.Options{}
	root := &cobra.Command{
		Use:     "boomerang",
		Version: programVersion(debug.ReadBuildInfo()),
		Short:   "What a support layoff behind an AI assistant does to cost now and to customers later",
		Long: `boomerang plays out a support layoff behind an AI assistant before anyone signs:
every plan of a scenario file, month by month, in the same random worlds.

Start with:  boomerang run klarna-2024

Exit codes:
` + terminal.ExitTable(),
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			t.Quiet = o.Quiet
			// more workers than processors play nothing sooner, take memory each, and made hours look like minutes
			o.Workers = min(o.Workers, runtime.GOMAXPROCS(0))
			return o.Twice()
		},
	}
	root.PersistentFlags().BoolVar(&o.Quiet, "quiet", false, "say nothing but errors and the answer")
	root.SetOut(t.Out)
	root.SetErr(t.Err)
	root.SetIn(t.In)
	for _, verb := range []func(*terminal.Terminal, *play.Options) *cobra.Command{
		newRun, newExplore, newSweep, newSensitivity, newDiscover, newSelect, newOptimize, newResume, newTrace,
		newReport,
		newVerify, newVerifyModel, newCheck, newShow, newList, newInit, newDiff,
		newBatch, newMerge, newDescribe, newEvents, newCalibrate, newStart, newBacktest, newAssess,
		newLearn,
	} {
		c := verb(t, o)
		setBounds(c)
		root.AddCommand(c)
	}
	return root
}
