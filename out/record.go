package out

import (
	"strings"

	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// recordLine says on the first page how the scenario fares against its record, each contradiction with both figures;
// empty where nothing was published.
func (r reader) recordLine() string {
	if r.Record == nil {
		return ""
	}
	return strings.Join(append([]string{wording.RecordSum(r.Record)}, wording.Contradicted(r.Record, r.Units)...), " ")
}

// contradicted are the contradictions with their reasons.
func (r reader) contradicted() []string {
	if r.Record == nil {
		return nil
	}
	return wording.Contradicted(r.Record, r.Units)
}

// signs are the plans in the worlds that the record does not rule out.
func (r reader) signs() drawing.Table {
	t := drawing.Table{Title: wording.SignsTitle, Columns: drawing.Head(wording.SignsHead...)}
	if r.Record == nil {
		return t
	}
	for i := range r.Record.Signs {
		s := &r.Record.Signs[i]
		var cells []drawing.Cell
		for _, text := range wording.SignsRow(s, r.TitleOf(s.Plan), unitOfUnknown(r.Result, s.Decides), r.Units) {
			cells = append(cells, drawing.Words(text))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// unitOfUnknown is the unit of an unknown of a run.
func unitOfUnknown(res *result.Result, path string) result.Unit {
	for _, a := range res.Assumptions {
		if a.Path == path {
			return a.Unit
		}
	}
	return result.UnitNone
}

// RecordWords is a part of a page for several scenarios: how a run fares against its record, and where the signs of
// its plans hold; nothing where nothing was published.
func RecordWords(res *result.Result) (lines []string) {
	r := readerOf(res)
	if r.Record == nil {
		return nil
	}
	lines = append([]string{wording.RecordSum(r.Record)}, wording.Contradicted(r.Record, r.Units)...)
	for i := range r.Record.Signs {
		s := &r.Record.Signs[i]
		lines = append(lines, wording.SignWords(s, r.TitleOf(s.Plan), unitOfUnknown(res, s.Decides), r.Units))
	}
	return lines
}

// RecordTable is chart 20 of a run as a table; without rows where nothing was published.
func RecordTable(res *result.Result) drawing.Table {
	if f, _ := chart.Published(res); f != nil {
		return f.Table
	}
	return drawing.Table{}
}
