package dates

import (
	"math"
	"slices"
	"testing"
)

func TestParse(t *testing.T) {
	known := map[string]Date{"2024-02-29": {2024, 2, 29}, "1970-01-01": {1970, 1, 1}, "0000-12-31": {0, 12, 31}}
	for s, want := range known {
		if got, ok := Parse(s); !ok || got != want {
			t.Errorf("Parse(%q) = %v, %v; want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{
		"", "2023-02-29", "1900-02-29", "2024-04-31", "2024-00-10", "2024-13-01", "2024-01-00",
		"2024-01-32", "2024/01/01", "2024-1-01", "24-01-2001", "2024-01-1 ", "+024-01-01", "-024-01-01",
		"2024-01-01T00:00",
	} {
		if got, ok := Parse(s); ok || got != (Date{}) {
			t.Errorf("Parse(%q) = %v, %v; want no date", s, got, ok)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		date           string
		number, monday int
	}{
		{"1970-01-01", 0, 3},
		{"1969-12-31", -1, 2},
		{"2000-02-29", 11016, 1},
		{"2000-03-01", 11017, 2},
		{"1900-03-01", -25508, 3},
		{"2024-02-01", 19754, 3},
		{"0000-03-01", -719468, 2},
	} {
		d, _ := Parse(c.date)
		if d.Number() != c.number || d.Weekday() != c.monday || Numbered(c.number) != d {
			t.Errorf("%s: number %d, weekday %d, back %v; want %d, %d",
				d, d.Number(), d.Weekday(), Numbered(d.Number()), c.number, c.monday)
		}
	}
}

// TestMonthsOfAYear: from any day of a month every month of two years comes
// once, in order, and begins on that day or the last of a shorter month.
func TestMonthsOfAYear(t *testing.T) {
	want := []string{
		"Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023", "May 2023", "Jun 2023", "Jul 2023", "Aug 2023",
		"Sep 2023", "Oct 2023", "Nov 2023", "Dec 2023", "Jan 2024", "Feb 2024", "Mar 2024", "Apr 2024",
		"May 2024", "Jun 2024",
	}
	lengths := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31, 30, 31, 30}
	for _, day := range []int{1, 15, 28, 29, 30, 31} {
		start := Date{2023, 1, day}
		var labels []string
		for k := range want {
			first := start.AfterMonths(k)
			labels = append(labels, first.Label())
			if first.Day != min(day, lengths[k]) || DaysIn(first.Year, first.Month) != lengths[k] {
				t.Errorf("start on %s: month %d begins on %s, has %d days", start, k, first,
					DaysIn(first.Year, first.Month))
			}
		}
		if !slices.Equal(labels, want) {
			t.Errorf("start on %s: %v", start, labels)
		}
	}
}

func TestMonthOfAtItsEdges(t *testing.T) {
	for _, c := range []struct {
		start  string
		day, k int
	}{
		{"2024-02-01", 0, 0},
		{"2024-02-01", 28, 0},
		{"2024-02-01", 29, 1},
		{"2024-02-01", -1, -1},
		{"2024-02-01", -31, -1},
		{"2024-02-01", -32, -2},
		{"2024-02-01", 273, 8},
		{"2024-02-01", 274, 9}, // 31 October and 1 November
		{"2023-01-31", 27, 0},
		{"2023-01-31", 28, 1},
		{"2023-01-31", 58, 1},
		{"2023-01-31", 59, 2}, // 28 February, 31 March
		{"2024-01-30", 29, 0},
		{"2024-01-30", 30, 1},
		{"2024-01-30", 59, 1},
		{"2024-01-30", 60, 2}, // 29 February, 30 March
		{"2024-02-29", 364, 11},
		{"2024-02-29", 365, 12}, // 28 February 2025
		{"2024-12-31", 30, 0},
		{"2024-12-31", 31, 1}, // 31 January
		{"2024-12-31", 58, 1},
		{"2024-12-31", 59, 2}, // 28 February
	} {
		if start, _ := Parse(c.start); start.MonthOf(c.day) != c.k {
			t.Errorf("day %d from %s, %s: month %d, want %d", c.day, start, start.Plus(c.day), start.MonthOf(c.day),
				c.k)
		}
	}
}

func TestWords(t *testing.T) {
	d := Date{2024, 11, 3}
	if d.String() != "2024-11-03" || d.InWords() != "3 Nov 2024" || d.Label() != "Nov 2024" ||
		Name(d.Month) != "November" {
		t.Errorf("%s, %s, %s, %s", d, d.InWords(), d.Label(), Name(d.Month))
	}
	if e := MonthNumbered(d.MonthNumber()); e != (Date{2024, 11, 1}) || d.MonthNumber() != 12*2024+10 {
		t.Errorf("month %d begins on %s", d.MonthNumber(), e)
	}
}

// TestMonthsFromAStart: months of the calendar with a date to count from, of 365/12
// days without; every day lies in one of them.
func TestMonthsFromAStart(t *testing.T) {
	for _, c := range []struct {
		start  Date
		starts []int // first days of months −1 to 4
	}{
		{Date{2024, 1, 31}, []int{-31, 0, 29, 60, 90, 121}},
		{Date{2025, 2, 1}, []int{-31, 0, 28, 59, 89, 120}},
		{Date{}, []int{-31, 0, 30, 60, 91, 121}},
	} {
		for k, want := range c.starts {
			if got := c.start.MonthStart(k - 1); got != want {
				t.Errorf("from %v month %d begins on day %d, want %d", c.start, k-1, got, want)
			}
		}
		for day := -400; day < 800; day++ {
			k := c.start.MonthAt(day)
			if day < c.start.MonthStart(k) || day >= c.start.MonthStart(k+1) {
				t.Errorf("from %v day %d is said to lie in month %d", c.start, day, k)
			}
		}
		for k := -3; k < 24; k++ {
			begin, end := float64(c.start.MonthStart(k)), float64(c.start.MonthStart(k+1))
			for part, day := range map[float64]float64{0: begin, .5: (begin + end) / 2, .75: begin + .75*(end-begin)} {
				if got := c.start.InMonths(day); math.Abs(got-float64(k)-part) > 1e-12 {
					t.Errorf("from %v day %v is %v months on, want %v", c.start, day, got, float64(k)+part)
				}
			}
		}
	}
}
