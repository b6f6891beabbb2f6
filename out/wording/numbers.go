package wording

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"boomerang/sim/dates"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Minus is the sign people read; a hyphen is not one.
const Minus = "−"

// None is shown where there is no value.
const None = "–"

// magnitudes of money from small to large: 1,000 and more carry a suffix. What is no money is written
// out, "9,050", up to a million.
var magnitudes = []struct {
	size   float64
	suffix string
}{{1, ""}, {1e3, "k"}, {1e6, "M"}, {1e9, "bn"}, {1e12, "tn"}}

// currencies known by a sign; any other stands as its ISO 4217 code.
var currencies = map[string]string{"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹"}

// Units formats values of one scenario: money is in its currency.
type Units struct {
	Currency string // ISO 4217, or empty
}

// sign returns what stands before an amount of money.
func (u Units) sign() string {
	if s, ok := currencies[u.Currency]; ok {
		return s
	}
	if u.Currency == "" {
		return ""
	}
	return u.Currency + " "
}

// Quantity returns a value with its unit as a person reads it: three figures, of money with k, M or
// bn above a thousand, "€1.23M", "9,050", "41 %", "6.4 min". Shares are fractions of 1.
func (u Units) Quantity(v float64, unit result.Unit) string {
	if !stats.IsFinite(v) {
		return None
	}
	f := u.form(unit)
	return f.join(v, f.digits(math.Abs(v*f.times))) + f.every
}

// Whole returns a whole number with its unit and no decimals: "4", "20 days".
func (u Units) Whole(n float64, unit result.Unit) string {
	f := u.form(unit)
	return f.join(n, digits{size: 1}) + f.every
}

// Signed is Quantity with a plus before gains.
func (u Units) Signed(v float64, unit result.Unit) string {
	s := u.Quantity(v, unit)
	if v > 0 && strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// Change is a difference with its sign; Apart is its size and ChangeRange its interval. What lies between
// two percentages is in points of them: 30 % and 33 % are 3 points apart, which is a tenth.
func (u Units) Change(v float64, unit result.Unit) string { return inPoints(u.Signed(v, unit)) }

// Apart is the size of a difference.
func (u Units) Apart(size float64, unit result.Unit) string { return inPoints(u.Quantity(size, unit)) }

// ChangeRange is the interval of a difference.
func (u Units) ChangeRange(lo, hi float64, unit result.Unit) string {
	return inPoints(u.Range(lo, hi, unit))
}

func inPoints(text string) string { return strings.ReplaceAll(text, " %", " %-points") }

// Range returns two values in one magnitude: "€1.20–1.80M", or in words where
// one is negative: "−€1.20M to +€0.30M".
func (u Units) Range(lo, hi float64, unit result.Unit) string {
	return u.form(unit).between(lo, hi)
}

// Spread is Range of what an assumption may be: lengths of time in months or
// seconds where these say it better.
func (u Units) Spread(lo, hi float64, unit result.Unit) string {
	return u.spread(unit, hi).between(lo, hi)
}

// between writes two values in one magnitude.
func (f form) between(lo, hi float64) string {
	if !stats.IsFinite(lo) || !stats.IsFinite(hi) {
		return None
	}
	digits := f.digits(math.Max(math.Abs(lo), math.Abs(hi)) * f.times)
	a, b := f.join(lo, digits), f.join(hi, digits)
	switch {
	case a == b:
		return a + f.every
	case strings.HasPrefix(a, Minus) && strings.HasPrefix(b, Minus):
		return a + " to " + b + f.every
	case strings.HasPrefix(a, Minus):
		return a + " to " + plus(b) + f.every
	}
	return f.before + digits.of(lo*f.times) + "–" + digits.of(hi*f.times) + digits.suffix + f.after + f.every
}

func plus(s string) string {
	if strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// Interval is Range of an interval that may be absent.
func (u Units) Interval(lo, hi *float64, unit result.Unit) string {
	if lo == nil || hi == nil {
		return None
	}
	return u.Range(*lo, *hi, unit)
}

// form is how a unit is written: factor, what stands before and after.
type form struct {
	times         float64
	before, after string
	every         string // of a rate, said once of a range: " a year"
	whole         bool   // counts: no decimals below a million
	plain         bool   // one decimal where it says enough, and no thousands told apart
	money         bool   // k, M and bn
}

// MoneyIn is the sentence that says in which currency a chart's money is.
func (u Units) MoneyIn() string {
	if u.Currency == "" {
		return "Money in the scenario's currency."
	}
	return "Money in " + u.Currency + "."
}

// form is how each unit is written. Counts of contacts, customers, heads and
// hours stand without a word, since what is shown names them.
func (u Units) form(unit result.Unit) form {
	switch unit {
	case result.UnitMoney:
		return form{times: 1, before: u.sign(), money: true}
	case result.UnitMoneyMonth:
		return form{times: 1, before: u.sign(), every: " a month", money: true}
	case result.UnitMoneyYear:
		return form{times: 1, before: u.sign(), every: " a year", money: true}
	case result.UnitShare:
		return form{times: 100, after: " %", plain: true}
	case result.UnitShareMonth:
		return form{times: 100, after: " %", every: " a month", plain: true}
	case result.UnitShareYear:
		return form{times: 100, after: " %", every: " a year", plain: true}
	case result.UnitPoints:
		return form{times: 1, plain: true}
	case result.UnitMinutes:
		return form{times: 1, after: " min", plain: true}
	case result.UnitContacts, result.UnitCustomers, result.UnitHeads, result.UnitHours:
		return form{times: 1, whole: true}
	case result.UnitDay, result.UnitMonth:
		return form{times: 1, whole: true, plain: true}
	case result.UnitPerHour:
		return form{times: 1, every: " an hour"}
	case result.UnitPerYear:
		return form{times: 1, every: " a year"}
	case result.UnitDays, result.UnitIssues, result.UnitAlarms, result.UnitTrips, result.UnitTimes,
		result.UnitIncidents, result.UnitSteps, result.UnitWorlds:
		return form{times: 1, after: " " + unit.String()}
	}
	return form{times: 1} // a number, a ratio, or of no unit that could be named
}

// spread is form for a range whose larger end is known: lengths of time from two
// months on are written in months, those below three minutes in seconds.
func (u Units) spread(unit result.Unit, largest float64) form {
	switch {
	case unit == result.UnitDays && largest > 2*dates.EngineMonth:
		return form{times: 1 / dates.EngineMonth, after: " months"}
	case unit == result.UnitMinutes && largest < 3:
		return form{times: 60, after: " s"}
	}
	return u.form(unit)
}

// digits is a magnitude and a number of decimals that several values share.
type digits struct {
	size     float64
	suffix   string
	decimals int
	spelled  float64 // what values are rounded to that are written out, "9,050"; 0 of others
}

// million is from where on counts are no longer written out.
const million = 1e6

// digits chooses them for the largest absolute value, so that it shows three
// figures after rounding: 999,600 is 1.00M, not 1000k.
func (f form) digits(largest float64) digits {
	d := digits{size: 1}
	switch {
	case f.plain:
	case !f.money && largest >= million*.9995:
		d.size, d.suffix = million, " million"
	case !f.money && largest >= 999.5:
		d.spelled = math.Pow10(int(math.Floor(math.Log10(largest))) - 2)
		return d
	case f.money:
		for _, m := range magnitudes {
			if largest >= m.size*.9995 && (m.size > 1 || largest < 999.5) {
				d.size, d.suffix = m.size, m.suffix
			}
		}
	}
	switch x := largest / d.size; {
	case f.whole && d.size == 1, x >= 99.95:
	case x >= 9.995:
		d.decimals = 1
	case x >= .00995 || x == 0:
		d.decimals = 2
	default:
		d.decimals = min(2-int(math.Floor(math.Log10(x))), 9)
	}
	if f.plain { // of per cent and minutes two decimals say enough, and one from 1 on
		d.decimals = min(d.decimals, 2)
		if largest >= .95 {
			d.decimals = min(d.decimals, 1)
		}
	}
	if largest == 0 {
		d.decimals = 0
	}
	return d
}

// of returns a value in the magnitude, without sign of currency or suffix.
func (d digits) of(v float64) string {
	if d.spelled > 0 {
		s := Thousands(int(math.Round(math.Abs(v)/d.spelled) * d.spelled))
		if v < 0 && s != "0" {
			return Minus + s
		}
		return s
	}
	s := strconv.FormatFloat(math.Abs(v)/d.size, 'f', d.decimals, 64)
	if v < 0 && strings.ContainsAny(s, "123456789") {
		return Minus + s
	}
	return s
}

func (f form) join(v float64, d digits) string {
	s := d.of(v * f.times)
	if rest, negative := strings.CutPrefix(s, Minus); negative {
		return Minus + f.before + rest + d.suffix + f.after
	}
	return f.before + s + d.suffix + f.after
}

// Told reports whether Percent writes a share itself, and not that it lies beyond
// what a sample can show.
func Told(p float64) bool { return p >= .005 && p <= .995 }

// Percent returns a share of 1 in whole per cent: "72 %". A sample of worlds
// cannot show that something is impossible or certain, so its ends read "<1 %"
// and ">99 %".
func Percent(p float64) string {
	switch {
	case !stats.IsFinite(p):
		return None
	case p < .005:
		return "<1 %"
	case p > .995:
		return ">99 %"
	}
	return fmt.Sprintf("%.0f %%", 100*p)
}

// likelihoods is the calibrated scale of the IPCC (Mastrandrea et al. 2010,
// guidance note on uncertainty, table 1), from the top: the word holds from
// this probability on.
var likelihoods = []struct {
	from float64
	word string
}{
	{.99, "virtually certain"},
	{.90, "very likely"},
	{.66, "likely"},
	{.33, "about as likely as not"},
	{.10, "unlikely"},
	{.01, "very unlikely"},
	{0, "exceptionally unlikely"},
}

// Likelihood returns the word for a probability: from .99 virtually certain,
// .90 very likely, .66 likely, .33 about as likely as not, .10 unlikely, .01
// very unlikely, below that exceptionally unlikely (IPCC, Mastrandrea et al.
// 2010).
func Likelihood(p float64) string {
	for _, l := range likelihoods {
		if p >= l.from {
			return l.word
		}
	}
	return None
}

// Thousands writes a count with separators: 12,400.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// SignedFixed writes a coefficient: +0.41.
func SignedFixed(v float64) string {
	if v < 0 {
		return fmt.Sprintf("%s%.2f", Minus, -v)
	}
	return fmt.Sprintf("+%.2f", v)
}

// OnAxis labels a tick with no more decimals than its step needs.
func (u Units) OnAxis(v, step, largest float64, unit result.Unit) string {
	f := u.form(unit)
	d := f.digits(largest * f.times)
	if d.spelled > 0 {
		d.spelled = 1 // ticks are round as they are
	}
	d.decimals = max(0, int(math.Ceil(-math.Log10(step*f.times/d.size)-1e-9)))
	if math.Abs(v) < step*1e-6 {
		return f.before + "0" + f.after + f.every
	}
	return f.join(v, d) + f.every
}
