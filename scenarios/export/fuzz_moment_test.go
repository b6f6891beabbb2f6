package export

import (
	"testing"
	"time"
)

// FuzzMoments: whatever a cell holds, parse returns, and what it takes for a
// date lies in the years it allows.
func FuzzMoments(f *testing.F) {
	f.Add("2024-02-29T23:59:58.123Z")
	f.Add("1/2/24 12:00 pm")
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []order{unknown, dayFirst, monthFirst} {
			if m, ok := parse(s, o); ok {
				if y := time.Unix(m.minute*60, 0).UTC().Year(); y < firstYear || y > lastYear {
					t.Errorf("%q is in the year %d", s, y)
				}
			}
		}
	})
}
