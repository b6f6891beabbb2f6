package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/answer"
	"boomerang/scenarios"
	"boomerang/scenarios/export"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// What start leaves in its folder beside the calibration.
const (
	startedFile = "scenario.toml"
	startedRun  = "run" // folder of the result
)

// startFlags are those of start: a calibration's, and what no table says.
type startFlags struct {
	calibrateFlags
	said scenarios.Start
}

// newStart is the verb start.
func newStart(t *terminal.Terminal, o *play.Options) *cobra.Command {
	f := &startFlags{calibrateFlags: calibrateFlags{columns: map[export.Role]*string{}}}
	c := &cobra.Command{
		Use:   "start EXPORT.csv",
		Short: "From your own tables to a first answer, in one command",
		Long: `Calibrates on a ticket export and the tables beside it, writes a scenario of your
own over what nobody knows, plays it and tells the answer of page one. What no
table says is a flag; what nobody said is assumed, and said to be. In the folder
are the fragment, the scenario, which is yours to change, and the run; nothing
that was changed is written over, and the same command goes on after a kill.`,
		Example: "  boomerang start tickets.csv -o out/ours --customers 8,000 --heads 12\n" +
			"  boomerang start tickets.csv -o out/ours --sessions bot.csv --surveys csat.csv --customers crm.csv",
		Args: cobra.ExactArgs(1),
	}
	f.calibrateFlags.bind(c, o)
	f.bindSaid(c)
	machineFlags(o, c.Flags())
	c.Flags().IntVar(&o.Reps, "reps", 0, "number of worlds (default: the scenario's, a first look)")
	c.Flags().BoolVar(&o.PlansOnly, "plans-only", false, "play the plans, not the other depths of the cut beside them")
	chartsFlag(o, c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if o.Out == "" {
			return fmt.Errorf("-o DIR is missing: the folder for %s, %s and the run", fragmentFile, startedFile)
		}
		if err := f.check(); err != nil {
			return err
		}
		return start(c.Context(), t, o, f, args[0])
	}
	return c
}

// bindSaid makes flags for what no table says, in the words of init --ask.
func (f *startFlags) bindSaid(c *cobra.Command) {
	for _, x := range []struct {
		flag, question string
		to             *string
	}{
		{result.Heads, result.Heads, &f.said.Heads},
		{result.Margin, result.Margin, &f.said.Margin},
		{result.Churn, result.Churn, &f.said.Churn},
		{"hours", "hours", &f.said.Hours},
		{"handle-time", "handle", &f.said.Handle},
		{"hard", "hard", &f.said.Hard},
		{"assistant", "assistant", &f.said.Deflects},
		{"cut", "cut", &f.said.Cut},
	} {
		for _, q := range scenarios.Questions {
			if q.Name == x.question {
				c.Flags().StringVar(x.to, x.flag, "", q.Text+" For instance: `"+q.Example+"`")
			}
		}
	}
}

// start calibrates, writes a scenario, plays it and tells the answer.
func start(ctx context.Context, t *terminal.Terminal, o *play.Options, f *startFlags, path string) error {
	if f.tables.customers.number == 0 && f.tables.customers.file == "" {
		return remedy.Errorf("how many customers the company has is not said").
			Hint("--customers 90,000, or a file of them: --customers crm.csv")
	}
	f.hoursTold = f.said.Hours != ""
	f.asOf = cmp.Or(f.asOf, scenarios.StartOf(f.said.Cut))
	c, fragment, err := f.fitted(ctx, path)
	if err != nil {
		return err
	}
	f.said.Of, f.said.Base, f.said.Fragment, f.said.Customers = c, f.over, fragmentFile, f.tables.customers.number
	text, begun, err := scenarios.FromTables(f.said)
	if err != nil {
		return terminal.Exit(terminal.ExitUsage, err)
	}
	name := filepath.Join(o.Out, startedFile)
	files := &scenarios.Files{}
	files.Keep(name, text)
	files.Keep(filepath.Join(o.Out, fragmentFile), fragment)
	if _, err := files.LoadFor(ctx, name, nil); err != nil {
		if ctx.Err() == nil {
			t.Note("the tables and what was said are read one by one, but not played together; nothing is written")
		}
		return err
	}
	err = folder.Write(o.Out, func(to *folder.Folder) error {
		if err := unedited(to, startedFile); err != nil {
			return err
		}
		return errors.Join(putCalibration(to, c, fragment), to.Put(startedFile, text))
	})
	if err != nil {
		return err
	}
	if !o.JSON {
		if err := answer.Started(t.Out, c, begun, t.Width); err != nil {
			return err
		}
	}
	o.Out = filepath.Join(o.Out, startedRun)
	return playScenario(ctx, t, o, &play.Source{Name: name, Files: files})
}
