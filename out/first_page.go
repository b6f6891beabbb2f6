package out

import (
	"html/template"

	"boomerang/out/board"
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// firstPage is page one with its dots drawn.
type firstPage struct {
	*board.Page
	Ends [3]string // of the axis: lowest, zero, highest
	Rows []pageRow

	Record string // how the scenario fares against what was published; "" where nothing was
}

// pageRow is a plan with its two rows of dots; After is empty where nothing is counted beyond the
// horizon.
type pageRow struct {
	board.Row
	NowDots, AfterDots template.HTML
}

// newFirstPage draws page one; nil where a result has no money to speak of.
func newFirstPage(r reader, runs *result.Runs) (*firstPage, error) {
	page, ok := board.Of(r.View, runs)
	if !ok {
		return nil, nil
	}
	f := &firstPage{Page: page, Record: r.recordShort()}
	f.Ends = [3]string{
		r.Units.AboutSigned(page.Plans.Lo, result.UnitMoney), r.Units.About(0, result.UnitMoney),
		r.Units.AboutSigned(page.Plans.Hi, result.UnitMoney),
	}
	for _, row := range page.Plans.Rows {
		drawn := pageRow{Row: row}
		now, after := f.strips(row)
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

// strips are the dots of a plan: over the horizon, and with what comes after.
func (f *firstPage) strips(row board.Row) (now, after drawing.Strip) {
	lo, hi := f.Plans.Lo, f.Plans.Hi
	now = drawing.Strip{Values: row.Now, Lo: lo, Hi: hi, Alt: row.Name + ": net value, " + row.Figures[0][0] +
		" lose money"}
	after = drawing.Strip{Values: row.After, Lo: lo, Hi: hi, Pale: true, Alt: row.Name + ": with what comes after"}
	return now, after
}

// Place is where on its axis zero stands, in per cent of the width, for the label under it.
func (f *firstPage) Place() int {
	return int(100 * -f.Plans.Lo / (f.Plans.Hi - f.Plans.Lo))
}

// ShowsZero reports whether the label of zero has room between those of the ends.
func (f *firstPage) ShowsZero() bool { return 20 < f.Place() && f.Place() < 72 }

// Speech is the verdict and the sentences under it in one text.
func (f *firstPage) Speech() string {
	s := f.Verdict
	for _, sentence := range f.Sentences {
		s += " " + sentence
	}
	return wording.Clean(s)
}
