package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// hoursFigure is the profile of the week with the interval of every hour.
func hoursFigure(c *result.Calibration) Figure {
	busiest := 0
	for h, x := range c.HourOfWeek {
		if x > c.HourOfWeek[busiest] {
			busiest = h
		}
	}
	f := Figure{
		Name:     "fit-hours",
		Title:    fmt.Sprintf("The busiest hour is %s, %02d:00: %s %s on average", weekdays[busiest/24], busiest%24, perHour(c.HourOfWeek[busiest]), clean(c.Unit)),
		Subtitle: fmt.Sprintf("%s an hour, mean over %d days, by hour of the week. Nothing where no row lies.", capital(clean(c.Unit)), c.Days),
		Notes:    []string{"Band: 90 % interval of the mean of each hour (Student's t over days); none below three days."},
		height:   240, Table: Table{Columns: head("Hour of the week", "Mean", "90 % interval")},
		body: func(p *page, area vg.Rectangle) { drawHours(p, area, c) },
	}
	for h, x := range c.HourOfWeek {
		if x > 0 {
			span := none
			if lo, hi, ok := hourRange(c, h); ok {
				span = perHour(lo) + " to " + perHour(hi)
			}
			f.Table.Rows = append(f.Table.Rows, []Cell{words(fmt.Sprintf("%s %02d:00", weekdays[h/24], h%24)), number(x, perHour(x)), words(span)})
		}
	}
	f.Alt = f.Title + ". A line over the 168 hours of the week with a band."
	return f
}

// perHour writes a mean count: whole from a hundred on.
func perHour(x float64) string {
	if x >= 100 {
		return thousands(int(math.Round(x)))
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
func drawHours(p *page, area vg.Rectangle, c *result.Calibration) {
	left, bottom, right, top := edges(area)
	high := slices.Max(c.HourOfWeek)
	for h := range c.HourOfWeek {
		_, hi, _ := hourRange(c, h)
		high = max(high, hi)
	}
	a := panel{p, left + 50, bottom + 30, right - 10, top - 6, 0, 168, 0, high * 1.05}
	a.gridY(Ticker{Units{}, "", 5})
	var noon []float64
	for d := range weekdays {
		noon = append(noon, float64(24*d+12))
	}
	a.axisX(noon, weekdays)
	for from := 0; from < 168; from++ {
		var xs, ys, lows, highs []float64
		for ; from < 168 && c.HourOfWeek[from] > 0; from++ {
			lo, hi, ok := hourRange(c, from)
			if !ok {
				lo, hi = c.HourOfWeek[from], c.HourOfWeek[from]
			}
			xs, ys, lows, highs = append(xs, float64(from)+.5), append(ys, c.HourOfWeek[from]), append(lows, lo), append(highs, hi)
		}
		if len(xs) > 0 {
			a.band(xs, lows, highs, fade(blue, .25))
			a.curve(xs, ys, insideMark, 1.4)
		}
	}
}
