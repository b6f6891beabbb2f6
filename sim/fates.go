package sim

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
)

// Purpose names what a random number decides. A model numbers its own.
type Purpose uint32

// Fates is the source of every random number of one world. Nothing is drawn
// in order: a number belongs to (seed, world, entity, purpose, occurrence),
// so a ticket's luck never shifts because another plan drew one number more.
//
// The alternative, one stream per purpose read in order, keeps plans in step only until the first of
// them draws once more than the other (Law 2015, Simulation Modeling and Analysis, ch. 11, on
// synchronising common random numbers); keyed numbers cannot fall out of step.
type Fates struct{ key uint64 }

// NewFates returns the fates of one world of an experiment.
//
// Seed and world are scattered one after the other, so that neighbouring seeds and neighbouring worlds
// share no pattern, and (seed, world) pairs are not confused with their swap.
func NewFates(seed, world uint64) Fates {
	return Fates{scatter(scatter(seed+golden) + golden*world)}
}

// MarshalBinary writes the fates for another process, which plays the same world with them: the key
// is all there is to know of a world's luck, eight bytes, the lowest first.
func (f Fates) MarshalBinary() ([]byte, error) {
	return binary.LittleEndian.AppendUint64(nil, f.key), nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (f *Fates) UnmarshalBinary(b []byte) error {
	if len(b) != 8 {
		return fmt.Errorf("sim: fates of %d bytes, want 8", len(b))
	}
	f.key = binary.LittleEndian.Uint64(b)
	return nil
}

// Of returns the key of one entity (a customer, an issue, a day). Two entities
// of one world never share a key.
func (f Fates) Of(entity uint64) Key { return Key(scatter(f.key + golden*entity)) }

// Key is what an entity draws with. Every draw is a pure function of the key,
// the purpose and the occurrence: ask twice and the answer is the same.
//
// Draws cost one multiplication and need no state, so a fate may be looked up early, late or twice;
// what differs between two plans is which fates they look at.
type Key uint64

// Bits returns 64 random bits for (purpose, occurrence).
func (k Key) Bits(p Purpose, occurrence uint32) uint64 {
	return fold(uint64(k) + uint64(p)*purposeStep + uint64(occurrence)*golden)
}

// Uniform returns a number in the open interval (0, 1), a multiple of 2⁻⁵³:
// the middle of one of 2⁵² equal cells.
//
// Neither 0 nor 1 comes out, so logarithms and inverses of it are finite.
func (k Key) Uniform(p Purpose, occurrence uint32) float64 {
	return (float64(k.Bits(p, occurrence)>>12) + .5) * 0x1p-52
}

// Chance is a probability as what Happens compares with: how many of 2⁵² equal cells lie below it.
type Chance uint64

// Certain is a chance of 1.
const Certain Chance = 1 << 52

// ChanceOf is a probability as a Chance: that Uniform is below it, bit for bit. Nothing below 0 or above 1 is
// more than impossible or certain, and what is no number is impossible.
//
//	(j + ½)·2⁻⁵² < c   ⇔   j < ⌈c·2⁵² − ½⌉,   j a whole number
//
// The product is exact, and so is the difference wherever it decides.
func ChanceOf(c float64) Chance {
	switch {
	case !(c > 0):
		return 0
	case c >= 1:
		return Certain
	}
	return Chance(math.Ceil(c*0x1p52 - .5))
}

// Happens is whether Uniform is below a chance: a comparison of whole numbers, with no number turned into
// another.
func (k Key) Happens(c Chance, p Purpose, occurrence uint32) bool {
	return k.Bits(p, occurrence)>>12 < uint64(c)
}

// Odd steps: 2⁶⁴ over the golden ratio, over the plastic number, over √2. No
// small whole multiples of the first two meet.
const (
	golden      = 0x9e3779b97f4a7c15
	purposeStep = 0xc13fa9a902a6328f
	foldMask    = 0xb504f333f9de6485
)

// fold is the product of x and a masked x, its two halves xored: one multiply
// gives 64 bits that pass the tests of law_fates_test.go (the output function
// of Wang Yi's wyrand, with other constants).
func fold(x uint64) uint64 {
	hi, lo := bits.Mul64(x, x^foldMask)
	return hi ^ lo
}

// scatter is a bijection of 64 bits in which every input bit moves every
// output bit with a chance near one half: variant 13 of Stafford's search for
// better constants in the finaliser of MurmurHash3 (Steele, Lea and Flood 2014).
func scatter(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
