package out

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"boomerang/out/internal/sample"
)

// The same report gives the same bytes, though fpdf keeps its fonts in maps.
func TestPDFSameBytes(t *testing.T) {
	var first []byte
	for range 4 {
		r, runs := sample.Result(6)
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

// A board gets one first page, however many plans of long names it weighs.
func TestFirstPageIsOnePage(t *testing.T) {
	for plans := 2; plans <= 12; plans++ {
		r, runs := sample.Result(plans)
		for i := range r.Plans {
			r.Plans[i].Title = fmt.Sprintf("Plan %d: cut 40 %% in two stages, the assistant takes everything, the "+
				"human hidden behind four steps", i)
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
