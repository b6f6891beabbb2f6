package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"boomerang/models/desk"
)

// oneRow is a company with one segment and one category to point into.
func oneRow() *desk.Params {
	return &desk.Params{
		Segments: make([]desk.Segment, 1), Categories: make([]desk.Category, 1),
		Pools: make([]desk.Pool, 1), Channels: make([]desk.Channel, 1),
	}
}

func TestEveryKeyIsDocumented(t *testing.T) {
	for _, k := range table {
		if k.Meaning == "" || !strings.HasSuffix(k.Meaning, ".") {
			t.Errorf("%s: meaning %q is no sentence", k.Path, k.Meaning)
		}
		if k.Grade != "" && !slices.Contains(grades, k.Grade) {
			t.Errorf("%s: grade %q", k.Path, k.Grade)
		}
		if k.Source != "" && k.Grade == "" {
			t.Errorf("%s: a source without a grade", k.Path)
		}
		if k.Kind == quantity && (k.Range == span{} || k.Unit == noUnit) {
			t.Errorf("%s: a quantity needs a range and a unit", k.Path)
		}
		for _, s := range k.Sweep {
			if s == "" {
				continue
			}
			raw, err := decodeValue(s)
			if err != nil {
				t.Fatalf("%s: sweep %s: %v", k.Path, s, err)
			}
			if _, f := k.read(raw); f != nil {
				t.Errorf("%s: sweep %s %s", k.Path, s, f.what)
			}
		}
	}
}

// TestEveryFigureSaysWhere: a default that is a number of the world carries a grade,
// and where nobody measured it and a little of it matters, a range; 0 and "auto" claim
// nothing, and what somebody decides needs no evidence.
func TestEveryFigureSaysWhere(t *testing.T) {
	zero := []string{"", "0", `"0 days"`, `"auto"`, `"off"`}
	for _, k := range table {
		// No limit at all. A day; what swings, arrivals.swing, is 0. Thresholds of times that are 0.
		none := k.Path == "humans.occupancy" || k.Path == "arrivals.swing_hours"
		if none || strings.HasPrefix(k.Path, "workforce.collective_") {
			continue
		}
		if k.figure() && k.Kind == quantity && !slices.Contains(zero, k.Default) && k.Grade == "" {
			t.Errorf("%s: the default %s has no grade of evidence", k.Path, k.Default)
		}
	}
	for _, path := range []string{
		"churn.score_first_contact", "churn.score_several_contacts", "churn.score_unresolved",
		"cut.stage_gap", "cut.staff_within", "survey.delay",
	} {
		if k := byPath[path]; k.Grade == "" || k.Source == "" || k.Sweep[1] == "" {
			t.Errorf("%s carries physics: source %q, grade %q, range %v", path, k.Source, k.Grade, k.Sweep)
		}
	}
}

// TestKeysCoverParams walks through every field of Params: each must be filled
// by exactly one key, or be listed here with the reason.
func TestKeysCoverParams(t *testing.T) {
	p := oneRow()
	filled := map[uintptr]string{}
	for i := range table {
		k := &table[i]
		if k.at == nil {
			continue
		}
		for _, addr := range addresses(k.at(p, 0)) {
			if other, twice := filled[addr]; twice {
				t.Errorf("%s and %s fill the same field", k.Path, other)
			}
			filled[addr] = k.Path
		}
	}
	// a row's own name, the reference
	byHand := []string{"Segments[0].Name", "Categories[0].Name", "Pools[0].Name", "Channels[0].Name", "Before"}
	walkFields(reflect.ValueOf(p).Elem(), "", func(path string, v reflect.Value) {
		if _, ok := filled[v.Addr().Pointer()]; !ok && !slices.Contains(byHand, path) {
			t.Errorf("no key fills Params.%s", path)
		}
	})
}

// addresses lists the fields that one target of a key stands for.
func addresses(target any) []uintptr {
	switch f := target.(type) {
	case []float64:
		return []uintptr{uintptr(unsafe.Pointer(&f[0]))}
	case *desk.Horizon:
		return []uintptr{
			uintptr(unsafe.Pointer(&f.Start.Year)), uintptr(unsafe.Pointer(&f.Start.Month)),
			uintptr(unsafe.Pointer(&f.Start.Day)), uintptr(unsafe.Pointer(&f.Weekday)),
			uintptr(unsafe.Pointer(&f.Month)),
		}
	case *desk.Humans:
		return []uintptr{uintptr(unsafe.Pointer(&f.OpenFrom)), uintptr(unsafe.Pointer(&f.OpenUntil))}
	}
	return []uintptr{reflect.ValueOf(target).Pointer()}
}

func walkFields(v reflect.Value, path string, visit func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walkFields(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkFields(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	case reflect.Array:
		if _, isIntent := strings.CutPrefix(path, "Churn.Intent"); isIntent {
			for i := range v.Len() {
				walkFields(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
			}
			return
		}
		visit(path, v)
	default:
		visit(path, v)
	}
}

// TestEveryKeyIsSettable writes each key into a file and finds its value in
// Params, through the whole loader.
func TestEveryKeyIsSettable(t *testing.T) {
	const company = `
		[segment.x]
		customers = 1000
		[category.y]
		share = 1
		[pool.z]
		skills = "everything"
		[channel.w]
		share = 1
		[plan.a]
		reference = true
	`
	const queue = `
		arrivals.open_per_hour = 5
		humans.on_duty = 2
		[category.y]
		share = 1
		[plan.a]
		reference = true
	`
	for i := range table {
		k := &table[i]
		if k.at == nil {
			continue
		}
		text, want := sample(k)
		path, doc := rowed(k.Path), company
		if k.need() == needsOpen || k.Path == "arrivals.open_per_hour" {
			doc = queue
		}
		if k.Action {
			path = "plan.a." + path
		}
		s, problems := parsed(doc, path+"="+text)
		if len(problems) > 0 {
			t.Errorf("%s = %s: %v", path, text, problems)
			continue
		}
		params, err := s.Plans[0].Params(nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := reading(k.at(&params, 0)); got != want {
			t.Errorf("%s = %s: Params hold %s, want %s", path, text, got, want)
		}
	}
}

// rowed puts the rows of the test's company into a path of the table.
func rowed(path string) string {
	return strings.NewReplacer("segment.*", "segment.x", "category.*", "category.y", "pool.*", "pool.z",
		"channel.*", "channel.w").Replace(path)
}

// smallest is a company with its reference, plan a, to which a test adds more.
const smallest = `
	[segment.x]
	customers = 1000
	[category.y]
	share = 1
	[plan.a]
	reference = true
`

// parsed loads without asking the model whether the company can live.
func parsed(doc string, set ...string) (*Scenario, Problems) {
	var problems Problems
	l := source{name: "test.toml", data: []byte(doc)}.decode(&problems)
	if l == nil {
		return nil, problems
	}
	s := assemble([]*layer{l, flagged(set, &problems)}, &problems)
	s.validateWithoutPhysics(&problems)
	return &s.Scenario, problems
}

// sample returns a value for a key that is not its default, and how reading
// must render it: 7 is 7 minutes, days, units, whatever the key counts in.
func sample(k *key) (given, want string) {
	x := 7.0
	for _, other := range []float64{.37, 3, -.37} {
		if !k.Range.holds(x) {
			x = other
		}
	}
	if k.Path == "category.*.share" || k.Path == "channel.*.share" {
		x = 1
	}
	switch k.Kind {
	case count:
		return "3", "3"
	case yesNo:
		return fmt.Sprint(k.Default != "true"), fmt.Sprint(truth(k.Default != "true"))
	case choice:
		last := len(k.Choices) - 1
		return fmt.Sprintf("%q", k.Choices[last]), fmt.Sprint(last)
	case series:
		return "[" + strings.TrimSuffix(strings.Repeat("7, ", k.Length), ", ") + "]",
			fmt.Sprint(slices.Repeat([]float64{7}, k.Length))
	case date:
		return "2024-02-01", "2024-02-01 3 1" // a Thursday in February
	case text:
		return `"z"`, "z"
	case names:
		return `["y", "bounded"]`, "[y bounded]"
	case hours:
		return `"06:00-21:00"`, "[6 6 6 6 6 6 6] [21 21 21 21 21 21 21]"
	}
	switch k.Unit.dim {
	case clock:
		return fmt.Sprintf(`"%v s"`, x*60), fmt.Sprint(x)
	case calendar:
		return fmt.Sprintf(`"%v h"`, x*24), fmt.Sprint(x)
	case fraction:
		return fmt.Sprintf(`"%v %%"`, x*100), fmt.Sprint(x)
	case amount:
		return fmt.Sprintf(`"$%v"`, x), fmt.Sprint(x)
	}
	return fmt.Sprint(x), fmt.Sprint(x)
}

// reading renders what a key's target holds.
func reading(target any) string {
	switch f := target.(type) {
	case *desk.Horizon:
		return fmt.Sprint(f.Start, f.Weekday, f.Month)
	case *desk.Humans:
		return fmt.Sprint(f.OpenFrom, f.OpenUntil)
	case []float64:
		return fmt.Sprint(f)
	case *string:
		return *f
	case *[]string:
		return fmt.Sprint(*f)
	case *bool:
		return fmt.Sprint(truth(*f))
	}
	v := reflect.ValueOf(target).Elem()
	if v.CanFloat() {
		return fmt.Sprint(math.Round(v.Float()*1e9) / 1e9)
	}
	return fmt.Sprint(v.Int())
}
