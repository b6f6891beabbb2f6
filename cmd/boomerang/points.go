package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
)

// readPoints reads a design: a CSV file whose first line names keys and whose
// other lines are points, each a list of settings. An empty cell leaves the
// key as the scenario has it. Without a file there is one point that sets
// nothing.
func readPoints(path string) ([][]string, error) {
	if path == "" {
		return [][]string{nil}, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--design: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.TrimLeadingSpace = true
	lines, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("--design %s: %w", path, err)
	}
	if len(lines) < 2 {
		return nil, fmt.Errorf("--design %s: want a line of keys, such as plan.cut.cut.share, and a line for every point", path)
	}
	var points [][]string
	for _, line := range lines[1:] {
		var set []string
		for i, value := range line {
			if value = strings.TrimSpace(value); value != "" {
				set = append(set, strings.TrimSpace(lines[0][i])+"="+value)
			}
		}
		points = append(points, set)
	}
	return points, nil
}
