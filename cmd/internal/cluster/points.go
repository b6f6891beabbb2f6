package cluster

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"boomerang/scenarios/input"
	"boomerang/sim/remedy"

	"boomerang/scenarios"
)

// designPoint is one line of --design: what it sets, and where it says so.
type designPoint struct {
	place   string // file:line
	Set     []string
	columns []int // of each setting, from 1
	label   string
}

// labelColumn is the column of a design that sets nothing: what it says of a point is carried through.
const labelColumn = "label"

// mostDesign bounds what is read of a design.
const mostDesign = 256 << 20

// MostPoints is how many points a design drawn here may have.
const MostPoints = 1 << 16

// ReadPoints reads a design: a CSV file whose first line names keys and whose
// other lines are points, each a list of settings. An empty cell leaves the
// key as the scenario has it. Without a file there is one point that sets
// nothing. Everything wrong with the table itself is told at once.
func ReadPoints(ctx context.Context, path string) ([]designPoint, error) {
	if path == "" {
		return []designPoint{{}}, nil
	}
	f, err := input.Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("--design: %w", err)
	}
	defer f.Close()
	text, err := input.Within(f, mostDesign)
	if err != nil {
		return nil, fmt.Errorf("--design: %s: %w", path, err)
	}
	return pointsIn(path, text)
}

// pointsIn reads the text of a design.
func pointsIn(path string, text []byte) ([]designPoint, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // a spreadsheet's mark
	if seems := noTable(text); seems != "" {
		return nil, remedy.Errorf("%s: the file seems to be %s", path, seems).
			Hint("save it as CSV: text in UTF-8, cells separated by commas, a line for every point")
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.TrimLeadingSpace, r.FieldsPerRecord = true, -1
	keys, err := r.Read()
	if err != nil {
		return nil, unreadable(path, err)
	}
	wrong := wrongKeys(path, keys)
	var points []designPoint
	var empty remedy.Several // lines that set nothing; a spreadsheet leaves some at the end
	for {
		from := r.InputOffset()
		line, err := r.Read()
		if errors.Is(err, io.EOF) && len(points) > 0 {
			break
		}
		if err != nil {
			return nil, unreadable(path, err)
		}
		at, _ := r.FieldPos(0)
		place := fmt.Sprintf("%s:%d", path, at)
		if said := bytes.TrimSpace(text[from:r.InputOffset()]); len(bytes.Trim(said, ", \t\r\n")) == 0 {
			if len(said) > 0 {
				empty = append(empty, remedy.Errorf("%s: the line sets nothing", place).
					Hint(`take it out; "" in a cell stands for a point that leaves the scenario as it is`))
			}
			continue
		}
		wrong, empty = append(wrong, empty...), nil
		p := designPoint{place: place}
		if len(line) != len(keys) {
			wrong = append(wrong, remedy.Errorf("%s: %d cells, the first line names %d keys", p.place, len(line),
				len(keys)).
				Hint("leave a cell empty to keep what the scenario says; quote a value that holds a comma"))
		}
		p.take(keys, line)
		points = append(points, p)
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return points, nil
}

// take keeps the cells of a line that say something.
func (p *designPoint) take(keys, line []string) {
	for i, value := range line[:min(len(line), len(keys))] {
		value = strings.TrimSpace(value)
		switch key := strings.TrimSpace(keys[i]); {
		case key == labelColumn:
			p.label = value
		case value != "":
			p.Set = append(p.Set, key+"="+value)
			p.columns = append(p.columns, i+1)
		}
	}
}

// noTable says what a file seems to be that is no CSV text, "" where it may be.
func noTable(text []byte) string {
	switch {
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		return "text in UTF-16"
	case bytes.HasPrefix(text, []byte("PK\x03\x04")):
		return "a workbook or another archive"
	case bytes.IndexByte(text, 0) >= 0:
		return "no text, or text in UTF-16"
	case bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(bytes.TrimRight(text, "\r"), '\r') >= 0:
		return "text whose lines end with a carriage return alone, as on an old Macintosh"
	}
	return ""
}

// sameFile reports whether two paths lead to one file that exists.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}

// unreadable is a file that ends too early, or is no CSV. A quote that is not
// closed is told where its line begins, not where the file ends.
func unreadable(path string, err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		where := fmt.Sprintf("%s:%d: column %d", path, p.Line, p.Column)
		if p.StartLine < p.Line {
			where = fmt.Sprintf("%s:%d: a quote opened in this line is read on to line %d", path, p.StartLine, p.Line)
		}
		return remedy.Errorf("%s: %w", where, p.Err).
			Hint("cells are separated by commas; a value that holds a comma or a quote stands in double quotes, " +
				"its own quotes doubled")
	}
	return fmt.Errorf("%s: want a line of keys, such as plan.cut.cut.share, and a line for every point", path)
}

// wrongKeys are the mistakes of the first line.
func wrongKeys(path string, keys []string) (wrong remedy.Several) {
	for i, key := range keys {
		key = strings.TrimSpace(key)
		place := fmt.Sprintf("%s:1: column %d", path, i+1)
		before := slices.IndexFunc(keys[:i], func(k string) bool { return strings.TrimSpace(k) == key })
		switch {
		case key == "":
			wrong = append(wrong, remedy.Errorf("%s names no key", place).
				Hint("name the key its cells set, such as churn.scale, or take the column out"))
		case before >= 0:
			wrong = append(wrong, remedy.Errorf("%s names %s again, as column %d does", place, key, before+1).
				Hint("take one of the two out"))
		case strings.ContainsAny(key, ";\t=") || strings.Contains(key, " "):
			wrong = append(wrong, remedy.Errorf("%s: %q is no key", place, key).
				Hint("keys are words and dots, such as plan.cut.cut.share; separate them by commas"))
		}
	}
	return wrong
}

// blame names the cell of a design, instead of a flag nobody wrote, where a
// problem is that of a setting of the line.
func (l *batchLine) blame(err error) error {
	problems, ok := err.(scenarios.Problems)
	if !ok || l.Place == "" {
		return err
	}
	problems = slices.Clone(problems)
	for i := range problems {
		for k, set := range l.Set {
			if problems[i].File == "-s "+set {
				key, _, _ := strings.Cut(set, "=")
				problems[i].File = fmt.Sprintf("%s: column %d", l.Place, l.Columns[k])
				if problems[i].Key == "" {
					problems[i].Key = key
				}
			}
		}
	}
	return problems
}
