package experiment

import (
	"boomerang/sim"
	"boomerang/sim/result"
)

// How a block of a design with uncertain assumptions is laid out.
const (
	DrawsPerBlock  = 8                 // one Latin hypercube
	worldsPerBlock = DrawsPerBlock + 1 // the last draw is played a second time
)

// DesignKey is the world number the design draws its own fates under, far
// above any world that is played.
const DesignKey = 1 << 63

// What the design's fates decide.
const (
	PurposeShuffle sim.Purpose = iota + 1 // the order of the eight layers
	PurposeInside                         // the place inside a layer
)

// Point is one world: a draw of the assumptions plus one key of chance.
//
// U are quantiles and not values: the design knows no distribution, and the same draw stays the same
// state of knowledge where a distribution is edited.
type Point struct {
	World  int
	Block  int
	Repeat bool      // plays the draw of world World−1 again, under new chance
	Seed   uint64    // of the study
	Chance uint64    // sim.NewFates(Seed, Chance) is the world's chance
	U      []float64 // one uniform in (0, 1) per input
}

// Design says which worlds a study plays. A point depends on the seed and its
// own number only, never on how many follow: a study can be extended, divided
// or stopped without moving a finished world.
//
// With inputs a block is 8 draws, a Latin hypercube randomised
// independently of the other blocks (McKay, Beckman and Conover 1979), and a
// 9th world that plays the 8th draw under a new key of chance. Without any,
// a block is one world: plain independent replication.
//
// Every input reads a stream of its own; inputs of different streams are
// independent of each other, whichever others there are.
//
// Blocks of eight rather than one hypercube of all worlds, because a hypercube of n has no first half:
// it could not be stopped early, extended or divided. Eight layers keep most of its gain for means
// that are nearly additive; what is left between blocks is measured by them (Owen 1997 bounds the
// loss: a block is never worse than 8/7 of independent draws).
//
// Draws that were learnt take the place of the hypercube's: a sample of what the inputs are
// after something was seen, of equal weight, in blocks that are all but independent. They
// depend on each other across inputs, so that no layer of one input is its own; a block is
// eight draws of that sample, and means over it are plain. A point still depends on its
// number alone, and a design has no more worlds than there are draws (Most). An input that
// was not learnt is drawn as without: it is independent of what was learnt.
//
// What layers buy: for a mean, the part of the answer that is a sum of functions of
// single inputs averages out within the block, and only the rest leaves spread between
// blocks (Stein 1987, Technometrics 29:143). What they do not: a shared layer says
// nothing of two inputs together, and nothing of chance, which is new in every world.
//
//	world   0 1 2 3 4 5 6 7 8 │ 9 10 …
//	draw    0 1 2 3 4 5 6 7 7 │ 8  9 …     the ninth world plays the eighth draw again
//	block   0 0 0 0 0 0 0 0 0 │ 1  1 …
type Design struct {
	Seed    uint64
	Inputs  int      // numbers that are not known
	Streams []uint64 // of each input, no two alike; nil: 0, 1, 2, …
	// Learnt are draws of equal weight that take the place of the design's own, in whole blocks: [draw][input], NaN
	// of an input that the design draws. A block takes eight that follow each other, and is no hypercube then.
	Learnt [][]float64
}

// Most is how many worlds a design has at most; 0: as many as are asked for. Draws that were learnt are a sample: more
// worlds would play them again and say nothing new of what is not known.
func (d Design) Most() int {
	return len(d.Learnt) / DrawsPerBlock * worldsPerBlock
}

// Draws returns the number of draws of the assumptions in a block, 8 or 1.
func (d Design) Draws() int {
	if d.Inputs == 0 {
		return 1
	}
	return DrawsPerBlock
}

// Worlds returns the number of worlds in a block, 9 or 1.
func (d Design) Worlds() int {
	if d.Inputs == 0 {
		return 1
	}
	return worldsPerBlock
}

// Whole rounds a number of worlds up to whole blocks.
func (d Design) Whole(worlds int) int {
	n := d.Worlds()
	return (worlds + n - 1) / n * n
}

// Again reports whether a world plays the draw of the one before it a second time.
func (d Design) Again(world int) bool { return world%d.Worlds() >= d.Draws() }

// Kind names the design for a result.
func (d Design) Kind() result.DesignKind {
	switch {
	case d.Inputs == 0:
		return result.Replications
	case d.Learnt != nil:
		return result.LearntBlocks
	}
	return result.LatinBlocks
}

// Counts reports whether estimates from so many worlds rest on world w: on the draws of
// whole blocks, or of all where no block is whole.
func (d Design) Counts(w, worlds int) bool {
	if whole := worlds / d.Worlds() * d.Worlds(); whole > 0 && w >= whole {
		return false
	}
	return w%d.Worlds() < d.Draws()
}

// Point returns world number w, from 0.
//
// Streams are numbers and not positions, so an input that is added to a scenario, or
// taken out, moves the draws of no other.
func (d Design) Point(w int) Point {
	block, place := w/d.Worlds(), w%d.Worlds()
	p := Point{World: w, Block: block, Seed: d.Seed, Chance: uint64(w)}
	if p.Repeat = place == DrawsPerBlock; p.Repeat {
		place--
	}
	fates := sim.NewFates(d.Seed, DesignKey|uint64(block))
	p.U = make([]float64, d.Inputs)
	for i := range p.U {
		p.U[i] = layered(fates.Of(d.stream(i)), place)
	}
	if draws := d.Learnt; len(draws) > 0 {
		for i, u := range draws[(block*DrawsPerBlock+place)%len(draws)] {
			if u == u {
				p.U[i] = u
			}
		}
	}
	return p
}

func (d Design) stream(input int) uint64 {
	if d.Streams == nil {
		return uint64(input)
	}
	return d.Streams[input]
}

// layered returns the uniform of one place of a block: its three leading bits
// are the layer a random permutation gives the place, the rest is the place
// inside the layer.
//
//	u = (π(place) + inside) / 8,   π a random permutation of 0 … 7 of the block and input
//
// exact in 52 bits: three of the layer, 49 inside it.
func layered(key sim.Key, place int) float64 {
	layers := [DrawsPerBlock]uint64{0, 1, 2, 3, 4, 5, 6, 7}
	for i := DrawsPerBlock - 1; i > 0; i-- {
		j := key.Bits(PurposeShuffle, uint32(i)) % uint64(i+1) // off by less than 2⁻⁶⁰
		layers[i], layers[j] = layers[j], layers[i]
	}
	inside := key.Bits(PurposeInside, uint32(place)) >> 15
	return (float64(layers[place]<<49|inside) + .5) * 0x1p-52
}
