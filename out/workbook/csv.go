package workbook

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// MonthsCSV is MonthRows as CSV: exact numbers, texts that a spreadsheet would run quoted.
func MonthsCSV(res *result.Result) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range MonthRows(res) {
		line := make([]string, len(row))
		for i, cell := range row {
			switch cell := cell.(type) {
			case string:
				line[i] = result.TextCell(cell)
			case float64:
				if !stats.IsFinite(cell) {
					continue
				}
				line[i] = strconv.FormatFloat(cell, 'g', -1, 64)
			}
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
