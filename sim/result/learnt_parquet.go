//go:build !page

package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"boomerang/sim/folder"

	"github.com/parquet-go/parquet-go"
)

// LearntKey is the key of the metadata of learnt.parquet under which stands what the draws are of, as JSON.
const LearntKey = "boomerang.learnt"

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
