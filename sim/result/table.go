//go:build !page

package result

import (
	"encoding/csv"
	"fmt"
	"io"

	"boomerang/sim/folder"
)

// WriteTable stages a table twice: as name.csv, and as name.parquet with the units
// and meanings of its columns. rows is called once for each, and calls put as for
// [WriteParquet].
//
// Twice, since a spreadsheet opens the one and a notebook the other with types, units
// and gaps that CSV cannot say. rows must give the same rows both times.
func WriteTable(f *folder.Folder, name string, columns []Column, rows func(put func(row ...any) error) error) error {
	if err := f.Stream(name+".csv", func(to io.Writer) error { return tableCSV(to, columns, rows) }); err != nil {
		return err
	}
	return f.Stream(name+".parquet", func(to io.Writer) error { return WriteParquet(to, columns, rows) })
}

// tableCSV writes rows of mixed cells under the names of the columns; NaN and infinities are empty
// cells, as in every file of a result. A row has to have as many cells as there are columns.
func tableCSV(to io.Writer, columns []Column, rows func(put func(row ...any) error) error) error {
	w := csv.NewWriter(to)
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i] = TextCell(c.Name)
	}
	w.Write(line)
	err := rows(func(row ...any) error {
		for i, v := range row {
			switch v := v.(type) {
			case float64:
				line[i] = cell(v)
			case string:
				line[i] = TextCell(v)
			default:
				line[i] = fmt.Sprint(v)
			}
		}
		return w.Write(line)
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}
