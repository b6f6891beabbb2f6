package main

import (
	"fmt"
	"text/tabwriter"

	"boomerang/models/desk"
	"github.com/spf13/cobra"
)

func newCheck(t *terminal, o *options) *cobra.Command {
	var baseline bool
	c := &cobra.Command{
		Use:   "check FILE...",
		Short: "Validate scenario files and audit their arithmetic, without playing the plans",
		Long: `Reads each file, shows every problem at once, and audits the arithmetic of its
plans: do the heads cut match the work that goes? With --baseline the month
before the cut is simulated and compared with what the file states.

Findings are warnings and leave the exit code at 0; problems make it 2.`,
		Example: "  boomerang check klarna-2024 mine.toml --baseline",
		Args:    cobra.MinimumNArgs(1),
	}
	o.scenarioFlags(c)
	c.Flags().BoolVar(&baseline, "baseline", false, "simulate the month before the cut")
	c.RunE = func(_ *cobra.Command, args []string) error {
		failed := error(nil)
		for _, name := range args {
			if err := checkFile(t, o, name, baseline); err != nil {
				t.fail(err)
				failed = exit(exitUsage, nil)
			}
		}
		return failed
	}
	return c
}

func checkFile(t *terminal, o *options, name string, baseline bool) error {
	src, err := newSource(t, name, o.settings())
	if err != nil {
		return err
	}
	s, err := src.load()
	if err != nil {
		return err
	}
	st := newStudy(s, s.Seed, s.Plans)
	fmt.Fprintf(t.out, "%s: %d plans, %d assumptions not known, no problems\n", s.Name, len(s.Plans), len(s.Assumptions))
	for _, w := range s.Warnings {
		t.warn("%s", w)
	}
	audits, err := audits(st)
	if err != nil {
		return err
	}
	for i, findings := range audits {
		if i != st.reference {
			findings = beyondCompany(findings)
		}
		if len(findings) == 0 {
			continue
		}
		fmt.Fprintf(t.out, "\n%s\n", st.plans[i].Title)
		w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
		for _, f := range findings {
			bound := ""
			if f.Bound == f.Bound {
				bound = fmt.Sprintf("against %.4g", f.Bound)
			}
			fmt.Fprintf(w, "  %s\t%s\t%.4g %s\t%s\t%s\n", f.Verdict, f.Figure, f.Value, f.Unit, bound, f.Why)
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	if baseline {
		return showBaseline(t, st)
	}
	return nil
}

// audits is the arithmetic of every plan at the medians.
func audits(st *study) ([][]desk.Finding, error) {
	params := make([]desk.Params, len(st.plans))
	for i := range st.plans {
		var err error
		if params[i], err = st.plans[i].Params(nil); err != nil {
			return nil, err
		}
	}
	return desk.Audits(params), nil
}

// beyondCompany drops the findings about the company, the same for every plan.
func beyondCompany(all []desk.Finding) []desk.Finding {
	for i, f := range all {
		if f.Figure == desk.LastCompanyFigure {
			return all[i+1:]
		}
	}
	return all
}

// showBaseline compares the simulated month before the cut with what is stated.
func showBaseline(t *terminal, st *study) error {
	p, err := st.plans[st.reference].Params(nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "\nThe month before the cut, simulated\n")
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	for _, f := range dayZero(st, p) {
		if f.Value != nil {
			fmt.Fprintf(w, "  %s\t%.4g\t%s\n", f.Label, *f.Value, f.Unit)
		}
	}
	return w.Flush()
}
