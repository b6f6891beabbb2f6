package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"

	"boomerang/scenarios/input"
	"boomerang/sim/remedy"

	"boomerang/models/fit"
)

// row takes one row of data in.
func (r *reader) row(ctx context.Context, row []string, line int) error {
	opened, ok, err := r.moment(ctx, r.cell(row, Opened))
	if err != nil {
		return err
	}
	if !ok {
		r.lost.add("opened is not a date this program can read", line, false)
		return nil
	}
	if r.zoned[truth(opened.zoned)]++; opened.clock {
		r.clocks++
	}
	if r.at[place[Calls]] >= 0 {
		n, ok := r.number(Calls, r.cell(row, Calls))
		switch {
		case !ok:
			r.lost.add("the count is not a number", line, false)
		case n < 0:
			r.lost.add("the count is below zero", line, false)
		case n > mostCounted:
			r.lost.add("the count is above a million million", line, false)
		default:
			r.Counts, r.Kept = append(r.Counts, fit.Count{At: opened.minute, N: n}), r.Kept+1
		}
		return nil
	}
	t := fit.Ticket{Opened: opened.minute, Lasted: fit.Missing}
	if t.Lasted, err = r.lasted(ctx, row, line, opened); err != nil {
		return err
	}
	t.Category, t.Channel = r.categories.of(r.cell(row, Category)), r.channels.of(r.cell(row, Channel))
	t.Touches = r.amount(row, line, Touches)
	t.Reassigned = r.amount(row, line, Reassigned)
	t.Reopened = r.amount(row, line, Reopened)
	t.Satisfaction = r.amount(row, line, Satisfaction)
	t.Handle = r.handle(row, line)
	if c := r.cell(row, Customer); c != "" {
		t.Customer = max(1, hashed(14695981039346656037, c))
	}
	r.Tickets, r.Kept = append(r.Tickets, t), r.Kept+1
	return nil
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// lasted is the time from opened to resolved, minutes.
func (r *reader) lasted(ctx context.Context, row []string, line int, opened moment) (float32, error) {
	cell := r.cell(row, Resolved)
	if cell == "" {
		return fit.Missing, nil
	}
	resolved, ok, err := r.moment(ctx, cell)
	switch {
	case err != nil:
		return fit.Missing, err
	case !ok:
		r.lost.add("resolved is not a date this program can read", line, true)
	case resolved.zoned != opened.zoned:
		r.lost.add("opened and resolved are not both written with a zone", line, true)
	case resolved.instant() < opened.instant():
		r.lost.impossible("resolved before opened", line)
	default:
		return float32(resolved.instant() - opened.instant()), nil
	}
	return fit.Missing, nil
}

// amount is a number that may not be below zero; yes and no are 1 and 0.
func (r *reader) amount(row []string, line int, role Role) float32 {
	cell := r.cell(row, role)
	switch strings.ToLower(cell) {
	case "":
		return fit.Missing
	case "true", "yes", "y":
		return 1
	case "false", "no", "n":
		return 0
	}
	x, ok := r.number(role, cell)
	switch {
	case !ok:
		r.lost.add(string(role)+" is not a number", line, true)
	case x < 0:
		r.lost.impossible(string(role)+" is below zero", line)
	case x > mostCounted:
		r.lost.impossible(string(role)+" is above a million million", line)
	default:
		return float32(x)
	}
	return fit.Missing
}

// longestHandle is a day: beyond it somebody forgot to stop the clock.
const longestHandle = 24 * 60

// handle is a handle time in minutes: a number in the unit, or h:mm:ss.
func (r *reader) handle(row []string, line int) float32 {
	cell := r.cell(row, Handle)
	if cell == "" {
		return fit.Missing
	}
	x, ok := 0.0, true
	if strings.Contains(cell, ":") {
		x, ok = clock(cell)
	} else if x, ok = r.number(Handle, cell); ok && r.perUnit == 0 {
		r.plainTimes++
		return fit.Missing
	} else {
		x *= r.perUnit
	}
	switch {
	case !ok:
		r.lost.add("the handle time is not a number or h:mm:ss", line, true)
	case x < 0:
		r.lost.impossible("the handle time is below zero", line)
	case x == 0:
		r.lost.add("the handle time is zero", line, true)
	case x > longestHandle:
		r.lost.add("the handle time is above a day", line, true)
	default:
		return float32(x)
	}
	return fit.Missing
}

// clock reads h:mm:ss in minutes. Two parts could be minutes and seconds or
// hours and minutes: refused.
func clock(s string) (float64, bool) {
	sign, parts := 1., strings.Split(strings.TrimPrefix(s, "-"), ":")
	if strings.HasPrefix(s, "-") {
		sign = -1
	}
	if len(parts) != 3 {
		return 0, false
	}
	total := 0.0
	for i, p := range parts {
		x, err := strconv.ParseFloat(p, 64)
		if err != nil || x < 0 || math.IsInf(x, 0) {
			return 0, false
		}
		total += x * []float64{60, 1, 1. / 60}[i]
	}
	return sign * total, true
}

// moment reads a date, and finds out once whether day or month comes first.
func (r *reader) moment(ctx context.Context, cell string) (moment, bool, error) {
	m, ok := parse(cell, r.dates)
	if !ok || !m.slashed || r.dates != unknown {
		return m, ok, nil
	}
	if !r.asked {
		r.asked = true
		if err := r.survey(ctx); err != nil {
			return m, false, err
		}
	}
	m, ok = parse(cell, r.dates)
	return m, ok, nil
}

// survey reads the whole file for dates whose day is above 12.
func (r *reader) survey(ctx context.Context) error {
	f, err := input.Open(ctx, r.path)
	if err != nil {
		return err
	}
	defer f.Close()
	c := csv.NewReader(bufio.NewReaderSize(f, 1<<20))
	c.Comma, c.ReuseRecord, c.FieldsPerRecord = r.csv.Comma, true, -1
	var proof [2]int // line that proves day first, month first
	for {
		row, err := c.Read()
		if err == io.EOF {
			break
		}
		if err != nil || len(row) != len(r.header) {
			continue
		}
		line, _ := c.FieldPos(0)
		for _, role := range []Role{Opened, Resolved} {
			m, _ := parse(r.cell(row, role), unknown)
			switch {
			case !m.slashed:
			case m.first > 12 && m.second <= 12 && proof[0] == 0:
				proof[0] = line
			case m.second > 12 && m.first <= 12 && proof[1] == 0:
				proof[1] = line
			}
		}
	}
	switch {
	case proof[0] > 0 && proof[1] > 0:
		return remedy.Errorf("dates are mixed: day first on line %d, month first on line %d", proof[0], proof[1]).
			Hint("export ISO dates (2024-12-31); --dates dmy or mdy leaves out the rows that do not fit")
	case proof[0] > 0:
		r.dates = dayFirst
	case proof[1] > 0:
		r.dates = monthFirst
	default:
		return remedy.Errorf("no date shows whether day or month comes first").
			Hint("say --dates dmy or --dates mdy")
	}
	return nil
}
