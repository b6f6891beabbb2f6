package numeral

import (
	"errors"
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestRead(t *testing.T) {
	for text, want := range map[string]float64{
		"0": 0, "12": 12, "1234.5": 1234.5, ".5": .5, "3.": 3, "1e6": 1e6, "-2.25": -2.25, "−2.25": -2.25,
		"1_000_000": 1e6,
		"38,000":    38_000, "1,234,567.5": 1_234_567.5, "1.234,5": 1234.5, "1.234.567": 1_234_567,
		"1.234.567,25": 1_234_567.25,
		"1'234.5":      1234.5, "1’234": 1234, "1 234,5": 1234.5, "1\u202f234\u202f567": 1_234_567, "0.125": .125,
		"0.050": .05, "1234.500": 1234.5,
	} {
		if got, err := Read(text); err != nil || got != want {
			t.Errorf("%q is %v (%v), want %v", text, got, err, want)
		}
	}
	for text, want := range map[string][2]float64{
		"9,50": {9.5, 950}, "1,5": {1.5, 15}, "2,5000": {2.5, 25_000}, "0,125": {.125, 125}, "180.000": {180, 180_000},
		"1.450": {1.45, 1450}, "-1.450": {-1.45, -1450},
	} {
		_, err := Read(text)
		var d *Doubt
		if !errors.As(err, &d) || d.Decimal != want[0] || d.Grouped != want[1] {
			t.Errorf("%q: %v, want a doubt between %v", text, err, want)
		}
	}
	for _, text := range []string{
		"", "-", ".", "1.2.3", "12,34,56", "1,23.4", "1.23,4.5", "0x10", "nan", "Inf",
		"1e999", "9,", "1 23", "five", "1,,000", "$5",
	} {
		if x, err := Read(text); !errors.Is(err, ErrNoNumber) {
			t.Errorf("%q is %v (%v), want no number", text, x, err)
		}
	}
}

// A column is read by the mark its cells prove, whatever number they hold.
func TestColumnsAreReadByTheirMark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 {
			return float64(rapid.IntRange(0, 9_999_999).Draw(t, "hundredths")) / 100
		}), 1, 8).Draw(t, "numbers")
		comma := rapid.Bool().Draw(t, "comma")
		var c Column
		cells := make([]string, len(xs))
		for i, x := range xs {
			cells[i] = grouped(x, comma)
			c.See(cells[i])
		}
		if c.Open() != nil {
			t.Fatalf("%q is open, with two decimals nothing is", cells)
		}
		for i, x := range xs {
			if got, ok := c.Read(cells[i]); !ok || math.Abs(got-x) > 1e-9 {
				t.Fatalf("%q is %v, want %v", cells[i], got, x)
			}
		}
	})
}

// grouped writes a number with two decimals and groups of thousands.
func grouped(x float64, comma bool) string {
	point, sep := ".", ","
	if comma {
		point, sep = ",", "."
	}
	s := strconv.FormatFloat(x, 'f', 2, 64)
	whole, rest := s[:len(s)-3], s[len(s)-2:]
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + sep + whole[i:]
	}
	return whole + point + rest
}

func TestColumnsThatCannotBeDecided(t *testing.T) {
	var c Column
	c.See("1.450")
	c.See("2.300")
	if d := c.Open(); d == nil || d.Decimal != 1.45 || d.Grouped != 1450 {
		t.Errorf("open: %v", d)
	}
	c.See("12,5")
	if x, ok := c.Read("1.450"); c.Open() != nil || !ok || x != 1450 {
		t.Errorf("beside 12,5 the cell 1.450 is %v", x)
	}
	c.See("12.5")
	if _, _, found := c.Contradiction(); !found {
		t.Error("12,5 and 12.5 in one column are no contradiction")
	}
	var semi Column
	semi.ByDelimiter(';')
	semi.See("1.450")
	if x, ok := semi.Read("1.450"); semi.Open() != nil || !ok || x != 1450 {
		t.Errorf("in a file separated by semicolons 1.450 is %v", x)
	}
	var counts Column
	counts.See("1450")
	if x, ok := counts.Read("1450"); counts.Open() != nil || !ok || x != 1450 {
		t.Errorf("1450 is %v", x)
	}
}

// A number that is sure reads as itself, and as nothing else.
func TestSure(t *testing.T) {
	for _, x := range []float64{55.123, 9.5, 180, 1.125, 0.125, 12345.678, 1e6} {
		if got, err := Read(Sure(Plain(x))); got != x || err != nil {
			t.Errorf("%v reads as %v, %v", x, got, err)
		}
	}
	if _, err := Read("55.123"); err == nil {
		t.Error("55.123 is sure without a zero more")
	}
}
