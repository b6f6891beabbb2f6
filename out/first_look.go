package out

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/sim/result"
)

// firstRows are the lines of the verdict that the plans alone decide, and that a reader
// looks for first.
var firstRows = []rowID{netRow, intervalRow, lossRow}

// FirstLook is what the plans say before anything beside them is played, marked so: the
// verdict may name an assumption it depends on once that has been tried. Empty where a
// result has no verdict in money.
func FirstLook(res *result.Result, width int) string {
	r := readerOf(res)
	if r.WithoutMoney() || len(r.Rivals()) == 0 {
		return ""
	}
	rows := slices.DeleteFunc(r.rows(), func(x row) bool { return !slices.Contains(firstRows, x.id) })
	t := r.down(r.Rivals(), rows)
	var b strings.Builder
	fmt.Fprintln(&b, drawing.WrapWords("First look, from the plans alone; what would change the answer is being "+
		"played. "+r.recommendation()+" "+r.basis(), width))
	if err := t.WriteText(&b, width); err != nil {
		return ""
	}
	return b.String()
}
