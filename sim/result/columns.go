package result

import (
	"reflect"
	"slices"
	"strings"
)

// Names of the Parquet files in a result folder.
const (
	RunsParquet   = "runs.parquet"   // one row per plan and world
	MonthsParquet = "months.parquet" // one row per plan, world and month
	DailyParquet  = "daily.parquet"  // one row per plan, world and day, where days were asked for
)

// ColumnsKey is the key of a Parquet file's metadata under which its columns
// are described, as a JSON list of [Column].
const ColumnsKey = "boomerang.columns"

// Column describes a column of a table in a file.
//
// Name is the key in files, without blanks, Meaning one sentence. kind is Go's type of
// a cell; unit is kept to be told again in the currency of the scenario (StoredIn).
type Column struct {
	Name    string `json:"name"`
	Unit    string `json:"unit"` // in words: the unit's name, by StoredIn what the numbers are in
	Meaning string `json:"meaning"`
	kind    reflect.Type
	unit    Unit
}

// The kinds of columns. A number may be missing.
//
//	kind        Parquet               missing
//	wholeKind   INT64, required       never
//	textKind    BYTE_ARRAY, UTF-8     never
//	numberKind  DOUBLE, optional      NaN
var (
	wholeKind  = reflect.TypeFor[int64]()
	textKind   = reflect.TypeFor[string]()
	numberKind = reflect.TypeFor[*float64]()
)

// Whole names a column of whole numbers.
func Whole(name string, unit Unit, meaning string) Column {
	return Column{name, unit.String(), meaning, wholeKind, unit}
}

// Text names a column of texts.
func Text(name string, unit Unit, meaning string) Column {
	return Column{name, unit.String(), meaning, textKind, unit}
}

// Number names a column of numbers, which may be missing.
func Number(name string, unit Unit, meaning string) Column {
	return Column{name, unit.String(), meaning, numberKind, unit}
}

// StoredIn returns columns with the unit their numbers are stored in: of money
// the currency, shares are fractions of 1.
func StoredIn(columns []Column, currency string) []Column {
	all := slices.Clone(columns)
	for i, c := range all {
		all[i].Unit = c.unit.Stored(currency)
	}
	return all
}

// RunColumns describes the table of runs.csv and runs.parquet.
//
// One row a world and plan, "long" as statisticians call it. World, block and chance
// repeat in each plan's row, so that a filter on plan leaves a table that stands
// alone; the sampled inputs do as well.
func RunColumns(inputs []Assumption, measures []Measure) []Column {
	all := []Column{
		Whole("world", UnitNone, "Number of the world, from 0: one draw of what is not known and one key of chance."),
		Whole("block", UnitNone, "Number of the independent block of worlds; intervals rest on means of blocks."),
		Whole("chance", UnitNone, "Key of chance: with the seed it decides everything random in the world."),
		Whole("used", UnitNone, "1 where means, quantiles and shares rest on the world. 0 for the last world of a "+
			"block of nine, which plays its eighth draw again under another chance, to tell ignorance from chance, "+
			"and would count that draw twice; and for the worlds of a block that is not whole. From four blocks on "+
			"the means of money are not the plain ones of these rows: they lean on where the draws lie in their "+
			"laws, which is known (control variates, fitted on other blocks), and their estimator says so."),
		Text("plan", UnitNone, "Name of the plan; every plan is played in every world."),
	}
	for _, a := range inputs {
		if a.Sampled {
			all = append(all, Number(a.Path, a.Unit, a.column()))
		}
	}
	for _, m := range measures {
		all = append(all, Number(m.Name, m.Unit, m.Meaning))
	}
	return all
}

// column says what the numbers of a sampled assumption's column are, and for
// which plans.
func (a Assumption) column() string {
	text := "What this world drew for the assumption: " + a.Distribution
	if len(a.Tried) == 2 {
		text += "; stress tests try " + a.Tried[0] + " to " + a.Tried[1]
	}
	switch {
	case a.Plan != "":
		text += "; read by plan " + a.Plan + " alone"
	case len(a.Except) > 0:
		text += "; not read by " + strings.Join(a.Except, ", ") + ", which state a value of their own"
	}
	return text + "."
}

// MonthColumns describes the table of months.parquet.
func MonthColumns(measures []Measure) []Column {
	return seriesColumns(Whole("month", UnitMonth, "Month of the horizon; 1 begins on day 0."), measures)
}

// DayColumns describes the table of daily.parquet.
func DayColumns(measures []Measure) []Column {
	return seriesColumns(Whole("day", UnitDay, "Day from the start; 0 is the first day of the plan."), measures)
}

func seriesColumns(when Column, measures []Measure) []Column {
	all := []Column{
		Whole("world", UnitNone, "Number of the world, as in runs."),
		Text("plan", UnitNone, "Name of the plan."),
		when,
	}
	for _, m := range measures {
		all = append(all, Number(m.Name, m.Unit, m.Meaning))
	}
	return all
}
