package out

import (
	"fmt"
	"io"

	"boomerang/out/board"
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Answer writes page one for a terminal of so many columns (100 when 0), in at most 18 lines, and how many published
// figures it agrees with; what has no money to speak of is told by Verdict instead. Runs may be nil.
func Answer(w io.Writer, res *result.Result, runs *result.Runs, width int) error {
	if width <= 0 {
		width = 100
	}
	if told, err := board.Tell(w, view.Of(res), runs, width); told || err != nil {
		if res.Record != nil && err == nil {
			_, err = fmt.Fprintf(w, "\n%s\n", drawing.WrapWords(wording.RecordSum(res.Record), width))
		}
		return err
	}
	return Verdict(w, res, width)
}
