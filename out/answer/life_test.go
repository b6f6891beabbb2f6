package answer

import (
	"fmt"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// One life under one, five and twelve plans: texts do not overlap, a busy week
// does not hide its marks, and hostile names stay text.
func TestLifePicture(t *testing.T) {
	for _, plans := range []int{1, 5, 12} {
		l := &result.Lives{Customer: 4711, World: 3, Start: "2025-01-01", Months: 18}
		for k := range plans {
			gone := float64(100 * k)
			one := result.Life{
				Plan:  fmt.Sprint(k),
				Title: strings.Repeat("a long title of a plan ", 1+k%4) + "<script>",
				End:   "left over service on 2 Sep 2026",
			}
			if k%2 == 1 {
				one.Gone = &gone
			}
			for d := range 40 {
				one.Notes = append(one.Notes,
					result.LifeNote{
						At: "2025-02-01 10:00", Day: float64(d / 3 * 3),
						Turn: turnLooks[d%len(turnLooks)].turn, What: "<b>something</b>",
					})
			}
			l.Lives = append(l.Lives, one)
		}
		f := LifeFigure(l)
		sample.CheckBoxes(t, fmt.Sprintf("life under %d plans", plans), *f)
		svg, err := f.SVG()
		if err != nil || strings.Contains(string(svg), "<script>") {
			t.Errorf("%d plans: %v, or a script in the picture", plans, err)
		}
	}
}
