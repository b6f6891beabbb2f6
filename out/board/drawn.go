package board

import (
	"html/template"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// Drawn is page one with its dots drawn, for any page of a browser.
type Drawn struct {
	*Page
	Ends [3]string // of the axis: lowest, zero, highest
	Rows []DrawnRow
}

// DrawnRow is a plan with its two rows of dots; AfterDots is empty where nothing is counted beyond
// the horizon.
type DrawnRow struct {
	Row
	NowDots, AfterDots template.HTML
}

// Draw puts page one together and draws its dots; nil where a result has no money to speak of.
func Draw(v view.View, runs *result.Runs) (*Drawn, error) {
	page, ok := Of(v, runs)
	if !ok {
		return nil, nil
	}
	f := &Drawn{Page: page}
	f.Ends = f.ends(v)
	for _, row := range page.Plans.Rows {
		drawn := DrawnRow{Row: row}
		now, after := f.Strips(row)
		for _, s := range []struct {
			strip drawing.Strip
			to    *template.HTML
		}{{now, &drawn.NowDots}, {after, &drawn.AfterDots}} {
			if len(s.strip.Values) == 0 {
				continue
			}
			picture, err := s.strip.Picture()
			if err != nil {
				return nil, err
			}
			*s.to = picture
		}
		f.Rows = append(f.Rows, drawn)
	}
	return f, nil
}

// Strips are the dots of a plan: over the horizon, and with what comes after.
func (f *Drawn) Strips(row Row) (now, after drawing.Strip) {
	lo, hi := f.Plans.Lo, f.Plans.Hi
	now = drawing.Strip{Values: row.Now, Lo: lo, Hi: hi, Alt: row.Name + ": net value, " + row.Figures[0][0] +
		" lose money"}
	after = drawing.Strip{Values: row.After, Lo: lo, Hi: hi, Pale: true, Alt: row.Name + ": with what comes after"}
	return now, after
}

// Place is where on its axis zero stands, in per cent of the width, for the label under it.
func (f *Drawn) Place() int {
	return int(100 * -f.Plans.Lo / (f.Plans.Hi - f.Plans.Lo))
}

// ends are the labels of the axis. Zero is what gain and loss are told apart by: where it has no room beside
// the label of an end, that one goes, and at an end itself it takes its place.
func (f *Drawn) ends(v view.View) [3]string {
	zero := v.Units.About(0, result.UnitMoney)
	ends := [3]string{
		v.Units.AboutSigned(f.Plans.Lo, result.UnitMoney), zero, v.Units.AboutSigned(f.Plans.Hi, result.UnitMoney),
	}
	const room, edge = 30, 8 // per cent of the axis
	switch place := f.Place(); {
	case place < edge:
		ends[0], ends[1] = zero, ""
	case place < room:
		ends[0] = ""
	case place > 100-edge:
		ends[1], ends[2] = "", zero
	case place > 100-room:
		ends[2] = ""
	}
	return ends
}
