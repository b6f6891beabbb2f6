package export

import (
	"context"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"boomerang/scenarios/numeral"
	"boomerang/sim/remedy"

	"boomerang/models/fit"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// History is measures by calendar month.
type History struct {
	Months   []int                // as dates.Date.MonthNumber counts them, ascending
	Values   map[string][]float64 // by measure, NaN where a month has none
	Unknown  []string             // columns that are no measure, safe to write down
	Warnings []string
}

// ReadHistory reads a table with a column "month" (2024-03) and columns named
// like measures; names maps a measure to another column. A file without such a
// column is read as an export, and gives contacts by month.
// A cell that its measure cannot be, or that could be two numbers, is refused.
func ReadHistory(ctx context.Context, path string, measures []result.Measure, names map[string]string) (*History,
	error,
) {
	source := fileSource(path)
	defer source.close(ctx)
	if err := source.look(ctx, Options{}); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	header := source.header
	month := slices.IndexFunc(header, func(h string) bool { return bare(h) == "month" })
	if month < 0 {
		return monthsOfExport(ctx, path)
	}
	at, err := columnsOfMeasures(header, measures, names)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	h, err := readMonths(ctx, source, month, measures, at)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i, name := range header {
		known := func(m result.Measure) bool { return holds(name, m.Name, names) }
		if i != month && !slices.ContainsFunc(measures, known) && safe(name) {
			h.Unknown = append(h.Unknown, name)
		}
	}
	return h, nil
}

// holds reports whether a column holds a measure.
func holds(column, measure string, names map[string]string) bool {
	if told := names[measure]; told != "" {
		return strings.EqualFold(strings.TrimSpace(column), told)
	}
	return bare(column) == bare(measure)
}

// columnsOfMeasures is the place of each measure the table has; two columns of one
// measure are refused: which one holds cannot be known.
func columnsOfMeasures(header []string, measures []result.Measure, names map[string]string) (map[string]int, error) {
	at := map[string]int{}
	for _, measure := range measures {
		m := measure.Name
		for i, column := range header {
			if !holds(column, m, names) {
				continue
			}
			if first, twice := at[m]; twice {
				return nil, remedy.Errorf("columns %d and %d both hold %s", first+1, i+1, m).
					Hint("take one of the two out, or rename it and name the other by --column")
			}
			at[m] = i
		}
	}
	return at, nil
}

// historyLine is a month of a table: where it stands, and its cells.
type historyLine struct {
	month, number int
	cells         []string
}

// readMonths reads what happened, a line per month, into one value per measure and month from the
// first to the last of them; NaN where nothing stands. Months may stand in any order; one that stands
// twice is refused, lines that cannot be read are counted with their reason.
func readMonths(ctx context.Context, source *source, month int, measures []result.Measure, at map[string]int) (
	*History, error,
) {
	header := source.header
	c, err := source.rows(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if _, _, err := c.next(); err != nil {
		return nil, errHeader
	}
	var lines []historyLine
	h := &History{Values: map[string][]float64{}}
	var lost losses
	for {
		row, n, err := c.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("a line cannot be read: quotes do not match")
		}
		row = slices.Clone(row)
		if !slices.ContainsFunc(row, func(s string) bool { return strings.TrimSpace(s) != "" }) {
			continue
		}
		m, ok := parseMonth(row[min(month, len(row)-1)])
		switch {
		case len(row) != len(header):
			lost.add("not as many cells as the header has columns", n, false)
		case !ok:
			lost.add("month is not written like 2024-03", n, false)
		case slices.ContainsFunc(lines, func(l historyLine) bool { return l.month == m }):
			return nil, fmt.Errorf("line %d: the month stands twice; which one holds cannot be known", n)
		default:
			lines = append(lines, historyLine{m, n, row})
		}
	}
	slices.SortFunc(lines, func(a, b historyLine) int { return a.month - b.month })
	columns := map[string]*numeral.Column{}
	for _, measure := range slices.Sorted(maps.Keys(at)) {
		cells := make([]string, len(lines))
		for k, l := range lines {
			cells[k] = bareNumber(l.cells[at[measure]])
		}
		var err error
		if columns[measure], err = columnOf(header[at[measure]], source.form.delimiter, cells); err != nil {
			return nil, err
		}
	}
	for _, l := range lines {
		h.Months = append(h.Months, l.month)
	}
	for _, measure := range measures {
		if i, there := at[measure.Name]; there {
			read := cellsIn(lines, i, columns[measure.Name], measure, &lost)
			if err := read.check(); err != nil {
				return nil, err
			}
			h.Values[measure.Name] = read.values
		}
	}
	h.Warnings = Told(lost.all)
	return h, nil
}

// cellsIn reads the cells of a measure.
func cellsIn(lines []historyLine, i int, column *numeral.Column, measure result.Measure, lost *losses) cellsOf {
	read := cellsOf{measure: measure}
	for _, l := range lines {
		x, ok := column.Read(bareNumber(l.cells[i]))
		percent := strings.HasSuffix(strings.TrimSpace(l.cells[i]), "%")
		switch {
		case !ok:
			x = math.NaN()
			if strings.TrimSpace(l.cells[i]) != "" {
				lost.add(fmt.Sprintf("%s is no number", measure.Name), l.number, true)
			}
		case percent:
			x /= 100
		}
		read.values, read.percent = append(read.values, x), append(read.percent, percent)
		read.lines = append(read.lines, l.number)
	}
	return read
}

// bareNumber is a cell without the sign of per cent.
func bareNumber(cell string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(cell), "%"))
}

// columnOf decides what the marks of a column of a table mean.
func columnOf(name string, delimiter rune, cells []string) (*numeral.Column, error) {
	column := &numeral.Column{}
	column.ByDelimiter(delimiter)
	for _, cell := range cells {
		column.See(cell)
	}
	if point, comma, found := column.Contradiction(); found {
		return nil, remedy.Errorf("column %q has a decimal point in %q and a decimal comma in %q", name, point, comma).
			Hint("write all its numbers with one of the two")
	}
	if d := column.Open(); d != nil {
		return nil, remedy.Errorf("column %q: %v, and no cell of the column tells which", name, d).
			Hint("write its numbers without separators of thousands")
	}
	return column, nil
}

// monthsOfExport counts an export by month; the first and the last month are
// left out unless they begin and end with their first and last days.
func monthsOfExport(ctx context.Context, path string) (*History, error) {
	e, err := Read(ctx, path, Options{})
	if err != nil {
		return nil, remedy.Errorf("%w", err).Hint("a table of months needs a column named month")
	}
	counts := e.Counts
	if len(e.Tickets) > 0 {
		counts = fit.Counts(e.Tickets)
	}
	all := fit.Days(counts)
	sums := map[int]float64{}
	for _, d := range all {
		sums[dates.Numbered(d.Day).MonthNumber()] += d.N
	}
	const edge = 3 // days a whole month may lack at its ends: a weekend and a holiday
	if first := dates.Numbered(all[0].Day); first.Day > edge+1 {
		delete(sums, first.MonthNumber())
	}
	if last := dates.Numbered(all[len(all)-1].Day); last.Plus(edge+1).Month == last.Month {
		delete(sums, last.MonthNumber())
	}
	h := &History{Values: map[string][]float64{}, Warnings: append(Told(e.Losses), e.Warnings...)}
	for m := range sums {
		h.Months = append(h.Months, m)
	}
	slices.Sort(h.Months)
	for _, m := range h.Months {
		h.Values[result.Contacts] = append(h.Values[result.Contacts], sums[m])
	}
	return h, nil
}
