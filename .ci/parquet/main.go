// Command parquetcheck reads the Parquet files of a result with Apache Arrow, a
// reader that shares no code with the writer: parquetcheck DIR [events.parquet].
// It compares runs.parquet and, where there is one, points.parquet cell by cell
// with the CSV of the same table, and the sums of daily.parquet with runs.csv.
// Of every file each column must have a meaning and the type its numbers need.
package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
)

func main() {
	if err := check(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func check(dir string, events []string) error {
	for _, name := range []string{"runs", "points"} {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path + ".parquet"); err != nil && name != "runs" {
			continue
		}
		if err := sameAsCSV(path+".parquet", path+".csv"); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if daily := filepath.Join(dir, "daily.parquet"); exists(daily) {
		if err := daysAddUp(daily, filepath.Join(dir, "runs.csv")); err != nil {
			return fmt.Errorf("%s: %w", daily, err)
		}
	}
	for _, path := range events {
		if err := typed(path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// column is what a file says of one of its columns.
type column struct{ Name, Unit, Meaning string }

// read returns a file as a table, and what it says of its columns.
func read(path string) (arrow.Table, []column, error) {
	r, err := file.OpenParquetFile(path, false)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	var about []column
	if err := json.Unmarshal([]byte(*r.MetaData().KeyValueMetadata().FindValue("boomerang.columns")),
		&about); err != nil {
		return nil, nil, err
	}
	ar, err := pqarrow.NewFileReader(r, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		return nil, nil, err
	}
	table, err := ar.ReadTable(context.Background())
	if err != nil {
		return nil, nil, err
	}
	if int(table.NumCols()) != len(about) {
		return nil, nil, fmt.Errorf("%d columns, %d described", table.NumCols(), len(about))
	}
	for c, a := range about {
		if table.Schema().Field(c).Name != a.Name || a.Meaning == "" {
			return nil, nil, fmt.Errorf("column %d is %s, described as %+v", c, table.Schema().Field(c).Name, a)
		}
	}
	return table, about, nil
}

func readCSV(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return csv.NewReader(f).ReadAll()
}

// readBoth reads a Parquet file and the CSV it is compared with.
func readBoth(parquet, text string) (arrow.Table, []column, [][]string, error) {
	table, about, err := read(parquet)
	if err != nil {
		return nil, nil, nil, err
	}
	lines, err := readCSV(text)
	return table, about, lines, err
}

func sameAsCSV(parquet, text string) error {
	table, about, lines, err := readBoth(parquet, text)
	if err != nil {
		return err
	}
	if int(table.NumRows()) != len(lines)-1 || len(about) != len(lines[0]) {
		return fmt.Errorf("%d × %d cells, the CSV has %d × %d", table.NumRows(), len(about), len(lines)-1,
			len(lines[0]))
	}
	for c, name := range lines[0] {
		if about[c].Name != name {
			return fmt.Errorf("column %d is %s, the CSV says %s", c, about[c].Name, name)
		}
		for i, got := range cells(table, c) {
			if got != lines[i+1][c] {
				return fmt.Errorf("row %d, %s: %q, the CSV has %q", i+1, name, got, lines[i+1][c])
			}
		}
	}
	fmt.Printf("%s: %d rows × %d columns read by Arrow, equal to the CSV; every column has a meaning\n", parquet,
		len(lines)-1, len(about))
	return nil
}

// daysAddUp compares what the days of every plan and world add up to with the
// row of the run.
func daysAddUp(parquet, text string) error {
	table, about, lines, err := readBoth(parquet, text)
	if err != nil {
		return err
	}
	at := func(name string) int { return slices.IndexFunc(about, func(a column) bool { return a.Name == name }) }
	worlds, plans := cells(table, at("world")), cells(table, at("plan"))
	for _, name := range []string{"contacts", "support_cost", "margin", "payroll", "left_over_service"} {
		sums := map[string]float64{}
		for i, x := range cells(table, at(name)) {
			v, err := strconv.ParseFloat(x, 64)
			if err != nil {
				return err
			}
			sums[worlds[i]+" "+plans[i]] += v
		}
		c, plan := slices.Index(lines[0], name), slices.Index(lines[0], "plan")
		for _, line := range lines[1:] {
			want, err := strconv.ParseFloat(line[c], 64)
			got, there := sums[line[0]+" "+line[plan]]
			if err != nil || !there || math.Abs(got-want) > 1e-9*math.Abs(want) {
				return fmt.Errorf("%s of world %s, plan %s: the days add up to %v, the run has %v", name, line[0],
					line[plan], got, want)
			}
		}
	}
	fmt.Printf("%s: %d rows × %d columns read by Arrow; the days add up to the runs\n", parquet, table.NumRows(),
		len(about))
	return nil
}

// typed requires that events hold numbers as numbers and what is one of a few
// words as a dictionary.
func typed(parquet string) error {
	table, about, err := read(parquet)
	if err != nil {
		return err
	}
	want := map[string]arrow.Type{
		"plan": arrow.STRING, "minute": arrow.FLOAT64, "day": arrow.INT64, "customer": arrow.INT64,
		"issue": arrow.INT64,
		"turn":  arrow.STRING, "outcome": arrow.STRING, "category": arrow.STRING, "segment": arrow.STRING,
		"contact": arrow.INT64,
		"wait":    arrow.FLOAT64, "handle": arrow.FLOAT64, "steps": arrow.FLOAT64, "score": arrow.FLOAT64,
		"days": arrow.FLOAT64,
	}
	words, err := dictionaries(parquet)
	if err != nil {
		return err
	}
	for i, a := range about {
		if t, ok := want[a.Name]; ok && table.Schema().Field(i).Type.ID() != t {
			return fmt.Errorf("%s is of type %s", a.Name, table.Schema().Field(i).Type)
		}
		if want[a.Name] == arrow.STRING && !words[a.Name] {
			return fmt.Errorf("%s is not stored as a dictionary", a.Name)
		}
		delete(want, a.Name)
	}
	if len(want) > 0 || table.NumRows() == 0 {
		return fmt.Errorf("%d rows, without the columns %v", table.NumRows(), want)
	}
	fmt.Printf("%s: %d events × %d columns read by Arrow, numbers as numbers\n", parquet, table.NumRows(), len(about))
	return nil
}

// dictionaries are the columns of a file that are stored as one.
func dictionaries(path string) (map[string]bool, error) {
	r, err := file.OpenParquetFile(path, false)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	all := map[string]bool{}
	group := r.MetaData().RowGroup(0)
	for i := range r.MetaData().Schema.NumColumns() {
		chunk, err := group.ColumnChunk(i)
		if err != nil {
			return nil, err
		}
		all[r.MetaData().Schema.Column(i).Name()] = chunk.HasDictionaryPage()
	}
	return all, nil
}

// cells are those of a column, as the CSV would write them.
func cells(table arrow.Table, c int) (all []string) {
	for _, chunk := range table.Column(c).Data().Chunks() {
		for i := range chunk.Len() {
			all = append(all, cell(chunk, i))
		}
	}
	return all
}

func cell(a arrow.Array, i int) string {
	switch a := a.(type) {
	case *array.Float64:
		if a.IsNull(i) {
			return ""
		}
		return strconv.FormatFloat(a.Value(i), 'g', -1, 64)
	default:
		return a.ValueStr(i)
	}
}
