package cluster

import (
	"strings"
	"testing"
)

// FuzzPoints: whatever a design holds, it is refused in words or every point sets keys
// the first line names.
func FuzzPoints(f *testing.F) {
	for _, text := range []string{
		"cut.share,valve.steps\n0.1,2\n", "\ufeffa;b\n1;2\n", "a\n\"\"\n\n", "a,a\n1,2\n", "a\n\"1\n2\n", "PK\x03\x04",
		"a\r1\r2", "a,b\n1\n", " a , b \n 1 ,\n", "a\n1,5\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		points, err := pointsIn("design.csv", []byte(text))
		if err != nil {
			if err.Error() == "" {
				t.Fatal("refused without words")
			}
			return
		}
		if len(points) == 0 {
			t.Fatal("neither a point nor an error")
		}
		for _, p := range points {
			if len(p.Set) != len(p.columns) || !strings.HasPrefix(p.place, "design.csv:") {
				t.Fatalf("%+v", p)
			}
			for _, set := range p.Set {
				if key, value, ok := strings.Cut(set, "="); !ok || key == "" || value == "" {
					t.Fatalf("%q", set)
				}
			}
		}
	})
}
