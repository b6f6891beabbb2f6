// Package drive asks the questions that choose their own worlds or settings. It
// sees numbers only: rows or values by block and draw, never a model, a file or a
// chart.
//
// [Allocation] gives cells of a design their blocks (sweep.go), [Deepest] and
// [Least] find the frontier (frontier.go), [Indices], [Tornado], [Morris] and
// [Information] rank assumptions, [Prim] and [Robustness] describe failure, [OCBA]
// and [KN] select, [Search] optimises. Each is tested on functions with known
// answers, which ship in known.go.
//
// # What makes a sweep fast
//
// Measured on midsize-fintech, 6 cuts × 4 deflections, P(net gain) to ±.10 at
// 90 % near the frontier, and a few worlds at both ends of slack and churn dose:
// 101 s of processor time, 137 s on two cores that others kept busy as well. Of
// 3,136 draws 1,104 are the sweep's own (12 cells whose draws all agree take 32
// each, so halving those would save 6 %) and 2,032 belong to the ends of slack and
// dose. 98 % of the time is inside the model, 94 % in the days of plans after day
// 0, so that fewer worlds is all that is left to win here. Each factor alone:
//
//   - Blocks: a Latin hypercube of 8 makes the interval of a probability as
//     narrow as 3 times as many independent draws (mean of the 7 cells near the
//     frontier, .6 to 6).
//   - Allocation: 1,104 draws instead of 1,920 (every cell as many as the
//     dearest), 1.7 times; in rows that are far from the frontier throughout
//     more.
//   - Shared history: cells of one company share its past and the reference in
//     every world, 43 ms a cell and draw against 114 ms alone, 2.7 times.
//   - Pairing: plan and reference in the same world. For the same interval of
//     the mean, the support cost of plans that cut needs 2 to 4 times fewer
//     worlds (none fewer for a plan that shrinks by attrition), margin 800 times
//     and more.
package drive
