package export

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"boomerang/sim/result"
)

// written is a file with some bytes, in a folder that the executions of one process share.
func written(t *testing.T, dir string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, "fuzz.csv")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// FuzzExport: any file is read as an export or refused in words, and what is read counts
// no more tickets than it has rows.
func FuzzExport(f *testing.F) {
	for _, text := range []string{
		"ticket,created_at,category\n1,2024-01-02 03:04,a\n2,2024-02-03,b\n",
		"id;opened;handle_minutes\n1;1/2/24;3,5\n",
		"\ufeffcreated\tstatus\n2024-01-01T00:00:00Z\tx\n", "\"created_at\n", "created_at\n\"2024-01-01\n",
	} {
		f.Add([]byte(text))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := Read(t.Context(), written(t, dir, data), Options{})
		if err != nil {
			if err.Error() == "" {
				t.Fatal("refused without words")
			}
			return
		}
		if len(e.Tickets) > e.Rows {
			t.Fatalf("%d tickets of %d rows", len(e.Tickets), e.Rows)
		}
	})
}

// FuzzHistory: any file is read as a history or refused in words, and what is read has a
// value or none for every month, none of them infinite.
func FuzzHistory(f *testing.F) {
	for _, text := range []string{
		"month,contacts\n2025-01,2400\n2025-02,\n", "month;contacts\n2025-01;2.400\n", "Month,net\n2025-13,1\n",
		"created_at\n2025-01-03\n", "month,contacts,contacts\n2025-01,1,2\n", "month,contacts\n2025-01,1e999\n",
	} {
		f.Add([]byte(text))
	}
	measures := []result.Measure{{Name: "contacts", Unit: result.UnitContacts}, {Name: "net", Unit: result.UnitMoney}}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := ReadHistory(t.Context(), written(t, dir, data), measures, nil)
		if err != nil {
			if err.Error() == "" {
				t.Fatal("refused without words")
			}
			return
		}
		for name, values := range h.Values {
			if len(values) != len(h.Months) {
				t.Fatalf("%s: %d values of %d months", name, len(values), len(h.Months))
			}
			for _, x := range values {
				if math.IsInf(x, 0) {
					t.Fatalf("%s is infinite", name)
				}
			}
		}
	})
}
