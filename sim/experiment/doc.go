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
// tried and lost, in variance over that of the plain mean of the same worlds (as their
// intervals state it, midsize-fintech and klarna-2024 played small; BenchmarkWork in
// cmd/internal/play has what is reached against draws at random):
//
//   - the first order of net by formula, as a control: it has .05 to .3 of the variance between
//     blocks, and takes a tenth of the time of a world;
//   - quantiles instead of values as scores: 1.8 and 2.7 at 360 worlds, where values give 2.3 and 4.6;
//   - scores alone, without products: 1.3 and 1.7 there, though as good at 45 worlds;
//   - ridge parameters by leaving out blocks: the same at 360 worlds, worse at 45; so are more steps of
//     relevance;
//   - the same weights for a probability: .9 to 1.2, so that shares stay plain;
//   - many small worlds, corrected by pairs of small and large: from what time and chance were measured
//     to be at .01 and .06 of midsize-fintech it would take 1.6 times the work, since chance is
//     more of a difference of two sizes than small worlds save.
//
// # Promises
//
// The same seed gives the same outcomes and estimates for any number of
// workers, in any order of arrival, after any number of interruptions. A panic
// in a world becomes an error that names the world; finished worlds are kept.
package experiment
