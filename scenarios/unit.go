package scenarios

import (
	"errors"
	"strconv"
	"strings"

	"boomerang/scenarios/numeral"
	"boomerang/sim/dates"
	"boomerang/sim/result"

	"golang.org/x/text/currency"
)

// dimension says how a number may be written.
type dimension int

const (
	plain    dimension = iota // 3, 0.5
	fraction                  // 0.41 or "41 %"
	clock                     // "20s", "6 min": minutes in the engine
	calendar                  // "3 days", "2 quarters", "12m": days in the engine
	amount                    // 38_000 or "$1.50"
)

// unit is what a key's number is counted in, in the engine, and how it is written.
type unit struct {
	dim dimension
	of  result.Unit
}

var (
	noUnit    = unit{}
	number    = unit{plain, result.UnitNumber}
	ratio     = unit{plain, result.UnitRatio}
	points    = unit{plain, result.UnitPoints}
	perYear   = unit{plain, result.UnitPerYear}
	perHour   = unit{plain, result.UnitPerHour}
	share     = unit{fraction, result.UnitShare}
	shareYear = unit{fraction, result.UnitShareYear}
	shareMon  = unit{fraction, result.UnitShareMonth}
	shortTime = unit{clock, result.UnitMinutes}
	longTime  = unit{calendar, result.UnitDays}
	money     = unit{amount, result.UnitMoney}
	moneyMon  = unit{amount, result.UnitMoneyMonth}
	moneyYear = unit{amount, result.UnitMoneyYear}
	contactsM = unit{plain, result.UnitContacts}
)

// word is the unit on the reference page, which says what a file may hold: a time
// or a duration, in a unit of its own.
func (u unit) word() string {
	switch u.dim {
	case clock:
		return "time"
	case calendar:
		return "duration"
	}
	return u.of.String()
}

// seconds to years, in minutes, months and years as the engine has them; a bare
// "m" is a minute on the clock and a month in the calendar, the only two
// readings, told apart by the key.
var minutesIn = map[string]float64{
	"s": 1.0 / 60, "sec": 1.0 / 60, "second": 1.0 / 60,
	"min": 1, "minute": 1, "h": 60, "hour": 60,
	"d": 1440, "day": 1440, "w": 7 * 1440, "week": 7 * 1440,
	"month": dates.EngineMonth * 1440, "q": 3 * dates.EngineMonth * 1440, "quarter": 3 * dates.EngineMonth * 1440,
	"y": dates.PlainYear * 1440, "year": dates.PlainYear * 1440,
}

// symbols maps the signs people put before an amount to ISO codes.
var symbols = map[string]string{"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}

// fault is a problem with a value that does not know its place yet.
type fault struct {
	what, got, want, hint string
	doubt                 bool // it could be two numbers
}

// parse reads a number written as text in unit u and returns engine units. The
// second result is the currency the text names, if any.
func (u unit) parse(s string) (float64, string, *fault) {
	trimmed := strings.TrimSpace(s)
	switch u.dim {
	case clock, calendar:
		v, f := u.duration(trimmed)
		return v, "", f
	case fraction:
		if body, ok := strings.CutSuffix(trimmed, "%"); ok {
			v, f := figure(body, s)
			if f == nil && v >= 1000 && strings.Contains(body, ",") { // 12,345 %: thousands of per cents nobody means
				f = bothReadings(body, s)
			}
			if f == nil || !strings.Contains(body, ",") && f.doubt { // 1.250 % is never 1250 %
				return v / 100, "", nil
			}
			if f.doubt {
				return 0, "", f
			}
		}
		return 0, "", spelled(&fault{what: "is not a share", got: quoted(s), want: `0.41 or "41 %"`}, trimmed)
	case amount:
		return moneyText(trimmed)
	}
	f := &fault{what: "is text where a number belongs", got: quoted(s), want: "a number without quotes"}
	return 0, "", spelled(f, trimmed)
}

// spelled says of a refused text how the number in it is written, or which two it could be.
func spelled(f *fault, text string) *fault {
	x, doubt := figure(text, text)
	switch {
	case doubt == nil:
		f.hint = "write " + numeral.Plain(x)
	case doubt.doubt:
		return doubt
	}
	return f
}

// duration reads "12m", "2 quarters" or "1 year 6 months".
func (u unit) duration(s string) (float64, *fault) {
	bad := &fault{what: "is not a duration", got: quoted(s), want: u.example()}
	total, rest := 0.0, s
	for first := true; first || rest != ""; first = false {
		end := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune("0123456789._,", r) })
		if end <= 0 {
			return 0, bad
		}
		v, f := figure(rest[:end], s)
		switch {
		case f != nil && f.doubt:
			return 0, f
		case f != nil:
			return 0, bad
		}
		rest = strings.TrimSpace(rest[end:])
		end = strings.IndexFunc(rest, func(r rune) bool { return r < 'a' || r > 'z' })
		if end < 0 {
			end = len(rest)
		}
		minutes, ok := u.minutes(rest[:end])
		if !ok {
			return 0, bad
		}
		total += v * minutes
		rest = strings.TrimSpace(rest[end:])
	}
	if u.dim == calendar {
		total /= 1440
	}
	return total, nil
}

// minutes returns the length of a named unit of time, singular or plural.
func (u unit) minutes(name string) (float64, bool) {
	if name == "m" {
		if u.dim == calendar {
			name = "month"
		} else {
			name = "min"
		}
	}
	if v, ok := minutesIn[name]; ok {
		return v, true
	}
	v, ok := minutesIn[strings.TrimSuffix(name, "s")]
	return v, ok && len(name) > 2
}

func (u unit) example() string {
	if u.dim == calendar {
		return `"3 days", "2 quarters" or "12m"`
	}
	return `"20s" or "6 min"`
}

// moneyText reads "$1.50", "EUR 38_000" or "1.2 M".
func moneyText(s string) (float64, string, *fault) {
	currency, body := "", s
	for sign, code := range symbols {
		if rest, ok := strings.CutPrefix(body, sign); ok {
			currency, body = code, rest
		}
	}
	if code, rest, ok := strings.Cut(body, " "); ok && isCurrency(code) {
		currency, body = code, rest
	}
	factor := 1.0
	for suffix, f := range map[string]float64{"k": 1e3, "M": 1e6, "B": 1e9} {
		if rest, ok := strings.CutSuffix(body, suffix); ok {
			factor, body = f, rest
		}
	}
	if _, err := numeral.Read(body); isDoubt(err) { // "$1.234": nobody writes tenths of a cent
		return 0, "", twoReadings(err.(*numeral.Doubt), quoted(s))
	}
	v, f := figure(body, s)
	switch {
	case f != nil:
		return 0, "", &fault{what: "is not an amount of money", got: quoted(s), want: `38_000 or "$1.50"`}
	}
	return v * factor, currency, nil
}

// bothReadings is of a number with a comma before three digits that thousands of do not
// fit; nil where it has other marks too.
func bothReadings(number, whole string) *fault {
	grouped, _ := numeral.Read(number)
	decimal, err := numeral.Read(strings.Replace(number, ",", ".", 1))
	if _, open := err.(*numeral.Doubt); !open {
		return nil
	}
	f := twoReadings(&numeral.Doubt{Text: number, Decimal: decimal, Grouped: grouped}, quoted(whole))
	f.doubt = true
	return f
}

func isDoubt(err error) bool {
	_, doubt := err.(*numeral.Doubt)
	return doubt
}

// figure reads a number of a text. Where the number could be two, the fault says
// which, and the number is the one with a decimal point.
func figure(number, whole string) (float64, *fault) {
	x, err := numeral.Read(number)
	var d *numeral.Doubt
	switch {
	case errors.As(err, &d) && !strings.Contains(number, ",") && !strings.HasSuffix(strings.TrimSpace(number), "0"):
		return x, nil // 27.375: the decimals of a point that separates thousands are zeros, as a rule
	case errors.As(err, &d):
		f := twoReadings(d, quoted(whole))
		f.doubt = true
		return d.Decimal, f
	case err != nil:
		return 0, &fault{what: err.Error(), got: quoted(whole)}
	}
	return x, nil
}

// isCurrency reports whether s is the ISO 4217 code of a currency, in capitals. XXX, no currency, and XTS,
// for tests, are codes of none.
func isCurrency(s string) bool {
	c, err := currency.ParseISO(s)
	return err == nil && c.String() == s && c != currency.XXX && c != currency.XTS
}

func quoted(s string) string { return strconv.Quote(s) }
