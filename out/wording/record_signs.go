package wording

import (
	"fmt"

	"boomerang/sim/result"
)

// SignsTitle heads the signs of plans.
const SignsTitle = "Where the sign of the net value holds, in the futures the record does not rule out"

// SignsHead are the columns of the signs of plans.
var SignsHead = []string{
	"plan", "net above zero", "in futures the record allows", "decided most by", "in its lowest third",
	"in its highest third",
}

// SignsRow is the sign of one plan, a text for each column. Values of an unknown are told in its unit.
func SignsRow(s *result.PlanSign, title string, unit result.Unit, u Units) []string {
	row := []string{Clean(title), tallied(s.All), tallied(s.Allowed), None, None, None}
	if s.Decides != "" {
		row[3] = fmt.Sprintf("%s (rank correlation %.2f)", Clean(s.Decides), s.Rank)
		row[4] = fmt.Sprintf("%s, up to %s", tallied(s.Lowest), u.Quantity(s.UpTo, unit))
		row[5] = fmt.Sprintf("%s, from %s", tallied(s.Highest), u.Quantity(s.From, unit))
	}
	return row
}

// SignWords says of a plan under which of the assumptions that the record allows its sign holds.
func SignWords(s *result.PlanSign, title string, unit result.Unit, u Units) string {
	text := fmt.Sprintf("“%s” has a net value above zero in %s futures", Clean(title), tallied(s.All))
	if s.Allowed.Worlds < s.All.Worlds {
		text += fmt.Sprintf(", in %s that the record does not rule out", tallied(s.Allowed))
	}
	if s.Decides != "" {
		text += fmt.Sprintf("; most hangs on %s: %s up to %s, %s from %s", Clean(s.Decides), tallied(s.Lowest),
			u.Quantity(s.UpTo, unit), tallied(s.Highest), u.Quantity(s.From, unit))
	}
	return text + ". " + signVerdict(s)
}

// signVerdict says whether both signs are possible.
func signVerdict(s *result.PlanSign) string {
	switch t := s.Allowed; {
	case t.Worlds == 0:
		return "No future is left by the record."
	case t.Above == 0:
		return "In none of these futures it gains."
	case t.Above == t.Worlds:
		return "In all of these futures it gains."
	}
	return "Both signs are compatible with what was published."
}

func tallied(t result.Tally) string { return fmt.Sprintf("%d of %d", t.Above, t.Worlds) }
