package scenarios

import (
	"math"
	"strings"

	"boomerang/models/desk"
	"boomerang/sim/result"
)

// kind is what a value of a key may be.
type kind int

const (
	quantity kind = iota // a number, or what is not known of it
	count                // a whole number
	yesNo                // true or false
	choice               // one of a few words
	text                 // free text
	date                 // a calendar date
	series               // a fixed number of non-negative numbers
	hours                // opening hours, one span or one per weekday
	names                // a name or a list of names
)

// key is one line of the table: everything the program knows about one key of
// the language.
type key struct {
	Path     string // "*" stands for a name a person chooses
	Kind     kind
	Unit     unit
	Range    span                              // allowed values, in engine units
	Default  string                            // as a file would write it; "" = none
	LongTail string                            // default in categories of kind "long_tail", where it differs
	Queue    string                            // default where arrivals are open, where it differs
	Numbered string                            // default where agents are given by number, or arrivals are open
	Selected string                            // default where assistant.work_correlation is below 0, where it differs
	Choices  []string                          // of a choice, in the order of the engine's constants
	Auto     string                            // what "auto" means; "" = "auto" is not allowed
	Off      string                            // what "off" means; "" = "off" is not allowed
	offIs    float64                           // off in the engine
	Required bool                              // in every row of its table
	Base     bool                              // the same in all plans of a scenario
	Company  bool                              // what the company is: the same in all plans, but of a queue
	Action   bool                              // what a plan does: never the reference's unasked
	Dated    bool                              // a calendar date may stand for the days since the start
	Endless  bool                              // may be infinite
	Length   int                               // of a series
	Bare     bool                              // text that may be a number without quotes
	Zeroes   bool                              // all of a series may be 0
	Within   string                            // of a service level: the key of its time, which "80/20" sets too
	Sweep    [2]string                         // low and high worth trying, where the default is weak
	Meaning  string                            // one sentence
	Source   string                            // of the default
	Grade    string                            // of the source: A–D, "data" or "assumed"
	at       func(p *desk.Params, row int) any // the field it fills; nil: not in Params
}

// counted is what a number in engine units of the key counts: months that are whole are a number, no days.
func (k *key) counted() result.Unit {
	if k.Kind == count && k.Unit.dim == calendar {
		return result.UnitNumber
	}
	return k.Unit.of
}

// span is a closed interval, open below where Above is set.
type span struct {
	Low, High float64
	Above     bool
}

var (
	anyShare  = span{Low: 0, High: 1}
	anyAmount = span{Low: 0, High: math.Inf(1)}
)

func (s span) holds(x float64) bool {
	return x <= s.High && (x > s.Low || x == s.Low && !s.Above)
}

// grades are the marks of evidence: four for sources, one for figures computed
// from a data set, one for what nobody measured.
var grades = []string{"A", "B", "C", "D", "data", "assumed"}

// table is every key of the language, in the order of the reference page.
var table = concat(keysScenario, keysCompany, keysDemand, keysAssistant,
	keysPeople, keysChannelMix, keysChannels, keysPools, keysWorkforce, keysLaws, keysReaction, keysCustomers,
	keysGovernance, keysHarm, keysPublished, keysQuestion, keysExplore)

func concat(parts ...[]key) []key {
	var all []key
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// byPath finds a key by its path in the table.
var byPath = index(table)

func index(keys []key) map[string]*key {
	m := make(map[string]*key, len(keys))
	for i := range keys {
		m[keys[i].Path] = &keys[i]
	}
	return m
}

// named are the tables whose second part is a name a person chooses.
var named = map[string]bool{
	"segment": true, "category": true, "pool": true, "plan": true, "threshold": true, "correlation": true,
	"published": true, "measure": true, "channel": true,
}

// metaTables are about plans and figures, and not of a company: no plan and no grid holds them.
var metaTables = []string{"plan", "grid", "threshold", "measure", "correlation", "published", "ask", "explore"}

// find returns the key of a path and the name in place of "*".
func find(path []string) (*key, string) {
	if k := byPath[strings.Join(path, ".")]; k != nil && !named[path[0]] {
		return k, ""
	}
	if len(path) == 3 && named[path[0]] {
		return byPath[path[0]+".*."+path[2]], path[1]
	}
	return nil, ""
}
