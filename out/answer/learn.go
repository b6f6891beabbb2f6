package answer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// learningView reads what was learnt for tables and charts.
type learningView struct {
	*result.Learning
	units wording.Units
}

func tellLearning(a *result.Learning) Text {
	v := learningView{a, view.UnitsOf(a.Scenario)}
	t := Text{Headline: v.headline(), Basis: v.basis(), Warnings: v.doubts(), Tables: []drawing.Table{v.seen()}}
	if len(a.Inputs) > 0 {
		t.Tables = append([]drawing.Table{v.unknowns()}, t.Tables...)
		t.Figures = []drawing.Figure{v.figure()}
	}
	if f, ok := v.together(); ok {
		t.Figures = append(t.Figures, f)
	}
	if slices.ContainsFunc(a.Observed, func(o result.Observed) bool { return o.Before != nil || o.After != nil }) {
		t.Figures = append(t.Figures, v.seenFigure())
	}
	return t
}

// What a reader has to be told of a sample: a figure so many standard deviations off, runs so far apart, a chance of
// figures as far off as those seen, points guessed so badly, a draw so heavy, unknowns narrowed so little.
const (
	farOff, runsApart   = 2., 2.5
	seldom              = .05
	badlyGuessed        = .85
	tooHeavy            = .1
	hardlyNarrowed      = .1
	leastEffective      = 64 // eight blocks of eight
	leastOfRun          = 8  // effective draws, below which a run does not know its own error
	halfKnown           = 1.645 * .5
	mostNarrowedInWords = 3
)

// headline says what is left, and what was learnt most.
func (v learningView) headline() string {
	if v.Nothing != nil {
		return v.contradiction()
	}
	if v.Sampler == nil || v.Sampler.Effective == 0 {
		return fmt.Sprintf("What is known leaves %s of what the unknowns might be, and no draws yet.", v.share())
	}
	order := v.byNarrowed()
	var parts []string
	for _, i := range order[:min(len(order), mostNarrowedInWords)] {
		in := v.Inputs[i]
		if in.Narrowed < hardlyNarrowed || in.After.P95-in.After.P5 >= in.Before.P95-in.Before.P5 {
			continue // of what leans to one side the values may spread as far as before
		}
		parts = append(parts, fmt.Sprintf("%s from %s to %s", view.Spoken(in.Path),
			v.units.Spread(in.Before.P5, in.Before.P95, in.Unit), v.units.Spread(in.After.P5, in.After.P95, in.Unit)))
	}
	lead := fmt.Sprintf("What is known leaves %s of what the unknowns might be", v.share())
	if len(parts) == 0 {
		return lead + ", and narrows none of them by a tenth: the figures say little of what is not known."
	}
	return lead + ". It narrows " + wording.Joined(parts) + "."
}

// narrowedBy says how much narrower an unknown is; what lies within the error of the draws is nothing.
func narrowedBy(in result.LearntInput) string {
	if in.Narrowed < 2*in.Error {
		return "as before"
	}
	return wording.Percent(in.Narrowed) + " narrower"
}

// share is the share of the cube that is left.
func (v learningView) share() string {
	if v.Share < .0005 {
		return fmt.Sprintf("%.1g %%", 100*v.Share)
	}
	return wording.Percent(v.Share)
}

// contradiction says which figures no setting gives.
func (v learningView) contradiction() string {
	n := v.Nothing
	if n.First < 0 {
		return "In no play of the model does what was seen happen at all."
	}
	one, plays := v.name(n.First), count(n.Plays, "real play")
	if n.Second < 0 {
		return fmt.Sprintf("No setting of your unknowns gives %s of %s: the nearest point gives %s, and %s confirmed "+
			"it.", one, v.value(n.First, v.Observed[n.First].Value), v.value(n.First, n.Nearest[0]), plays)
	}
	two := v.name(n.Second)
	return fmt.Sprintf("No setting of your unknowns gives these figures: %s and %s contradict each other. Seen were "+
		"%s and %s; the nearest point gives %s and %s, and %s confirmed it.", one, two,
		v.value(n.First, v.Observed[n.First].Value), v.value(n.Second, v.Observed[n.Second].Value),
		v.value(n.First, n.Nearest[0]), v.value(n.Second, n.Nearest[1]), plays)
}

// name of a statistic in words.
func (v learningView) name(k int) string {
	o := v.Observed[k]
	words := strings.ReplaceAll(o.Measure, "_", " ")
	switch o.Kind {
	case result.SlopeSeen:
		return "the change of " + words + " by month"
	case result.LevelSeen:
		return words
	}
	return wording.Clean(o.Name)
}

// value of a statistic in its unit.
func (v learningView) value(k int, x float64) string { return v.units.Quantity(x, v.Observed[k].Unit) }

// basis says what the answer rests on.
func (v learningView) basis() string {
	var of []string
	figures, months := 0, 0
	for _, o := range v.Observed {
		if o.Kind == result.FigureSeen {
			figures++
		}
		months = max(months, o.Months)
	}
	if figures > 0 {
		of = append(of, count(figures, "published figure"))
	}
	if v.History != "" {
		of = append(of, fmt.Sprintf("%s of %s", count(months, "month"), wording.Clean(v.History)))
	}
	text := fmt.Sprintf("%s; %s, %s of “%s”", wording.Joined(of), count(len(v.Waves), "wave"),
		count(v.Played, "play"), wording.Clean(v.Plan))
	if v.Plays > 1 {
		text += fmt.Sprintf(", %d averaged at every point", v.Plays)
	}
	if s := v.Sampler; s != nil {
		text += fmt.Sprintf("; %s from %s of the sampler, worth %.0f of full weight", count(s.Draws, "draw"),
			count(s.Runs, "run"), s.Effective)
	}
	return text + ". Stopped: " + v.stopped() + "."
}

// stopped says why no more was played.
func (v learningView) stopped() string {
	switch {
	case v.Nothing != nil:
		return "nothing is left"
	case v.Sampler == nil:
		return "the time was over before the draws"
	}
	switch v.Sampler.Stop {
	case result.SamplerEnough:
		return fmt.Sprintf("%.0f effective draws were asked for", v.Sampler.Asked)
	case result.SamplerMost:
		return "the most draws were made"
	case result.SamplerNothing:
		return "no draw has any weight"
	}
	return "the time was over"
}

// byNarrowed orders the unknowns by how much they were narrowed.
func (v learningView) byNarrowed() []int {
	order := make([]int, len(v.Inputs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := v.Inputs[a].Narrowed, v.Inputs[b].Narrowed; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return order
}

// doubts say which draws to report, whether they are enough, and what is wrong with them.
func (v learningView) doubts() (all []string) {
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	var assumed []string
	for _, o := range v.Observed {
		if o.Assumed && !slices.Contains(assumed, o.Measure) {
			assumed = append(assumed, o.Measure)
		}
	}
	if len(assumed) > 0 {
		add("what the model may miss of %s is assumed: nobody stated it, and half of it would narrow more",
			wording.Joined(assumed))
	}
	if s := v.Sampler; s != nil && s.Effective > 0 {
		v.sampleDoubts(s, add)
	} else if v.Nothing == nil {
		add("there is nothing to report yet: the same command goes on, with more --budget")
	}
	for k, o := range v.Observed {
		if o.LeftOut != nil && o.LeftOut.Inside < badlyGuessed {
			add("%s is guessed badly (%s of points within two standard deviations): more plays were needed, and no "+
				"answer is wrong for it", v.name(k), wording.Percent(o.LeftOut.Inside))
		}
	}
	return append(all, doubted(v.Head, nothing)...)
}

// sampleDoubts are those of a sample.
func (v learningView) sampleDoubts(s *result.Sampler, add func(format string, args ...any)) {
	half := 100 * halfKnown / math.Sqrt(s.Effective)
	before := ""
	if s.Rounds > 1 {
		before = fmt.Sprintf("; those of %s before them only taught the emulators and are not among them",
			count(s.Rounds-1, "round"))
	}
	add("report the draws of learnt.parquet with their weights%s; run FILE --draws plays %s of equal weight from them",
		before, count(8*s.Blocks, "draw"))
	if s.Effective < leastEffective {
		add("%.0f effective draws are too few for a decision: a chance of a half is known to ± %.0f points; give "+
			"the command again with more --reps or --budget, or say what the model may miss", s.Effective, half)
	} else {
		add("%.0f effective draws tell a chance of a half to ± %.0f points at 90 %%, and fill %s of worlds: enough "+
			"where the answer of the run keeps that far from its threshold", s.Effective, half,
			count(s.Blocks, "block"))
	}
	if s.Heaviest > tooHeavy {
		add("one draw has %s of all weight: figures of few worlds decide", wording.Percent(s.Heaviest))
	}
	if s.Between > runsApart && s.Effective >= leastOfRun*float64(s.Runs) {
		add("runs of the sampler disagree, by %.1f standard errors where one is usual: the draws are not settled",
			s.Between)
	}
	if v.Fits != nil && *v.Fits < seldom {
		add("the model does not give these figures even where it comes nearest (chance of such a distance %s): a "+
			"mechanism is missing, or more has to be said of what the model may miss", wording.Percent(*v.Fits))
	}
	for k, o := range v.Observed {
		if o.Off != nil && math.Abs(*o.Off) > farOff {
			add("%s stays %.1f standard deviations from what was seen", v.name(k), math.Abs(*o.Off))
		}
	}
}

// unknowns is the table of what was not known, before and after.
func (v learningView) unknowns() drawing.Table {
	t := drawing.Table{
		Title: "What is not known, before and after",
		Columns: drawing.Head("Unknown", "Before (90 %)", "After (90 %)", "Median", "Narrowed by", "Moves most",
			"Error"),
		Notes: []string{"Narrowed: share of the spread of its quantile that is gone. Moves most: the figure seen " +
			"that it moves most, with the rank correlation over what it might be. Error: of the mean quantile, over " +
			"the runs of the sampler."},
	}
	for _, i := range v.byNarrowed() {
		in := v.Inputs[i]
		by := "–"
		if in.By >= 0 {
			by = fmt.Sprintf("%s (%+.1f)", v.name(in.By), in.Rank)
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(view.Spoken(in.Path)), drawing.Words(v.units.Spread(in.Before.P5, in.Before.P95, in.Unit)),
			drawing.Words(v.units.Spread(in.After.P5, in.After.P95, in.Unit)),
			drawing.Words(v.units.Spread(in.After.P50, in.After.P50, in.Unit)),
			drawing.Number(in.Narrowed, narrowedBy(in)), drawing.Words(by),
			drawing.Number(in.Error, fmt.Sprintf("± %.1f %%", 100*in.Error)),
		})
	}
	var pairs []string
	for _, p := range v.Pairs {
		one, two := view.Spoken(v.Inputs[p.First].Path), view.Spoken(v.Inputs[p.Second].Path)
		pairs = append(pairs, fmt.Sprintf("%s with %s (%+.1f)", one, two, p.Rank))
	}
	if len(pairs) > 0 {
		t.Notes = append(t.Notes, "After what was seen these go together: "+strings.Join(pairs, "; ")+".")
	}
	return t
}

// seen is the table of what is known beside what was simulated before and after.
func (v learningView) seen() drawing.Table {
	t := drawing.Table{
		Title: "What is known, and what the model gives",
		Columns: drawing.Head("Figure", "Seen", "± uncertain", "Simulated before (90 %)", "After (90 %)", "Off",
			"Guesses miss"),
		Notes: []string{"Uncertain: error and discrepancy together, of the statistic. Off: seen less the mean after, " +
			"in those. Guesses miss: share of the variance of the figure that emulators leave, point by point left " +
			"out."},
	}
	band := func(q *result.Quantiles, u result.Unit) drawing.Cell {
		if q == nil {
			return drawing.Words("–")
		}
		return drawing.Words(v.units.Range(q.P5, q.P95, u))
	}
	for k, o := range v.Observed {
		off, miss := drawing.Words("–"), drawing.Words("–")
		if o.Off != nil {
			off = drawing.Number(*o.Off, fmt.Sprintf("%+.1f", *o.Off))
		}
		if o.LeftOut != nil {
			miss = drawing.Number(o.LeftOut.Unknown, wording.Percent(min(1, o.LeftOut.Unknown)))
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(v.name(k)), drawing.Number(o.Value, v.value(k, o.Value)),
			drawing.Number(o.Spread, v.value(k, o.Spread)), band(o.Before, o.Unit), band(o.After, o.Unit), off, miss,
		})
	}
	for i, w := range v.Waves {
		t.Notes = append(t.Notes, fmt.Sprintf("Wave %d: %s, %s left, cut-off %.2f.", i+1, count(w.Points, "point"),
			fmt.Sprintf("%.3g %%", 100*w.Left), w.Cut))
	}
	return t
}
