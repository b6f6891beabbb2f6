package textbook

// Retries is an issue that is tried again and again, where the attempts on one issue go
// alike: some issues are hopeless and some are easy. The chance of an issue is Beta with
// mean Success, and two attempts on one issue have Correlation ρ. With s = 1/ρ − 1 it is
// Beta(a·s, (1−a)·s), and after f failures
//
//	P(the next one succeeds) = a·s/(s + f)
//
// since failures are evidence of a hard issue. Source: Skellam 1948, JRSS B 10 (the
// beta-binomial law); Polya's urn.
//
// At ρ = 0 attempts are independent, and at ρ → 1 the second never succeeds where the first failed.
// Three attempts of success .5 and ρ .4 solve .725, independent ones .875.
type Retries struct {
	Success     float64 // of the first attempt
	Correlation float64 // of two attempts on one issue, 0 to below 1
}

// Solved is the share of issues that at most so many attempts solve.
//
//	1 − Π_f (1 − a·s/(s + f)),  f = 0 … attempts − 1
func (r Retries) Solved(attempts int) float64 { return 1 - r.open(attempts) }

// Mean is the mean number of attempts an issue takes where so many are made at most: one, and
// another after every failure.
func (r Retries) Mean(attempts int) (mean float64) {
	for made := range attempts {
		mean += r.open(made)
	}
	return mean
}

// open is the chance that so many attempts all failed.
func (r Retries) open(attempts int) float64 {
	left := 1.
	for failed := range attempts {
		next := r.Success // at ρ = 0, where s is infinite
		if r.Correlation > 0 {
			s := 1/r.Correlation - 1
			next *= s / (s + float64(failed))
		}
		left *= 1 - next
	}
	return left
}
