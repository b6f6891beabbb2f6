package main

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"boomerang/out/chart"
	"boomerang/sim/result"
)

func asSetting(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// titlesOf are the titles of a result's charts by name.
func titlesOf(r *result.Result, runs *result.Runs) map[string]string {
	titles := map[string]string{}
	figures, _ := chart.Figures(r, runs)
	for _, f := range figures {
		titles[f.Name] = f.Title
	}
	return titles
}

// turnedVerb is a verb with an amount of the other sign behind it: "saves −$39.0M".
var turnedVerb = regexp.MustCompile(`(saves|earns|gains|loses|costs|keeps|ahead by|behind by|is)( about)? −`)

// contradictions are what the data of a chart say against its title. The data are read here anew, from
// the result alone: this shares no code with the titles.
func contradictions(r *result.Result, name, title string) (all []string) {
	add := func(text string, args ...any) { all = append(all, fmt.Sprintf(text, args...)) }
	if m := turnedVerb.FindString(title); m != "" {
		add("%q turns its sign", m)
	}
	if strings.Contains(title, "clearly") && r.Blocks < 4 {
		add("clearly, of %d blocks", r.Blocks)
	}
	switch name {
	case "01-headcount", "05-safe-cut":
		all = append(all, ofCuts(r, title)...)
	case "02-dashboards":
		all = append(all, ofSides(r, title)...)
	case "03-fan":
		all = append(all, ofEnd(r, title)...)
	case "04-bridge":
		all = append(all, ofBars(r, title)...)
	case "07-drivers":
		all = append(all, ofEnds(r, title)...)
	}
	return all
}

// meanOf is a measure's mean difference to the reference with its interval; NaN without.
func meanOf(r *result.Result, plan, measure string) (mean, lo, hi float64) {
	mean, lo, hi = math.NaN(), math.NaN(), math.NaN()
	if e := r.Estimate(plan, measure); e != nil && e.Difference != nil {
		mean = e.Difference.Mean
		if iv := e.Difference.Interval; iv != nil {
			lo, hi = iv.Lo, iv.Hi
		}
	}
	return mean, lo, hi
}

// ofEnd reads a title of the cumulative net value: ahead and behind are beyond error.
func ofEnd(r *result.Result, title string) (all []string) {
	_, lo, hi := meanOf(r, r.Subject, result.Net)
	own, _, _ := strings.Cut(title, ";")
	switch {
	case strings.Contains(own, " ahead after ") && !(lo > 0):
		all = append(all, fmt.Sprintf("ahead, and its net value is known to lie from %v to %v", lo, hi))
	case strings.Contains(own, " behind after ") && !(hi < 0):
		all = append(all, fmt.Sprintf("behind, and its net value is known to lie from %v to %v", lo, hi))
	}
	s := r.SeriesOf(r.Subject, result.NetCumulative)
	if s != nil && strings.Contains(own, "never paid back") && s.Mean[len(s.Mean)-1] > 0 {
		all = append(all, "never paid back, and its last month is above zero")
	}
	if s != nil && strings.Contains(own, "breaking even in") && s.Mean[len(s.Mean)-1] < 0 {
		all = append(all, "breaks even, and its last month is below zero")
	}
	return all
}

// ofBars reads the title of the bridge: no gain above a last bar that is a loss, and the other way.
func ofBars(r *result.Result, title string) (all []string) {
	_, lo, hi := meanOf(r, r.Subject, result.Net)
	_, after, beyond := meanOf(r, r.Subject, result.NetTerminal)
	said := strings.Contains(title, "with the months after")
	switch {
	case strings.Contains(title, "clear gain over") && !(lo > 0), strings.HasSuffix(title, ": a clear "+
		"gain") && !(lo > 0):
		all = append(all, fmt.Sprintf("a clear gain, from %v to %v", lo, hi))
	case strings.Contains(title, ": a clear loss") && !(hi < 0):
		all = append(all, fmt.Sprintf("a clear loss, from %v to %v", lo, hi))
	}
	if strings.Contains(title, ": a clear gain") && beyond < 0 && !said {
		all = append(all, fmt.Sprintf("a gain, and the last bar is a clear loss, from %v to %v", after, beyond))
	}
	if strings.Contains(title, ": a clear loss") && after > 0 && !said {
		all = append(all, fmt.Sprintf("a loss, and the last bar is a clear gain, from %v to %v", after, beyond))
	}
	return all
}

// ofEnds reads the title of the drivers against every end tried.
func ofEnds(r *result.Result, title string) (all []string) {
	for _, s := range r.Stress {
		if s.Plan != r.Subject || s.Net.Mean == nil {
			continue
		}
		if strings.Contains(title, "no end tried makes it lose") && *s.Net.Mean < 0 ||
			strings.Contains(title, "no end tried makes it earn") && *s.Net.Mean > 0 {
			all = append(all, fmt.Sprintf("%s at %s gives %v", s.Key, s.Text, *s.Net.Mean))
		}
	}
	return all
}

// gauged are the figures of either side, by the names the chart gives them.
var gauged = map[string]map[string]string{
	"cost side": {
		"cost per contact": result.CostPerTicket, "handle time": result.HandleTime,
		"ended without a person": result.Contained, "saved so far": result.SavingsCumulative,
	},
	"customer side": {
		"answered in time": result.ServiceLevel, "repeat contacts": result.RepeatRate, "yearly churn": result.Churn,
	},
}

// ofSides reads the title of the two dashboards: no side is called better or worse while a figure of it
// clearly says the opposite in the last two months and is not named.
func ofSides(r *result.Result, title string) (all []string) {
	for _, said := range strings.Split(strings.ToLower(title), "; ") {
		for side, figures := range gauged {
			if !strings.Contains(said, side) {
				continue
			}
			for name, measure := range figures {
				s, m := r.SeriesOf(r.Subject, measure), r.SeriesMeasure(measure)
				if s == nil || m == nil || len(s.GapLo) < 2 || m.Better != result.Higher && m.Better != result.Lower {
					continue
				}
				up, down := true, true
				for k := len(s.GapLo) - 2; k < len(s.GapLo); k++ {
					up, down = up && s.GapLo[k] > 0, down && s.GapHi[k] < 0
				}
				better, worse := up, down
				if m.Better == result.Lower {
					better, worse = down, up
				}
				named := strings.Contains(said, name)
				if strings.Contains(said, "looks better") && worse && !named ||
					strings.Contains(said, "looks worse") && better && !named ||
					strings.Contains(said, "no clear change") && (better || worse) {
					all = append(all, fmt.Sprintf("of the %s %s says the opposite", side, name))
				}
			}
		}
	}
	return all
}

// safeRisk is the chance of a loss up to which a cut is called safe.
const safeRisk = .2

var (
	onlyFrom   = regexp.MustCompile(`(?i)(?:only a cut of|a cut is safe from) ([\d.]+) %`)
	noCutTried = regexp.MustCompile(`(?i)no cut tried is safe(?:,| at|$|;)`)
)

// ofCuts reads the titles of the grid: no cut is said to be the least that is safe where a smaller one
// played is safe too, and none is said to be safe where one is.
func ofCuts(r *result.Result, title string) (all []string) {
	g := r.Grid
	cut := slices.IndexFunc(g.Axes, func(a result.Axis) bool { return result.CutsHeads(a.Key) })
	if cut < 0 || len(g.Axes) > 2 {
		return nil
	}
	first, _, _ := strings.Cut(title, ";")
	safe := map[float64]bool{} // cuts safe at some setting, and at the setting the title names first
	for _, c := range g.Cells {
		for _, p := range c.Probabilities {
			if p.Name == "net_loss" && p.Plan == g.Plan && p.Value <= safeRisk && ofSetting(g, c, cut, first) {
				safe[g.Axes[cut].Values[c.At[cut]]] = true
			}
		}
	}
	if noCutTried.MatchString(first) && len(safe) > 0 {
		all = append(all, fmt.Sprintf("safe are %v", safe))
	}
	if m := onlyFrom.FindStringSubmatch(first); m != nil {
		from, _ := strconv.ParseFloat(m[1], 64)
		for x := range safe {
			if x < from/100-.005 {
				all = append(all, fmt.Sprintf("a cut of %v is safe too", x))
			}
		}
	}
	return all
}

// ofSetting reports whether a cell is of the setting of the other axis that a title names.
func ofSetting(g *result.Grid, c result.Cell, cut int, title string) bool {
	for k, a := range g.Axes {
		if k != cut && len(a.Names) == 0 && !strings.Contains(title, strings.TrimSuffix(fmt.Sprintf("%.1f",
			100*a.Values[c.At[k]]), ".0")+" %") {
			return false
		}
	}
	return true
}

// The reader of titles finds what it is there to find.
func TestTitlesAreRead(t *testing.T) {
	mean, after := 1e6, -2e6
	r := &result.Result{
		Subject: "cut", Blocks: 4,
		Estimates: []result.Estimate{
			{Plan: "cut", Measure: result.Net, Mean: &mean, Difference: &result.Difference{
				Mean: mean, Interval: &result.Interval{Lo: 5e5, Hi: 2e6},
			}},
			{Plan: "cut", Measure: result.NetTerminal, Mean: &after, Difference: &result.Difference{
				Mean: after, Interval: &result.Interval{Lo: -3e6, Hi: -1e6},
			}},
		},
		SeriesMeasures: []result.Measure{{Name: result.HandleTime, Better: result.Lower}},
		Series: []result.Series{{
			Plan: "cut", Measure: result.HandleTime, GapLo: []float64{1, 1}, GapHi: []float64{2, 2},
		}},
		Stress: []result.Stress{{Plan: "cut", Key: "k", Net: result.Estimate{Mean: &after}}},
		Grid: &result.Grid{
			Plan: "cut", Axes: []result.Axis{{Key: "cut.share", Values: []float64{0, .3, .45}}},
			Cells: []result.Cell{
				{At: []int{1}, Probabilities: []result.Probability{{Plan: "cut", Name: "net_loss", Value: .1}}},
				{At: []int{2}, Probabilities: []result.Probability{{Plan: "cut", Name: "net_loss", Value: .1}}},
			},
		},
	}
	for _, c := range []struct {
		name, title string
		wrong       bool
	}{
		{"04-bridge", "“Cut” saves −$39.0M and loses $2.81M of margin: a clear loss", true},
		{"04-bridge", "“Cut” saves $2.0M and loses $1.0M of margin: a clear gain", true},
		{"04-bridge", "“Cut” saves $2.0M …: a clear gain over 18 months, a clear loss with the months after", false},
		{"02-dashboards", "The cost side looks better from Jan 2025; the customer side shows no clear change", true},
		{"02-dashboards", "The cost side looks better from Jan 2025, but for handle time; the customer side …", false},
		{"01-headcount", "Only a cut of 45 % or more is safe", true},
		{"01-headcount", "No cut tried is safe", true},
		{"01-headcount", "A cut is safe from 30 % to 45 % or more", false},
		{"03-fan", "“Cut” is $1.0M behind after 18 months", true},
		{"03-fan", "“Cut” is $1.0M ahead after 18 months", false},
		{"07-drivers", "“Cut” depends most on luck; no end tried makes it lose money", true},
	} {
		if got := contradictions(r, c.name, c.title); len(got) > 0 != c.wrong {
			t.Errorf("%s: %q: %q", c.name, c.title, got)
		}
	}
	r.Blocks = 3
	if len(contradictions(r, "12-plans", "After 18 months 1 plan is clearly ahead")) == 0 {
		t.Error("clearly, of three blocks, is not found")
	}
}
