package chart

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// sampleRecord has a figure of each kind, one of them far off every scale and one of a day that never comes.
func sampleRecord() *result.Record {
	far := &result.Quantiles{P5: 90, P25: 95, P50: 100, P75: 105, P95: 110}
	at := func(name, role string, q *result.Quantiles, v result.AgainstRecord) result.Published {
		return result.Published{
			Name: name, Measure: result.Net, Plan: "a", From: -1, To: -1, Role: role, Value: 10, Low: 9, High: 11,
			Error: 1, Discrepancy: 1, Unit: result.UnitMoney, Simulated: q, Verdict: v, Source: "made up", Grade: "D",
		}
	}
	never := at("never", "check", nil, result.Contradicts)
	never.Never, never.Unit = 1, result.UnitDay
	zero := at("zero", "check", &result.Quantiles{P5: -1, P25: -.5, P75: .5, P95: 1}, result.Uninformative)
	zero.Value, zero.Low, zero.High = 0, 0, 0
	return &result.Record{Worlds: 40, Figures: []result.Published{
		at("far", "check", far, result.Contradicts), at("input", "input", far, result.Contradicts), never, zero,
		at("near", "check", &result.Quantiles{P5: 8, P25: 9, P50: 10, P75: 11, P95: 12}, result.Agrees),
	}}
}

// Chart 20 has a row for every figure, counts the checks alone in its title and keeps its texts apart.
func TestPublishedChart(t *testing.T) {
	r, _ := sample.Result(2)
	if f, why := Published(r); f != nil || !strings.Contains(why, "Chart 20") {
		t.Errorf("without a record: %v, %q", f, why)
	}
	r.Record = sampleRecord()
	f, why := Published(r)
	if why != "" {
		t.Fatal(why)
	}
	if want := "Of 4 figures that set no input: 1 agreeing, 2 contradicted"; !strings.HasPrefix(f.Title, want) {
		t.Errorf("title %q", f.Title)
	}
	if len(f.Table.Rows) != 5 || !f.Table.Rows[0][5].Strong || f.Table.Rows[1][5].Strong {
		t.Errorf("a contradicted check is strong, an input is not: %+v", f.Table.Rows)
	}
	sample.CheckBoxes(t, "chart 20", *f)
	if svg, err := f.SVG(); err != nil || strings.Contains(string(svg), "NaN") {
		t.Error("a mark lies nowhere", err)
	}
}
