package export

import (
	"bytes"
	"context"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/sim/remedy"
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

// inMemory is a source of bytes, so that an execution writes no file.
func inMemory(data []byte) *source {
	return &source{open: func(context.Context) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)),
			nil
	}}
}

// secret is what a person typed into a cell; no letter of it may come out.
const secret = "qzjane"

// FuzzExport: any file is read as an export or refused in words, what is read counts no more
// tickets than it has rows, figures are finite, and nothing that is said of the file holds
// words of its cells, but for labels. Fewer rows than a figure needs are enough here, or
// nothing would be reached behind that.
func FuzzExport(f *testing.F) {
	for _, text := range []string{
		"ticket,created_at,category\n1,2024-01-02 03:04,a\n2,2024-02-03,b\n",
		"id;opened;handle_minutes\n1;1/2/24;3,5\n2;13/2/24;1.200,5\n",
		"\ufeffcreated\tstatus\n2024-01-01T00:00:00Z\tx\n", "\"created_at\n", "created_at\n\"2024-01-01\n",
		"date,time,calls\n2024-01-01,09:00 - 09:30,5\n2024-01-02,9:15 PM,7\n",
		"month,calls,abandoned,answered,answered_60s\nApr-24,100,5,95,80\nMay-24,120,5,95,80\n",
		"sep=;\r\nNr;Datum;Uhrzeit;Bearbeitungszeit\r\n1;05.01.2024;9:15;5m 30s\r\n2;45292,5;13:00;PT5M\r\n",
		"number,opened_at,sys_updated_at,reopened,csat\n1,1704109429.0,06/Jan/26 9:29 " +
			"AM,yes,4/5\n1,1704109429,,no,80%\n",
		"\xff\xfei\x00d\x00,\x00d\x00a\x00t\x00e\x00\n\x001\x00,\x002\x000\x002\x004\x00\n\x00",
		"\x8d\xec\x90\xac\x93\xfa\x8e\x9e,\x8e\xed\x95\xca\n2024/01/05 9:15,\x90\xbf\x8b\x81\n",
		"year,week,calls\n2024,5,3\n", "created,resolution_time,Good\nqzjane,qzjane,qzjane\n2024-01-01,3:00,1\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, []byte("PK")) {
			return // spreadsheets unpack to disk, and are another package's to read
		}
		for _, zone := range []string{"", "America/New_York"} {
			e, err := read(t.Context(), inMemory(data), Options{MostLost: 1, TimeZone: zone, fewest: 1})
			if err != nil {
				if err.Error() == "" {
					t.Fatal("refused without words")
				}
				inCells(t, data, remedy.Text(err))
				continue
			}
			if len(e.Tickets) > e.Rows {
				t.Fatalf("%d tickets of %d rows", len(e.Tickets), e.Rows)
			}
			for _, x := range e.Tickets {
				for _, y := range []float32{x.Lasted, x.Handle, x.Touches, x.Reassigned, x.Reopened, x.Satisfaction} {
					if y != y || y > 1e15 || y < -1 {
						t.Fatalf("%v of %+v", y, x)
					}
				}
			}
			inCells(t, data, strings.Join(append(Told(e.Losses), e.Warnings...), "\n"))
		}
	})
}

// inCells refuses what is said of a file where it holds the secret and the file's header does
// not.
func inCells(t *testing.T, data []byte, said string) {
	t.Helper()
	header, _, _ := bytes.Cut(data, []byte("\n"))
	if strings.Contains(said, secret) && !bytes.Contains(data[:min(len(data), len(header)+1)], []byte(secret)) &&
		!bytes.HasPrefix(data, []byte("sep=")) && !bytes.Contains(header, []byte{'"'}) {
		t.Fatalf("a cell came out: %s", said)
	}
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
