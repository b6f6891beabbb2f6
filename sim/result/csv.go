package result

import (
	"regexp"
	"strings"
)

// A spreadsheet takes a cell that begins with one of these for a formula, which may run
// programs or send what stands beside it (OWASP, CSV injection). Numbers are none.
const formulaSigns = "=+-@\t\r\n＝＋－＠"

// signedNumber is a text that a spreadsheet computes to the number it is.
var signedNumber = regexp.MustCompile(`^[+-](\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`)

// runs reports whether a spreadsheet would compute a text, once apostrophes before it
// are taken off.
func runs(text string) bool {
	text = strings.TrimLeft(text, "'")
	for _, sign := range formulaSigns {
		if strings.HasPrefix(text, string(sign)) {
			return !signedNumber.MatchString(text)
		}
	}
	return false
}

// TextCell is a text as a table of comma-separated values has it: one that a spreadsheet
// would run has an apostrophe before it. [TextOfCell] gives the text back.
func TextCell(text string) string {
	if runs(text) {
		return "'" + text
	}
	return text
}

// TextOfCell is the text of which TextCell made a cell.
func TextOfCell(cell string) string {
	if text, ok := strings.CutPrefix(cell, "'"); ok && runs(text) {
		return text
	}
	return cell
}

// textCells are the texts of a line.
func textCells(texts []string) []string {
	cells := make([]string, len(texts))
	for i, text := range texts {
		cells[i] = TextCell(text)
	}
	return cells
}

// textsOf are the texts of a line of cells.
func textsOf(cells []string) []string {
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i] = TextOfCell(cell)
	}
	return texts
}
