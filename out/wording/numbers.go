package wording

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Minus is the sign people read; a hyphen is not one.
const Minus = "−"

// None is shown where there is no value.
const None = "–"

// magnitudes from small to large. 1,000 and more carry a suffix.
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

// Quantity returns a value with its unit as a person reads it: three figures,
// k, M or bn above a thousand, "€1.23M", "41 %", "6.4 min". Shares are
// fractions of 1.
func (u Units) Quantity(v float64, unit string) string {
	if !Finite(v) {
		return None
	}
	f := u.form(unit)
	return f.join(v, f.digits(math.Abs(v*f.times)))
}

// Signed is Quantity with a plus before gains.
func (u Units) Signed(v float64, unit string) string {
	s := u.Quantity(v, unit)
	if v > 0 && strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// Range returns two values in one magnitude: "€1.20–1.80M", or in words where
// one is negative: "−€1.20M to +€0.30M".
func (u Units) Range(lo, hi float64, unit string) string {
	if !Finite(lo) || !Finite(hi) {
		return None
	}
	f := u.form(unit)
	digits := f.digits(math.Max(math.Abs(lo), math.Abs(hi)) * f.times)
	a, b := f.join(lo, digits), f.join(hi, digits)
	switch {
	case a == b:
		return a
	case strings.HasPrefix(a, Minus) && strings.HasPrefix(b, Minus):
		return a + " to " + b
	case strings.HasPrefix(a, Minus):
		return a + " to " + plus(b)
	}
	return f.before + digits.of(lo*f.times) + "–" + digits.of(hi*f.times) + digits.suffix + f.after
}

func plus(s string) string {
	if strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// Interval is Range of an interval that may be absent.
func (u Units) Interval(lo, hi *float64, unit string) string {
	if lo == nil || hi == nil {
		return None
	}
	return u.Range(*lo, *hi, unit)
}

// form is how a unit is written: factor, what stands before and after.
type form struct {
	times         float64
	before, after string
	whole         bool // counts: no decimals below a thousand
	plain         bool // never k or M
}

// MoneyIn is the sentence that says in which currency a chart's money is.
func (u Units) MoneyIn() string {
	if u.Currency == "" {
		return "Money in the scenario's currency."
	}
	return "Money in " + u.Currency + "."
}

func (u Units) form(unit string) form {
	switch unit {
	case "money":
		return form{times: 1, before: u.sign()}
	case "share":
		return form{times: 100, after: " %", plain: true}
	case "share per year":
		return form{times: 100, after: " % a year", plain: true}
	case "share per month":
		return form{times: 100, after: " % a month", plain: true}
	case "%":
		return form{times: 1, after: " %", plain: true}
	case "points":
		return form{times: 1, plain: true}
	case "minutes", "min":
		return form{times: 1, after: " min", plain: true}
	case "customers", "contacts", "heads", "hours":
		return form{times: 1, whole: true}
	case "day", "month":
		return form{times: 1, whole: true, plain: true}
	case "":
		return form{times: 1}
	}
	return form{times: 1, after: " " + Clean(unit)}
}

// digits is a magnitude and a number of decimals that several values share.
type digits struct {
	size     float64
	suffix   string
	decimals int
}

// digits chooses them for the largest absolute value, so that it shows three
// figures after rounding: 999,600 is 1.00M, not 1000k.
func (f form) digits(largest float64) digits {
	d := digits{size: 1}
	if !f.plain {
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
	if f.plain && d.decimals > 1 && largest >= .95 {
		d.decimals = 1
	}
	if largest == 0 {
		d.decimals = 0
	}
	return d
}

// of returns a value in the magnitude, without sign of currency or suffix.
func (d digits) of(v float64) string {
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

// Percent returns a share of 1 in whole per cent: "72 %". A sample of worlds
// cannot show that something is impossible or certain, so its ends read "<1 %"
// and ">99 %".
func Percent(p float64) string {
	switch {
	case !Finite(p):
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

func Finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

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
func (u Units) OnAxis(v, step, largest float64, unit string) string {
	f := u.form(unit)
	d := f.digits(largest * f.times)
	d.decimals = max(0, int(math.Ceil(-math.Log10(step*f.times/d.size)-1e-9)))
	if math.Abs(v) < step*1e-6 {
		return f.before + "0" + f.after
	}
	return f.join(v, d)
}
