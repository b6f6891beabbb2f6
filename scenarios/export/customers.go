package export

import (
	"context"
	"fmt"

	"boomerang/models/fit"
	"boomerang/sim/dates"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// customerTable is a company's customers, those who left among them.
var customerTable = tableKind{
	flag: result.OfCustomers, of: "customer",
	fields: []field{
		{Customer, anIdentity, append(append([]string{}, customerNames...), "id", "account")},
		{Started, aDate, []string{
			"started", "startedat", "start", "startdate", "signupdate", "signup", "signedup", "joined", "joinedat",
			"customersince", "activated", "activatedat", "createdat", "created", "opened", "since", "contractstart",
		}},
		{Ended, aDate, []string{
			"ended", "endedat", "end", "enddate", "cancelled", "cancelledat", "canceled", "canceledat",
			"cancellationdate", "cancellation", "churned", "churnedat", "churndate", "closed", "closedat", "left",
			"terminated", "contractend",
		}},
		{Renewal, aDate, []string{"renewal", "renewaldate", "nextrenewal", "renewson", "renewedat", "renewed"}},
		{Margin, aNumber, []string{
			"margin", "marginpermonth", "monthlymargin", "grossmargin", "contribution", "margineur", "marginusd",
		}},
		{Segment, aLabel, []string{"segment", "plan", "tier", "product", "customertype", "type"}},
		{Status, aLabel, []string{"status", "state"}},
	},
	required: []Role{Started, Ended},
	words:    map[Role][]string{Status: {stays, gone}},
	figures:  []string{"as-of", "from"},
}

// CustomerFile is a file of customers as it was understood.
type CustomerFile struct {
	Table
	Spells   []fit.Spell
	Segments []string
	AsOf     int  // the last day the file knows
	From     int  // told: from which on it knows who left
	FromTold bool // else it is found
	Ahead    int  // ends after the last day, told or found: not yet gone
}

// ReadCustomers reads customers, a row for each time somebody was one.
func ReadCustomers(ctx context.Context, path string, o TableOptions) (*CustomerFile, error) {
	file := &CustomerFile{}
	segments := newLabels()
	r, err := readTable(ctx, path, &customerTable, o, func(r *tableReader) {
		s := fit.Spell{Margin: fit.Missing, Until: fit.Here, Renewal: fit.Missing, Customer: r.identity(Customer)}
		started, there, ok := r.day(Started)
		if !there || !ok {
			r.drop("started is not a date this program can read")
			return
		}
		ended, left, ok := r.day(Ended)
		if !ok {
			r.drop("ended is not a date this program can read")
			return
		}
		status := ""
		if r.has(Status) {
			status = r.meaning(Status, statusOf)
		}
		switch s.From = started; {
		case left && ended < started:
			r.lost.impossible("ended before started", r.cell(Ended), r.line)
			return
		case left:
			s.Until = ended
		case status == gone:
			r.drop("gone by its status, and no day says when")
			return
		}
		if day, there, ok := r.day(Renewal); there && ok {
			s.Renewal = day
		} else if !ok {
			r.lack("renewal is not a date this program can read")
		}
		x, given, ok := r.number(Margin)
		if s.HasMargin = given && ok; s.HasMargin {
			s.Margin = x
		} else if !ok {
			r.lack("the margin is not a number, or of another currency")
		}
		s.Segment = segments.of(r.cell(Segment))
		file.Spells, r.Kept = append(file.Spells, s), r.Kept+1
	})
	if err != nil {
		return nil, err
	}
	file.Table = r.Table
	if file.Segments = segments.written(); segments.prose(file.Kept) || len(file.Segments) > mostSegments {
		file.Warnings = append(file.Warnings, fmt.Sprintf("the segment column holds %d different texts, more than %d: "+
			"customers are taken as one segment", len(file.Segments), mostSegments))
		file.Segments = nil
		for i := range file.Spells {
			file.Spells[i].Segment = fit.Missing
		}
	}
	if err := file.times(r); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return file, nil
}

// mostSegments is how many a scenario is given.
const mostSegments = 8

// settled is how long after the last start ends may be dated and still have happened.
const settled = 31

func dayText(day int) string { return dates.Numbered(day).String() }

// times settles the last day the file knows: as told, else the last start or end; where ends are dated
// long after the last start, they are to come, and that start is the last day.
func (f *CustomerFile) times(r *tableReader) (err error) {
	lastStart, lastEnd, first := 0, 0, 1<<30
	for _, s := range f.Spells {
		lastStart, lastEnd, first = max(lastStart, s.From), max(lastEnd, s.Until), min(first, s.From)
	}
	day, told, err := r.dated("as-of")
	if err != nil {
		return err
	}
	switch f.AsOf = max(lastStart, lastEnd); {
	case told:
		f.AsOf = day
	case lastEnd > lastStart+settled:
		return remedy.Errorf("the last customer started %s and the last end is dated %s: ends may be dated ahead, or "+
			"nobody has started for long", dayText(lastStart), dayText(lastEnd)).
			Hint("say with --customers-as as-of=YYYY-MM-DD on which day the file was written")
	}
	if f.AsOf <= first {
		return remedy.Errorf("nobody had started by %s", dayText(f.AsOf)).
			Hint("--customers-as as-of=YYYY-MM-DD is the day the file was written")
	}
	kept := f.Spells[:0]
	for _, s := range f.Spells {
		if s.Until > f.AsOf {
			s.Until, f.Ahead = fit.Here, f.Ahead+1
		}
		if s.From <= f.AsOf {
			kept = append(kept, s)
		}
	}
	f.Spells = kept
	f.From, f.FromTold, err = r.dated("from")
	if err == nil && f.FromTold && f.From >= f.AsOf {
		err = fmt.Errorf("--customers-as from=%s: after the file's last day, %s", dayText(f.From), dayText(f.AsOf))
	}
	return err
}
