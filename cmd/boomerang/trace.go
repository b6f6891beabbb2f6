package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/out/answer"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newTrace is the verb trace: one customer, every plan, the same luck.
func newTrace(t *terminal.Terminal, o *play.Options) *cobra.Command {
	customer, issue, plan, kept := -1, 0, "", ""
	var why *result.LifeWhy
	world := uint64(0)
	c := &cobra.Command{
		Use:   "trace FILE",
		Short: "Tell one customer's life under each plan, side by side, in plain words",
		Long: `Plays one world and tells what happens to one customer under each plan. The
same person has the same issues and the same luck under all of them; only what
the plans do to them differs. Without --customer it is one who leaves over
service under the plan the scenario is about, and stays under the reference.
With -o the story and its picture are written into a folder.`,
		Example: "  boomerang trace midsize-fintech\n  boomerang trace midsize-fintech --customer 4711 --json\n  " +
			"boomerang trace midsize-fintech -o out/life",
		Args: cobra.ExactArgs(1),
	}
	scenarioFlags(o, c)
	c.Flags().StringVarP(&o.Out, "out", "o", "", "`folder` for the story and its picture")
	c.Flags().IntVar(&customer, "customer", -1, "number of the `customer`")
	c.Flags().IntVar(&issue, "issue", 0, "the customer who raises issue number `n` from day 0 under the reference")
	c.Flags().StringVar(&plan, "plan", "", "`plan` that loses the customer (default: the one the scenario is about)")
	c.Flags().StringVar(&kept, "kept", "",
		"`plan` that keeps the customer (default: the one the run of the scenario recommends)")
	c.Flags().Uint64Var(&world, "world", 0, "number of the `world`, at the median of all assumptions")
	c.MarkFlagsMutuallyExclusive("customer", "issue")
	c.RunE = func(c *cobra.Command, args []string) error {
		o.Plan = plan
		_, st, err := readStudy(c.Context(), t, o, args[0])
		if err != nil {
			return err
		}
		fates := sim.NewFates(st.Seed, world)
		params, err := scenarios.ParamsOf(st.Plans, nil)
		if err != nil {
			return err
		}
		if err := numbered(c, customer); err != nil {
			return err
		}
		asked := math.NaN() // minute at which the issue asked for is raised
		if c.Flags().Changed("issue") {
			if customer, asked, err = customerOf(c.Context(), st, fates, params, issue); err != nil {
				return err
			}
		}
		if customer < 0 {
			if customer, why, err = lostCustomer(c.Context(), st, fates, params, plan, kept); err != nil {
				return err
			}
		}
		if n := desk.Customers(params[st.Reference]); customer >= n {
			return fmt.Errorf("--customer %d: the customers of this scenario are numbered 0 to %d, those who may "+
				"join included", customer, n-1)
		}
		lives := desk.Trace(c.Context(), fates, params, customer)
		if err := c.Context().Err(); err != nil {
			return err
		}
		told := livesOf(st, customer, world, lives)
		told.Why = explain(why, told.Lives)
		nameIssue(told, lives, asked, issue)
		return tellLives(t, o, told)
	}
	return c
}

// numbered refuses a customer's number below 0.
func numbered(c *cobra.Command, customer int) error {
	if c.Flags().Changed("customer") && customer < 0 {
		return remedy.Errorf("--customer %d: customers are numbered from 0", customer).
			Hint("without --customer it is one whom the plan loses")
	}
	return nil
}

// customerOf finds who raises an issue, and at which minute.
func customerOf(ctx context.Context, st *play.Study, f sim.Fates, params []desk.Params, issue int) (customer int,
	minute float64, err error,
) {
	customer, minute, raised := desk.WhoRaised(ctx, f, params[st.Reference], issue)
	if customer < 0 {
		return 0, 0, fmt.Errorf("--issue %d: the issues of this world are numbered 1 to %d", issue, raised)
	}
	return customer, minute, nil
}

// nameIssue names the issue that was asked for where it is raised: at the same
// minute under every plan.
func nameIssue(told *result.Lives, lives []desk.Life, minute float64, issue int) {
	for i, l := range lives {
		for k, n := range l.Notes {
			if n.Turn == desk.Raises && n.Minute == minute {
				told.Lives[i].Notes[k].What += fmt.Sprintf(" (issue %d)", issue)
			}
		}
	}
}

// livesOf puts the lives into dates.
func livesOf(st *play.Study, customer int, world uint64, lives []desk.Life) *result.Lives {
	start := st.Scenario.Start
	all := &result.Lives{Customer: customer, World: world, Start: start.String(), Months: st.Scenario.Months}
	for i, l := range lives {
		one := result.Life{Plan: st.Plans[i].Name, Title: st.Plans[i].Title, End: result.EndStays}
		switch {
		case l.Left && l.Service:
			one.Gone, one.End = &l.LeftDay, result.EndService
		case l.Left:
			one.Gone, one.End = &l.LeftDay, result.EndOther
		case !math.IsNaN(l.Due):
			one.Going, one.Due, one.End = true, &l.Due, result.EndDue
		}
		for _, n := range l.Notes {
			one.Notes = append(one.Notes, result.LifeNote{
				At: start.Clock(n.Minute), Day: n.Minute / 1440, Turn: string(n.Turn), What: n.What,
			})
		}
		all.Lives = append(all.Lives, one)
	}
	return all
}

// tellLives prints the lives plan by plan, and draws them into a folder where
// one is given.
func tellLives(t *terminal.Terminal, o *play.Options, l *result.Lives) error {
	if o.Out != "" {
		if err := folder.Write(o.Out, func(f *folder.Folder) error { return answer.WriteLives(f, l) }); err != nil {
			return err
		}
	}
	if o.JSON {
		enc := json.NewEncoder(t.Out)
		enc.SetIndent("", "  ")
		return enc.Encode(l)
	}
	return answer.Lives(t.Out, l)
}
