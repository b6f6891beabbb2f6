package folder

import (
	"bytes"
	"maps"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzList: any text is read as a list or refused; what is read is written back byte for
// byte, and names nothing outside the folder.
func FuzzList(f *testing.F) {
	for _, text := range []string{
		"", heading, heading + "# being written: a\n", heading + "# sealed in itself: timing.json\n",
		heading + strings.Repeat("0", 64) + "  a/b.csv\n", heading + strings.Repeat("0", 64) + "  ../a\n",
		heading + beingWritten + "x\n" + inItself + "y\n" + SumOf(nil) + "  z\n", SumOf(nil) + "  z\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := parse(data)
		if err != nil {
			return
		}
		if !bytes.Equal(l.encode(), data) {
			t.Fatalf("%q is written back as %q", data, l.encode())
		}
		for name := range l {
			if !filepath.IsLocal(filepath.FromSlash(name)) {
				t.Fatalf("it names %q", name)
			}
		}
	})
}

// FuzzNames: a list of any names and sums is read back the same, or none of it is: a name
// that would read as another line, or as another folder, is noticed.
func FuzzNames(f *testing.F) {
	f.Add("result.json", "charts/1.svg", uint8(0))
	f.Add("a\nb", "# being written: x", uint8(5))
	f.Add("  a", "own", uint8(7))
	f.Fuzz(func(t *testing.T, a, b string, kinds uint8) {
		sums := []string{pending, own, SumOf([]byte(a))}
		l := list{a: sums[kinds%3], b: sums[kinds/3%3]}
		if again, err := parse(l.encode()); err == nil && !maps.Equal(again, l) {
			t.Fatalf("%q is read back as %q", l, again)
		}
	})
}
