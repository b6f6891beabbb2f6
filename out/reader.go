package out

import (
	"boomerang/out/view"
	"boomerang/sim/result"
)

// reader tells a result: what its view shows, in the sentences and tables of a
// report and a terminal.
type reader struct{ view.View }

func readerOf(r *result.Result) reader { return reader{view.Of(r)} }
