package answer

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// hoursFigure is the profile of the week with the interval of every hour.
func hoursFigure(c *result.Calibration) drawing.Figure {
	busiest := 0
	for h, x := range c.HourOfWeek {
		if x > c.HourOfWeek[busiest] {
			busiest = h
		}
	}
	f := drawing.Figure{
		Name: "fit-hours",
		Title: fmt.Sprintf("The busiest hour is %s, %02d:00: %s %s on average", weekdays[busiest/24], busiest%24,
			perHour(c.HourOfWeek[busiest]), wording.Clean(c.Unit)),
		Subtitle: fmt.Sprintf("%s an hour, mean over %d days, by hour of the week. Nothing where no row lies.",
			wording.Capital(wording.Clean(c.Unit)), c.Days),
		Notes: []string{"Band: 90 % interval of the mean of each hour (Student's t over days); none below three " +
			"days."},
		Height: 240, Table: drawing.Table{Columns: drawing.Head("Hour of the week", "Mean", "90 % interval")},
		Body: func(p *drawing.Page, area vg.Rectangle) { drawHours(p, area, c) },
	}
	for h, x := range c.HourOfWeek {
		if x > 0 {
			span := wording.None
			if lo, hi, ok := hourRange(c, h); ok {
				span = perHour(lo) + " to " + perHour(hi)
			}
			f.Table.Rows = append(f.Table.Rows, []drawing.Cell{drawing.Words(fmt.Sprintf("%s %02d:00", weekdays[h/24],
				h%24)), drawing.Number(x, perHour(x)), drawing.Words(span)})
		}
	}
	f.Alt = f.Title + ". A line over the 168 hours of the week with a band."
	return f
}

// perHour writes a mean count: whole from a hundred on.
func perHour(x float64) string {
	if x >= 100 {
		return wording.Thousands(int(math.Round(x)))
	}
	return fmt.Sprintf("%.3g", x)
}

// hourRange is the interval of an hour, false where there is none.
func hourRange(c *result.Calibration, hour int) (lo, hi float64, ok bool) {
	if hour < len(c.HourRange) && c.HourRange[hour] != nil {
		return c.HourRange[hour].Lo, c.HourRange[hour].Hi, true
	}
	return 0, 0, false
}

// drawHours draws each stretch of open hours by itself.
func drawHours(p *drawing.Page, area vg.Rectangle, c *result.Calibration) {
	left, bottom, right, top := drawing.Edges(area)
	high := slices.Max(c.HourOfWeek)
	for h := range c.HourOfWeek {
		_, hi, _ := hourRange(c, h)
		high = max(high, hi)
	}
	a := drawing.Panel{
		Page: p, Left: left + 50, Bottom: bottom + 30, Right: right - 10, Top: top - 6, X0: 0, X1: 168,
		Y0: 0, Y1: high * 1.05,
	}
	a.GridY(drawing.Ticker{Units: wording.Units{}, Unit: result.UnitNone, Target: 5})
	var noon []float64
	for d := range weekdays {
		noon = append(noon, float64(24*d+12))
	}
	a.AxisX(noon, weekdays)
	for from := 0; from < 168; from++ {
		var xs, ys, lows, highs []float64
		for ; from < 168 && c.HourOfWeek[from] > 0; from++ {
			lo, hi, ok := hourRange(c, from)
			if !ok {
				lo, hi = c.HourOfWeek[from], c.HourOfWeek[from]
			}
			xs, ys, lows, highs = append(xs, float64(from)+.5), append(ys, c.HourOfWeek[from]), append(lows, lo),
				append(highs, hi)
		}
		if len(xs) > 0 {
			a.Band(xs, lows, highs, drawing.Fade(drawing.Neutral, .25))
			a.Curve(xs, ys, insideMark, 1.4)
		}
	}
}
