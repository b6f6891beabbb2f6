package out

import (
	"boomerang/out/drawing"
	"boomerang/out/wording"
)

// Words are the terms of the pages: what they are called on page one, and what they mean.
func Words() drawing.Table {
	t := drawing.Table{Columns: []drawing.Column{{Name: "Term"}, {Name: "In plain words"}, {Name: "What it means"}}}
	for _, term := range wording.Glossary {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(term.Name), drawing.Words(term.Plainly), drawing.Words(term.Means),
		})
	}
	return t
}
