package sim

import (
	"math"
	"os"
	"sort"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// draws is how many numbers each test of quality looks at: a million, and 10⁸
// behind BOOMERANG_LONG=1.
func draws() uint64 {
	if os.Getenv("BOOMERANG_LONG") == "1" {
		return 100_000_000
	}
	return 1_000_000
}

// tooFar is the bound for a statistic that is standard normal if the numbers
// are good. Seeds are fixed: a failure is a failure for ever.
const tooFar = 4.0

// walks are the orders in which models walk through keys: each must look like
// independent 64-bit words.
func walks() []struct {
	name string
	word func(i uint64) uint64
} {
	f := NewFates(2026, 1)
	k := f.Of(7)
	return []struct {
		name string
		word func(i uint64) uint64
	}{
		{"occurrences of one purpose", func(i uint64) uint64 { return k.Bits(1, uint32(i)) }},
		{"purposes of one entity", func(i uint64) uint64 { return k.Bits(Purpose(i), 0) }},
		{"entities", func(i uint64) uint64 { return f.Of(i).Bits(1, 0) }},
		{"entities told apart by high bits", func(i uint64) uint64 { return f.Of(1<<62|i<<28).Bits(1, 0) }},
		{"worlds", func(i uint64) uint64 { return NewFates(1, i).Of(0).Bits(0, 0) }},
		{"seeds", func(i uint64) uint64 { return NewFates(i, 0).Of(0).Bits(0, 0) }},
		{"six purposes by two occurrences, entity by entity", func(i uint64) uint64 {
			return f.Of(i/12).Bits(Purpose(i%12/2), uint32(i%2))
		}},
	}
}

func TestBitsAreEquidistributed(t *testing.T) {
	for _, w := range walks() {
		for _, shift := range []uint{0, 11, 24, 48} {
			cells := make([]uint64, 1<<16)
			for i := range draws() {
				cells[w.word(i)>>shift&0xffff]++
			}
			accept(t, w.name, "16 bits", chiSquare(cells, draws()))
		}
	}
}

func TestNeighboursAreIndependent(t *testing.T) {
	for _, w := range walks() {
		for _, lag := range []uint64{1, 2, 12} {
			high, low := make([]uint64, 1<<16), make([]uint64, 1<<16)
			for i := range draws() {
				a, b := w.word(i), w.word(i+lag)
				high[a>>56<<8|b>>56]++
				low[a&255<<8|b&255]++
			}
			accept(t, w.name, "pairs of high bytes", chiSquare(high, draws()))
			accept(t, w.name, "pairs of low bytes", chiSquare(low, draws()))
		}
	}
}

// Three neighbours at 64 cells a side show a lattice that pairs hide.
func TestTriplesAreIndependent(t *testing.T) {
	for _, w := range walks() {
		cells := make([]uint64, 1<<15)
		for i := range draws() {
			cells[w.word(i)>>59<<10|w.word(i+1)>>59<<5|w.word(i+2)>>59]++
		}
		accept(t, w.name, "triples", chiSquare(cells, draws()))
	}
}

// Between two entities, two worlds and two purposes no correlation of the
// uniforms remains: 12 Σ(u−½)(v−½)/√n is standard normal.
func TestKeysAreUncorrelated(t *testing.T) {
	f, g := NewFates(3, 1), NewFates(3, 2)
	pairs := map[string]func(i uint32) (float64, float64){
		"entities": func(i uint32) (float64, float64) { return f.Of(1).Uniform(1, i), f.Of(2).Uniform(1, i) },
		"worlds":   func(i uint32) (float64, float64) { return f.Of(1).Uniform(1, i), g.Of(1).Uniform(1, i) },
		"purposes": func(i uint32) (float64, float64) { return f.Of(1).Uniform(1, i), f.Of(1).Uniform(2, i) },
		"lag 1":    func(i uint32) (float64, float64) { return f.Of(1).Uniform(1, i), f.Of(1).Uniform(1, i+1) },
		"keys of one purpose": func(i uint32) (float64, float64) {
			return f.Of(uint64(i)).Uniform(1, 0), f.Of(uint64(i)).Uniform(2, 0)
		},
		"swapped roles": func(i uint32) (float64, float64) {
			return f.Of(9).Uniform(Purpose(i), 1), f.Of(9).Uniform(1, i)
		},
	}
	for name, pair := range pairs {
		sum := 0.0
		for i := range uint32(draws()) {
			u, v := pair(i + 2)
			sum += (u - .5) * (v - .5)
		}
		accept(t, name, "correlation", 12*sum/math.Sqrt(float64(draws())))
	}
}

func worldBits(world uint64) uint64 { return NewFates(1, world).Of(1).Bits(1, 1) }

// One flipped bit of the world, the entity, the purpose or the occurrence
// flips each bit of the word with chance one half.
func TestAvalanche(t *testing.T) {
	f := NewFates(5, 5)
	const trials = 20_000
	inputs := map[string]func(i uint64, bit uint) uint64{
		"entity":     func(i uint64, bit uint) uint64 { return f.Of(i).Bits(1, 1) ^ f.Of(i^1<<bit).Bits(1, 1) },
		"world":      func(i uint64, bit uint) uint64 { return worldBits(i) ^ worldBits(i^1<<bit) },
		"occurrence": func(i uint64, bit uint) uint64 { k := f.Of(i); return k.Bits(1, 1) ^ k.Bits(1, 1^1<<(bit%32)) },
		"purpose":    func(i uint64, bit uint) uint64 { k := f.Of(i); return k.Bits(1, 1) ^ k.Bits(1^1<<(bit%32), 1) },
	}
	for name, flipped := range inputs {
		for bit := range uint(64) {
			var flips [64]int
			for i := range uint64(trials) {
				x := flipped(i, bit)
				for j := range flips {
					flips[j] += int(x >> j & 1)
				}
			}
			for _, n := range flips {
				// 16,384 counts are looked at, so the bound is that of 1 in 10⁷.
				if z := (float64(n) - trials/2) / math.Sqrt(trials/4); math.Abs(z) > 5.3 {
					t.Errorf("%s bit %d: %d of %d flips, %.1f sd from half", name, bit, n, trials, z)
				}
			}
		}
	}
}

// Birthday spacings (Marsaglia 1984; Knuth 3.3.2): of n birthdays in a year of
// m days, sorted, the number of equal spacings is Poisson(n³/4m). A lattice or
// a short period gives far too many.
func TestBirthdaySpacings(t *testing.T) {
	const n, shift = 1 << 12, 64 - 32 // mean 4
	years := draws() / n
	for _, w := range walks() {
		equal := 0
		days := make([]uint64, n)
		for y := range years {
			for i := range days {
				days[i] = w.word(y*n+uint64(i)) >> shift
			}
			equal += equalSpacings(days)
		}
		mean := float64(years) * n * n * n / 4 / (1 << 32)
		accept(t, w.name, "birthday spacings", (float64(equal)-mean)/math.Sqrt(mean))
	}
}

func equalSpacings(days []uint64) int {
	order := func(x []uint64) { sort.Slice(x, func(i, j int) bool { return x[i] < x[j] }) }
	order(days)
	for i := len(days) - 1; i > 0; i-- {
		days[i] -= days[i-1]
	}
	order(days)
	equal := 0
	for i := 1; i < len(days); i++ {
		if days[i] == days[i-1] {
			equal++
		}
	}
	return equal
}

// The laws, by χ² over 1,000 equally likely cells and by four moments.
func TestLawsOfFates(t *testing.T) {
	f := NewFates(11, 11)
	laws := []struct {
		name    string
		draw    func(i uint64) float64
		cdf     func(x float64) float64
		moments [4]float64 // E X, E X², E X³, E X⁴
		eighth  [4]float64 // E X², E X⁴, E X⁶, E X⁸
	}{
		{
			"uniform", func(i uint64) float64 { return f.Of(i).Uniform(3, 0) }, func(x float64) float64 { return x },
			[4]float64{1. / 2, 1. / 3, 1. / 4, 1. / 5},
			[4]float64{1. / 3, 1. / 5, 1. / 7, 1. / 9},
		},
		{
			"exponential", func(i uint64) float64 { return f.Of(i).Exp(4, 0) },
			func(x float64) float64 { return -math.Expm1(-x) },
			[4]float64{1, 2, 6, 24},
			[4]float64{2, 24, 720, 40320},
		},
		{
			"normal", func(i uint64) float64 { return f.Of(i).Normal(5, 0) }, distuv.UnitNormal.CDF,
			[4]float64{0, 1, 0, 3},
			[4]float64{1, 3, 15, 105},
		},
	}
	n := float64(draws())
	for _, l := range laws {
		cells := make([]uint64, 1000)
		var sums [4]float64
		for i := range draws() {
			x := l.draw(i)
			cells[int(1000*l.cdf(x))]++
			for m, power := 0, x; m < 4; m, power = m+1, power*x {
				sums[m] += power
			}
		}
		accept(t, l.name, "cells", chiSquare(cells, draws()))
		for m, sum := range sums {
			sd := math.Sqrt((l.eighth[m] - l.moments[m]*l.moments[m]) / n)
			accept(t, l.name, "moment", (sum/n-l.moments[m])/sd)
		}
	}
}

// The tails, where the ziggurat leaves its layers: the share beyond x.
func TestTailsOfFates(t *testing.T) {
	f := NewFates(12, 12)
	n := float64(draws())
	for _, x := range []float64{7, 7.697, 8, 9} {
		beyond := 0.0
		for i := range draws() {
			if f.Of(i).Exp(1, 1) > x {
				beyond++
			}
		}
		p := math.Exp(-x)
		accept(t, "exponential", "tail", (beyond-n*p)/math.Sqrt(n*p))
	}
	for _, x := range []float64{3, 3.654, 4} {
		above, below := 0.0, 0.0
		for i := range draws() {
			if z := f.Of(i).Normal(1, 1); z > x {
				above++
			} else if z < -x {
				below++
			}
		}
		p := distuv.UnitNormal.Survival(x)
		accept(t, "normal", "upper tail", (above-n*p)/math.Sqrt(n*p))
		accept(t, "normal", "lower tail", (below-n*p)/math.Sqrt(n*p))
	}
}

// chiSquare standardises Pearson's statistic for equally likely cells:
// (χ² − ν)/√2ν is near standard normal for large ν.
func chiSquare(cells []uint64, n uint64) float64 {
	want, sum := float64(n)/float64(len(cells)), 0.0
	for _, c := range cells {
		d := float64(c) - want
		sum += d * d / want
	}
	df := float64(len(cells) - 1)
	return (sum - df) / math.Sqrt(2*df)
}

func accept(t *testing.T, what, test string, z float64) {
	t.Helper()
	if !(math.Abs(z) < tooFar) {
		t.Errorf("%s: %s is %.1f standard errors off", what, test, z)
	}
}
