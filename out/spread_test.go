package out

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
)

// Where few draws were played no line speaks of 5 % of them.
func TestSpreadOfFewDraws(t *testing.T) {
	for worlds, want := range map[int]string{9: "all 8 futures", 18: "all 16 futures", 27: "nine futures in ten"} {
		r, _ := sample.Result(2)
		r.Worlds = worlds
		r.Design.DrawsPerBlock, r.Design.WorldsPerBlock = 8, 9
		var b strings.Builder
		if err := Verdict(&b, r, 200); err != nil {
			t.Fatal(err)
		}
		said := strings.ToLower(b.String())
		if !strings.Contains(said, want) || strings.Contains(said, "nine futures") != strings.Contains(want,
			"nine futures") {
			t.Errorf("%d futures: no %q in\n%s", worlds, want, said)
		}
		if got := view.Of(r).SpreadIn(worlds); got != want {
			t.Errorf("%d futures: %q", worlds, got)
		}
	}
}
