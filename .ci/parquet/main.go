// Command parquetcheck reads a Parquet file with Apache Arrow, a reader that
// shares no code with the writer, and compares it cell by cell with the CSV of
// the same table: parquetcheck runs.parquet runs.csv.
package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
)

func main() {
	if err := check(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func check(parquet, text string) error {
	r, err := file.OpenParquetFile(parquet, false)
	if err != nil {
		return err
	}
	defer r.Close()
	var about []struct{ Name, Unit, Meaning string }
	if err := json.Unmarshal([]byte(*r.MetaData().KeyValueMetadata().FindValue("boomerang.columns")), &about); err != nil {
		return err
	}
	ar, err := pqarrow.NewFileReader(r, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		return err
	}
	table, err := ar.ReadTable(context.Background())
	if err != nil {
		return err
	}
	f, err := os.Open(text)
	if err != nil {
		return err
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return err
	}
	if int(table.NumRows()) != len(lines)-1 || int(table.NumCols()) != len(lines[0]) || len(about) != len(lines[0]) {
		return fmt.Errorf("%d × %d cells (%d described), the CSV has %d × %d", table.NumRows(), table.NumCols(), len(about), len(lines)-1, len(lines[0]))
	}
	for c, name := range lines[0] {
		if table.Schema().Field(c).Name != name || about[c].Name != name || about[c].Meaning == "" {
			return fmt.Errorf("column %d is %s, described as %+v, the CSV says %s", c, table.Schema().Field(c).Name, about[c], name)
		}
		row := 1
		for _, chunk := range table.Column(c).Data().Chunks() {
			for i := range chunk.Len() {
				if got := cell(chunk, i); got != lines[row][c] {
					return fmt.Errorf("row %d, %s: %q, the CSV has %q", row, name, got, lines[row][c])
				}
				row++
			}
		}
	}
	fmt.Printf("%s: %d rows × %d columns read by Arrow, equal to the CSV; every column has a meaning\n", parquet, len(lines)-1, len(about))
	return nil
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
