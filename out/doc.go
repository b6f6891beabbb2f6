// Package out turns a result into what people read: the verdict on a terminal,
// charts, a report. It draws what [boomerang/sim/result] holds and knows no
// model, so that a saved result can be redrawn without simulating.
//
//	result.Result ─► Table  ─► terminal text, CSV, Markdown, HTML, PDF
//	              └► Figure ─► SVG, PNG, PDF (and its own Table: the data behind it)
//
// Rules every page here follows:
//
//   - A title claims only what an interval supports. "No clear difference"
//     follows the paired interval of the mean and nothing else.
//   - Risk (the spread of worlds) and simulation error (the interval of a mean)
//     are never drawn alike on one chart, and its note says which is which.
//   - No series is told apart by colour alone: dash, marker and a direct label
//     say the same.
//   - A measure the result does not hold is skipped, with a note.
//   - Text of scenario files is data: it is stripped of control characters and
//     escaped in SVG, HTML and Markdown; PDF holds it as plain text.
//   - A probability stands with its range over the stress tests; where the
//     preferred plan changes inside it, the answer says on what it depends.
//
// Charts are drawn straight on a gonum/plot canvas, not through plot.Plot,
// because panels must line up with each other and every label must know its
// box: the tests compare boxes, not pixels.
package out
