// Package result is the seam between simulating and drawing: plain data with
// units and meanings, and the folder it lives in. It knows no model and no
// chart. A report can be redrawn from [Read] and [ReadRuns] alone, which refuse
// files that are not of one run, by their checksums.
//
//	result.json    what a report shows: [Result]
//	runs.csv       one line per world and plan: [Runs]
//	manifest.json  the resolved scenario, enough to repeat the run: [Manifest]
//	worlds.log     finished rows, as they came, then sealed: [Store]
//	days/          the same store for the days of finished rows, where asked for
//	timing.json    clock and worker count, which no other file may hold: [Timing]
//
// Every file but worlds.log appears whole or not at all ([WriteFile]).
// worlds.log grows by one record per plan and world and survives a kill at any byte.
// The same seed gives the same bytes in every file but timing.json, for any
// number of workers, on one architecture.
//
// No number in a JSON file is NaN or infinite: a scalar that may be missing is
// a pointer, a column that may have gaps is [Numbers], which shows them as
// null. Writing anything else is an error that names the place.
//
// # Conventions of every file
//
//   - Money is in the currency of the scenario, shares are fractions of 1, points are
//     of 100. What is counted in days or months counts from day 0, the first day of
//     the plans; month 1 begins on it.
//   - A difference is plan minus reference in the same worlds, so its sign is read
//     with the direction in which the measure improves (Better).
//   - An interval is simulation error at the level it names; quantiles and SD are the
//     spread of worlds. The first narrows with more worlds, the second does not.
//   - Lists stand in the order of the scenario, never in that of a map.
//
// # How formats grow
//
// A field may be added, with the zero value for "older programs did not say so"; a
// name or a unit never changes its meaning. Where a sentence became a kind with
// numbers, the old sentence is still read (older.go) and shown, and never written. A
// version beyond the one this program knows is refused, since its figures might be
// read as what they are not.
package result
