package sim

import (
	"math"
	"math/bits"
)

// Purpose names what a random number decides. A model numbers its own.
type Purpose uint32

// Fates is the source of every random number of one world. Nothing is drawn
// in order: a number belongs to (seed, world, entity, purpose, occurrence),
// so a ticket's luck never shifts because another plan drew one number more.
type Fates struct{ key uint64 }

// NewFates returns the fates of one world of an experiment.
func NewFates(seed, world uint64) Fates {
	return Fates{mix(mix(seed^0x9e3779b97f4a7c15, 0xd1342543de82ef95), world^0xa0761d6478bd642f)}
}

// Of returns the key of one entity (a customer, an issue, a day).
func (f Fates) Of(entity uint64) Key { return Key(mix(f.key, entity^0x8ebc6af09c88c6e3)) }

// Key is what an entity draws with.
type Key uint64

// Bits returns 64 independent bits for (purpose, occurrence).
func (k Key) Bits(p Purpose, occurrence uint32) uint64 {
	return mix(uint64(k)^0xe7037ed1a0b428db, (uint64(p)<<32|uint64(occurrence))^0x589965cc75374cc3)
}

// Uniform returns a number in the open interval (0, 1).
func (k Key) Uniform(p Purpose, occurrence uint32) float64 {
	return (float64(k.Bits(p, occurrence)>>12) + .5) * 0x1p-52
}

// Exp returns a unit exponential.
func (k Key) Exp(p Purpose, occurrence uint32) float64 {
	return -math.Log(k.Uniform(p, occurrence))
}

// Normal returns a standard normal (Box and Muller 1958).
func (k Key) Normal(p Purpose, occurrence uint32) float64 {
	b := k.Bits(p, occurrence)
	u := (float64(b>>12) + .5) * 0x1p-52
	v := float64(mix(b, 0x2545f4914f6cdd1d)>>11) * 0x1p-53
	return math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*v)
}

// mix folds two words into one through a 128-bit product, twice.
func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0xa0761d6478bd642f, b^0xe7037ed1a0b428db)
	hi, lo = bits.Mul64(hi^lo^0x8ebc6af09c88c6e3, lo^0x589965cc75374cc3)
	return hi ^ lo
}
