// Package numeral reads numbers as people write them: 1234.5, 1,234.5, 1.234,5,
// 1'234.5, 1 234,5. A mark between digits is a decimal point or separates
// thousands, and which of the two it is differs from country to country. What can
// only be one of them is read; what could be both is never guessed.
package numeral

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Doubt is a number with two readings.
type Doubt struct {
	Text             string
	Decimal, Grouped float64 // the mark as a decimal point, and as a separator of thousands
}

func (d *Doubt) Error() string {
	return fmt.Sprintf("%q could be %s or %s", d.Text, Plain(d.Decimal), Plain(d.Grouped))
}

// ErrNoNumber is returned for what is no decimal number.
var ErrNoNumber = errors.New("is not a decimal number")

// Plain writes a number without separators of thousands.
func Plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Sure is a number as it was written, with a zero more where its point could separate thousands.
func Sure(text string) string {
	if _, err := Read(text); errors.As(err, new(*Doubt)) {
		return text + "0"
	}
	return text
}

var (
	digits     = `\d+(?:_\d+)*`
	decimal    = digits + `(?:\.(?:` + digits + `)?)?|\.` + digits
	pointed    = regexp.MustCompile(`^[+-]?(?:` + decimal + `)(?:[eE][+-]?\d+)?$`)
	byComma    = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$`)
	byPoint    = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?$`)
	bySpace    = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?:[ '’\x{00a0}\x{202f}\x{2009}]\d{3})+(?:[.,]\d*)?$`)
	commaPoint = regexp.MustCompile(`^[+-]?\d+,\d+$`)
)

// trueMinus are the signs people write for a hyphen.
var trueMinus = strings.NewReplacer("−", "-", "–", "-")

// Read reads one number. In a text by itself a comma before exactly three digits
// separates thousands, as in 38,000; a comma before fewer or more digits, alone, is
// a *Doubt. A single point before exactly three digits (180.000) is returned as a
// decimal point together with a *Doubt: who knows what the number is about may know
// that only one of the readings can be. Every other error is ErrNoNumber.
func Read(s string) (float64, error) {
	s = trueMinus.Replace(strings.TrimSpace(s))
	switch {
	case pointed.MatchString(s):
		x, err := plain(strings.ReplaceAll(s, "_", ""))
		if err == nil && byPoint.MatchString(s) { // one group: 180.000
			grouped, _ := plain(strings.ReplaceAll(s, ".", ""))
			return x, &Doubt{s, x, grouped}
		}
		return x, err
	case byComma.MatchString(s):
		return plain(strings.ReplaceAll(s, ",", ""))
	case byPoint.MatchString(s): // 1.234,5 and 1.234.567
		return plain(strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1))
	case bySpace.MatchString(s):
		return plain(strings.Replace(spaces.Replace(s), ",", ".", 1))
	case commaPoint.MatchString(s):
		x, err := plain(strings.Replace(s, ",", ".", 1))
		grouped, _ := plain(strings.ReplaceAll(s, ",", ""))
		if err != nil {
			return 0, err
		}
		return 0, &Doubt{s, x, grouped}
	}
	return 0, ErrNoNumber
}

var spaces = strings.NewReplacer(" ", "", "'", "", "’", "", "\u00a0", "", "\u202f", "", "\u2009", "")

func plain(s string) (float64, error) {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, ErrNoNumber
	}
	return x, nil
}
