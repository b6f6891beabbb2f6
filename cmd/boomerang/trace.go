package main

import (
	"encoding/json"
	"fmt"
	"math"
	"time"

	"boomerang/models/desk"
	"boomerang/sim"
	"github.com/spf13/cobra"
)

// told is a life as JSON shows it.
type told struct {
	Plan  string     `json:"plan"`
	Title string     `json:"title"`
	End   string     `json:"end"`
	Days  []toldNote `json:"notes"`
}

type toldNote struct {
	At   string `json:"at"` // local time, YYYY-MM-DD HH:MM
	What string `json:"what"`
}

func newTrace(t *terminal, o *options) *cobra.Command {
	customer, plan := -1, ""
	world := uint64(0)
	c := &cobra.Command{
		Use:   "trace FILE",
		Short: "Tell one customer's life under each plan, side by side, in plain words",
		Long: `Plays one world and tells what happens to one customer under each plan. The
same person has the same issues and the same luck under all of them; only what
the plans do to them differs. Without --customer it is one who leaves over
service under the plan the scenario is about, and stays under the reference.`,
		Example: "  boomerang trace midsize-fintech\n  boomerang trace midsize-fintech --customer 4711 --json",
		Args:    cobra.ExactArgs(1),
	}
	o.scenarioFlags(c)
	c.Flags().IntVar(&customer, "customer", -1, "number of the `customer`")
	c.Flags().StringVar(&plan, "plan", "", "`plan` that loses the customer (default: the one the scenario is about)")
	c.Flags().Uint64Var(&world, "world", 0, "number of the `world`, at the median of all assumptions")
	c.RunE = func(_ *cobra.Command, args []string) error {
		src, err := newSource(t, args[0], o.settings())
		if err != nil {
			return err
		}
		s, err := src.load()
		if err != nil {
			return err
		}
		st := newStudy(s, s.Seed, s.Plans)
		fates := sim.NewFates(s.Seed, world)
		var params []desk.Params
		for i := range st.plans {
			p, err := st.plans[i].Params(nil)
			if err != nil {
				return err
			}
			params = append(params, p)
		}
		if customer < 0 {
			if customer, err = st.lostCustomer(fates, params, plan); err != nil {
				return err
			}
		}
		lives := desk.Trace(fates, params, customer)
		return tellLives(t, o, st, customer, lives)
	}
	return c
}

// lostCustomer picks someone the plan loses.
func (st *study) lostCustomer(f sim.Fates, params []desk.Params, plan string) (int, error) {
	if plan == "" {
		if plan = subject(st); plan == "" {
			return 0, fmt.Errorf("no plan has both a cut and an assistant\nhint: name a customer with --customer, or a plan with --plan")
		}
	}
	for i, p := range st.plans {
		if p.Name != plan {
			continue
		}
		if c := desk.Lost(f, params, st.reference, i); c >= 0 {
			return c, nil
		}
		return 0, fmt.Errorf("in this world plan %s loses nobody over service whom the reference keeps\nhint: try another --world", plan)
	}
	return 0, fmt.Errorf("there is no plan %q", plan)
}

// tellLives prints the lives plan by plan.
func tellLives(t *terminal, o *options, st *study, customer int, lives []desk.Life) error {
	start := st.scenario.Start
	date := func(day float64) string {
		return start.Add(time.Duration(day * 24 * float64(time.Hour))).Format("2 Jan 2006")
	}
	var all []told
	for i, l := range lives {
		one := told{Plan: st.plans[i].Name, Title: st.plans[i].Title, End: "still a customer at the horizon"}
		switch {
		case l.Left && l.Service:
			one.End = "left over service on " + date(l.LeftDay)
		case l.Left:
			one.End = "left for other reasons on " + date(l.LeftDay)
		case !math.IsNaN(l.Due):
			one.End = "still here at the horizon, decided to leave on " + date(l.Due)
		}
		for _, n := range l.Notes {
			at := start.Add(time.Duration(n.Minute * float64(time.Minute)))
			one.Days = append(one.Days, toldNote{at.Format("2006-01-02 15:04"), n.What})
		}
		all = append(all, one)
	}
	if o.json {
		enc := json.NewEncoder(t.out)
		enc.SetIndent("", "  ")
		return enc.Encode(all)
	}
	fmt.Fprintf(t.out, "Customer %d\n", customer)
	for _, one := range all {
		fmt.Fprintf(t.out, "\n%s: %s\n", one.Title, one.End)
		for _, n := range one.Days {
			fmt.Fprintf(t.out, "  %s  %s\n", n.At, n.What)
		}
	}
	return nil
}
