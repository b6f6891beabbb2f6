package out

import (
	"strings"

	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// recordSection holds what was published beside what is simulated, right after the answer.
const recordSection = "Held against what was published"

// recordLine says on the first page how the scenario fares against its record, each contradiction with both figures;
// empty where nothing was published.
func (r reader) recordLine() string {
	if r.Record == nil {
		return ""
	}
	return strings.Join(append([]string{wording.RecordSum(r.Record)}, wording.Contradicted(r.Record, r.Units)...), " ")
}

// recordPanel is chart 20 with its table; nil where nothing was published.
func recordPanel(res *result.Result) (*drawing.Drawn, error) {
	f, _ := chart.Published(res)
	if f == nil {
		return nil, nil
	}
	svg, err := f.SVG()
	if err != nil {
		return nil, err
	}
	return &drawing.Drawn{Figure: *f, Svg: svg}, nil
}

// RecordTitle is what the page calls that part.
func (p *report) RecordTitle() string { return recordSection }

// allFigures are the charts with that of the record, which stands before them.
func (p *report) allFigures() []drawing.Drawn {
	if p.Record == nil {
		return p.Figures
	}
	return append([]drawing.Drawn{*p.Record}, p.Figures...)
}
