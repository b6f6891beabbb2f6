package result

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"boomerang/sim/folder"
	"boomerang/sim/remedy"
)

// Runs are the rows of a study: every plan of every world.
type Runs struct {
	Plans    []string
	Inputs   []string // paths of the sampled assumptions
	Measures []string
	Worlds   []RunWorld // may be left out where they are streamed
}

// OwnOf splits the path of an assumption that a plan states for itself,
// "plan.NAME.key", into the plan and the key; the plan is "" where the path is
// everybody's.
func OwnOf(path string) (plan, key string) {
	if parts := strings.SplitN(path, ".", 3); len(parts) == 3 && parts[0] == "plan" {
		return parts[1], parts[2]
	}
	return "", path
}

// RunWorld is one world of the rows.
//
// Used is 0 for the second play of a draw and for blocks that are not whole: a reader who averages all
// rows gives some draws double weight.
type RunWorld struct {
	World  int
	Block  int
	Chance uint64
	Used   bool        // means, quantiles and shares rest on it
	Inputs []float64   // the sampled values, in their own units
	Rows   [][]float64 // [plan][measure]; NaN = no value
	Series [][]float64 // [plan][time*k+measure], where they are streamed
}

// Worlds gives worlds one by one, with what went wrong last. The memory of a
// world may be that of the next.
type Worlds = iter.Seq2[RunWorld, error]

// All gives the worlds that are held.
func (r *Runs) All() Worlds {
	return func(yield func(RunWorld, error) bool) {
		for _, w := range r.Worlds {
			if !yield(w, nil) {
				return
			}
		}
	}
}

// Hold copies the worlds that are streamed, without their series, for what looks
// at all of them at once.
func (r *Runs) Hold(worlds Worlds) error {
	for w, err := range worlds {
		if err != nil {
			return err
		}
		w.Series = nil
		for i, row := range w.Rows {
			w.Rows[i] = slices.Clone(row)
		}
		r.Worlds = append(r.Worlds, w)
	}
	return nil
}

// each calls f for every plan of every world.
func (r *Runs) each(worlds Worlds, f func(world RunWorld, plan []byte, row int) error) error {
	names := make([][]byte, len(r.Plans))
	for i, name := range r.Plans {
		names[i] = []byte(name)
	}
	for world, err := range worlds {
		if err != nil {
			return err
		}
		for i, name := range names {
			if err := f(world, name, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// leading are the columns before inputs and measures; older programs did not say which
// worlds estimates rest on.
var (
	leading = []string{"world", "block", "chance", "used", "plan"}
	older   = []string{"world", "block", "chance", "plan"}
)

// WriteRuns stages runs.csv: one line per world and plan, an empty cell where a
// measure has no value. Numbers read back exactly. It returns the SHA-256 of the
// file, for Result.RunsSHA256.
//
// Numbers have as many digits as it takes to read the same float64 back (at most 17),
// with a full stop for the decimal point whatever the language of the machine.
func WriteRuns(f *folder.Folder, r *Runs, worlds Worlds) (sum string, err error) {
	err = f.Stream(RunsFile, func(to io.Writer) error { return r.csv(to, worlds) })
	return f.Sum(RunsFile), err
}

// CSV writes the rows as runs.csv has them.
func (r *Runs) CSV(to io.Writer, worlds Worlds) error { return r.csv(to, worlds) }

// csv writes one line per world and plan: world, block, key of chance, whether it counts, plan,
// inputs, measures. Cells are appended to one line that is used again, since no other text of a run
// is as large.
func (r *Runs) csv(to io.Writer, worlds Worlds) error {
	w := csv.NewWriter(to)
	w.Write(textCells(slices.Concat(leading, r.Inputs, r.Measures)))
	if w.Flush(); w.Error() != nil {
		return w.Error()
	}
	plans, err := quoted(r.Plans)
	if err != nil {
		return err
	}
	var line []byte
	return r.each(worlds, func(world RunWorld, _ []byte, row int) error {
		line = strconv.AppendInt(line[:0], int64(world.World), 10)
		line = strconv.AppendInt(append(line, ','), int64(world.Block), 10)
		line = strconv.AppendUint(append(line, ','), world.Chance, 10)
		line = strconv.AppendInt(append(line, ','), int64(whole(world.Used)), 10)
		line = append(append(line, ','), plans[row]...)
		line = appendCells(appendCells(line, world.Inputs), world.Rows[row])
		_, err := to.Write(append(line, '\n'))
		return err
	})
}

// whole is 1 for true, as a column of whole numbers has it.
func whole(is bool) int {
	if is {
		return 1
	}
	return 0
}

// quoted are texts as a table of comma-separated values has them.
func quoted(texts []string) (all [][]byte, err error) {
	for _, text := range texts {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.Write([]string{TextCell(text), ""}); err != nil { // a line of one empty field would be quoted
			return nil, err
		}
		w.Flush()
		all = append(all, bytes.TrimSuffix(b.Bytes(), []byte(",\n")))
	}
	return all, nil
}

// An empty cell and not "NaN": spreadsheets take that for a text and leave it out of
// sums in silence.
func appendCells(line []byte, values []float64) []byte {
	for _, x := range values {
		if line = append(line, ','); !math.IsNaN(x) {
			line = strconv.AppendFloat(line, x, 'g', -1, 64)
		}
	}
	return line
}

func cell(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// ReadRuns reads runs.csv of dir, the rows behind a result, and refuses rows that
// are not those it was made from: missing, cut off, changed, or of another run,
// as a kill or a full disk can leave them.
func ReadRuns(dir string, of *Result) (*Runs, error) {
	runs, err := readRuns(dir, of)
	if err != nil {
		return nil, remedy.Errorf("result: %s: %w", filepath.Join(dir, RunsFile), err).
			Hint("%s writes it and %s again, from the worlds stored there",
				remedy.Quoted("boomerang", "resume", remedy.File(dir)), ResultFile)
	}
	return runs, nil
}

// readRuns reads back the rows a result was made from. It refuses a file whose checksum, number of
// worlds or plans is not the one the result names: figures and rows of different runs side by side
// would both look right.
func readRuns(dir string, of *Result) (*Runs, error) {
	file, err := folder.At(dir).Read(RunsFile)
	data := file.Bytes
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, errors.New("there is no such file") // a missing result is another thing
	case err != nil:
		return nil, err
	case len(data) == 0:
		return nil, errors.New("the file is empty")
	case of.RunsSHA256 != "" && of.RunsSHA256 != folder.SumOf(data):
		return nil, fmt.Errorf("these are not the rows %s was made from: the checksum (SHA-256) there is another",
			ResultFile)
	}
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	runs, err := rowsIn(lines, of.sampled())
	if err == nil && (len(runs.Worlds) != of.Worlds || len(runs.Plans) != len(of.Plans)) {
		err = fmt.Errorf("it has %d worlds of %d plans, %s speaks of %d of %d", len(runs.Worlds), len(runs.Plans),
			ResultFile, of.Worlds, len(of.Plans))
	}
	return runs, err
}

// sampled counts the assumptions with a column in runs.csv, which does not say
// itself where the inputs end and the measures begin.
//
// The same rule as RunColumns: a column for each assumption that is sampled, in the
// order of the ledger.
func (r *Result) sampled() (n int) {
	for _, a := range r.Assumptions {
		if a.Sampled {
			n++
		}
	}
	return n
}

// rowsIn files the lines of the table.
func rowsIn(lines [][]string, inputs int) (*Runs, error) {
	begins := func(with []string) bool {
		return len(lines) > 0 && len(lines[0]) >= len(with)+inputs && slices.Equal(lines[0][:len(with)], with)
	}
	first := len(leading)
	switch {
	case begins(older):
		first = len(older)
	case !begins(leading):
		return nil, fmt.Errorf("it does not begin with the columns %v and %d inputs", leading, inputs)
	}
	names := textsOf(lines[0][first:])
	r := &Runs{Inputs: names[:inputs], Measures: names[inputs:]}
	for i, line := range lines[1:] {
		if err := r.add(line, first); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+2, err)
		}
	}
	if n := len(r.Worlds); n > 0 && len(r.Worlds[n-1].Rows) != len(r.Plans) {
		return nil, fmt.Errorf("the last world has %d of %d plans", len(r.Worlds[n-1].Rows), len(r.Plans))
	}
	return r, nil
}

// add files one line of the table, whose inputs and measures begin at first.
func (r *Runs) add(line []string, first int) error {
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
	used := first == len(older) || line[3] == "1"
	row := make([]float64, len(line)-first)
	for i, text := range line[first:] {
		row[i] = math.NaN()
		if text == "" {
			continue
		}
		if row[i], err = strconv.ParseFloat(text, 64); err != nil {
			return err
		}
	}
	inputs, row := row[:len(r.Inputs)], row[len(r.Inputs):]
	plan := TextOfCell(line[first-1])
	if n := len(r.Worlds); n == 0 || r.Worlds[n-1].World != world {
		r.Worlds = append(r.Worlds, RunWorld{World: world, Block: block, Chance: chance, Used: used, Inputs: inputs})
	}
	last := &r.Worlds[len(r.Worlds)-1]
	if len(r.Worlds) == 1 {
		r.Plans = append(r.Plans, plan)
	} else if p := len(last.Rows); p >= len(r.Plans) || r.Plans[p] != plan {
		return fmt.Errorf("plan %q is out of order", plan)
	}
	last.Rows = append(last.Rows, row)
	return nil
}
