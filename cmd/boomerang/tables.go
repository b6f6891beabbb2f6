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
	"boomerang/sim/dates"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/pflag"
)

// tableFlags are the tables beside the tickets, and how each is read.
type tableFlags struct {
	sessions, surveys               string
	customers                       customersFlag
	asSessions, asSurveys, asOfBase []string
}

// bind makes their flags.
func (f *tableFlags) bind(g *pflag.FlagSet) {
	g.StringVar(&f.sessions, "sessions", "", "the assistant's log, a row a session: `file` of when, how it ended, whose")
	g.StringVar(&f.surveys, "surveys", "", "surveys, a row each: `file` of when, who answered, the score")
	g.Var(&f.customers, result.Customers, "how many customers the company has, or a `file` of them: start, end, margin; "+
		"twice for both")
	const as = "how a column, a word or a scale of it is read: `role=column`, \"role:word=meaning\"; repeatable"
	g.StringArrayVar(&f.asSessions, "sessions-as", nil, as)
	g.StringArrayVar(&f.asSurveys, "surveys-as", nil, as)
	g.StringArrayVar(&f.asOfBase, "customers-as", nil, as)
}

// any reports whether there is a table beside the tickets.
func (f *tableFlags) any() bool { return f.sessions != "" || f.surveys != "" || f.customers.file != "" }

// check refuses ways to read a table that is not given.
func (f *tableFlags) check() error {
	for _, x := range []struct {
		flag, file string
		as         []string
	}{
		{"sessions", f.sessions, f.asSessions}, {"surveys", f.surveys, f.asSurveys},
		{result.Customers, f.customers.file, f.asOfBase},
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

// learn reads the tables beside the tickets and puts what they say into the calibration.
func (f *tableFlags) learn(ctx context.Context, c *result.Calibration, data *export.Export, read export.Options) error {
	options := func(as []string) export.TableOptions {
		return export.TableOptions{As: as, Dates: read.Dates, Decimal: read.Decimal, MostLost: read.MostLost}
	}
	if f.sessions != "" {
		log, err := export.ReadSessions(ctx, f.sessions, options(f.asSessions))
		if err != nil {
			return err
		}
		c.FromSessions = fit.Sessions(log.Sessions, data.Tickets, log.Categories, scenarios.AssumedOfSessions())
		var minutes []int64
		for i := range log.Sessions {
			minutes = append(minutes, log.Sessions[i].At)
		}
		c.FromSessions.TableRead = tableRead(f.sessions, &log.Table, minutes)
	}
	var answers []fit.Answer
	if f.surveys != "" {
		file, err := export.ReadSurveys(ctx, f.surveys, options(f.asSurveys))
		if err != nil {
			return err
		}
		answers = file.Answers
		var contained *result.Measured
		if c.FromSessions != nil {
			contained = &c.FromSessions.Contained
		}
		c.FromSurveys = fit.Surveys(answers, file.Categories, scenarios.AssumedWithheld(), contained)
		var minutes []int64
		for i := range answers {
			minutes = append(minutes, answers[i].At)
		}
		c.FromSurveys.TableRead, c.FromSurveys.Scale = tableRead(f.surveys, &file.Table, minutes), file.Scale
	}
	if f.customers.file != "" {
		return f.learnCustomers(ctx, c, data, answers, options(f.asOfBase))
	}
	return nil
}

// learnCustomers reads the customers beside everything else that is known of them.
func (f *tableFlags) learnCustomers(ctx context.Context, c *result.Calibration, data *export.Export,
	answers []fit.Answer, o export.TableOptions,
) error {
	file, err := export.ReadCustomers(ctx, f.customers.file, o)
	if err != nil {
		return err
	}
	window := fit.Window{From: file.From, AsOf: file.AsOf}
	if !file.FromTold {
		window = fit.WindowOf(file.Spells, file.AsOf)
	}
	c.FromCustomers = fit.Customers(fit.Base{Spells: file.Spells, Segments: file.Segments, Window: window}, data.Tickets,
		answers)
	if c.FromCustomers.Here == 0 {
		return remedy.Errorf("%s: nobody is a customer any more on the file's last day, %s", f.customers.file,
			dateOf(file.AsOf)).Hint("a column of ends must be blank for those still here; name it with " +
			"--customers-as ended=COLUMN")
	}
	c.FromCustomers.TableRead = tableRead(f.customers.file, &file.Table, nil)
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
			all[i].Name = "customers"
		case all[i].Name == "":
			all[i].Name = slug("others", taken, i)
		default:
			all[i].Name = slug(all[i].Name, taken, i)
		}
		taken = append(taken, all[i].Name)
	}
}

// tableRead says how a table was read, and over which minutes it runs.
func tableRead(path string, t *export.Table, minutes []int64) result.TableRead {
	r := result.TableRead{
		Source: filepath.Base(path), Words: t.Words, Currency: t.Currency, Warnings: t.Warnings,
		Input: result.Intake{Form: t.Form, Rows: t.Rows, Kept: t.Kept, Losses: t.Losses},
	}
	for _, k := range t.Columns {
		r.Input.Columns = append(r.Input.Columns, result.ColumnAs{Role: string(k.Role), Name: k.Name, Told: k.Told})
	}
	if len(minutes) > 0 {
		first, last := minutes[0], minutes[0]
		for _, m := range minutes {
			first, last = min(first, m), max(last, m)
		}
		r.First, r.Last = dates.Numbered(fit.Day(first)).String(), dates.Numbered(fit.Day(last)).String()
	}
	return r
}
