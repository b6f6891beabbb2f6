package result

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"boomerang/sim/folder"

	"github.com/parquet-go/parquet-go"
)

// LearntKey is the key of the metadata of learnt.parquet under which stands what the draws are of, as JSON.
const LearntKey = "boomerang.learnt"

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

// quantileOf names the column of the quantiles of an unknown.
const quantileOf = "quantile "

// leadingLearnt are the columns before those of the unknowns.
func leadingLearnt() []Column {
	return []Column{
		Whole("run", UnitNone, "Run of the sampler, independent of the others."),
		Whole("copies", UnitNone, "How often the draw stands among those of equal weight that worlds take, in the "+
			"order of the rows: blocks of eight that follow each other."),
		Number("weight", UnitShare, "Weight of the draw, all together 1: how likely what was seen is where the "+
			"unknowns are these, over how often such draws were proposed."),
		Number("distance", UnitNumber, "Squared distance of the simulated figures from what was seen, in standard "+
			"deviations of error and discrepancy, summed."),
	}
}

// learntColumns describes the table of learnt.parquet.
func learntColumns(l *LearntDraws, inputs []LearntInput, seen []Observed, currency string) []Column {
	all := leadingLearnt()
	for _, path := range l.Unknowns {
		all = append(all, Number(quantileOf+path, UnitShare, "Where the draw lies in the range the file states."))
	}
	for _, in := range inputs {
		all = append(all, Number(in.Path, in.Unit, "What was drawn for the unknown."))
	}
	for _, o := range seen {
		all = append(all, Number("simulated "+o.Name, o.Unit, "What plays of the draw gave of what was seen."))
	}
	return StoredIn(all, currency)
}

// Name tells draws from all others: a hash of what is drawn, under which laws, and of what they were learnt from.
//
// The name is of the content and not of the file: whoever has the same draws of the same unknowns has the same rows,
// and a store of rows never mixes two. 64 bits of SHA-256, since a name meets a handful of others.
func (l *LearntDraws) Name() string {
	h := sha256.New()
	from := l.From
	from.Draws = ""
	fmt.Fprintln(h, "boomerang learnt 1")
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

// EncodeLearnt writes draws as a Parquet file.
//
// Into memory first: a run keeps the same bytes beside its rows, so that it can be gone on with and merged.
func EncodeLearnt(l *LearntDraws, inputs []LearntInput, seen []Observed, currency string) ([]byte, error) {
	about, err := json.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("result: %w", err)
	}
	var b bytes.Buffer
	err = writeParquet(&b, learntColumns(l, inputs, seen, currency), func(t *parquetTable) error {
		for _, d := range l.Draws {
			t.whole(int64(d.Run))
			t.whole(int64(d.Copies))
			t.numbers(d.Weight, d.Distance)
			t.numbers(d.U...)
			t.numbers(d.Values...)
			t.numbers(d.Figures...)
			if err := t.end(); err != nil {
				return err
			}
		}
		return nil
	}, parquet.KeyValueMetadata(LearntKey, string(about)))
	return b.Bytes(), err
}

// WriteLearnt stages the bytes of learnt.parquet.
func WriteLearnt(f *folder.Folder, data []byte) error {
	return f.Stream(LearntParquet, func(to io.Writer) error { _, err := to.Write(data); return err })
}

// Bounds of a file of draws.
const (
	MostLearntBytes = 256 << 20
	mostLearntDraws = 1 << 20
)

// ErrNotLearnt says that a file is no table of draws.
var ErrNotLearnt = errors.New("it is not the learnt.parquet of a learn command")

// DecodeLearnt reads what EncodeLearnt wrote, and refuses everything else: quantiles outside of 0 to 1, numbers that
// do not fit together, draws that are not those the file was named after.
//
// The library is given only a file whose footer says in plain text that it is ours, and what it panics over is
// refused: a file may come from anybody.
//
//	refused                                   why
//	no footer, or one without our key         another program's, or no Parquet
//	laws or ties not one for each unknown     edited
//	a quantile outside of (0, 1)              no draw
//	copies below 0 or of no whole blocks      no worlds
//	a name that is not that of the content    edited, or damaged where Parquet has no checksum
func DecodeLearnt(data []byte) (l *LearntDraws, err error) {
	defer func() {
		if recover() != nil { // of the library, over a file of another program
			l, err = nil, ErrNotLearnt
		}
	}()
	foot, err := footerOf(bytes.NewReader(data), int64(len(data)))
	if err != nil || !bytes.Contains(foot, []byte(LearntKey)) {
		return nil, ErrNotLearnt
	}
	table, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)), parquet.SkipPageIndex(true),
		parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, ErrNotLearnt
	}
	l = &LearntDraws{}
	text, _ := table.Lookup(LearntKey)
	if json.Unmarshal([]byte(text), l) != nil || len(l.Laws) != len(l.Unknowns) || len(l.Ties) != len(l.Unknowns) ||
		len(l.Unknowns) == 0 || table.NumRows() > mostLearntDraws {
		return nil, ErrNotLearnt
	}
	places, err := l.places(table.Schema())
	if err != nil {
		return nil, err
	}
	if err := l.readRows(table, places); err != nil {
		return nil, err
	}
	if got := l.Name(); got != l.From.Draws {
		return nil, fmt.Errorf("its draws are %s and it says %s: the file was damaged or edited", got, l.From.Draws)
	}
	return l, nil
}

// places are the columns of what is read: run, copies, weight, distance, then the quantiles.
func (l *LearntDraws) places(s *parquet.Schema) (places []int, err error) {
	wanted := []string{}
	for _, c := range leadingLearnt() {
		wanted = append(wanted, c.Name)
	}
	for _, path := range l.Unknowns {
		wanted = append(wanted, quantileOf+path)
	}
	for _, name := range wanted {
		i := slices.IndexFunc(s.Fields(), func(f parquet.Field) bool { return f.Name() == name })
		if i < 0 {
			return nil, fmt.Errorf("%w: it has no column %q", ErrNotLearnt, name)
		}
		places = append(places, i)
	}
	return places, nil
}

// readRows reads the draws.
func (l *LearntDraws) readRows(table *parquet.File, places []int) error {
	reader := parquet.NewReader(table)
	defer reader.Close()
	row := make([]parquet.Row, 1)
	lead, total := len(leadingLearnt()), 0
	for range table.NumRows() {
		if n, err := reader.ReadRows(row); n != 1 {
			return errors.Join(ErrNotLearnt, err)
		}
		r := row[0]
		d := LearntDraw{
			Run: int(r[places[0]].Int64()), Copies: int(r[places[1]].Int64()), Weight: r[places[2]].Double(),
			Distance: r[places[3]].Double(),
		}
		for _, at := range places[lead:] {
			u := r[at].Double()
			if !(u > 0 && u < 1) {
				return fmt.Errorf("%w: %v is no quantile", ErrNotLearnt, u)
			}
			d.U = append(d.U, u)
		}
		if total += d.Copies; d.Copies < 0 || total > mostLearntDraws || !(d.Weight >= 0 && d.Weight <= 1) {
			return ErrNotLearnt
		}
		l.Draws = append(l.Draws, d)
	}
	if total < 8 || total%8 != 0 {
		return fmt.Errorf("%w: %d draws of equal weight are no whole blocks", ErrNotLearnt, total)
	}
	return nil
}
