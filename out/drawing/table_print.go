package drawing

import (
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// PrintWidths gives columns their natural width where the sum fits the page.
// Else each gets its longest word and a part of what is left, in proportion to
// what it lacks, so that a column of long names is not folded to a ribbon.
// A head may be folded to a third before cells are.
func (t Table) PrintWidths(sty draw.TextStyle) []vg.Length {
	for _, lines := range []vg.Length{1, 2, 3} {
		if widths, fits := t.widthsWith(lines, sty); fits || lines == 3 {
			return widths
		}
	}
	panic("out: no widths")
}

// widthsWith lays columns out with heads folded to so many lines; fits says
// that no cell is folded.
func (t Table) widthsWith(lines vg.Length, sty draw.TextStyle) (widths []vg.Length, fits bool) {
	widths = make([]vg.Length, len(t.Columns))
	least := slices.Clone(widths)
	var sum, floor vg.Length
	for i := range t.Columns {
		widths[i], least[i] = t.measure(i, sty)
		widths[i] = max(widths[i], least[i], sty.Width(t.Columns[i].Name)/lines+1)
		sum += widths[i]
		floor += least[i]
	}
	room := PrintWidth - CellGap*vg.Length(len(widths)-1)
	for i := range widths {
		switch {
		case sum <= room:
		case floor >= room:
			widths[i] = least[i] * room / floor
		default:
			widths[i] = least[i] + (widths[i]-least[i])*(room-floor)/(sum-floor)
		}
	}
	return widths, sum <= room
}

// measure is the width the cells of a column would like, and that of the longest
// word of head and cells.
func (t Table) measure(column int, sty draw.TextStyle) (natural, word vg.Length) {
	natural, word = 20, 20
	add := func(s string) {
		natural = max(natural, min(sty.Width(s)+1, widestCell))
		for w := range strings.FieldsSeq(strings.ReplaceAll(s, " %", "\u00a0%")) {
			word = max(word, min(sty.Width(w)+1, widestWord))
		}
	}
	add(t.Columns[column].Name)
	natural = 20 // a head is asked for elsewhere
	for _, cells := range t.Rows {
		add(cells[column].Text)
	}
	return natural, word
}

const PrintWidth = vg.Length(PageWidth - 2*Margin)

// CellGap is the space between columns and around rows.
const CellGap = 8

// widestWord is where a word may be broken in a narrow column, widestCell what
// a cell may ask for, in points.
const widestWord, widestCell = 130, 420
