package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"boomerang/models/fit"
	"boomerang/scenarios"
	"boomerang/scenarios/export"
	"boomerang/scenarios/numeral"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/pflag"
)

// tableFlags are the tables beside the tickets, and how each is read.
type tableFlags struct {
	sessions, surveys                  string
	customers                          customersFlag
	asSessions, asSurveys, asCustomers []string
}

// bind makes their flags.
func (f *tableFlags) bind(g *pflag.FlagSet) {
	g.StringVar(&f.sessions, result.OfSessions, "",
		"the assistant's log, a row a session: `file` of when, how it ended, whose")
	g.StringVar(&f.surveys, result.OfSurveys, "", "surveys, a row each: `file` of when, who answered, the score")
	g.Var(&f.customers, result.OfCustomers,
		"how many customers there are, or a `file` of them (start, end, margin); twice for both")
	for flag, to := range map[string]*[]string{
		result.OfSessions: &f.asSessions, result.OfSurveys: &f.asSurveys, result.OfCustomers: &f.asCustomers,
	} {
		g.StringArrayVar(to, flag+"-as", nil,
			"how a column, a word or a scale of it is read: `role=column`, \"role:word=meaning\"; repeatable")
	}
}

// any reports whether there is a table beside the tickets.
func (f *tableFlags) any() bool { return f.sessions != "" || f.surveys != "" || f.customers.file != "" }

// check refuses ways to read a table that is not given.
func (f *tableFlags) check() error {
	for _, x := range []struct {
		flag, file string
		as         []string
	}{
		{result.OfSessions, f.sessions, f.asSessions},
		{result.OfSurveys, f.surveys, f.asSurveys},
		{result.OfCustomers, f.customers.file, f.asCustomers},
	} {
		if len(x.as) > 0 && x.file == "" {
			return remedy.Errorf("--%s-as %s: no table is given that it could be about", x.flag, remedy.Line(x.as[0])).
				Hint("name the file with --%s FILE", x.flag)
		}
	}
	return nil
}

// mostCustomers is what no company has.
const mostCustomers = 1e10

// customersFlag is a number of customers, a file of them, or one of each.
type customersFlag struct {
	number float64
	file   string
}

// Set takes a number for how many there are, and anything else for the name of a file.
func (c *customersFlag) Set(text string) error {
	x, err := numeral.Read(text)
	var doubt *numeral.Doubt
	switch {
	case text == "":
		return errors.New("want a number of customers, or the name of a file of them")
	case errors.As(err, &doubt):
		return fmt.Errorf("%w: write it without separators", err)
	case err != nil:
		c.file = text
	case !(x >= 0 && x <= mostCustomers):
		return fmt.Errorf("want 0 to %.0f", mostCustomers)
	default:
		c.number = x
	}
	return nil
}

// String is what was given.
func (c *customersFlag) String() string {
	if c.file != "" || c.number == 0 {
		return c.file
	}
	return numeral.Plain(c.number)
}

// Type is what a help page calls it.
func (c *customersFlag) Type() string { return "number or file" }

// tables are those beside the tickets, as they were read; nil: not given.
type tables struct {
	sessions  *export.SessionLog
	surveys   *export.SurveyFile
	customers *export.CustomerFile
}

// read reads those that are given.
func (f *tableFlags) read(ctx context.Context, read export.Options) (t tables, err error) {
	options := func(as []string) export.TableOptions {
		return export.TableOptions{As: as, Dates: read.Dates, Decimal: read.Decimal, MostLost: read.MostLost}
	}
	if f.sessions != "" {
		if t.sessions, err = export.ReadSessions(ctx, f.sessions, options(f.asSessions)); err != nil {
			return t, err
		}
	}
	if f.surveys != "" {
		if t.surveys, err = export.ReadSurveys(ctx, f.surveys, options(f.asSurveys)); err != nil {
			return t, err
		}
	}
	if f.customers.file != "" {
		t.customers, err = export.ReadCustomers(ctx, f.customers.file, options(f.asCustomers))
	}
	return t, err
}

// kept are the sessions that no person met: contacts that are no tickets.
func (t *tables) kept() (counts []fit.Count) {
	if t.sessions == nil {
		return nil
	}
	for i := range t.sessions.Sessions {
		if s := &t.sessions.Sessions[i]; s.KeptAway() {
			counts = append(counts, fit.Count{At: s.At, N: 1})
		}
	}
	return counts
}

// learn puts what the tables say into the calibration.
func (f *tableFlags) learn(c *result.Calibration, data *export.Export, t tables) error {
	if log := t.sessions; log != nil {
		c.FromSessions = fit.Sessions(log.Sessions, data.Tickets, log.Categories, scenarios.AssumedOfSessions())
		c.FromSessions.TableRead = tableRead(f.sessions, &log.Table)
		c.FromSessions.First, c.FromSessions.Last = daysOf(log.Sessions, func(s *fit.Session) int64 { return s.At })
		if c.FromSessions.First > c.First {
			c.Warnings = append(c.Warnings, result.Warning{
				Kind: result.SessionsBeginLater, Names: []string{c.FromSessions.First, c.First},
			})
		}
	}
	var answers []fit.Answer
	if file := t.surveys; file != nil {
		answers = file.Answers
		var contained *result.Measured
		if c.FromSessions != nil {
			contained = &c.FromSessions.Contained
		}
		c.FromSurveys = fit.Surveys(answers, file.Categories, scenarios.AssumedWithheld(), contained)
		c.FromSurveys.TableRead, c.FromSurveys.Scale = tableRead(f.surveys, &file.Table), file.Scale
		c.FromSurveys.First, c.FromSurveys.Last = daysOf(answers, func(a *fit.Answer) int64 { return a.At })
	}
	if t.customers != nil {
		if err := f.learnCustomers(c, data, answers, t.customers); err != nil {
			return err
		}
	}
	t.strangers(c, data.Tickets)
	return nil
}

// learnCustomers fits the customers beside everything else that is known of them.
func (f *tableFlags) learnCustomers(c *result.Calibration, data *export.Export, answers []fit.Answer,
	file *export.CustomerFile,
) error {
	window := fit.Window{From: file.From, AsOf: file.AsOf}
	if !file.FromTold {
		window = fit.WindowOf(file.Spells, file.AsOf)
	}
	base := fit.Base{Spells: file.Spells, Segments: file.Segments, Window: window}
	c.FromCustomers = fit.Customers(base, data.Tickets, answers)
	if c.FromCustomers.Here == 0 {
		return remedy.Errorf("%s: nobody is a customer any more on the file's last day, %s", f.customers.file,
			dateOf(file.AsOf)).Hint("a column of ends must be blank for those still here; name it with " +
			"--customers-as ended=COLUMN")
	}
	c.FromCustomers.TableRead = tableRead(f.customers.file, &file.Table)
	c.FromCustomers.First, c.FromCustomers.Last = c.FromCustomers.From, c.FromCustomers.AsOf
	c.FromCustomers.Found, c.FromCustomers.Ahead = !file.FromTold, file.Ahead
	nameSegments(c.FromCustomers.Segments)
	return nil
}

// nameSegments turns labels of segments into names of tables.
func nameSegments(all []result.SegmentFit) {
	var taken []string
	for i := range all {
		switch {
		case all[i].Name == "" && len(all) == 1:
			all[i].Name = result.OfCustomers
		case all[i].Name == "":
			all[i].Name = slug("others", taken, i)
		default:
			all[i].Name = slug(all[i].Name, taken, i)
		}
		taken = append(taken, all[i].Name)
	}
}

// tableRead says how a table was read.
func tableRead(path string, t *export.Table) result.TableRead {
	r := result.TableRead{
		Source: filepath.Base(path), Words: t.Words, Currency: t.Currency, Warnings: t.Warnings,
		Input: result.Intake{Form: t.Form, Rows: t.Rows, Kept: t.Kept, Losses: t.Losses},
	}
	for _, k := range t.Columns {
		r.Input.Columns = append(r.Input.Columns, result.ColumnAs{Role: string(k.Role), Name: k.Name, Told: k.Told})
	}
	return r
}

// daysOf are the first and the last day of some rows.
func daysOf[R any](rows []R, at func(*R) int64) (first, last string) {
	lo, hi := at(&rows[0]), at(&rows[0])
	for i := range rows {
		lo, hi = min(lo, at(&rows[i])), max(hi, at(&rows[i]))
	}
	return dateOf(fit.Day(lo)), dateOf(fit.Day(hi))
}
