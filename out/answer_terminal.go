package out

import (
	"io"

	"boomerang/out/board"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// Answer writes page one for a terminal of so many columns (100 when 0), in at most 20 lines;
// what has no money to speak of is told by Verdict instead. Runs may be nil.
func Answer(w io.Writer, res *result.Result, runs *result.Runs, width int) error {
	if width <= 0 {
		width = 100
	}
	if told, err := board.Tell(w, view.Of(res), runs, width); told || err != nil {
		return err
	}
	return Verdict(w, res, width)
}
