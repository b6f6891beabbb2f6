package cluster

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/remedy"
)

// TestTailsOfADesign: what a spreadsheet leaves behind the last point is no
// point; a line inside that sets nothing is asked about, "" is a point.
func TestTailsOfADesign(t *testing.T) {
	for text, want := range map[string][]string{
		"a,b\n1,2\n":                    {":2 a=1 b=2"},
		"a,b\n1,\n,,\n  \n,\n":          {":2 a=1"},
		"a,b\r\n1,2\r\n \t \r\n,3\r\n,": {":2 a=1 b=2", ":4 b=3"},
		"a,b\n\n,\"\"\n1,2\n":           {":3", ":4 a=1 b=2"},
		"a\n1\n\"\"\n":                  {":2 a=1", ":3"},
	} {
		path := design(t, text)
		points, err := ReadPoints(t.Context(), path)
		var got []string
		for _, p := range points {
			got = append(got, strings.TrimSpace(strings.TrimPrefix(p.place, path)+" "+strings.Join(p.Set, " ")))
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: got %q, %v, want %q", text, got, err, want)
		}
	}
}

// TestDesignsThatAreNone: whoever gives another file is told what it seems to be,
// and where a mistake begins.
func TestDesignsThatAreNone(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\n1,2\n,\n \n3,4\n":              ":3: the line sets nothing\nhint: ",
		"\xff\xfea\x00,\x00b\x00\n\x001\x00": ": the file seems to be text in UTF-16\nhint: save it as CSV",
		"\xfe\xff\x00a\x00\n\x001":           ": the file seems to be text in UTF-16\nhint: ",
		"a\x00,\x00b\x00\n\x001\x00":         ": the file seems to be no text, or text in UTF-16\nhint: ",
		"a,b\r1,2\r3,4\r": ": the file seems to be text whose lines end with a " +
			"carriage return alone",
		"PK\x03\x04\x14\x00":          ": the file seems to be a workbook",
		"a,b\n1,2\n\"3,4\n5,6\n7,8\n": ":3: a quote opened in this line is read on to line 5",
		"a,b\n1,2\n3,x\"4\n":          ":3: column 4: bare",
		"a,b\n,,\n":                   ": want a line of keys",
		"a,b\r\n":                     ": want a line of keys",
		"a,b\r":                       ": want a line of keys",
		"a,a\n1,2,3\n,\n1,2\n":        ":1: column 2 names a again",
		"a,b\n1,2,3\n,\n1,2\n":        ":2: 3 cells, the first line names 2 keys",
		"a,b\n" + strings.Repeat("1,2\n", 897) + "\"3,4\n5,6\n": ":899: a quote opened",
	} {
		path := design(t, text)
		if points, err := ReadPoints(t.Context(), path); err == nil || !strings.Contains(remedy.Text(err), path+want) {
			t.Errorf("%.40q: got %v, %v, want %q", text, points, err, want)
		}
	}
}

func design(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "design.csv")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
