package out

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
)

// The same report gives the same bytes, though fpdf keeps its fonts in maps.
func TestPDFSameBytes(t *testing.T) {
	var first []byte
	for range 4 {
		r, runs := sample(6)
		r.Scenario.Question = "Ω Ω \u00ad- \u00a0 Δ ∆ 🙂 – μ µ ‑ ‐"
		var b bytes.Buffer
		if err := PDF(&b, r, runs); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		}
		if !bytes.Equal(first, b.Bytes()) {
			t.Fatal("two prints of one result differ")
		}
	}
}

// Rows are never wider than the page, whatever the table.
func TestPrintWidths(t *testing.T) {
	r, runs := sample(12)
	p, err := newReport(r, runs)
	if err != nil {
		t.Fatal(err)
	}
	wide := Table{Columns: make([]Column, 30)}
	for i := range wide.Columns {
		wide.Columns[i].Name = "unbreakable_name_of_a_column"
	}
	for _, table := range append(p.Decision.Tables, p.Turning, p.Audit, p.Ledger[0], wide) {
		sum := -float64(cellGap)
		for _, w := range table.printWidths(bold(smallSize, ink)) {
			if w <= 0 {
				t.Errorf("%q has a column of width %v", table.Title, w)
			}
			sum += float64(w + cellGap)
		}
		if sum > float64(printWidth)+.01 {
			t.Errorf("%q is %v points wide, the page %v", table.Title, sum, printWidth)
		}
	}
}

// A board gets one first page, however many plans of long names it weighs.
func TestFirstPageIsOnePage(t *testing.T) {
	for plans := 2; plans <= 12; plans++ {
		r, runs := sample(plans)
		for i := range r.Plans {
			r.Plans[i].Title = fmt.Sprintf("Plan %d: cut 40 %% in two stages, the assistant takes everything, the human hidden behind four steps", i)
		}
		p, err := newReport(r, runs)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(zooms, p.fits) {
			t.Errorf("%d plans turn the first page", plans)
		}
		if len(p.Decision.Tables) == 0 || len(p.Decision.Lists()) < 3 {
			t.Errorf("%d plans: the first page lacks a part", plans)
		}
	}
}
