package export

import (
	"context"
	"fmt"
	"slices"

	"boomerang/models/fit"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Roles of tables that tickets do not have.
const (
	SessionID Role = "session" // its number
	Outcome   Role = "outcome" // how a session ended, in a word
	Handed    Role = "handed"  // over to a person: yes or no
	Length    Role = "length"  // of a session
	Cost      Role = "cost"    // of a session
	Handler   Role = "handler" // who a survey is about
	Score     Role = "score"   // the answer
	Asked     Role = "asked"   // when
	SurveyID  Role = "survey"  // its number
	Started   Role = "started" // became a customer
	Ended     Role = "ended"   // left
	Renewal   Role = "renewal" // the day a contract renews on
	Margin    Role = "margin"  // a month
	Segment   Role = "segment"
	Status    Role = "status"
)

// customerNames are what an identity of a customer is often called.
var customerNames = append(slices.Clone(known[Customer]), "user", "contactid", "visitorid", "clientid", "accountnumber")

// sessionTable is an assistant's log.
var sessionTable = tableKind{
	flag: result.OfSessions, of: "session",
	fields: []field{
		{Opened, aDate, append([]string{"sessionstart", "startedat", "started", "start"}, known[Opened]...)},
		{Outcome, aLabel, []string{"outcome", "result", "resolution", "endreason", "disposition", "status", "state"}},
		{Handed, aYesNo, []string{
			"handedover", "handover", "handoff", "escalated", "transferred", "transferredtoagent", "humanhandoff",
			"agenttransfer", "toagent",
		}},
		{Abandoned, aYesNo, []string{"abandoned", "dropped", "left"}},
		{Customer, anIdentity, customerNames},
		{SessionID, anIdentity, []string{"session", "sessionid", "conversationid", "conversation", "chatid", "id"}},
		{Category, aLabel, append([]string{"intent", "topic", "query"}, known[Category]...)},
		{Length, aNumber, []string{
			"length", "lengthmin", "lengthminutes", "lengthseconds", "lengths", "duration", "durationmin",
			"durationminutes", "durationseconds", "durations", "durationsec", "sessionlength", "sessionminutes",
			"sessionseconds",
		}},
		{Cost, aNumber, []string{"cost", "costusd", "costeur", "price", "charge", "amount", "fee", "sessioncost"}},
	},
	required: []Role{Opened},
	words:    map[Role][]string{Outcome: {contained, handedOver, abandoned}},
	figures:  []string{"length-unit"},
}

// SessionLog is an assistant's log as it was understood.
type SessionLog struct {
	Table
	Sessions []fit.Session
}

// ReadSessions reads an assistant's log, a row a session.
func ReadSessions(ctx context.Context, path string, o TableOptions) (*SessionLog, error) {
	log := &SessionLog{}
	plain := 0
	r, err := readTable(ctx, path, &sessionTable, o, func(r *tableReader) {
		at, there, ok := r.moment(Opened)
		if !there || !ok {
			r.drop("opened is not a date this program can read")
			return
		}
		s := fit.Session{At: at, Minutes: fit.Missing, Cost: fit.Missing, Customer: r.identity(Customer)}
		if s.End, ok = r.sessionEnd(); !ok {
			return
		}
		s.Category = r.categories.of(r.cell(Category))
		x, given, unitless := r.length()
		if given {
			s.Minutes = float32(x)
		}
		plain += truth(unitless)
		if x, given := r.positive(Cost, "the cost"); given {
			s.Cost = float32(x)
		}
		log.Sessions, r.Kept = append(log.Sessions, s), r.Kept+1
	})
	switch {
	case err != nil:
		return nil, err
	case plain > 0:
		return nil, remedy.Errorf("%s: the lengths of sessions have no unit", path).
			Hint("say --sessions-as length-unit=s (or min, h), or --sessions-as length=- to leave them out")
	case !r.has(Outcome) && !r.has(Handed):
		return nil, remedy.Errorf("%s: no column says how a session ended", path).
			Hint("name it with --sessions-as outcome=COLUMN, or handed=COLUMN where it says yes or no; the columns "+
				"are %s", headerOf(r.header))
	}
	log.Table = r.Table
	if len(log.Categories) == 0 {
		for i := range log.Sessions {
			log.Sessions[i].Category = fit.Missing
		}
	}
	return log, nil
}

// sessionEnd reads how a session ended; false where the row was booked as lost.
func (r *tableReader) sessionEnd() (fit.SessionEnd, bool) {
	end := fit.Contained
	if r.has(Outcome) {
		switch r.meaning(Outcome, outcomeOf) {
		case handedOver:
			end = fit.HandedOver
		case abandoned:
			end = fit.LeftHalfWay
		case "":
			r.drop("how the session ended is blank or not known")
			return 0, false
		}
	}
	for role, as := range map[Role]fit.SessionEnd{Handed: fit.HandedOver, Abandoned: fit.LeftHalfWay} {
		yes, there, ok := r.yes(role)
		switch {
		case !ok || !there && role == Handed && r.has(Handed) && !r.has(Outcome):
			r.drop(string(role) + " is neither yes nor no")
			return 0, false
		case yes && end != fit.HandedOver:
			end = as
		}
	}
	return end, true
}

// positive is a number that may not be below zero.
func (r *tableReader) positive(role Role, what string) (float64, bool) {
	x, there, ok := r.number(role)
	return r.notBelow(role, what, x, there, ok)
}

// length is how long a session was, minutes: a number in the unit of its column, or a time.
func (r *tableReader) length() (minutes float64, there, unitless bool) {
	cell := r.cell(Length)
	if nothing(cell) {
		return 0, false, false
	}
	x, ok, unitless := r.times.read(cell, r.marks[Length])
	if unitless {
		return 0, false, true
	}
	minutes, there = r.notBelow(Length, "the length", x, true, ok)
	return minutes, there, false
}

// notBelow books what is no number, or one that cannot be.
func (r *tableReader) notBelow(role Role, what string, x float64, there, ok bool) (float64, bool) {
	switch {
	case !there:
		return 0, false
	case !ok:
		r.lost.cell(what+" is not a number, or of another currency", r.cell(role), r.line, true)
		return 0, false
	}
	return x, !r.lost.outside(what, x, r.cell(role), r.line)
}

// lengthUnit settles the unit of lengths: as told, else as the header says, else by their cells.
func (r *tableReader) lengthUnit() error {
	if !r.has(Length) {
		return nil
	}
	r.times.unit = unitOf(r.header[r.at[Length]])
	if told := r.figures["length-unit"]; told != "" {
		r.times.unit = map[string]float64{"ms": 1. / 60000, "s": 1. / 60, "min": 1, "h": 60}[told]
		if r.times.unit == 0 {
			return fmt.Errorf("--sessions-as length-unit=%s: want ms, s, min or h", remedy.Line(told))
		}
	}
	if how := r.times.decide(); how != "" {
		r.Warnings = append(r.Warnings, "lengths of sessions are read as "+how)
	}
	return nil
}
