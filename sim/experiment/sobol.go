package experiment

import (
	"fmt"
	"math/bits"

	"boomerang/sim"
)

// What the fates of a design of points decide.
const (
	purposeDirection sim.Purpose = iota + 16 // initial direction numbers
	PurposeShift                             // the digital shift
	purposeStream                            // a stream for a library
	PurposeResample                          // which block a bootstrap takes
)

// Sobol is a digital sequence of Sobol' (1967): the first 2ᵐ points put one
// point into each of 2ᵐ equal slices of every axis. The recurrence of the
// direction numbers is that of Bratley and Fox (1988, Algorithm 659), one
// primitive polynomial per axis in ascending order; the free initial numbers,
// any odd m_i < 2ⁱ, are drawn from the seed, and the points are moved by a
// random digital shift, which makes every point uniform and means unbiased.
//
// A digital shift and no scrambling: it is enough for unbiased means and keeps a point a function of
// its number; balance is unchanged, since a shift permutes the slices of every axis.
//
// A coordinate is Σ over the binary digits of i of the direction numbers, added
// without carry, plus the shift:
//
//	u = (d₀·i₀ ⊕ d₁·i₁ ⊕ … ⊕ shift + ½)/2⁵²
//
// The half keeps it off 0 and 1, where quantiles are infinite. Random initial numbers
// are not those of Joe and Kuo (2008), which are tuned for good pairs of axes: a pair
// may be worse here, and another seed has other pairs. A table of theirs would be a
// thousand numbers to trust.
type Sobol struct {
	directions [][sobolBits]uint64
	shift      []uint64
}

// sobolBits is the number of binary digits of a coordinate.
const sobolBits = 52

// mostAxes is how many axes a Sobol' sequence has at most: polynomials up to
// degree 10.
const mostAxes = 160

// NewSobol returns the sequence of so many axes that belongs to a seed.
func NewSobol(axes int, seed uint64) Sobol {
	if axes > mostAxes {
		panic(fmt.Sprintf("experiment: a Sobol sequence of %d axes, at most %d", axes, mostAxes))
	}
	s := Sobol{directions: make([][sobolBits]uint64, axes), shift: make([]uint64, axes)}
	fates := sim.NewFates(seed, DesignKey-1)
	polynomials := primitive(axes)
	for axis := range axes {
		key := fates.Of(uint64(axis))
		s.shift[axis] = key.Bits(PurposeShift, 0) >> (64 - sobolBits)
		if axis == 0 { // van der Corput
			for i := range sobolBits {
				s.directions[0][i] = 1 << (sobolBits - 1 - i)
			}
			continue
		}
		s.directions[axis] = directionsOf(polynomials[axis-1], key)
	}
	return s
}

// directionsOf runs the recurrence of a primitive polynomial of degree d,
// m_i = 2c₁m_{i−1} ⊕ 4c₂m_{i−2} ⊕ … ⊕ 2ᵈm_{i−d} ⊕ m_{i−d}.
func directionsOf(polynomial uint64, key sim.Key) (v [sobolBits]uint64) {
	degree := bits.Len64(polynomial) - 1
	var m [sobolBits]uint64
	for i := range sobolBits {
		if i < degree {
			m[i] = key.Bits(purposeDirection, uint32(i))>>(63-i) | 1
		} else {
			m[i] = m[i-degree]
			for k := 1; k <= degree; k++ {
				if polynomial>>(degree-k)&1 == 1 {
					m[i] ^= m[i-k] << k
				}
			}
		}
		v[i] = m[i] << (sobolBits - 1 - i)
	}
	return v
}

// Point returns point number i, from 0, in the open unit cube.
func (s Sobol) Point(i int) []float64 {
	u := make([]float64, len(s.shift))
	for axis := range u {
		x := s.shift[axis]
		for digit := 0; i>>digit != 0; digit++ {
			if i>>digit&1 == 1 {
				x ^= s.directions[axis][digit]
			}
		}
		u[axis] = (float64(x) + .5) * 0x1p-52
	}
	return u
}

// primitive returns the first n primitive polynomials over GF(2), bit k the
// coefficient of xᵏ: x must have order 2ᵈ−1 modulo a polynomial of degree d.
//
// Found by trial instead of a table: it is cheap, and nobody checks a table of two thousand numbers.
func primitive(n int) (found []uint64) {
	for p := uint64(3); len(found) < n; p += 2 {
		degree := bits.Len64(p) - 1
		x, order := uint64(1), 0
		for {
			if x <<= 1; x>>degree&1 == 1 {
				x ^= p
			}
			if order++; x == 1 || order >= 1<<degree {
				break
			}
		}
		if order == 1<<degree-1 {
			found = append(found, p)
		}
	}
	return found
}

// stream is a source of random bits for libraries that ask for one.
type stream struct {
	key sim.Key
	n   uint32
}

// Uint64 returns the next 64 bits.
func (s *stream) Uint64() uint64 {
	s.n++
	return s.key.Bits(purposeStream, s.n)
}

// NewStream returns the stream of a seed that belongs to a purpose.
//
// For libraries that draw in order. Each purpose has its own stream, so adding one moves no other.
func NewStream(seed, purpose uint64) *stream {
	return &stream{key: sim.NewFates(seed, DesignKey-2).Of(purpose)}
}
