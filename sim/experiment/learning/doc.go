// Package learning narrows what is not known by what was seen: numbers in, numbers out, no desk.
//
// An input is a quantile of its law in the scenario, so that before anything was seen all inputs are uniform on
// the unit cube and independent. What was seen are statistics of a simulated company, each with a variance: the
// error of its measurement and the discrepancy of the model, which no setting of the inputs takes away.
//
//	waves     what cannot have produced it is struck out, by emulators (history matching; Craig and others 1997)
//	sampling  draws of what is left, weighted by the likelihood of real plays; emulators only propose
//	blocks    the weighted draws as blocks of equal weight, for whoever plays worlds
//
// Every function is one of its arguments alone: chance comes from [boomerang/sim.Fates], and sums run in one order,
// so that the same seed gives the same bytes with any number of workers.
package learning
