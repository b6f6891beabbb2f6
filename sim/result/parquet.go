//go:build !page

package result

// A program inside a page (the build tag page) writes no folder, and is smaller without the libraries
// that write its formats: compressed, 7.7 MB with them and those of pictures and print, 6.2 without.

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"sync"

	"boomerang/sim/folder"

	"github.com/parquet-go/parquet-go"
)

// rowsPerGroup bounds what is in memory while a file is written.
const rowsPerGroup = 16384

// rowsAtOnce are handed to the writer together: it works column by column.
const rowsAtOnce = 64

// schemas are remembered by the description of their columns: a batch writes the
// same table a thousand times.
var schemas sync.Map

// schemaOf keeps the order of the columns, which a parquet.Group would not: it
// is read off a struct made for the purpose.
//
// Columns of texts are dictionary-coded: a plan's name stands in every row.
func schemaOf(about string, columns []Column) *parquet.Schema {
	if s, ok := schemas.Load(about); ok {
		return s.(*parquet.Schema)
	}
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		tag := c.Name
		if c.kind == textKind {
			tag += ",dict"
		}
		fields[i] = reflect.StructField{
			Name: fmt.Sprintf("F%d", i), Type: c.kind, Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", tag)),
		}
	}
	s := parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface())
	schemas.Store(about, s)
	return s
}

// WriteParquet writes a table as a Parquet file: its columns in order, their
// units and meanings in the metadata, Snappy pages. rows calls put once a row,
// with int64, string or float64 by the kind of the column; NaN is written as a
// missing value. Equal rows give equal bytes.
func WriteParquet(to io.Writer, columns []Column, rows func(put func(row ...any) error) error) error {
	return writeParquet(to, columns, func(t *parquetTable) error {
		return rows(func(row ...any) error {
			for _, v := range row {
				switch x := v.(type) {
				case float64:
					t.numbers(x)
				case int64:
					t.whole(x)
				default:
					t.text([]byte(v.(string)))
				}
			}
			return t.end()
		})
	})
}

// writeParquet writes a table as Parquet. The columns' units and meanings go into the metadata as JSON,
// so that a file explains itself where it is opened without the folder; compression and row groups are
// fixed, so that the same rows are the same bytes.
//
// More goes into the metadata besides.
func writeParquet(to io.Writer, columns []Column, rows func(t *parquetTable) error,
	more ...parquet.WriterOption,
) error {
	about, err := json.Marshal(columns)
	if err != nil {
		return fmt.Errorf("result: %w", err)
	}
	options := append([]parquet.WriterOption{
		schemaOf(string(about), columns),
		parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(rowsPerGroup),
		parquet.KeyValueMetadata(ColumnsKey, string(about)), parquet.CreatedBy("boomerang", "", ""),
	}, more...)
	t := &parquetTable{to: parquet.NewGenericWriter[any](to, options...)}
	if err := rows(t); err != nil {
		return err
	}
	if err := t.flush(); err != nil {
		return err
	}
	return t.to.Close()
}

// IsTable reports whether a file is a table WriteParquet wrote with these columns.
//
// By the description of the columns under our own key in the metadata, which no other
// program writes: so a file that stands alone can be told to be ours before it is
// overwritten (folder.WriteFile).
func IsTable(path string, columns []Column) bool {
	about, err := json.Marshal(columns)
	if err != nil {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false
	}
	return isTable(f, info.Size(), string(about))
}

// isTable reports whether bytes are a table whose columns are told in these words.
func isTable(from io.ReaderAt, size int64, about string) (is bool) {
	defer func() {
		if recover() != nil { // of the library, over a file of another program
			is = false
		}
	}()
	foot, err := footerOf(from, size)
	if err != nil || !bytes.Contains(foot, []byte(about)) {
		return false
	}
	table, err := parquet.OpenFile(from, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return false
	}
	text, ok := table.Lookup(ColumnsKey)
	return ok && text == about
}

// footerOf are the bytes in which a table tells about itself: of a file
//
//	PAR1 … footer, its length (4 bytes, little-endian), PAR1
//
// The library believes the length, and takes 4 GB for twelve bytes that claim it: it is
// shown only what says in plain text that it is ours.
func footerOf(from io.ReaderAt, size int64) ([]byte, error) {
	const magic, head, tail, most = "PAR1", 4, 8, 1 << 26
	if size < head+tail {
		return nil, io.ErrUnexpectedEOF
	}
	var end [tail]byte
	if _, err := from.ReadAt(end[:], size-tail); err != nil {
		return nil, err
	}
	n := int64(binary.LittleEndian.Uint32(end[:]))
	if string(end[4:]) != magic || n > min(size-head-tail, most) {
		return nil, errors.New("no Parquet")
	}
	foot := make([]byte, n)
	_, err := from.ReadAt(foot, size-tail-n)
	return foot, err
}

// parquetTable is a table being written, cell by cell: a row is ended by end.
type parquetTable struct {
	to   *parquet.GenericWriter[any]
	rows [rowsAtOnce]parquet.Row
	n    int // rows that are whole
}

func (t *parquetTable) add(v parquet.Value, level int) {
	row := &t.rows[t.n]
	*row = append(*row, v.Level(0, level, len(*row)))
}

func (t *parquetTable) whole(x int64) { t.add(parquet.Int64Value(x), 0) }

func (t *parquetTable) text(x []byte) { t.add(parquet.ByteArrayValue(x), 0) }

// numbers adds numbers, which are optional: a present one has the definition
// level 1.
func (t *parquetTable) numbers(xs ...float64) {
	for _, x := range xs {
		if math.IsNaN(x) {
			t.add(parquet.NullValue(), 0)
		} else {
			t.add(parquet.DoubleValue(x), 1)
		}
	}
}

func (t *parquetTable) end() error {
	if t.n++; t.n < rowsAtOnce {
		return nil
	}
	return t.flush()
}

// flush hands the rows over and keeps their memory.
func (t *parquetTable) flush() error {
	_, err := t.to.WriteRows(t.rows[:t.n])
	for i := range t.n {
		t.rows[i] = t.rows[i][:0]
	}
	t.n = 0
	return err
}

// stageParquet stages a table under its name.
func stageParquet(f *folder.Folder, name string, columns []Column, rows func(t *parquetTable) error) error {
	return f.Stream(name, func(to io.Writer) error { return writeParquet(to, columns, rows) })
}

// WriteRunsParquet stages runs.parquet: the table of runs.csv.
func WriteRunsParquet(f *folder.Folder, r *Runs, columns []Column, worlds Worlds) error {
	return stageParquet(f, RunsParquet, columns, func(t *parquetTable) error {
		return r.each(worlds, func(world RunWorld, plan []byte, row int) error {
			t.whole(int64(world.World))
			t.whole(int64(world.Block))
			t.whole(int64(world.Chance))
			t.whole(int64(whole(world.Used)))
			t.text(plan)
			t.numbers(world.Inputs...)
			t.numbers(world.Rows[row]...)
			return t.end()
		})
	})
}

// WriteMonthsParquet stages months.parquet, from the series of the worlds,
// [month*k+measure].
//
// Months count from 1. Plans × worlds × months rows, those of one world together.
func WriteMonthsParquet(f *folder.Folder, r *Runs, columns []Column, worlds Worlds) error {
	return r.writeSeries(f, MonthsParquet, columns, 1, worlds)
}

// WriteDailyParquet stages daily.parquet, from the series of the worlds,
// [day*k+measure].
func WriteDailyParquet(f *folder.Folder, r *Runs, columns []Column, worlds Worlds) error {
	return r.writeSeries(f, DailyParquet, columns, 0, worlds)
}

// WriteRows stages a table of rows as Parquet under its name.
func WriteRows(f *folder.Folder, name string, columns []Column, rows func(put func(row ...any) error) error) error {
	return f.Stream(name, func(to io.Writer) error { return WriteParquet(to, columns, rows) })
}

// writeSeries counts months or days from first.
func (r *Runs) writeSeries(f *folder.Folder, name string, columns []Column, first int64, worlds Worlds) error {
	const leading = 3 // columns before the measures
	k := len(columns) - leading
	return stageParquet(f, name, columns, func(t *parquetTable) error {
		return r.each(worlds, func(world RunWorld, plan []byte, row int) error {
			all := world.Series[row]
			for when := first; len(all) > 0; when++ {
				t.whole(int64(world.World))
				t.text(plan)
				t.whole(when)
				t.numbers(all[:k]...)
				if err := t.end(); err != nil {
					return err
				}
				all = all[k:]
			}
			return nil
		})
	})
}
