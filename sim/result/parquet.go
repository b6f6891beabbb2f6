package result

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/parquet-go/parquet-go"
)

// Names of the Parquet files in a result folder.
const (
	RunsParquet   = "runs.parquet"   // one row per plan and world
	MonthsParquet = "months.parquet" // one row per plan, world and month
	DailyParquet  = "daily.parquet"  // one row per plan, world and day, where days were asked for
)

// ColumnsKey is the key of a Parquet file's metadata under which its columns
// are described, as a JSON list of [Column].
const ColumnsKey = "boomerang.columns"

// Column describes a column of a table in a file.
type Column struct {
	Name    string `json:"name"`
	Unit    string `json:"unit"`
	Meaning string `json:"meaning"`
	kind    reflect.Type
}

// The kinds of columns. A number may be missing.
var (
	wholeKind  = reflect.TypeFor[int64]()
	textKind   = reflect.TypeFor[string]()
	numberKind = reflect.TypeFor[*float64]()
)

// Whole, Text and Number name a column of that kind.
func Whole(name, unit, meaning string) Column  { return Column{name, unit, meaning, wholeKind} }
func Text(name, unit, meaning string) Column   { return Column{name, unit, meaning, textKind} }
func Number(name, unit, meaning string) Column { return Column{name, unit, meaning, numberKind} }

// rowsPerGroup bounds what is in memory while a file is written.
const rowsPerGroup = 16384

// rowsAtOnce are handed to the writer together: it works column by column.
const rowsAtOnce = 64

// appendRow adds a row in the memory of an earlier one where there is any.
func appendRow(lines []parquet.Row, row []any) []parquet.Row {
	n := len(lines)
	if lines = lines[:n+1]; lines[n] == nil {
		lines[n] = make(parquet.Row, len(row))
	}
	for i, v := range row {
		lines[n][i] = valueOf(v, i)
	}
	return lines
}

// schemas are remembered by the description of their columns: a batch writes the
// same table a thousand times.
var schemas sync.Map

// schemaOf keeps the order of the columns, which a parquet.Group would not: it
// is read off a struct made for the purpose.
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
func WriteParquet(path string, columns []Column, rows func(put func(row ...any) error) error) error {
	about, err := json.Marshal(columns)
	if err != nil {
		return fmt.Errorf("result: %w", err)
	}
	return StreamFile(path, func(to io.Writer) error {
		w := parquet.NewWriter(to, schemaOf(string(about), columns),
			parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(rowsPerGroup),
			parquet.KeyValueMetadata(ColumnsKey, string(about)), parquet.CreatedBy("boomerang", "", ""))
		lines := make([]parquet.Row, 0, rowsAtOnce)
		err := rows(func(row ...any) error {
			lines = appendRow(lines, row)
			if len(lines) < rowsAtOnce {
				return nil
			}
			_, err := w.WriteRows(lines)
			lines = lines[:0]
			return err
		})
		if err != nil {
			return err
		}
		if _, err := w.WriteRows(lines); err != nil {
			return err
		}
		return w.Close()
	})
}

// valueOf is a cell; numbers are optional, so that a present one has the
// definition level 1.
func valueOf(v any, column int) parquet.Value {
	switch x := v.(type) {
	case float64:
		if math.IsNaN(x) {
			return parquet.NullValue().Level(0, 0, column)
		}
		return parquet.DoubleValue(x).Level(0, 1, column)
	case int64:
		return parquet.Int64Value(x).Level(0, 0, column)
	}
	return parquet.ByteArrayValue([]byte(v.(string))).Level(0, 0, column)
}

// StoredIn returns columns with the unit their numbers are stored in: of money
// the currency, of times of day minutes, of durations days; shares are fractions
// of 1.
func StoredIn(columns []Column, currency string) []Column {
	stored := map[string]string{"time": "minutes", "duration": "days", "day": "days from day 0", "month": "months from day 0", "share": "fraction of 1", "number": "", "ratio": ""}
	all := slices.Clone(columns)
	for i, c := range all {
		unit, rest, per := strings.Cut(c.Unit, " per ")
		switch better, ok := stored[unit]; {
		case unit == "money" && currency != "":
			unit = currency
		case ok:
			unit = better
		}
		if per {
			unit += " per " + rest
		}
		all[i].Unit = unit
	}
	return all
}

// RunColumns describes the table of runs.csv and runs.parquet.
func RunColumns(inputs []Assumption, measures []Measure) []Column {
	all := []Column{
		Whole("world", "", "Number of the world, from 0: one draw of what is not known and one key of chance."),
		Whole("block", "", "Number of the independent block of worlds; intervals rest on means of blocks."),
		Whole("chance", "", "Key of chance: with the seed it decides everything random in the world."),
		Text("plan", "", "Name of the plan; every plan is played in every world."),
	}
	for _, a := range inputs {
		if a.Sampled {
			all = append(all, Number(a.Path, a.Unit, "What this world drew for the assumption: "+a.Distribution+"."))
		}
	}
	for _, m := range measures {
		all = append(all, Number(m.Name, m.Unit, m.Meaning))
	}
	return all
}

// MonthColumns describes the table of months.parquet.
func MonthColumns(measures []Measure) []Column {
	return seriesColumns(Whole("month", "month", "Month from the start, from 1."), measures)
}

// DayColumns describes the table of daily.parquet.
func DayColumns(measures []Measure) []Column {
	return seriesColumns(Whole("day", "day", "Day from the start; 0 is the first day of the plan."), measures)
}

func seriesColumns(when Column, measures []Measure) []Column {
	all := []Column{
		Whole("world", "", "Number of the world, as in runs."),
		Text("plan", "", "Name of the plan."),
		when,
	}
	for _, m := range measures {
		all = append(all, Number(m.Name, m.Unit, m.Meaning))
	}
	return all
}

// WriteRunsParquet writes runs.parquet into dir: the table of runs.csv.
func WriteRunsParquet(dir string, r *Runs, columns []Column) error {
	return WriteParquet(filepath.Join(dir, RunsParquet), columns, func(put func(...any) error) error {
		for _, world := range r.Worlds {
			for p, row := range world.Rows {
				line := append(make([]any, 0, len(columns)), int64(world.World), int64(world.Block), int64(world.Chance), r.Plans[p])
				if err := put(numbers(numbers(line, world.Inputs), row)...); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// WriteMonthsParquet writes months.parquet into dir; series gives the monthly
// values of a plan in a world, [month*k+measure].
func WriteMonthsParquet(dir string, r *Runs, columns []Column, series func(world, plan int) ([]float64, error)) error {
	return r.writeSeries(filepath.Join(dir, MonthsParquet), columns, 1, series)
}

// WriteDailyParquet writes daily.parquet into dir; series gives the daily
// values of a plan in a world, [day*k+measure].
func WriteDailyParquet(dir string, r *Runs, columns []Column, series func(world, plan int) ([]float64, error)) error {
	return r.writeSeries(filepath.Join(dir, DailyParquet), columns, 0, series)
}

// writeSeries counts months or days from first.
func (r *Runs) writeSeries(path string, columns []Column, first int, series func(world, plan int) ([]float64, error)) error {
	const leading = 3 // columns before the measures
	k := len(columns) - leading
	return WriteParquet(path, columns, func(put func(...any) error) error {
		for _, world := range r.Worlds {
			for p, plan := range r.Plans {
				all, err := series(world.World, p)
				if err != nil {
					return err
				}
				for m := 0; m*k < len(all); m++ {
					line := append(make([]any, 0, len(columns)), int64(world.World), plan, int64(first+m))
					if err := put(numbers(line, all[m*k:(m+1)*k])...); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

func numbers(line []any, values []float64) []any {
	for _, x := range values {
		line = append(line, x)
	}
	return line
}
