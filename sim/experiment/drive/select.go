package drive

import (
	"context"
	"errors"
	"math"

	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Contest plays blocks from to to−1 of some entrants in the same worlds and
// returns the mean of each block: values[i][b] of entrants[i]. Block means are
// independent of each other and nearly normal, which the procedures below need;
// the entrants of one block are not, which is what common worlds are for. Where
// it fails it returns the first blocks, those that all of the entrants have.
//
// Entrants are paired by world: their difference is what is judged, and common worlds make it far less
// noisy than the values.
type Contest func(ctx context.Context, entrants []int, from, to int) (values [][]float64, err error)

// ErrNoMore says that a contest has no further blocks: of draws that were learnt there are only so many. What there is
// ends it as a spent budget does.
var ErrNoMore = errors.New("there are no more blocks to play")

// firstBlocks is how many blocks every entrant gets before any is judged.
const firstBlocks = 10

// Contenders are the block means so far, [entrant][block], more being better.
type Contenders [][]float64

// Best is the entrant with the highest mean.
func (c Contenders) Best() int {
	best := 0
	for i := range c {
		if len(c[i]) > 0 && (len(c[best]) == 0 || meanOf(c[i]) > meanOf(c[best])) {
			best = i
		}
	}
	return best
}

// Correct is the approximate probability that the entrant with the highest mean
// is the best: 1 − Σ P(T ≥ dᵢ/sᵢ) over its rivals, with the mean dᵢ and standard
// error sᵢ of paired differences over the blocks both have, and Student's T
// (the Bonferroni bound of Chen and Lee 2011, 3.3). Never below 1/entrants.
//
// A lower bound, by Bonferroni: with equal rivals it is 1/entrants or little above,
// with one far ahead nearly exact. In the unit of probability.
func (c Contenders) Correct() float64 {
	best, wrong := c.Best(), 0.
	for i := range c {
		if i != best {
			wrong += c.doubt(best, i)
		}
	}
	return max(1/float64(len(c)), 1-wrong)
}

// doubt is the probability that a rival is better after all.
//
// P(T > d̄/(s/√n)) with n − 1 degrees of freedom and n the blocks both have. A
// difference that never varies is certain; where it is 0 in every block the two are
// the same plan, and one half is all that can be said.
func (c Contenders) doubt(best, rival int) float64 {
	n := min(len(c[best]), len(c[rival]))
	if n < 2 {
		return 1
	}
	m := c.lead(best, rival)
	if m.Variance() == 0 {
		return stats.Indicator(m.Mean() <= 0) / 2
	}
	t := m.Mean() / math.Sqrt(m.Variance()/float64(n))
	return portable.StudentSurvival(float64(n-1), t)
}

// lead returns the moments of a minus b, block by block.
func (c Contenders) lead(a, b int) (m stats.Moments) {
	for k := range min(len(c[a]), len(c[b])) {
		m.Add(c[a][k] - c[b][k])
	}
	return m
}

// Lead is the interval of the mean of a minus b.
func (c Contenders) Lead(a, b int, level float64) (mean float64, interval *result.Interval) {
	n := min(len(c[a]), len(c[b]))
	interval, _ = stats.Paired(c[a][:n], c[b][:n], level)
	m := c.lead(a, b)
	return m.Mean(), interval
}

// add plays entrants up to a number of blocks each; all of them have from.
func (c Contenders) add(ctx context.Context, play Contest, entrants []int, from, to int) error {
	values, err := play(ctx, entrants, from, to)
	for i, v := range values {
		c[entrants[i]] = append(c[entrants[i]], v...)
	}
	return err
}

// OCBA spends a budget of blocks where doubt is: optimal computing budget
// allocation (Chen, Lin, Yücesan and Chick 2000) in its form for common random
// numbers. A rival gets blocks in proportion to (sᵢ/dᵢ)², the noise of its
// paired difference to the best over its size; the best is played wherever a
// rival is. It ends early once Correct reaches enough.
//
// It promises no probability beforehand but spends a given budget best; the probability achieved is
// stated by Correct. Two blocks at a time: steps of one would chase noise.
//
// The rule of the paper for independent entrants, with σ the spread of an entrant and
// δᵢ its distance to the best,
//
//	Nᵢ/Nⱼ = (σᵢ/δᵢ)² / (σⱼ/δⱼ)²,   N_best = σ_best·√(Σ Nᵢ²/σᵢ²)
//
// has a second line for the best. With common worlds the noise that counts is that of
// the paired difference, and a pair is only as long as the shorter of the two, so the
// best needs as many blocks as the rival it is compared with and no formula of its
// own. budget counts blocks of all entrants together; the last pair may go over it.
func OCBA(ctx context.Context, play Contest, entrants, budget int, enough float64) (Contenders, error) {
	c := make(Contenders, entrants)
	all := make([]int, entrants)
	for i := range all {
		all[i] = i
	}
	first := max(2, min(firstBlocks, budget/entrants))
	if err := c.add(ctx, play, all, 0, first); err != nil {
		return c, err
	}
	for spent := first * entrants; spent < budget && c.Correct() < enough; {
		rival := c.doubtful()
		pair := []int{c.Best(), rival}
		to := len(c[rival]) + 2
		for _, i := range pair {
			if from := len(c[i]); from < to {
				if err := c.add(ctx, play, []int{i}, from, to); errors.Is(err, ErrNoMore) {
					return c, nil
				} else if err != nil {
					return c, err
				}
				spent += to - from
			}
		}
	}
	return c, nil
}

// doubtful is the rival that has the fewest blocks for its share (s/d)².
//
// A rival that leads by rounding alone gets a tiny distance instead of 0, hence the
// most blocks; one whose difference never varies needs none.
func (c Contenders) doubtful() int {
	best, chosen, most := c.Best(), -1, -1.
	for i := range c {
		if i == best {
			continue
		}
		m := c.lead(best, i)
		d := max(m.Mean(), 1e-9*math.Sqrt(m.Variance()))
		want := 0.
		if m.Variance() > 0 {
			want = m.Variance() / (d * d) / float64(len(c[i]))
		}
		if want > most {
			chosen, most = i, want
		}
	}
	return chosen
}

// Elimination is what the procedure of Kim and Nelson did.
type Elimination struct {
	Contenders
	Out   []int // blocks after which an entrant was struck out; 0: never
	Whole bool  // one is left, or the most blocks are played
	Left  []int
}

// KN strikes out entrants until one is left: the fully sequential procedure of
// Kim and Nelson (2001). With probability 1−alpha the one left is the best if
// that is ahead by delta, and otherwise within delta of it; common random
// numbers are allowed for and make it faster. Where most blocks do not suffice
// several are left.
//
//	W(r) = max(0, δ/2r · (h²·S²/δ² − r)),   h² = 2η(n₀ − 1),   η = ½[(2α/(k−1))^(−2/(n₀−1)) − 1]
//
// An entrant leaves when it trails any other by more than W, which shrinks to 0: then the leader is
// within δ of the best. S² is that of first-stage differences.
//
//	r·W │╲                      the sum of r differences of a pair is in doubt
//	    │  ╲                    within ±r·W; the pair is decided where it leaves
//	    │    ╲                  that, or where the triangle ends: r = h²S²/δ²,
//	    └──────╲─── blocks r    and then the one ahead is at most δ worse
//
// It needs normal, independent observations, for which means of eight draws stand. n₀
// is 10: fewer make h² explode, since the exponent is −2/(n₀ − 1).
func KN(ctx context.Context, play Contest, entrants int, z IndifferenceZone) (Elimination, error) {
	e := Elimination{Contenders: make(Contenders, entrants), Out: make([]int, entrants)}
	for i := range entrants {
		e.Left = append(e.Left, i)
	}
	first := min(firstBlocks, z.Most)
	if err := e.add(ctx, play, e.Left, 0, first); err != nil {
		return e, err
	}
	n0, k := float64(first), float64(entrants)
	eta := (portable.Pow(2*z.Alpha/(k-1), -2/(n0-1)) - 1) / 2
	h2 := 2 * eta * (n0 - 1)
	spread := make([][]float64, entrants) // first-stage variance of differences
	for i := range spread {
		spread[i] = make([]float64, entrants)
		for l := range spread[i] {
			m := e.lead(i, l)
			spread[i][l] = m.Variance()
		}
	}
	for r := first; ; r++ {
		var left []int
		open := false // some pair may still be told apart
		for _, i := range e.Left {
			out := false
			for _, l := range e.Left {
				w := max(0, z.Delta/(2*float64(r))*(h2*spread[i][l]/(z.Delta*z.Delta)-float64(r)))
				open = open || w > 0
				out = out || l != i && meanOf(e.Contenders[i]) < meanOf(e.Contenders[l])-w
			}
			if out {
				e.Out[i] = r
			} else {
				left = append(left, i)
			}
		}
		e.Left = left
		if len(left) <= 1 || !open || r >= z.Most { // !open: equal means, of identical entrants
			e.Whole = true
			return e, nil
		}
		if err := e.add(ctx, play, left, r, r+1); err != nil {
			return e, err
		}
	}
}

// IndifferenceZone is what KN promises.
type IndifferenceZone struct {
	Delta float64 // the smallest lead worth finding, in the unit of the values
	Alpha float64 // probability of a wrong selection
	Most  int     // blocks of one entrant
}
