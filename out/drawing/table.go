package drawing

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Table is a neutral table: rendered as terminal text, CSV, Markdown or HTML.
type Table struct {
	Title   string
	Columns []Column
	Rows    [][]Cell // every row as long as Columns
	Notes   []string // below the table
	Folded  bool     // long and seldom read: closed on a screen until asked for, open in print
}

// Column is the head of a column.
type Column struct {
	Name  string
	Right bool // numbers stand to the right
}

// Cell is one entry: what people read, and the number behind it for files.
type Cell struct {
	Text   string
	Value  *float64
	Strong bool // what a reader looks for first
}

// Stress makes a row or a column strong; −1 is every one.
func (t Table) Stress(strong bool, row, column int) {
	for i := range t.Rows {
		for j := range t.Rows[i] {
			if strong && (row < 0 || row == i) && (column < 0 || column == j) {
				t.Rows[i][j].Strong = true
			}
		}
	}
}

// Words returns a cell without a number.
func Words(s string) Cell { return Cell{Text: wording.Clean(s)} }

// Number returns a cell with a number behind its text.
func Number(v float64, s string) Cell {
	if !stats.IsFinite(v) {
		return Cell{Text: wording.None}
	}
	return Cell{Text: s, Value: &v}
}

// Head returns columns, the first to the left and the rest to the right.
func Head(names ...string) []Column {
	cs := make([]Column, len(names))
	for i, n := range names {
		cs[i] = Column{wording.Clean(n), i > 0}
	}
	return cs
}

// WriteText writes the table for a terminal of so many columns. Long cells
// wrap; the first column gets what the others leave.
func (t Table) WriteText(w io.Writer, width int) error {
	p := table.NewWriter()
	p.SetStyle(terminal)
	widths := t.widths(width)
	var head table.Row
	var configs []table.ColumnConfig
	for i, c := range t.Columns {
		align := text.AlignLeft
		if c.Right {
			align = text.AlignRight
		}
		head = append(head, WrapWords(wording.Clean(c.Name), widths[i]))
		configs = append(configs, table.ColumnConfig{Number: i + 1, Align: align, AlignHeader: align})
	}
	p.AppendHeader(head)
	p.SetColumnConfigs(configs)
	for _, cells := range t.Rows {
		var row table.Row
		for i, c := range cells {
			row = append(row, WrapWords(wording.Clean(c.Text), widths[i]))
		}
		p.AppendRow(row)
	}
	var b strings.Builder
	if t.Title != "" {
		fmt.Fprintln(&b, WrapWords(wording.Clean(t.Title), width))
	}
	for line := range strings.Lines(p.Render() + "\n") {
		fmt.Fprintln(&b, strings.TrimRight(line, " \n"))
	}
	for _, n := range t.Notes {
		fmt.Fprintln(&b, Indent(WrapWords(wording.Clean(n), width-2), "  "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// terminal is a table with one rule under its head and no boxes.
var terminal = table.Style{
	Name: "boomerang",
	Box: table.BoxStyle{
		MiddleHorizontal: "─", MiddleVertical: " ", MiddleSeparator: "─",
		LeftSeparator: "─", RightSeparator: "─", PaddingLeft: "", PaddingRight: "  ",
	},
	Options: table.Options{SeparateHeader: true},
	Format:  table.FormatOptions{Header: text.FormatDefault, Row: text.FormatDefault},
}

// widths gives each column its natural width where the sum fits, else shrinks
// the widest until it does, never below its longest word or 16 characters.
func (t Table) widths(total int) []int {
	ws, least := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	sum := 0
	for i, c := range t.Columns {
		ws[i] = text.StringWidthWithoutEscSequences(c.Name)
		for _, row := range t.Rows {
			ws[i] = max(ws[i], text.StringWidthWithoutEscSequences(row[i].Text))
		}
		least[i] = t.longestWord(i)
		sum += ws[i] + 2
	}
	for sum > total {
		widest := -1
		for i, w := range ws {
			if w > least[i] && (widest < 0 || w > ws[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		ws[widest]--
		sum--
	}
	return ws
}

// longestWord is the width below which a column would break a word, from 8 to
// 16: a longer word is broken.
func (t Table) longestWord(column int) int {
	longest := 8
	measure := func(s string) {
		for word := range strings.FieldsSeq(strings.ReplaceAll(s, " %", "\u00a0%")) {
			longest = max(longest, text.StringWidthWithoutEscSequences(word))
		}
	}
	measure(t.Columns[column].Name)
	for _, row := range t.Rows {
		measure(row[column].Text)
	}
	return min(longest, 16)
}

// unbroken stands for a space at which no line may end: one of private use,
// because text.WrapSoft breaks at the unbreakable one.
const unbroken = "\ue000"

// WrapWords breaks a text into lines, keeping numbers with their unit.
func WrapWords(s string, width int) string {
	s = strings.ReplaceAll(s, " %", unbroken+"%")
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		for wrapped := range strings.SplitSeq(text.WrapSoft(line, max(width, 1)), "\n") {
			lines = append(lines, strings.TrimRight(wrapped, " "))
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), unbroken, " ")
}

func Indent(s, by string) string { return by + strings.ReplaceAll(s, "\n", "\n"+by) }

// WriteCSV writes head and rows; numbers are written so that they read back
// exactly, not as people read them.
func (t Table) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	line := make([]string, len(t.Columns))
	for i, col := range t.Columns {
		line[i] = result.TextCell(col.Name)
	}
	if err := c.Write(line); err != nil {
		return err
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			line[i] = cell.raw()
		}
		if err := c.Write(line); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// raw is the exact number, or the text. A text that a spreadsheet would
// compute is quoted with an apostrophe.
func (c Cell) raw() string {
	if c.Value != nil {
		return strconv.FormatFloat(*c.Value, 'g', -1, 64)
	}
	return result.TextCell(c.Text)
}

// WriteMarkdown writes a table of GitHub's dialect.
func (t Table) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	switch {
	case t.Folded:
		fmt.Fprintf(&b, "<details><summary>%s</summary>\n\n", wording.Markdown(t.Title))
	case t.Title != "":
		fmt.Fprintf(&b, "**%s**\n\n", wording.Markdown(t.Title))
	}
	rule := ""
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "| %s ", wording.Markdown(c.Name))
		if c.Right {
			rule += "|--:"
		} else {
			rule += "|---"
		}
	}
	fmt.Fprintf(&b, "|\n%s|\n", rule)
	for _, row := range t.Rows {
		for _, c := range row {
			fmt.Fprintf(&b, "| %s ", wording.Markdown(c.Text))
		}
		b.WriteString("|\n")
	}
	for _, n := range t.Notes {
		fmt.Fprintf(&b, "\n%s\n", wording.Markdown(n))
	}
	if t.Folded {
		b.WriteString("\n</details>\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
