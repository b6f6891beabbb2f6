package result

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// Runs are the rows of a study: every plan of every world.
type Runs struct {
	Plans    []string
	Inputs   []string // paths of the sampled assumptions
	Measures []string
	Worlds   []RunWorld
}

// RunWorld is one world of the rows.
type RunWorld struct {
	World  int
	Block  int
	Chance uint64
	Inputs []float64   // the sampled values, in their own units
	Rows   [][]float64 // [plan][measure]; NaN = no value
}

// leading are the columns before inputs and measures.
var leading = []string{"world", "block", "chance", "plan"}

// WriteRuns writes runs.csv into dir: one line per world and plan, an empty
// cell where a measure has no value. Numbers read back exactly.
func WriteRuns(dir string, r *Runs) error {
	return StreamFile(filepath.Join(dir, RunsFile), r.csv)
}

func (r *Runs) csv(to io.Writer) error {
	w := csv.NewWriter(to)
	w.Write(slices.Concat(leading, r.Inputs, r.Measures))
	var line []string
	for _, world := range r.Worlds {
		for p, row := range world.Rows {
			line = append(line[:0], strconv.Itoa(world.World), strconv.Itoa(world.Block),
				strconv.FormatUint(world.Chance, 10), r.Plans[p])
			for _, values := range [][]float64{world.Inputs, row} {
				for _, x := range values {
					line = append(line, cell(x))
				}
			}
			w.Write(line)
		}
	}
	w.Flush()
	return w.Error()
}

func cell(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// ReadRuns reads runs.csv of dir. CSV does not say where the inputs end and
// the measures begin: pass the number of inputs, or the sampled assumptions of
// the result.
func ReadRuns(dir string, inputs int) (*Runs, error) {
	path := filepath.Join(dir, RunsFile)
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("result: %w", err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("result: %s: %w", path, err)
	}
	if len(lines) == 0 || len(lines[0]) < len(leading)+inputs || !slices.Equal(lines[0][:len(leading)], leading) {
		return nil, fmt.Errorf("result: %s does not begin with the columns %v and %d inputs", path, leading, inputs)
	}
	first := len(leading)
	r := &Runs{Inputs: lines[0][first : first+inputs], Measures: lines[0][first+inputs:]}
	for i, line := range lines[1:] {
		if err := r.add(line); err != nil {
			return nil, fmt.Errorf("result: %s:%d: %w", path, i+2, err)
		}
	}
	return r, nil
}

// add files one line of the table.
func (r *Runs) add(line []string) error {
	world, err := strconv.Atoi(line[0])
	if err != nil {
		return err
	}
	block, err := strconv.Atoi(line[1])
	if err != nil {
		return err
	}
	chance, err := strconv.ParseUint(line[2], 10, 64)
	if err != nil {
		return err
	}
	row := make([]float64, len(line)-len(leading))
	for i, text := range line[len(leading):] {
		row[i] = math.NaN()
		if text == "" {
			continue
		}
		if row[i], err = strconv.ParseFloat(text, 64); err != nil {
			return err
		}
	}
	inputs, row := row[:len(r.Inputs)], row[len(r.Inputs):]
	if n := len(r.Worlds); n == 0 || r.Worlds[n-1].World != world {
		r.Worlds = append(r.Worlds, RunWorld{World: world, Block: block, Chance: chance, Inputs: inputs})
	}
	last := &r.Worlds[len(r.Worlds)-1]
	if len(r.Worlds) == 1 {
		r.Plans = append(r.Plans, line[3])
	} else if p := len(last.Rows); p >= len(r.Plans) || r.Plans[p] != line[3] {
		return fmt.Errorf("plan %q is out of order", line[3])
	}
	last.Rows = append(last.Rows, row)
	return nil
}
