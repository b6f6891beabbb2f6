package result

import (
	"fmt"
	"strings"
)

// Unit is what a number is counted in: of a measure, a key of a scenario, a
// figure of the audit, a column of a file. There are these and no others; how
// each is written for people is up to package wording.
//
// A type and not a text, so that a measure cannot have a unit of its own spelling, and every figure is
// written one way.
//
// Money is one kind of unit and not one a currency: a scenario has one currency, and
// nothing here converts. The order of the constants may change, since files hold
// names; a name may not, without a line in formerly.
type Unit uint8

// The units.
const (
	UnitNone       Unit = iota // of texts, choices and numbers that only tell things apart
	UnitNumber                 // a plain number
	UnitRatio                  // against something that is 1
	UnitMoney                  // in the currency of the scenario
	UnitMoneyMonth             // … a month
	UnitMoneyYear              // … a year
	UnitShare                  // a fraction of 1, written in per cent
	UnitShareMonth             // … a month
	UnitShareYear              // … a year
	UnitPoints                 // of 100, as satisfaction and experience have it
	UnitPerHour                // times an hour
	UnitPerYear                // times a year
	UnitMinutes                // a length of time
	UnitHours                  // of work
	UnitDays                   // a length of time
	UnitDay                    // which one: days from day 0
	UnitMonth                  // which one: the first is 1
	UnitContacts
	UnitCustomers
	UnitHeads
	UnitIssues
	UnitAlarms
	UnitTrips
	UnitTimes
	UnitIncidents
	UnitSteps
	UnitWorlds
	UnitOwn   // of a column that stands for many: each has its own
	UnitAsSet // of what a design sets: as the scenario file writes it
	unitsEnd
)

// Units are all of them, in order.
func Units() (all []Unit) {
	for u := range unitsEnd {
		all = append(all, u)
	}
	return all
}

// unitTexts name each unit in files, and what its numbers are stored in where
// that says more.
var unitTexts = [unitsEnd]struct{ name, stored string }{
	UnitNone:       {"", ""},
	UnitNumber:     {"number", ""},
	UnitRatio:      {"ratio", ""},
	UnitMoney:      {"money", "money"},
	UnitMoneyMonth: {"money per month", "money per month"},
	UnitMoneyYear:  {"money per year", "money per year"},
	UnitShare:      {"share", "fraction of 1"},
	UnitShareMonth: {"share per month", "fraction of 1 per month"},
	UnitShareYear:  {"share per year", "fraction of 1 per year"},
	UnitPoints:     {"points of 100", "points of 100"},
	UnitPerHour:    {"per hour", "per hour"},
	UnitPerYear:    {"per year", "per year"},
	UnitMinutes:    {"minutes", "minutes"},
	UnitHours:      {"hours", "hours"},
	UnitDays:       {"days", "days"},
	UnitDay:        {"day", "days from day 0"},
	UnitMonth:      {"month", "number of the month, the first is 1"},
	UnitContacts:   {"contacts", "contacts"},
	UnitCustomers:  {"customers", "customers"},
	UnitHeads:      {"heads", "heads"},
	UnitIssues:     {"issues", "issues"},
	UnitAlarms:     {"alarms", "alarms"},
	UnitTrips:      {"trips", "trips"},
	UnitTimes:      {"times", "times"},
	UnitIncidents:  {"incidents", "incidents"},
	UnitSteps:      {"steps", "steps"},
	UnitWorlds:     {"worlds", "worlds"},
	UnitOwn:        {"its own", "its own"},
	UnitAsSet:      {"as in a scenario file", "as in a scenario file"},
}

// formerly are the names some units had in result folders of older programs.
var formerly = map[string]Unit{
	"points": UnitPoints, "time": UnitMinutes, "duration": UnitDays,
}

// String is the name of a unit in files and lists.
func (u Unit) String() string {
	if u >= unitsEnd {
		return fmt.Sprintf("unit %d", uint8(u))
	}
	return unitTexts[u].name
}

// Stored says what numbers of the unit are in files: of money the currency, where
// it is known; shares are fractions of 1.
func (u Unit) Stored(currency string) string {
	text := unitTexts[u].stored
	if rest, ok := strings.CutPrefix(text, "money"); ok && currency != "" {
		return currency + rest
	}
	return text
}

// IsMoney tells amounts of money, of any time, from all else.
func (u Unit) IsMoney() bool { return u == UnitMoney || u == UnitMoneyMonth || u == UnitMoneyYear }

// IsShare tells shares, of any time, from all else.
func (u Unit) IsShare() bool { return u == UnitShare || u == UnitShareMonth || u == UnitShareYear }

// MarshalText writes the name of a unit.
func (u Unit) MarshalText() ([]byte, error) {
	if u >= unitsEnd {
		return nil, fmt.Errorf("result: %v is none", u)
	}
	return []byte(u.String()), nil
}

// UnmarshalText reads the name of a unit, as this program or an older one wrote
// it.
func (u *Unit) UnmarshalText(text []byte) error {
	name := string(text)
	for k := range unitsEnd {
		if unitTexts[k].name == name {
			*u = k
			return nil
		}
	}
	if known, ok := formerly[name]; ok {
		*u = known
		return nil
	}
	return fmt.Errorf("result: %q is no unit", name)
}
