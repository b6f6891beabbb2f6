package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/fit"
	"boomerang/out/answer"
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/scenarios/export"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// fragmentFile is what a scenario extends.
const fragmentFile = "fragment.toml"

// defaultBase is what the export's figures are put beside where no base is told.
const defaultBase = "base-fintech"

// calibrateFlags are those of calibrate alone.
type calibrateFlags struct {
	columns   map[export.Role]*string
	delimiter string
	read      export.Options
	rule      fit.TailRule
	tables    tableFlags
	perIssue  float64
	over      string
	asOf      string
	hoursTold bool // opening hours are said, so that those of a base say nothing
}

// newCalibrate is the verb calibrate.
func newCalibrate(t *terminal.Terminal, o *play.Options) *cobra.Command {
	f := &calibrateFlags{columns: map[export.Role]*string{}}
	c := &cobra.Command{
		Use:   "calibrate EXPORT",
		Short: "Fit your own tickets or call counts, as a file a scenario extends",
		Long: `Reads a ticket export (a row a ticket, or a row for each of its updates) or counts
(a row a day, an hour, a week or a month, with --calls), CSV in any usual encoding
or one sheet of XLSX, and fits what the scenario language can take: volume at the
end of the export and growth from there, hours of the week, how days differ beyond
chance, categories, long tail, handle times, patience where calls given up are
counted. The last quarter is held back to see whether the fit predicts it. Columns
are guessed from their names and cells and shown; every role has a flag, "-" for
none. It ends with what the desk would take at this load by Erlang's C formula, and
with what the export does not tell and the key that states it.

Tables beside the tickets narrow what decides the verdict: --sessions (the
assistant's log), --surveys, --customers. What they tell is said, and what they
cannot tell is named with the key to state.

Rows that cannot be used are counted with the reason; a file that cannot be
trusted is refused. Cells of free text are never copied.`,
		Example: "  boomerang calibrate tickets.csv -o out/ours --customers 400_000\n  boomerang calibrate " +
			"calls.csv --opened time --calls calls -o out/ours\n  boomerang calibrate tickets.csv -o out/ours " +
			"--sessions bot.csv --surveys csat.csv --customers crm.csv\n  # in a scenario: " +
			"extends = [\"base-unknowns\", \"out/ours/fragment.toml\"]",
		Args: cobra.ExactArgs(1),
	}
	f.bind(c, o)
	c.RunE = func(c *cobra.Command, args []string) error {
		if o.Out == "" {
			return fmt.Errorf("-o DIR is missing: the folder for %s and its charts", fragmentFile)
		}
		if err := f.check(); err != nil {
			return err
		}
		return calibrate(c.Context(), t, o, f, args[0])
	}
	return c
}

// bind makes a flag for every role a column can have, and for what a file may leave open: decimal
// mark, order of dates, unit of handle times.
func (f *calibrateFlags) bind(c *cobra.Command, o *play.Options) {
	g := c.Flags()
	g.StringVarP(&o.Out, "out", "o", "", "`folder` for fragment.toml, calibration.json and charts")
	g.BoolVar(&o.JSON, "json", false, "print the figures as JSON")
	for _, role := range export.Roles {
		f.columns[role] = g.String(string(role), "", fmt.Sprintf("`column` of the export read as %s (default: guessed)",
			role))
	}
	g.StringVar(&f.delimiter, "delimiter", "",
		"what stands between cells, `tab` for a tab (default: seen from the first line)")
	g.StringVar(&f.read.Decimal, "decimal", "",
		"decimal mark of the numbers, `point` or comma, where the file leaves it open")
	g.StringVar(&f.read.Dates, "dates", "", "`dmy`, mdy or ymd, where the file leaves it open")
	g.StringVar(&f.read.TimeZone, "time-zone", "",
		"`zone` of the company, as Europe/Berlin, where times are in another; those without a zone are taken for UTC")
	g.StringVar(&f.read.HandleUnit, "handle-unit", "",
		"`unit` of handle times where the column's name has none: ms, s, min, h")
	g.StringVar(&f.read.LastedUnit, "lasted-unit", "",
		"`unit` of times to resolution where the column's name has none: ms, s, min, h")
	g.StringVar(&f.read.Blank, "blank", "",
		"what a blank cell of reopened or reassigned means where the file leaves it open: `no` or unknown")
	g.StringVar(&f.read.Rows, "rows", "", "what a row of counts stands for: `day`, week or month (default: by "+
		"their spacing)")
	g.StringVar(&f.read.Sheet, "sheet", "", "`name` of the sheet, of a spreadsheet with several")
	g.StringVar(&f.asOf, "as-of", "", "`date` for which volume is stated (default: the end of the export)")
	g.Float64Var(&f.read.MostLost, "most-lost", .2, "share of unusable rows above which the file is refused")
	g.Float64Var(&f.rule.Touches, "touches-above", 3, "long tail: categories with more touches than this on average")
	g.Float64Var(&f.rule.Hardest, "hardest", 0,
		"long tail: instead, the hardest categories up to this share of tickets")
	f.tables.bind(g)
	g.Float64Var(&f.perIssue, "contacts-per-issue", 0, "contacts an issue takes, where rows are contacts")
	g.StringVar(&f.over, "over", "", "`base` the fragment will be laid over: its categories get share 0")
}

// check reads the flags, and refuses what would mean nothing.
func (f *calibrateFlags) check() error {
	f.read.Columns = map[export.Role]string{}
	for role, name := range f.columns {
		f.read.Columns[role] = *name
	}
	switch d := f.delimiter; {
	case d == "":
	case d == "tab" || d == `\t`:
		f.read.Delimiter = '\t'
	case utf8.RuneCountInString(d) != 1 || strings.ContainsAny(d, "\"\r\n"):
		return fmt.Errorf("--delimiter: one character is needed, or tab")
	default:
		f.read.Delimiter, _ = utf8.DecodeRuneInString(d)
	}
	for _, x := range []struct {
		flag         string
		value, least float64
		most         float64
	}{
		{"most-lost", f.read.MostLost, 0, 1},
		{"touches-above", f.rule.Touches, 0, 1e6},
		{"hardest", f.rule.Hardest, 0, 1},
		{"contacts-per-issue", f.perIssue, 0, 100},
	} {
		if !(x.value >= x.least && x.value <= x.most) {
			return fmt.Errorf("--%s %g: want %g to %g", x.flag, x.value, x.least, x.most)
		}
	}
	return f.tables.check()
}

// calibrate reads, fits, writes and tells.
func calibrate(ctx context.Context, t *terminal.Terminal, o *play.Options, f *calibrateFlags, path string) error {
	c, text, err := f.fitted(ctx, path)
	if err != nil {
		return err
	}
	err = folder.Write(o.Out, func(f *folder.Folder) error { return putCalibration(f, c, text) })
	if err != nil {
		return err
	}
	if o.JSON {
		enc := json.NewEncoder(t.Out)
		enc.SetIndent("", "  ")
		return enc.Encode(c)
	}
	if err := answer.Calibration(t.Out, c, t.Width); err != nil {
		return err
	}
	if err := answer.CalibrationNeed(t.Out, c, t.Width); err != nil {
		return err
	}
	fmt.Fprintf(t.Out, "\nFragment %s\nCharts   %s\n", filepath.Join(o.Out, fragmentFile),
		filepath.Join(o.Out, drawing.ChartFolder))
	return nil
}

// fitted is what an export and the tables beside it say, and the fragment that says it.
func (f *calibrateFlags) fitted(ctx context.Context, path string) (c *result.Calibration, text []byte, err error) {
	data, err := export.Read(ctx, path, f.read)
	if err != nil {
		return nil, nil, err
	}
	beside, err := f.tables.read(ctx, f.read)
	if err != nil {
		return nil, nil, err
	}
	if c, err = calibrated(data, filepath.Base(path), f.rule, f.asOf, beside.kept()...); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := f.tables.learn(c, data, beside); err != nil {
		return nil, nil, err
	}
	base, err := overBase(ctx, cmp.Or(f.over, defaultBase), "--over "+cmp.Or(f.over, defaultBase))
	if err != nil {
		return nil, nil, err
	}
	params, err := base.Plans[0].Params(nil)
	if err != nil {
		return nil, nil, err
	}
	c.Need = need(c, &params)
	if share := params.InClosedHours(c.HourOfWeek); share >= play.LeastClosed && !f.hoursTold {
		c.Warnings = append(c.Warnings, result.Warning{Kind: result.InClosedHours, Value: &share})
	}
	fragment := scenarios.Fragment{
		Summary: wording.ExportSummary(c), Over: f.over, Customers: f.tables.customers.number, PerIssue: f.perIssue,
		Warnings: wording.FitDoubts(c.Warnings),
	}
	if c.LongTail != nil {
		fragment.TailRule = wording.TailRule(c.LongTail)
	}
	if f.over != "" && len(c.Categories) > 0 {
		fragment.Silenced = categoriesOf(base, c)
	}
	if f.tables.any() {
		c.Learnt, c.Unlearnt = scenarios.Narrowed(c, fragment)
		fragment.Open = wording.StillOpen(c.Unlearnt)
	}
	return c, scenarios.Calibrated(c, fragment), nil
}

// putCalibration stages a calibration's files; a fragment that a person has changed stays.
func putCalibration(to *folder.Folder, c *result.Calibration, text []byte) error {
	if err := unedited(to, fragmentFile); err != nil {
		return err
	}
	return errors.Join(to.Put(fragmentFile, text), result.WriteCalibration(to, c), answer.DrawCalibration(to, c))
}

// unedited refuses a file of ours that a person has changed since.
func unedited(f *folder.Folder, name string) error {
	if err := f.Sound(name); errors.Is(err, folder.ErrChanged) {
		return remedy.Errorf("%s was changed since it was written", filepath.Join(f.Dir(), name)).
			Hint("move it away, or choose another folder with -o")
	}
	return nil
}

// onlyCategory stands in where a base has no categories of its own.
const onlyCategory = "every-contact"

// overBase is a scenario of one plan over a base, to know what the base brings; a base that has plans of its own, as
// every scenario has, is one by itself.
func overBase(ctx context.Context, base, name string) (*scenarios.Scenario, error) {
	text := fmt.Sprintf("extends = %q\n[segment.customers]\ncustomers = 1000\n[plan.keep]\nreference = "+
		"true\nrouting.policy = \"humans_only\"\n", base)
	s, err := scenarios.LoadReader(ctx, strings.NewReader(text), name, nil)
	if err == nil {
		return s, nil
	}
	text += fmt.Sprintf("[category.%s]\nshare = 1\n", onlyCategory)
	if s, fails := scenarios.LoadReader(ctx, strings.NewReader(text), name, nil); fails == nil {
		return s, nil
	}
	if s, fails := scenarios.LoadReader(ctx, strings.NewReader(fmt.Sprintf("extends = %q\n", base)), name,
		nil); fails == nil {
		return s, nil
	}
	return nil, err
}

// categoriesOf are the categories a base brings, less those the export has.
func categoriesOf(base *scenarios.Scenario, c *result.Calibration) (names []string) {
	own := map[string]bool{}
	for _, k := range c.Categories {
		own[k.Name] = true
	}
	for _, l := range base.Resolved() {
		if parts := strings.Split(l.Path, "."); len(parts) == 3 && parts[0] == "category" && parts[2] == "share" &&
			l.Plan == "" && !own[parts[1]] && parts[1] != onlyCategory {
			names = append(names, parts[1])
		}
	}
	return names
}
