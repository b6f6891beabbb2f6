package scenarios

import (
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

const (
	basesFile = "testdata/bases-desk-14.tsv"
	nothing   = "–" // an empty cell
	perYears  = "weeks by year of service"
	serviceTo = 21      // a number for each completed year of service, 0 to 20
	fragment  = "base-" // what the names of shipped fragments begin with
	switched  = "with " // a row that counts only while another key is away from its neutral value
)

// baseColumns are the columns of the file, in order.
var baseColumns = []string{
	"key", "when", "item", "unit", "base", "low", "high", "shape", "sides", "neutral", "base is", "grade", "state",
	"source", "meaning", "why",
}

// baseRow is one row of the file: column to text.
type baseRow map[string]string

// The words its columns may hold.
var (
	baseShapes = []string{"triangular", "uniform", "quantiles", "fixed", nothing}
	baseStates = []string{"firm", "not yet"}
	unclaimed  = []string{"neutral", "centre", "log centre", "mode"} // what an assumed base may be
	claimed    = []string{"source", "definition"}
	keyPattern = regexp.MustCompile(`^[a-z]+(\.\*)?\.[a-z][a-z_]*$`)
)

// unitsByWord are the units of the language by the words of the reference page.
var unitsByWord = func() map[string]unit {
	all := map[string]unit{}
	for _, u := range []unit{
		number, ratio, points, perYear, perHour, share, shareYear, shareMon, shortTime, longTime, money, moneyMon,
		moneyYear,
	} {
		all[u.word()] = u
	}
	return all
}()

// readBases reads the file; lines with # are for people.
func readBases(t *testing.T) (rows []baseRow) {
	t.Helper()
	data, err := os.ReadFile(basesFile)
	if err != nil {
		t.Fatal(err)
	}
	headed := false
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case len(cells) != len(baseColumns):
			t.Fatalf("%d cells in %q, want %d", len(cells), line, len(baseColumns))
		case !headed:
			if headed = true; !slices.Equal(cells, baseColumns) {
				t.Fatalf("columns %q, want %q", cells, baseColumns)
			}
		default:
			row := baseRow{}
			for i, name := range baseColumns {
				row[name] = cells[i]
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// number reads a cell in the unit of its row, in engine units; NaN of "off", "auto"
// and the words of a choice.
func (r baseRow) number(t *testing.T, column string) float64 {
	t.Helper()
	text := r[column]
	u, known := unitsByWord[r["unit"]]
	if !known || text == "off" || text == "auto" {
		return math.NaN()
	}
	if x, err := strconv.ParseFloat(text, 64); err == nil && u.dim != clock && u.dim != calendar {
		return x
	}
	x, _, f := u.parse(text)
	if f != nil {
		t.Errorf("%s: %s %q is no %s", r["key"], column, text, r["unit"])
	}
	return x
}

// TestBasesAreWellFormed: every row of the file holds the words and numbers its
// columns are for, and no key is stated twice for one case.
func TestBasesAreWellFormed(t *testing.T) {
	rows := readBases(t)
	if len(rows) < 100 {
		t.Fatalf("%d rows", len(rows))
	}
	seen := map[string]bool{}
	for _, r := range rows {
		name := r["key"] + " when " + r["when"]
		if seen[name] {
			t.Errorf("%s stands twice", name)
		}
		seen[name] = true
		section, _, _ := strings.Cut(r["key"], ".")
		if !keyPattern.MatchString(r["key"]) || strings.Contains(r["key"], "*") != named[section] {
			t.Errorf("%s is no name of a key", r["key"])
		}
		if item, err := strconv.Atoi(r["item"]); err != nil || item < 1 || item > 9 {
			t.Errorf("%s: item %q", name, r["item"])
		}
		allowed := map[string][]string{
			"shape": baseShapes, "state": baseStates, "base is": slices.Concat(unclaimed, claimed),
			"grade": append(slices.Clone(grades), nothing),
			"unit":  append(slices.Collect(maps.Keys(unitsByWord)), "choice", "yes/no", perYears),
		}
		for column, words := range allowed {
			if !slices.Contains(words, r[column]) {
				t.Errorf("%s: %s %q, want one of %q", name, column, r[column], words)
			}
		}
		for _, column := range []string{"base", "neutral", "source", "meaning", "why"} {
			if r[column] == "" || r[column] == nothing && slices.Contains([]string{"base", "meaning", "why"}, column) {
				t.Errorf("%s says nothing as its %s", name, column)
			}
		}
		if r["grade"] != nothing && r["grade"] != "assumed" && r["source"] == nothing {
			t.Errorf("%s: grade %s without a source", name, r["grade"])
		}
		r.checkRange(t)
		r.checkSeries(t)
	}
}

// checkRange: low ≤ base ≤ high, and the sides as the row says.
func (r baseRow) checkRange(t *testing.T) {
	t.Helper()
	if r["low"] == nothing && r["high"] == nothing {
		if r["sides"] != "none" || !slices.Contains([]string{"fixed", nothing}, r["shape"]) {
			t.Errorf("%s has no range: sides %s, shape %s", r["key"], r["sides"], r["shape"])
		}
		return
	}
	low, base, high := r.number(t, "low"), r.number(t, "base"), r.number(t, "high")
	if !(low < high) || base < low || base > high {
		t.Errorf("%s: base %s of %s to %s", r["key"], r["base"], r["low"], r["high"])
	}
	sides := "two"
	if base == low || base == high {
		sides = "one"
	}
	if r["sides"] != sides || slices.Contains([]string{"fixed", nothing}, r["shape"]) {
		t.Errorf("%s: sides %s, shape %s, want %s sides of a range", r["key"], r["sides"], r["shape"], sides)
	}
}

// checkSeries: a number for every year of service, none of them negative.
func (r baseRow) checkSeries(t *testing.T) {
	t.Helper()
	if r["unit"] != perYears {
		return
	}
	raw, err := decodeValue(r["base"])
	years, ok := raw.([]any)
	if err != nil || !ok || len(years) != serviceTo {
		t.Errorf("%s: %s is no series of %d numbers (%v)", r["key"], r["base"], serviceTo, err)
	}
	for _, year := range years {
		if x, err := strconv.ParseFloat(written(year), 64); err != nil || x < 0 {
			t.Errorf("%s: %v weeks", r["key"], year)
		}
	}
}

// TestAssumedBasesTakeNoSide: a base that nobody measured is the neutral value, the
// centre of a range that reaches both ways, or the mode of a triangle in the middle
// half of it, on a linear or a logarithmic scale; a definition claims nothing.
func TestAssumedBasesTakeNoSide(t *testing.T) {
	for _, r := range readBases(t) {
		is, grade := r["base is"], r["grade"]
		if grade == "assumed" && !slices.Contains(unclaimed, is) {
			t.Errorf("%s is assumed and its base is %s", r["key"], is)
		}
		if (grade == nothing) != (is == "definition") {
			t.Errorf("%s: grade %s of a %s", r["key"], grade, is)
		}
		if is == "neutral" {
			if r["base"] != r["neutral"] {
				t.Errorf("%s: base %s is not the neutral %s", r["key"], r["base"], r["neutral"])
			}
			continue
		}
		if !slices.Contains(unclaimed, is) {
			continue
		}
		low, base, high := r.number(t, "low"), r.number(t, "base"), r.number(t, "high")
		linear := (base - low) / (high - low)
		logarithmic := math.Log(base/low) / math.Log(high/low) // NaN or 0 where low is not above 0
		inMiddle := linear >= .25 && linear <= .75 || low > 0 && logarithmic >= .25 && logarithmic <= .75
		good := map[string]bool{
			"centre":     math.Abs(linear-.5) < .005,
			"log centre": low > 0 && math.Abs(logarithmic-.5) < .02,
			"mode":       inMiddle && r["shape"] == "triangular",
		}
		if !good[is] || r["sides"] != "two" {
			t.Errorf("%s: base %s is not the %s of %s to %s", r["key"], r["base"], is, r["low"], r["high"])
		}
	}
}

// TestEveryBaseHasASwitch: a row names the value that leaves everything as it was, or
// the key of the file whose neutral value does; without either it is about a number
// that was there before.
func TestEveryBaseHasASwitch(t *testing.T) {
	rows := readBases(t)
	own := map[string]bool{}
	for _, r := range rows {
		if !strings.HasPrefix(r["neutral"], switched) && r["neutral"] != "none" {
			own[r["key"]] = true
		}
	}
	for _, r := range rows {
		if by, found := strings.CutPrefix(r["neutral"], switched); found && !own[by] {
			t.Errorf("%s is switched with %s, which has no neutral value in the file", r["key"], by)
		}
		if r["neutral"] == "none" && byPath[r["key"]] == nil {
			t.Errorf("%s is new and has no switch", r["key"])
		}
	}
}

// TestBasesAreTheTables: what the key table says of a key of the file is what the file
// says, unless the row is marked "not yet", which only a key that differs may be. So a
// number committed here before anything was seen cannot be changed there unseen.
func TestBasesAreTheTables(t *testing.T) {
	agreeing := 0
	for _, r := range readBases(t) {
		k := byPath[r["key"]]
		if r["when"] != nothing {
			if r["state"] != "firm" {
				t.Errorf("%s when %s is marked %s", r["key"], r["when"], r["state"])
			}
			continue
		}
		notYet := r["state"] == "not yet"
		switch {
		case k == nil && notYet:
			t.Errorf("%s is no key today: a row is marked not yet for what stands in the table", r["key"])
		case k == nil:
		case notYet && len(r.differences(t, k)) == 0:
			t.Errorf("%s says in the table what it says here: take the mark off", r["key"])
		case !notYet:
			agreeing++
			for _, difference := range r.differences(t, k) {
				t.Errorf("%s: %s", r["key"], difference)
			}
		}
	}
	if agreeing < 5 {
		t.Errorf("%d keys compared: the file speaks of others than the table", agreeing)
	}
}

// differences tells where a key of the table and its row disagree.
func (r baseRow) differences(t *testing.T, k *key) (all []string) {
	t.Helper()
	for column, text := range map[string]string{"base": k.Default, "low": k.Sweep[0], "high": k.Sweep[1]} {
		if !r.equals(t, column, text) {
			all = append(all, column+" is "+text+" in the table and "+r[column]+" in the file")
		}
	}
	if grade := r["grade"]; grade != k.Grade && (grade != nothing || k.Grade != "") {
		all = append(all, "grade is "+k.Grade+" in the table and "+grade+" in the file")
	}
	if word := k.Unit.word(); unitsByWord[r["unit"]] != noUnit && word != r["unit"] && k.Kind == quantity {
		all = append(all, "unit is "+word+" in the table and "+r["unit"]+" in the file")
	}
	slices.Sort(all)
	return all
}

// equals compares a cell with a text of the table or of a scenario, as numbers where
// the row counts something.
func (r baseRow) equals(t *testing.T, column, text string) bool {
	t.Helper()
	text = strings.Trim(text, `"`)
	if text == "" || r[column] == nothing {
		return text == "" && r[column] == nothing
	}
	if r["unit"] == perYears {
		here, _ := decodeValue(r[column])
		there, _ := decodeValue(text)
		return written(here) == written(there)
	}
	there := baseRow{"key": r["key"], "unit": r["unit"], column: text}
	a, b := r.number(t, column), there.number(t, column)
	if math.IsNaN(a) || math.IsNaN(b) {
		return r[column] == text
	}
	return math.Abs(a-b) <= 1e-9*math.Abs(a)
}

// TestBasesOfFragments: a fragment that ships under the name a row gives states what
// the row says.
func TestBasesOfFragments(t *testing.T) {
	for _, r := range readBases(t) {
		if !strings.HasPrefix(r["when"], fragment) {
			continue
		}
		data, err := shipped.ReadFile(r["when"] + ".toml")
		if err != nil {
			continue // not shipped yet
		}
		if text, found := statedIn(t, data, r["key"]); !found || !r.equals(t, "base", text) {
			t.Errorf("%s states %s = %s, the file %s", r["when"], r["key"], text, r["base"])
		}
	}
}

// statedIn is what a scenario file says of a key: the bare value, or that of a table
// with its evidence.
func statedIn(t *testing.T, data []byte, path string) (text string, found bool) {
	t.Helper()
	var tree map[string]any
	if _, err := toml.Decode(string(data), &tree); err != nil {
		t.Fatal(err)
	}
	at := any(tree)
	for _, part := range append(strings.Split(path, "."), "value") {
		table, isTable := at.(map[string]any)
		if !isTable {
			break
		}
		if at, found = table[part]; !found {
			return "", false
		}
	}
	return written(at), found
}

// TestStatedReadsFragments: values are found bare and with their evidence.
func TestStatedReadsFragments(t *testing.T) {
	const text = "[workforce]\nbefore_leaving = { value = \"30 days\", grade = \"A\" }\ncollective_from = 20\n"
	r := baseRow{"key": "workforce.before_leaving", "unit": "duration", "base": "30 days"}
	if got, found := statedIn(t, []byte(text), r["key"]); !found || !r.equals(t, "base", got) {
		t.Errorf("with evidence: %q, %v", got, found)
	}
	if got, found := statedIn(t, []byte(text), "workforce.collective_from"); !found || got != "20" {
		t.Errorf("bare: %q, %v", got, found)
	}
	if got, found := statedIn(t, []byte(text), "workforce.notice_by_year"); found {
		t.Errorf("absent: %q", got)
	}
}
