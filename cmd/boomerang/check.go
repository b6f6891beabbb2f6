package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newCheck is the verb check: it goes on after a file with problems, so that all of them are seen at
// once.
func newCheck(t *terminal.Terminal, o *play.Options) *cobra.Command {
	var more checks
	c := &cobra.Command{
		Use:   "check FILE...",
		Short: "Validate scenario files and audit their arithmetic, without playing the plans",
		Long: `Reads each file, shows every problem at once, and audits the arithmetic of its
plans: do the heads cut match the work that goes? With --baseline the month
before the cut is simulated a few times and compared with what the file states.
With --elasticity the desk is played at cuts of 0 to 75 % without an assistant, and
the line of the ledger that pays for each is named.
With --published the plans are played and every figure of [published] is held against
them: it agrees, is near, contradicts, or says nothing.
Contacts a month, a mean handle time and full-time equivalents are said back, beside
what the model plays.
With --region it says what each plan may ask of its assistant, and how many people it
may let go: what a design beyond that is refused for, or clipped to (batch --clip).
With --json the findings are data.

Findings are warnings and leave the exit code at 0; problems make it 2.`,
		Example: "  boomerang check klarna-2024 mine.toml --baseline\n  boomerang check mine.toml --json",
		Args:    cobra.MinimumNArgs(1),
	}
	scenarioFlags(o, c)
	planFlag(o, c)
	c.Flags().BoolVar(&more.baseline, "baseline", false, "simulate the month before the cut")
	c.Flags().BoolVar(&more.elasticity, "elasticity", false, "play the desk at cuts of 0, 20, 40, 60 and 75 %")
	c.Flags().BoolVar(&more.region, "region", false, "say what assistant.deflection and cut.heads may be, all else "+
		"as stated")
	c.Flags().BoolVar(&more.published, "published", false, "hold the published figures against the worlds")
	c.RunE = func(c *cobra.Command, args []string) error {
		failed := error(nil)
		for _, name := range args {
			if err := checkFile(c.Context(), t, o, name, more); err != nil {
				t.Fail(err)
				failed = terminal.Exit(terminal.ExitUsage, nil)
			}
		}
		return failed
	}
	return c
}

// checks are what check plays besides, if asked to.
type checks struct{ baseline, elasticity, published, region bool }

// checked is what check finds out about one scenario.
type checked struct {
	Scenario    string   `json:"scenario"`
	Plans       int      `json:"plans"`
	Assumptions int      `json:"assumptions"`
	Warnings    []string `json:"warnings"`
	notes       []scenarios.Problem
	Audit       []auditedPlan    `json:"audit"`                 // what holds for the company comes with the reference
	Drawn       []result.Finding `json:"drawn,omitempty"`       // over the worlds drawn, not at the medians
	Baseline    []result.Finding `json:"baseline,omitempty"`    // the month before the cut against what is stated
	OtherDesks  []result.Finding `json:"other_desks,omitempty"` // that month beside what other desks publish
	SaidBack    *result.SaidBack `json:"said_back,omitempty"`   // the company's own figures, and what is played
	Elasticity  *result.Ladder   `json:"elasticity,omitempty"`
	Published   *result.Record   `json:"published,omitempty"` // figures from the world against what is played
	Region      []play.Allowed   `json:"region,omitempty"`    // what plans may ask for, all else as stated
	Untried     []string         `json:"untried,omitempty"`   // keys of values nobody measured that no run tries

	units  wording.Units
	titles []result.Plan
}

// auditedPlan are the findings about one plan.
type auditedPlan struct {
	Plan     string           `json:"plan"`
	Title    string           `json:"title"`
	Findings []result.Finding `json:"findings"`
}

// checkFile reads one file and prints its findings as a table or as data.
func checkFile(ctx context.Context, t *terminal.Terminal, o *play.Options, name string, more checks) error {
	src, err := play.NewSource(ctx, t, name, o.Settings())
	if err != nil {
		return err
	}
	s, err := src.Load(ctx)
	if err != nil {
		return err
	}
	st := play.NewStudy(s, s.Seed, s.Plans)
	if err := st.Fits(); err != nil { // nor would its audit end
		return err
	}
	c, err := newChecked(ctx, st, more)
	if err != nil {
		return err
	}
	if o.JSON {
		enc := json.NewEncoder(t.Out)
		enc.SetIndent("", "  ")
		return enc.Encode(c)
	}
	return c.print(t)
}

// newChecked audits every plan, and plays the month before the cut if asked to.
func newChecked(ctx context.Context, st *play.Study, more checks) (*checked, error) {
	s := st.Scenario
	c := &checked{
		units: wording.Units{Currency: s.Currency}, Scenario: s.Name, Plans: len(s.Plans),
		Assumptions: len(s.Assumptions), Warnings: []string{}, Audit: []auditedPlan{},
	}
	c.notes = s.Notes
	for _, w := range s.Warnings {
		c.Warnings = append(c.Warnings, fmt.Sprint(w))
	}
	audits, err := play.Audits(ctx, st)
	if err != nil {
		return nil, err
	}
	for i, findings := range audits {
		if i != st.Reference {
			findings = play.BeyondCompany(findings)
		}
		plan := auditedPlan{Plan: st.Plans[i].Name, Title: st.Plans[i].Title, Findings: []result.Finding{}}
		for _, f := range findings {
			plan.Findings = append(plan.Findings, play.FindingOf(f))
		}
		c.Audit = append(c.Audit, plan)
		c.titles = append(c.titles, result.Plan{Name: plan.Plan, Title: plan.Title})
	}
	c.Drawn = play.SkillDrawn(st, s.Worlds)
	if !s.IsQueue() { // a queue tries nothing
		c.Untried = s.Untried()
	}
	p, err := st.Plans[st.Reference].Params(nil)
	if err != nil {
		return nil, err
	}
	for _, w := range play.Foreseen(st, s.Worlds) {
		about, text := wording.Warned(w, &result.Result{
			Plans: c.titles, Scenario: result.Scenario{Currency: s.Currency},
		})
		if w.Plan != "" {
			text = "“" + wording.Clean(about) + "”: " + text
		}
		c.Warnings = append(c.Warnings, text)
	}
	if err := c.playMore(ctx, st, p, more); err != nil {
		return nil, err
	}
	for _, f := range c.Baseline {
		if f.Verdict != result.OK {
			c.Warnings = append(c.Warnings, wording.NotStated(f))
		}
	}
	return c, nil
}

// playMore plays what is asked for beyond the audit, and says back what is played of a company's own figures.
func (c *checked) playMore(ctx context.Context, st *play.Study, p desk.Params, more checks) (err error) {
	c.SaidBack = play.SaidBack(ctx, p, st.Scenario.Seed, st.Scenario.Level, more.baseline)
	if err := ctx.Err(); err != nil {
		return err
	}
	if more.baseline && p.Arrivals.OpenPerHour == 0 {
		c.Baseline = play.CompareBaseline(ctx, p, st.Scenario.Seed, play.BaselineWorlds, st.Scenario.Level)
		c.OtherDesks = play.BesideOthers(ctx, p, st.Scenario.Seed)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if more.elasticity && p.Arrivals.OpenPerHour == 0 {
		if c.Elasticity, err = play.CutLadder(ctx, p, st.Scenario.Seed); err != nil {
			return err
		}
	}
	if more.published {
		if c.Published, err = play.HoldAgainstRecord(ctx, st, st.Scenario.Worlds, 0); err != nil {
			return err
		}
	}
	if more.region {
		if c.Region, err = play.Region(ctx, st.Plans); err != nil {
			return err
		}
	}
	return nil
}

// print writes the warnings before any verdict.
func (c *checked) print(t *terminal.Terminal) error {
	for _, n := range c.notes {
		t.Note("%s", n)
	}
	fmt.Fprintf(t.Out, "%s: %d plans, %d assumptions not known, no problems\n", c.Scenario, c.Plans, c.Assumptions)
	for _, w := range c.Warnings {
		t.Warn("%s", w)
	}
	if c.SaidBack != nil {
		fmt.Fprintf(t.Out, "\n%s\n", wording.BackToYou)
		for _, line := range wording.SaidBack(c.SaidBack) {
			fmt.Fprintf(t.Out, "  %s\n", line)
		}
	}
	if err := c.printFindings(t, wording.BeforeTheCut, c.Baseline); err != nil {
		return err
	}
	if err := c.printFindings(t, wording.OtherDesks, c.OtherDesks); err != nil {
		return err
	}
	for _, plan := range c.Audit {
		if err := c.printFindings(t, plan.Title, plan.Findings); err != nil {
			return err
		}
	}
	if err := c.printFindings(t, wording.InWorldsDrawn, c.Drawn); err != nil {
		return err
	}
	if err := c.printLadder(t); err != nil {
		return err
	}
	if err := c.printRecord(t); err != nil {
		return err
	}
	if len(c.Region) > 0 {
		fmt.Fprintf(t.Out, "\n%s\n", wording.RegionTitle)
		w := tabwriter.NewWriter(t.Out, 0, 0, 2, ' ', 0)
		for _, a := range c.Region {
			fmt.Fprintln(w, "  "+strings.Join(wording.RegionRow(a.Plan, a.Key, a.Least, a.Most), "\t"))
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	if text := wording.Untried(c.Untried); text != "" {
		fmt.Fprintf(t.Out, "\n%s\n", text)
	}
	return nil
}

// printLadder writes the desk at its cuts, a line each.
func (c *checked) printLadder(t *terminal.Terminal) error {
	if c.Elasticity == nil {
		return nil
	}
	fmt.Fprintf(t.Out, "\n%s\n", wording.LadderTitle(c.Elasticity))
	w := tabwriter.NewWriter(t.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "  "+strings.Join(wording.LadderHead, "\t"))
	for _, s := range c.Elasticity.Steps {
		fmt.Fprintln(w, "  "+strings.Join(wording.LadderRow(s, c.units), "\t"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if text := wording.LadderUnended(c.Elasticity); text != "" {
		fmt.Fprintln(t.Out, text)
	}
	return nil
}

// printRecord writes the published figures beside what is played, a line each.
func (c *checked) printRecord(t *terminal.Terminal) error {
	if c.Published == nil {
		return nil
	}
	fmt.Fprintf(t.Out, "\n%s\n", wording.RecordTitle(c.Published))
	w := tabwriter.NewWriter(t.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "  "+strings.Join(wording.RecordHead, "\t"))
	for i := range c.Published.Figures {
		fmt.Fprintln(w, "  "+strings.Join(wording.RecordRow(&c.Published.Figures[i], c.units), "\t"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(t.Out, "%s\n", wording.RecordSum(c.Published))
	return err
}

// printFindings writes a line each; nothing where there are none.
func (c *checked) printFindings(t *terminal.Terminal, title string, all []result.Finding) error {
	if len(all) == 0 {
		return nil
	}
	fmt.Fprintf(t.Out, "\n%s\n", wording.Clean(title))
	w := tabwriter.NewWriter(t.Out, 0, 0, 2, ' ', 0)
	for _, f := range all {
		value := "none"
		if f.Value != nil {
			value = c.units.Quantity(*f.Value, f.Unit)
		}
		fmt.Fprintln(w, "  "+strings.Join([]string{
			string(f.Verdict), wording.Clean(wording.FigureOf(f, c.titles)), value, boundsOf(f, c.units),
			wording.Why(f),
		}, "\t"))
	}
	return w.Flush()
}

// boundsOf says what a figure must lie between.
func boundsOf(f result.Finding, units wording.Units) string {
	switch {
	case f.Low != nil && f.Bound != nil:
		return "within " + units.Quantity(*f.Low, f.Unit) + " to " + units.Quantity(*f.Bound, f.Unit)
	case f.Low != nil:
		return "at least " + units.Quantity(*f.Low, f.Unit)
	case f.Bound != nil:
		return "at most " + units.Quantity(*f.Bound, f.Unit)
	}
	return ""
}
