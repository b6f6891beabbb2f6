// Package learning narrows what is not known by what was seen: numbers in, numbers out, no desk.
//
// # What is learnt from what
//
// An input u is a quantile of its law in the scenario, so that before anything was seen all inputs are uniform on the
// unit cube and independent; what the scenario correlates is correlated after. What was seen are statistics z of a
// company, and the model of them is
//
//	z = f(u, ω) + δ + e
//
//	f   what a play of the model gives, u its inputs and ω its chance
//	δ   what the model misses whatever its inputs: the discrepancy, normal, of a stated variance
//	e   the error of the measurement, normal
//
// after Kennedy and O'Hagan (2001, J. R. Statist. Soc. B 63), with the discrepancy stated and not fitted: a
// discrepancy that is fitted to a handful of figures takes them all (Brynjarsdóttir and O'Hagan 2014, Inverse
// Problems 30). One of zero is refused, since it makes the smallest misfit of the model evidence about the company.
//
// # Three steps
//
//	waves     what cannot have produced z is struck out, by emulators (history matching)
//	sampling  draws of what is left, weighted by the likelihood of real plays; emulators only propose
//	blocks    the weighted draws as blocks of equal weight, for whoever plays worlds
//
// # Waves
//
// A wave plays a design that fills what is left, twice at every point: the difference of the two tells chance, pooled
// over all points by a log-linear model of its variance. Each statistic gets an emulator, a polynomial and a Gaussian
// process about it. A point is struck out where what was seen lies too far from the guess (Craig, Goldstein, Seheult
// and Smith 1997; Vernon, Goldstein and Bower 2010, Bayesian Analysis 5):
//
//	I(u) = |z − guess(u)| / √(variance of the guess + of chance + of e + of δ)
//
// by its second-largest over the statistics, so that one figure which the model cannot give does not strike out
// everything. The cut-off is not 3 by custom: it is where the truth would be kept in 99 % of cases that are simulated
// from the points played, each guessed from all others. Waves end where one keeps four fifths of what there was,
// where guesses are so sharp that further plays change nothing, or where nothing is left.
//
// Nothing is left is said of real plays alone: the points that seem nearest are played, and only where all of them
// are beyond the cut-off is it said, with the pair of figures of which no point comes near both. The same is asked of
// the largest implausibility, with a cut-off that the truth exceeds once in a thousand cases: two figures may
// contradict each other although the second-largest forgives one of them.
//
// # Sampling
//
// The posterior is sampled by importance, with weights from real plays:
//
//	w = p(z | f(u, ω)) · prior(u) / proposal(u)
//
// ω is drawn anew in every play, so that w is an unbiased estimate of what it would be with chance summed out and the
// weighted draws are of the right law whatever the number of plays (pseudo-marginal; Andrieu and Roberts 2009, Annals
// of Statistics 37). More plays of a point make weights more even and cost as many draws; they are averaged where the
// chance of a figure is above a quarter of its error and discrepancy. An average of plays of a share of the company
// has the chance of a larger share: as many as make up the whole company are averaged at most, since the world has
// the chance of one whole company.
//
// The proposal is where emulators think the draws belong, with its density known in closed form. It decides how many
// plays a draw of full weight costs and nothing else. Draws are independent of each other, so that runs of the
// sampler are too, and the spread between them is the error of whatever is estimated from all.
//
// Where a round keeps few of its draws the emulators were wrong: they learn from its plays, and a new round begins.
// Draws of earlier rounds are not told, since two proposals would have to be weighed against each other.
//
// # What comes out
//
// Draws with weights, run by run, and how many of full weight they are worth, (Σw)²/Σw². For worlds they are
// resampled to equal weight, systematically and in the order of the runs, into no more blocks of eight than the
// effective draws fill. Estimates, intervals, charts and thresholds of worlds then need no weights. What that loses was
// measured on a known answer (TestEqualWeights): against weights on all draws the variance of a mean is 1.5 times as
// large where worlds have no chance of their own and 1.2 times where chance moves them as much as the unknowns do, of
// fewer worlds: for as many plays it is 1.24 and 1.01 times, of a share 1.05 and .94. Nine of ten intervals
// over blocks hold the truth (89 to 91 %), though blocks share copies.
//
// # What it does not do
//
//   - It does not learn the discrepancy, nor the error: they are stated.
//   - It knows no other law of them than the normal one.
//   - It guesses one statistic at a time: emulators share no information between statistics, whose errors are
//     correlated in the likelihood alone.
//   - It finds one region or several as long as its first design meets them: ten points to an input do not
//     see a peak between them.
//
// # What it costs
//
// A desk of 120 agents at six hundredths of its size, 8 unknowns, 6 measures over 6 months, so 12 statistics, one
// plan beside its reference (two cores of 2023, nothing else running on them counted):
//
//	one play                        60 ms of a processor
//	first wave                      160 plays
//	244 effective draws             640 plays: 320 draws, 2 plays averaged in each
//	emulators, region, proposals    1.5 s of a processor in all
//
// Guesses are so much cheaper than plays that the sampler looks at two to twelve points for each it plays.
//
// # Roads not taken
//
//	a walk on real plays          every step waits for a play, and runs of it agree only once all have settled
//	approximate Bayesian          a distance below a tolerance takes a tolerance, and gives the law of a wider
//	computation                   error than anybody stated; the likelihood is known here
//	the emulator as the answer    what is told would be the emulator's where it is wrong; weights of real plays
//	                              cost the plays of the draws and leave nothing of that
//	rows of independent months    six months of one misfit would count six times
//
// # Chance and bits
//
// Every function is one of its arguments alone: chance comes from [boomerang/sim.Fates], and sums run in one order,
// so that the same seed gives the same bytes with any number of workers. The linear algebra is gonum's, whose
// assembly adds in another order than its plain Go: draws are the same on every amd64 processor, and differ in the
// last bits elsewhere. A run is played from the file of draws, so that its rows do not depend on where they were
// learnt.
package learning
