package out

import (
	"strings"

	"boomerang/out/board"
	"boomerang/out/drawing"
	"boomerang/sim/result"
)

// FirstLook is what the plans say before anything beside them is played, marked so: the
// answer may yet turn on an assumption that is tried after them. Empty where a result has no
// answer in money.
func FirstLook(res *result.Result, width int) string {
	var b strings.Builder
	told, err := board.Tell(&b, readerOf(res).View, nil, width)
	if err != nil || !told {
		return ""
	}
	return drawing.WrapWords("First look, from the plans alone; what would change the answer is being played.", width) +
		"\n" + b.String()
}
