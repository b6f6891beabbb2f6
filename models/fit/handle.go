package fit

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"

	"boomerang/sim/distribution"
	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// FewestTimes is how many handle times a fit needs.
//
// The error of a coefficient of variation is then about an eighth of it for normal data, more for
// skewed.
const FewestTimes = 30

// Families fits the families the desk knows to handle times (minutes, all above
// 0) by maximum likelihood, the likeliest first. Two parameters cost as much as
// one in the order: their AIC decides. Fewer than FewestTimes give none.
//
// Likelihoods with θ at its maximum:
//
//	exponential  −n(ln x̄ + 1)
//	lognormal  −n(μ + ln(2πσ²)/2 + ½)
//	gamma  n((k−1)·mean ln x − k − ln Γ(k) − k ln(x̄/k))
//
// All three are the families the desk can play; a fourth that fits better would be of no use to it.
//
// Units: times in minutes, Mean in minutes, CV a ratio. Times at or below 0 have no logarithm; whoever
// asks has left them out. Equal times throughout are "deterministic", the one family without a
// likelihood.
//
// What is usual: lognormal with a CV of 1.2 to 1.3 in calls of a bank (Brown et al. 2005, JASA 100). An
// exponential has no CV of its own, so it wins only where the data have one near 1.
//
// The CV told is that of the law fitted, which for a lognormal with a heavy end is not the sample's.
func Families(times []float64) []result.FamilyFit {
	if len(times) < FewestTimes {
		return nil
	}
	sorted := stats.Sorted(times)
	mean, logs := stats.MomentsOf(sorted).Mean(), stats.Moments{}
	for _, x := range sorted {
		logs.Add(math.Log(x))
	}
	n := float64(len(sorted))
	if sorted[0] == sorted[len(sorted)-1] {
		return []result.FamilyFit{{Family: "deterministic", Mean: mean}}
	}
	s2 := logs.Variance() * (n - 1) / n
	all := []result.FamilyFit{
		{Family: "exponential", Mean: mean, CV: 1, LogLikelihood: -n * (math.Log(mean) + 1)},
		{
			Family: "lognormal", Mean: portable.Exp(logs.Mean() + s2/2), CV: math.Sqrt(math.Expm1(s2)),
			LogLikelihood: -n * (logs.Mean() + math.Log(2*math.Pi*s2)/2 + .5),
		},
	}
	k := gammaShape(math.Log(mean) - logs.Mean())
	lg, _ := math.Lgamma(k)
	all = append(all, result.FamilyFit{
		Family: "gamma", Mean: mean, CV: 1 / math.Sqrt(k),
		LogLikelihood: n * ((k-1)*logs.Mean() - k - lg - k*math.Log(mean/k)),
	})
	laws := all[:0]
	for _, f := range all {
		law, err := lawOf(f)
		if err != nil {
			continue
		}
		f.Distance, f.Points = distance(sorted, law), quantiles(sorted, law.Quantile)
		laws = append(laws, f)
	}
	slices.SortStableFunc(laws, func(a, b result.FamilyFit) int {
		return cmp.Compare(criterion(a), criterion(b))
	})
	return laws
}

// criterion is Akaike's: twice the parameters less twice the log-likelihood.
//
// AIC and not a test: with ten thousand tickets every family is refuted, and one of them has to be
// played.
//
// Akaike 1974, IEEE Transactions on Automatic Control 19: 2k − 2 ln L, the smaller the better.
func criterion(f result.FamilyFit) float64 {
	parameters := 2.
	if f.Family == "exponential" {
		parameters = 1
	}
	return 2*parameters - 2*f.LogLikelihood
}

func lawOf(f result.FamilyFit) (distribution.Distribution, error) {
	switch f.Family {
	case "exponential":
		return distribution.NewExponential(f.Mean)
	case "gamma":
		return distribution.GammaFromMean(f.Mean, f.CV)
	}
	return distribution.LognormalFromMean(f.Mean, f.CV)
}

// gammaShape solves log k − ψ(k) = s by Newton steps from Minka's start (2002):
// the likelihood equation of the shape, s = log of the mean less mean of the logs.
//
// s is positive by Jensen's inequality unless all times are equal, which Families has sorted out. The
// start errs by 1.5 % at most, and steps are quadratic, so twenty are plenty; a step below zero is cut
// to a tenth of k.
func gammaShape(s float64) float64 {
	k := (3 - s + math.Sqrt((s-3)*(s-3)+24*s)) / (12 * s)
	for range 20 {
		const h = 1e-5 // of the shape, for the derivative of ψ
		slope := (mathext.Digamma(k*(1+h)) - mathext.Digamma(k*(1-h))) / (2 * k * h)
		step := (math.Log(k) - mathext.Digamma(k) - s) / (1/k - slope)
		k = max(k/10, k-step)
	}
	return k
}

// distance is Kolmogorov's largest gap between the steps of the data and a law.
//
// No test is made of it: the tables presume a law that was not fitted to the same data (Lilliefors
// 1967, JASA 62). It orders nothing either, and is told because a reader sees a tenth of all calls
// misplaced more readily than a likelihood.
func distance(sorted []float64, law distribution.Distribution) float64 {
	most, n := 0.0, float64(len(sorted))
	for i, x := range sorted {
		f := law.CDF(x)
		most = max(most, f-float64(i)/n, float64(i+1)/n-f)
	}
	return most
}

// Mean is a mean with its 90 % interval.
//
// xs in any unit, which the result keeps. Nil of nothing.
func Mean(xs []float64) *result.Measured {
	if len(xs) == 0 {
		return nil
	}
	m := &result.Measured{Value: stats.MomentsOf(xs).Mean(), N: len(xs)}
	m.Interval, m.Note = stats.Mean(xs, Level)
	return m
}

// Median is a median with its 90 % interval between order statistics.
//
// Between two order statistics with binomial ranks: right for any law, and a little wide.
func Median(xs []float64) *result.Measured {
	if len(xs) == 0 {
		return nil
	}
	sorted := stats.Sorted(xs)
	m := &result.Measured{Value: stats.Quantile(sorted, .5), N: len(xs)}
	m.Interval, m.Note = stats.OrderQuantile(sorted, .5, Level)
	return m
}
