package drawing

import (
	"strings"
	"testing"

	"boomerang/out/wording"

	"pgregory.net/rapid"
)

// Labels moved apart keep their order, do not touch, and stay inside where
// there is room.
func TestApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		want, heights := make([]float64, n), make([]float64, n)
		sum := 0.
		for i := range want {
			want[i] = rapid.Float64Range(-50, 450).Draw(t, "want")
			heights[i] = rapid.Float64Range(8, 30).Draw(t, "height")
			sum += heights[i]
		}
		got := spreadLabels(want, heights, 0, 400)
		for i := range got {
			if sum <= 400 && (got[i]-heights[i]/2 < -1e-6 || got[i]+heights[i]/2 > 400+1e-6) {
				t.Fatalf("label %d at %v leaves 0..400", i, got[i])
			}
			for j := range got {
				if i != j && want[i] < want[j] && got[i]+heights[i]/2 > got[j]-heights[j]/2+1e-6 {
					t.Fatalf("labels %d and %d touch or changed order: %v %v", i, j, got[i], got[j])
				}
			}
		}
	})
}

func TestFoldLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := wording.Clean(rapid.String().Draw(t, "s"))
		sty := Face(TextSize, Ink)
		lines := Fold(s, 80, sty)
		if got := strings.Join(lines, ""); strings.ReplaceAll(got, " ",
			"") != strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), "\u00a0", "") {
			t.Fatalf("folded %q into %q", s, lines)
		}
		for _, l := range lines {
			if len([]rune(l)) > 1 && float64(sty.Width(l)) > 81 {
				t.Fatalf("line %q is wider than 80", l)
			}
		}
	})
}
