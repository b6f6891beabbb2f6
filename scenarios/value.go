package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"boomerang/sim/dates"
	"boomerang/sim/distribution"
)

// value is what a key was set to, in engine units.
type value struct {
	whole    int64                     // of a count, beyond what a float64 can tell apart
	number   float64                   // of a quantity or count; a choice's number; a flag as 0 or 1
	dist     distribution.Distribution // nil: the number is known
	auto     bool                      // the model works the number out
	list     []float64                 // of a series; opening and closing hours in turn
	words    []string                  // of a text, one; of names, all
	day      dates.Date                // of a date
	currency string                    // that an amount names
	source   string
	grade    string
	owner    string    // who answers for it; may be empty
	caution  string    // what a person should know about the value; may be empty
	sweep    []float64 // low and high worth trying of a known number; nil where nobody says
}

// median is the value at the middle of what is believed.
func (v value) median() float64 {
	if v.dist != nil {
		return v.dist.Quantile(0.5)
	}
	return v.number
}

// read turns a decoded TOML value into a value of key k.
func (k *key) read(raw any) (value, *fault) {
	switch k.Kind {
	case quantity:
		return k.readQuantity(raw)
	case count:
		return k.readCount(raw)
	case yesNo:
		if b, ok := raw.(bool); ok {
			return value{number: truth(b)}, nil
		}
		return value{}, wrongType(raw, "true or false")
	case choice:
		return k.readChoice(raw)
	case date:
		if d, ok := readDate(raw); ok {
			return value{day: d}, nil
		}
		return value{}, noDate(raw)
	case series:
		return k.readSeries(raw)
	case hours:
		return readHours(raw)
	case names:
		return readNames(raw)
	}
	if s, ok := raw.(string); ok {
		return value{words: []string{s}}, nil
	}
	if n, ok := raw.(int64); ok && k.Bare {
		return value{words: []string{strconv.FormatInt(n, 10)}}, nil
	}
	return value{}, wrongType(raw, "text in quotes")
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// readDate reads a date, in quotes or without. One with a time of day is none: no plan has a clock, and what
// is dropped without a word may have been meant.
func readDate(raw any) (dates.Date, bool) {
	switch r := raw.(type) {
	case time.Time:
		return dayOf(r), r.Location().String() == localDate
	case string:
		return dates.Parse(strings.TrimSpace(r))
	}
	return dates.Date{}, false
}

// noDate is what is wrong with what should be a date: a clock at it, or that it is none.
func noDate(raw any) *fault {
	f := wrongType(raw, "a date such as 2024-02-01")
	if t, ok := raw.(time.Time); ok && t.Year() > 0 {
		f.what = "has a time of day, and only days are read"
	}
	return f
}

// localDate is what TOML's reader calls the zone of a date without a time of day.
const localDate = "date-local"

// dayOf drops the clock and the zone of a date.
func dayOf(t time.Time) dates.Date {
	y, m, d := t.Date()
	return dates.Date{Year: y, Month: int(m), Day: d}
}

// readQuantity reads a number, a text with a unit, "auto", "off", a date, or a table.
func (k *key) readQuantity(raw any) (value, *fault) {
	if table, ok := raw.(map[string]any); ok {
		return k.readTable(table)
	}
	if s, ok := raw.(string); ok && s == "auto" && k.Auto != "" {
		return value{auto: true, number: math.NaN()}, nil
	}
	if raw == "off" && k.Off != "" {
		return value{number: k.offIs}, nil
	}
	if raw == "auto" {
		return value{}, &fault{what: "cannot be worked out", got: `"auto"`, want: k.Unit.want()}
	}
	if d, ok := readDate(raw); ok && k.Dated {
		return value{day: d}, nil
	}
	if _, ok := raw.(time.Time); ok && k.Dated {
		return value{}, noDate(raw)
	}
	x, currency, f := k.number(raw)
	if f == nil {
		f = k.inRange(x, raw)
	}
	return value{number: x, currency: currency}, f
}

// number reads one number in the key's unit.
func (k *key) number(raw any) (float64, string, *fault) {
	var x float64
	switch r := raw.(type) {
	case int64:
		x = float64(r)
	case float64:
		x = r
	case string:
		return k.Unit.parse(r)
	default:
		return 0, "", wrongType(raw, k.Unit.want())
	}
	if math.IsNaN(x) || math.IsInf(x, 0) && !k.Endless {
		return 0, "", &fault{what: "is not a finite number", got: written(raw), want: k.Range.say(k.Unit)}
	}
	if timed := k.Unit.dim == clock || k.Unit.dim == calendar; timed && x != 0 {
		return 0, "", &fault{what: "needs a unit of time", got: written(raw), want: k.Unit.example()}
	}
	return x, "", nil
}

// Numbers other than 0 that are played lie between these, in engine units: beyond them
// sums and ratios of several lose their meaning, and then themselves (a load of 0/0).
const leastPlayed, mostPlayed = 1e-12, 1e15

// inRange checks a number in engine units against the key's range.
func (k *key) inRange(x float64, raw any) *fault {
	size := math.Abs(x)
	switch {
	case size > 0 && size < leastPlayed:
		return &fault{what: "is too close to 0 to compute with", got: written(raw), want: "0, or at least 1e-12"}
	case size > mostPlayed && !math.IsInf(x, 0) && math.IsInf(k.Range.High, 1):
		return &fault{what: "is too large to compute with", got: written(raw), want: "at most 1e15"}
	case k.Range.holds(x):
		return nil
	}
	f := &fault{what: "is out of range", got: written(raw), want: k.Range.say(k.Unit)}
	if k.Unit.dim == fraction && x > 1 && x <= 100 {
		f.hint = fmt.Sprintf("shares run from 0 to 1: write %s or \"%s %%\"", trim(x/100), trim(x))
		if _, isText := raw.(string); isText || x <= 2 {
			f.hint = "a share cannot exceed the whole"
		}
	}
	return f
}

// readCount reads a whole number; months may also be a duration.
func (k *key) readCount(raw any) (value, *fault) {
	x, ok := raw.(int64)
	n, want := float64(x), "a whole number"
	if k.Unit.dim == calendar {
		want = `a whole number of months, 18 or "18 months"`
	}
	if s, isText := raw.(string); isText && k.Unit.dim == calendar {
		days, f := k.Unit.duration(strings.TrimSpace(s))
		if f != nil {
			return value{}, f
		}
		n = days / dates.EngineMonth
		if ok = math.Abs(n-math.Round(n)) < 1e-9; ok {
			n = math.Round(n)
		}
	}
	if y, isFloat := raw.(float64); isFloat && y == math.Trunc(y) {
		n, want = y, want+", without decimal point or exponent"
		ok = !k.Range.holds(y) || math.Abs(y) >= math.MaxInt64 // told below
	}
	if !ok {
		return value{}, wrongType(raw, want)
	}
	if !k.Range.holds(n) || x == 0 && math.Abs(n) >= math.MaxInt64 {
		return value{}, &fault{what: "is out of range", got: written(raw), want: k.Range.say(number)}
	}
	return value{number: n, whole: x}, nil
}

// readChoice reads one of the key's words.
func (k *key) readChoice(raw any) (value, *fault) {
	want := "one of " + strings.Join(k.Choices, ", ")
	s, ok := raw.(string)
	if !ok {
		return value{}, wrongType(raw, want)
	}
	if i := slices.Index(k.Choices, s); i >= 0 {
		return value{number: float64(i)}, nil
	}
	return value{}, &fault{what: "is not a choice", got: quoted(s), want: want, hint: didYouMean(s, k.Choices)}
}

// readHours reads one span for every day, or seven from Monday on.
func readHours(raw any) (value, *fault) {
	const want = `"08:00-20:00", "closed", or seven of them from Monday on`
	days, ok := raw.([]any)
	if _, one := raw.(string); one {
		days, ok = []any{raw, raw, raw, raw, raw, raw, raw}, true
	}
	if !ok || len(days) != 7 {
		return value{}, wrongType(raw, want)
	}
	var v value
	for _, d := range days {
		s, _ := d.(string)
		from, until, ok := openHours(s)
		if !ok {
			return value{}, &fault{what: "is not a span of opening hours", got: written(d), want: want}
		}
		inner, outer := span{Low: math.Ceil(from), High: math.Floor(until)},
			span{Low: math.Floor(from), High: math.Ceil(until)}
		if inner != outer {
			return value{}, &fault{
				what: "does not open and close on the full hour", got: written(d),
				want: "full hours",
				hint: "the desk is staffed hour by hour: " + hoursHint(inner, outer),
			}
		}
		v.list = append(v.list, from, until)
	}
	return v, nil
}

// openHours reads "08:00-20:30" as 8 and 20.5, and "22:00-06:00", which ends on the
// next day, as 22 and 30; "closed" is an empty span.
func openHours(s string) (from, until float64, ok bool) {
	if s == "closed" {
		return 0, 0, true
	}
	a, b, found := strings.Cut(s, "-")
	from, okFrom := timeOfDay(strings.TrimSpace(a))
	until, okUntil := timeOfDay(strings.TrimSpace(b))
	if until < from {
		until += 24
	}
	return from, until, found && okFrom && okUntil && from < until && from < 24
}

// hoursHint offers the spans of full hours inside and around one that is not.
func hoursHint(inner, outer span) string {
	say := func(s span) string {
		until := s.High
		if until > 24 {
			until -= 24
		}
		return fmt.Sprintf(`"%02.0f:00-%02.0f:00"`, s.Low, until)
	}
	if inner.Low >= inner.High {
		return "write " + say(outer)
	}
	return "write " + say(inner) + " or " + say(outer)
}

func timeOfDay(s string) (float64, bool) {
	if s == "24:00" {
		return 24, true
	}
	t, err := time.Parse("15:04", s)
	return float64(t.Hour()) + float64(t.Minute())/60, err == nil
}

// readNames reads a name or a list of names.
func readNames(raw any) (value, *fault) {
	if s, ok := raw.(string); ok {
		return value{words: []string{s}}, nil
	}
	items, ok := raw.([]any)
	var v value
	for _, item := range items {
		s, isText := item.(string)
		ok = ok && isText
		v.words = append(v.words, s)
	}
	if !ok {
		return value{}, wrongType(raw, "a name or a list of names, in quotes")
	}
	return v, nil
}

// wrongType names what was found in a person's words.
func wrongType(raw any, want string) *fault {
	got := written(raw)
	switch raw.(type) {
	case map[string]any:
		got = "a table"
	case []map[string]any:
		got = "an array of tables"
	}
	return &fault{what: "has the wrong type", got: got, want: want}
}
