// Package experiment decides which worlds to play and says what they tell. It
// knows a model only as a [World]: a function from a [Point] (one draw of the
// assumptions and one key of chance) to an [Outcome] (one row per plan).
//
// # From a question to an answer
//
//	Design ─► Point ─► World ─► Outcome ─► Runs ─► Compare, Months, Probability
//	which     played in parallel,          whole   estimates with intervals,
//	worlds    in any order                 blocks  ready for sim/result
//
// A [Design] is a function from a number to a point, so a study can be
// interrupted, extended or divided without moving a world. [Runs.Play] plays
// it, through [Replicate], until a [Stopping] rule says enough.
//
// Drivers of decisions stand beside them and see even less: [Allocation]
// (sweep.go) gives cells of a design their blocks, [Deepest] and [Least] find
// the frontier (frontier.go), [Indices], [Tornado], [Morris] and [Information]
// rank assumptions, [Prim] and [Robustness] describe failure, [OCBA] and [KN]
// select, [Search] optimises. Each is tested on functions with known answers,
// which ship in known.go. What people demand of an outcome is a small language:
// expression.go reads it, meaning.go gives its names their meaning, [Threshold]
// and [Condition] judge it (threshold.go, estimate.go).
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
//
// # Two kinds of spread
//
// What we do not know is sampled across worlds; chance works inside a world.
// Every 8th draw is played twice, under two keys of chance, and the difference
// of the two tells which part of the spread is chance (result.Split).
//
// Draws of a block depend on each other (that is what makes them better than
// independent draws), so every interval is made from block means, of which
// there should be at least 4. The second play of a draw serves the split only:
// in a mean it would give one draw double weight.
//
// # Promises
//
// The same seed gives the same outcomes and estimates for any number of
// workers, in any order of arrival, after any number of interruptions. A panic
// in a world becomes an error that names the world; finished worlds are kept.
package experiment
