package export

import (
	"slices"

	"boomerang/sim/result"
)

// otherTables are columns by which a table gives itself away that belongs beside the tickets: one of each of two kinds.
var otherTables = []struct {
	flag, of string
	both     [2][]string
}{
	{result.OfSessions, "an assistant's sessions", [2][]string{
		names("session sessionid botsessionid sessionstart"),
		names("outcome handedover handover handoff escalated humanhandoff transferredtoagent contained endreason"),
	}},
	{result.OfSurveys, "answers to a survey", [2][]string{
		names("survey surveyid responseid surveyresponseid surveysentat"),
		names("csat score satisfaction rating csatscore satisfactionscore surveyscore answer"),
	}},
}

// otherTable says where rows look like those of another table: read as tickets they would give volume, hours and
// categories of what is no ticket.
func (r *reader) otherTable() {
	has := func(known []string) bool {
		return slices.ContainsFunc(r.header, func(h string) bool { return slices.Contains(known, bare(h)) })
	}
	for _, t := range otherTables {
		if has(t.both[0]) && has(t.both[1]) && !r.Has(Calls) && !r.Has(Updated) {
			r.warn("the columns are those of %s, not of tickets: each row is counted as a ticket; a file of tickets "+
				"comes first, and this one by --%s FILE", t.of, t.flag)
		}
	}
}
