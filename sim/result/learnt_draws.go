package result

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
)

// LearntDraws are draws of unknowns with their weights, as learnt.parquet holds them.
//
//	run, copies, weight, distance   of every draw
//	"quantile PATH"                 where it lies in the range of each unknown: what is read back
//	PATH                            the value there, for people
//	"simulated NAME"                what plays of it gave of each figure seen, for people
//
// Quantiles and not values are read back: a world is drawn as quantiles, to which the plans of a scenario that state
// another range of the same unknown apply their own, as they do to those of a design. The law of every unknown stands
// beside them, since a quantile of another law is another value.
type LearntDraws struct {
	Unknowns []string   `json:"unknowns"`
	Laws     []string   `json:"laws"` // of each, in the words of the program: a draw is a quantile of its law
	Ties     []string   `json:"ties"` // of each, what it was correlated with
	From     LearntFrom `json:"from"`

	Draws []LearntDraw `json:"-"` // run by run
}

// LearntDraw is one of them.
//
// Copies is how often it stands among the draws of equal weight that blocks of worlds take, in the order of the file.
//
// Weights are for whoever estimates from the table itself; copies are for whoever can take equal weights alone, such
// as worlds, whose intervals rest on blocks that are alike.
type LearntDraw struct {
	Run      int
	Copies   int
	Weight   float64
	Distance float64   // from what was seen, in standard deviations, squared and summed
	U        []float64 // quantiles
	Values   []float64 // of the unknowns, in the units of the columns; not read back
	Figures  []float64 // simulated, of what was seen; not read back
}

// Name tells draws from all others: a hash of what is drawn, under which laws, and of what they were learnt from.
//
// The name is of the content and not of the file: whoever has the same draws of the same unknowns has the same rows,
// and a store of rows never mixes two. 64 bits of SHA-256, since a name meets a handful of others.
func (l *LearntDraws) Name() string {
	h := sha256.New()
	from := l.From
	from.Draws = ""
	fmt.Fprintln(h, "learnt draws 1")
	for i, path := range l.Unknowns {
		fmt.Fprintf(h, "%q %q %q\n", path, l.Laws[i], l.Ties[i])
	}
	fmt.Fprintf(h, "%+v\n", from)
	for _, u := range l.Equal() {
		for _, x := range u {
			fmt.Fprintf(h, "%x ", math.Float64bits(x))
		}
		fmt.Fprintln(h)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Equal are the draws of equal weight: eight that follow each other are a block. Copies of a draw lie in one block or
// in the next, so that blocks are all but independent.
//
// Blocks stand in an order in which any first few of them come from runs of the sampler far from each other: steps of
// about the golden section of their number, which shares no divisor with it.
func (l *LearntDraws) Equal() (rows [][]float64) {
	for _, d := range l.Draws {
		for range d.Copies {
			rows = append(rows, d.U)
		}
	}
	const each = 8
	n := len(rows) / each
	step := max(1, int(float64(n)*.618))
	for divisor(step, n) > 1 {
		step++
	}
	ordered := make([][]float64, 0, n*each)
	for k := range n {
		at := k * step % n * each
		ordered = append(ordered, rows[at:at+each]...)
	}
	return ordered
}

// divisor is the largest that two numbers share.
//
// Euclid's.
//
// The last row of a run and the first of the next may share a block: runs are as long as their weights make them, and
// nobody loses a draw for it. Fewer worlds than there are blocks are a fair sample of them, since the steps of the
// golden section never leave a gap much wider than the mean one (Weyl; Sós 1957).
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// Bounds of a file of draws.
const (
	MostLearntBytes = 256 << 20
	mostLearntDraws = 1 << 20
)

// ErrNotLearnt says that a file is no table of draws.
var ErrNotLearnt = errors.New("it is not the learnt.parquet of a learn command")
