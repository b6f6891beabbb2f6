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
// What people demand of an outcome is a small language: package expression reads
// it and gives its names their meaning, [Threshold] and [Condition] judge it
// (threshold.go, estimate.go). Questions that choose their own worlds (how deep,
// which assumption, which plan) are asked by package drive.
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
// What a block happened to draw is known, and of an amount of money most of what it owes
// to that can be told from the other blocks: its mean leans on it ([Controls]). What was
// tried, in variance × processor time against draws at random with a chance of its own for
// each plan (BenchmarkWork in cmd/internal/play has what is reached), and lost:
//
//   - the first order of net by formula, as a control: it has .05–.3 of the variance between
//     blocks and takes 6 ms a plan, a fifteenth of a world;
//   - quantiles instead of values as scores: 1.8 × where values give 2.8 (midsize-fintech, 360
//     worlds), 2.7 × and 4.8 (klarna-2024);
//   - linear scores alone, without products: 1.1 × and 1.8 at 360 worlds;
//   - ridge parameters by leaving out blocks, and more steps of relevance: no better at 360 worlds,
//     worse at 45;
//   - a fit of its own for every plan: no better, and sums would not be sums;
//   - weights for a probability: .9–1.1 ×, so that shares stay plain;
//   - small worlds corrected by pairs of small and large: chance is more of a difference of
//     two sizes than the small worlds save.
//
// # Promises
//
// The same seed gives the same outcomes and estimates for any number of
// workers, in any order of arrival, after any number of interruptions. A panic
// in a world becomes an error that names the world; finished worlds are kept.
package experiment
