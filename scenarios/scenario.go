package scenarios

import (
	"boomerang/sim/dates"
	"boomerang/sim/distribution"
	"boomerang/sim/result"
)

// Scenario is a question about a company: who its customers and agents are,
// which plans are weighed, and what is not known.
type Scenario struct {
	Name     string // shipped name, or the file's name without ".toml"
	Title    string
	Question string
	Currency string     // ISO code of every amount, "USD"
	Start    dates.Date // day 0
	Months   int        // months played from day 0
	Seed     uint64
	Worlds   int     // default number of worlds
	Level    float64 // coverage of every interval

	Plans      []Plan // in the order of the file; one of them is the reference
	Grid       *Grid  // nil where the scenario has none
	Thresholds []Threshold
	Outputs    []Output    // measures of its own, each worked out from those before it
	Published  []Published // in the order of the file
	Ask        result.Ask  // what the file asks; its plan and kind "" where it does not say
	Explore    []string    // keys the live page moves; none where the file does not say
	// keys with no known value: the base's as in the table, then those only plans have, by name
	Unknowns    []string
	Assumptions []Assumption // what files say of them: the base, then plan by plan
	Unconverted []string     // keys of amounts taken over from another currency one for one
	Warnings    []Problem    // what does not stop a run
	Notes       []Problem    // where settings that name no plan went

	Asked result.Asked // the words of a command that give this scenario again; set by who loads it for one

	base    *resolution
	streams []uint64 // of Unknowns
	copula  *copula  // nil: unknowns are independent

	learnt   *Learnt // draws in place of those of the laws; nil: none
	learntAt []int   // of Unknowns: its column there, −1: drawn from its law

	learntDraws [][]float64 // of Unknowns, NaN of what is drawn from its law

	targets [][]string // what each of the settings sets, with the plan where it is of one

	correlations, published, asking [][2]string // path and text of every such key, for Flat
}

// Plan is one line of action inside a scenario.
type Plan struct {
	Name        string
	Title       string // Name where the file gives none
	Reference   bool
	Choice      bool         // false: a counterfactual, shown and never recommended
	Coordinates []Coordinate // of a grid cell; empty for a named plan

	scenario *Scenario
	resolved *resolution
	cell     []setting // what a grid cell puts on top
}

// Asked are the words of a command that give a scenario with the plan again, and the name
// the plan has there: a cell of a grid is the grid's plan with values set.
func (p *Plan) Asked() (asked result.Asked, name string) {
	asked, name = p.scenario.Asked, p.Name
	for i := range p.scenario.Plans {
		if of := &p.scenario.Plans[i]; of.resolved == p.resolved {
			name = of.Name
		}
	}
	for _, c := range p.Coordinates {
		asked.Set = append(asked.Set[:len(asked.Set):len(asked.Set)], "plan."+name+"."+c.Path+"="+c.Text)
	}
	return asked, name
}

// Coordinate is the place of a grid cell on one axis.
type Coordinate struct {
	Path  string  // key, "cut.share"
	Text  string  // as the file writes it, "0.4"
	Value float64 // engine units; of a choice, its number in the list
}

// Grid is the set of plans that chart 1 plays: every combination of the axes,
// on top of one named plan.
type Grid struct {
	Plan string
	Axes []Axis

	pos Position
}

// Axis is one key of a grid and the values it takes.
type Axis struct {
	Path    string
	Meaning string
	Unit    result.Unit
	Texts   []string  // as the file writes them
	Values  []float64 // engine units
	leaves  []leaf
}

// Threshold is a condition on a plan's outcome that the run reports on.
type Threshold struct {
	Name string
	Plan string
	Expr string
	At   Position // of the expression
}

// Assumption is what the base, or one plan for itself, says of a key whose value
// is not known. Each world draws one uniform number for the key; the base and
// plans that restate it read their own distributions at that number, so that all
// plans of a world meet the same truth.
type Assumption struct {
	Path    string   // as a setting says it: "assistant.silent", or of one plan "plan.cut.assistant.silent"
	Plan    string   // that says it; "" for the base
	Except  []string // plans that state another value of their own; only of the base
	Unknown int      // place of the key in Unknowns
	Meaning string
	Unit    result.Unit
	Text    string // the distribution as the file writes it
	Source  string
	Grade   string
	Owner   string                    // who answers for the value; "" where the file names nobody
	Dist    distribution.Distribution // engine units
	// low and high worth trying besides, engine units; nil: the distribution says it all
	Sweep []float64
	At    Position

	key      *key
	index    int
	currency string // of the scenario
}

// Leaf is one value in force and where it came from.
type Leaf struct {
	Plan    string // "" for the base
	Path    string
	Text    string // the value as its layer writes it
	Unit    result.Unit
	Meaning string
	Source  string
	Grade   string
	Owner   string    // who answers for the value; "" where the file names nobody
	Sweep   []float64 // low and high worth trying of a known number, engine units; nil where nobody says
	Sampled bool      // a distribution: every world draws its own value

	Unranged bool     // a known number nobody has measured, of which no range is known either
	At       Position // Line 0 and File "default" or "-s" where there is no file

	unit unit
	said value
	kind kind
}

// byDefault stands as the file of what no file says.
const byDefault = "default"

// Position is a place in a scenario file.
type Position struct {
	File   string
	Line   int // from 1; 0: the file as a whole, or no file
	Column int // from 1, where a text begins after its quote; 0: not known
}
