package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/scenarios"
	"boomerang/scenarios/numeral"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"golang.org/x/sync/errgroup"
)

// sweepOptions are the flags of sweep alone.
type sweepOptions struct {
	plan       string
	grid, list []string
	zip        bool
	lhs, sobol int
	at         float64
	own        []result.SweepAxis // of the file's [grid], where no flag names an axis
}

// ask takes the axes of the file's own [grid], and its plan, where the command names
// none.
func (so *sweepOptions) ask(s *scenarios.Scenario) {
	if len(so.grid)+len(so.list) > 0 || so.free() || s.Grid == nil {
		return
	}
	if so.plan == "" {
		so.plan = s.Grid.Plan
	}
	for _, a := range s.Grid.Axes {
		axis := result.SweepAxis{Key: a.Path}
		for i, text := range a.Texts {
			axis.Texts = append(axis.Texts, strings.Trim(text, `"`))
			axis.Values = append(axis.Values, float64(i))
		}
		so.own = append(so.own, axis)
	}
}

// free reports whether points lie anywhere between the ends of their axes.
func (so *sweepOptions) free() bool { return so.lhs != 0 || so.sobol != 0 }

// flag is where the axes stand.
func (so *sweepOptions) flag() string {
	switch {
	case len(so.list) > 0:
		return "--list"
	case len(so.own) > 0:
		return "[grid]"
	}
	return "--grid"
}

// sweepPoint is one setting of a design, as the command writes it.
type sweepPoint struct {
	at     []int // an index into each axis; nil where points are free
	texts  []string
	values []float64
}

// most settings a sweep may have.
const mostPoints = 2000

// Design reads the flags into axes and points. Everything that is wrong is
// told at once.
func (so *sweepOptions) Design(seed uint64) (axes []result.SweepAxis, points []sweepPoint, name result.SweepDesign,
	err error,
) {
	var wrong remedy.Several
	kinds := 0
	for _, chosen := range []bool{so.zip, so.lhs > 0, so.sobol > 0, len(so.list) > 0} {
		if chosen {
			kinds++
		}
	}
	if kinds > 1 || len(so.list) > 0 && len(so.grid) > 0 {
		wrong = append(wrong, remedy.Errorf("a sweep is one of a grid, --zip, --lhs, --sobol and --list"))
	}
	for name, n := range map[string]int{"--lhs": so.lhs, "--sobol": so.sobol} {
		if n < 0 {
			wrong = append(wrong, remedy.Errorf("%s %d: at least one point is needed", name, n))
		}
	}
	free := so.free()
	axes = so.own
	var ranges [][2]float64
	for _, text := range so.grid {
		axis, ends, err := readAxis(text, free)
		if err != nil {
			wrong = append(wrong, remedy.Errorf("--grid %s: %w", text, err))
		}
		if !so.zip {
			wrong = append(wrong, sameTwice("--grid "+text, axis.Texts)...)
		}
		axes, ranges = append(axes, axis), append(ranges, ends)
	}
	if len(so.list) > 0 {
		axes, points, wrong = readList(so.list, wrong)
		wrong = append(wrong, sameTwice("--list", so.list)...)
	}
	if len(so.grid)+len(so.list)+len(so.own) == 0 {
		wrong = append(wrong, remedy.Errorf("nothing to sweep: the file has no [grid], and no axis is named").
			Hint("name one, such as --grid cut.share=0.1,0.2,0.3 or --grid cut.share=0:0.5:6"))
	}
	if len(wrong) > 0 {
		return nil, nil, "", wrong
	}
	switch {
	case len(so.list) > 0:
		name = result.ListDesign
	case so.zip:
		name = result.ZipDesign
		points, err = zipped(axes)
	case so.lhs > 0:
		name = result.LatinDesign
		points = freePoints(experiment.LatinHypercube(so.lhs, len(axes), seed), ranges)
	case so.sobol > 0:
		name = result.SobolDesign
		points = freePoints(experiment.SobolPoints(so.sobol, len(axes), seed), ranges)
	default:
		name = result.GridDesign
		points = crossed(axes)
	}
	if len(points) > mostPoints {
		err = fmt.Errorf("%d settings are too many: at most %d", len(points), mostPoints)
	}
	return axes, points, name, err
}

// readAxis reads key=a,b,c or key=low:high:n; a free axis is key=low:high.
func readAxis(text string, free bool) (axis result.SweepAxis, ends [2]float64, err error) {
	key, list, ok := strings.Cut(text, "=")
	axis.Key = strings.TrimSpace(key)
	if !ok || axis.Key == "" || strings.TrimSpace(list) == "" {
		return axis, ends, errors.New("want key=value,value or key=low:high:number")
	}
	if parts := strings.Split(list, ":"); len(parts) > 1 {
		lo, errLo := number(parts[0])
		hi, errHi := number(parts[1])
		for _, err := range []error{errLo, errHi} {
			if doubt := (*numeral.Doubt)(nil); errors.As(err, &doubt) {
				return axis, ends, remedy.Errorf("%v", doubt).Hint("write it without separators of thousands")
			}
		}
		if errLo != nil || errHi != nil || !(lo < hi) || math.IsInf(hi-lo, 0) || len(parts) > 3 {
			return axis, ends, errors.New("want low:high or low:high:number, low below high")
		}
		ends = [2]float64{lo, hi}
		n := 2
		if len(parts) == 3 {
			if n, errLo = strconv.Atoi(parts[2]); errLo != nil || n < 2 || n > mostPoints {
				return axis, ends, errors.New("the number of values is a whole number from 2")
			}
		} else if !free {
			return axis, ends, errors.New("how many values? want low:high:number")
		}
		if free {
			return axis, ends, nil
		}
		for i := range n {
			x := lo + (hi-lo)*float64(i)/float64(n-1)
			axis.Texts = append(axis.Texts, short(x))
		}
	} else if free {
		return axis, ends, errors.New("a free design wants low:high")
	} else {
		axis.Texts = strings.Split(list, ",")
	}
	for i := range axis.Texts {
		axis.Texts[i] = strings.TrimSpace(axis.Texts[i])
		if axis.Texts[i] == "" {
			return axis, ends, errors.New("holds an empty value")
		}
		axis.Values = append(axis.Values, valueOf(axis.Texts[i], i))
	}
	return axis, ends, nil
}

// number reads 0.4 or 40%. What could be two numbers, 1,5 or 180.000, is a
// *numeral.Doubt beside the one with a decimal point; 1.125 is taken for what it is.
func number(text string) (float64, error) {
	body, isShare := strings.CutSuffix(strings.TrimSpace(text), "%")
	x, err := numeral.Read(body)
	var doubt *numeral.Doubt
	if errors.As(err, &doubt) {
		if x = doubt.Decimal; !strings.Contains(body, ",") && !strings.HasSuffix(strings.TrimSpace(body), "0") {
			err = nil
		}
	}
	if isShare {
		x /= 100
	}
	return x, err
}

// valueOf is the number a text stands for, or its place in the list.
func valueOf(text string, place int) float64 {
	if x, err := number(text); !errors.Is(err, numeral.ErrNoNumber) {
		return x
	}
	return float64(place)
}

// short writes a computed value with four figures, or as a whole number where that has more: an end such as
// 12,345 stays what it is. A zero behind three decimals says that the point separates no thousands.
func short(x float64) string {
	text := strconv.FormatFloat(x, 'g', 4, 64)
	if math.Abs(x) >= 1000 && math.Abs(x) < 1e15 {
		text = strconv.FormatFloat(x, 'f', 0, 64)
	}
	return numeral.Sure(text)
}

// crossed is every combination of the axes' values.
func crossed(axes []result.SweepAxis) (points []sweepPoint) {
	var sizes []int
	cells := 1
	for _, a := range axes {
		sizes = append(sizes, len(a.Texts))
		if cells *= len(a.Texts); cells > mostPoints {
			return make([]sweepPoint, cells) // refused by the caller
		}
	}
	for _, at := range experiment.Combinations(sizes) {
		points = append(points, pointAt(axes, at))
	}
	return points
}

// zipped takes the values of the axes side by side.
func zipped(axes []result.SweepAxis) (points []sweepPoint, err error) {
	for _, a := range axes {
		if len(a.Texts) != len(axes[0].Texts) {
			return nil, fmt.Errorf("--zip wants as many values on every axis: %s has %d, %s has %d",
				axes[0].Key, len(axes[0].Texts), a.Key, len(a.Texts))
		}
	}
	for i := range axes[0].Texts {
		at := make([]int, len(axes))
		for k := range at {
			at[k] = i
		}
		p := pointAt(axes, at)
		p.at = nil
		points = append(points, p)
	}
	return points, nil
}

func pointAt(axes []result.SweepAxis, at []int) sweepPoint {
	p := sweepPoint{at: at}
	for k, i := range at {
		p.texts, p.values = append(p.texts, axes[k].Texts[i]), append(p.values, axes[k].Values[i])
	}
	return p
}

// freePoints stretches points of the unit cube to the ranges.
func freePoints(unit [][]float64, ranges [][2]float64) (points []sweepPoint) {
	for _, u := range unit {
		var p sweepPoint
		for k, r := range ranges {
			text := short(r[0] + (r[1]-r[0])*u[k])
			p.texts, p.values = append(p.texts, text), append(p.values, valueOf(text, 0))
		}
		points = append(points, p)
	}
	return points
}

// readList reads points written out, "key=value key=value" each; all name the
// same keys.
func readList(list []string, wrong remedy.Several) ([]result.SweepAxis, []sweepPoint, remedy.Several) {
	var axes []result.SweepAxis
	var points []sweepPoint
	for i, text := range list {
		other := remedy.Errorf("--list %s: every point names the keys of the first, in its order", text)
		var p sweepPoint
		for k, field := range strings.Fields(text) {
			key, value, ok := strings.Cut(field, "=")
			switch {
			case !ok:
				wrong = append(wrong, remedy.Errorf(`--list %s: want "key=value key=value"`, text))
			case i == 0:
				axes = append(axes, result.SweepAxis{Key: key})
			case k >= len(axes) || axes[k].Key != key:
				wrong = append(wrong, other)
			}
			p.texts, p.values = append(p.texts, value), append(p.values, valueOf(value, i))
		}
		if len(p.texts) != len(axes) {
			wrong = append(wrong, other)
		}
		points = append(points, p)
	}
	return axes, points, wrong
}

// valued reads what the texts of a design stand for: numbers in the units of the
// model, or choices, which have nothing between them.
func valued(axes []result.SweepAxis, points []sweepPoint) {
	for k := range axes {
		texts := axes[k].Texts
		if len(texts) == 0 {
			for _, p := range points {
				texts = append(texts, p.texts[k])
			}
		}
		xs, numbers := scenarios.AxisValues(axes[k].Key, texts)
		axes[k].Choice = !numbers
		for i := range axes[k].Values {
			axes[k].Values[i] = float64(i)
			if numbers {
				axes[k].Values[i] = xs[i]
			}
		}
		for i := range points {
			at := slices.Index(texts, points[i].texts[k])
			points[i].values[k] = float64(at)
			if numbers {
				points[i].values[k] = xs[at]
			}
		}
	}
}

// replace files a problem of a setting under the flag it came from, and under
// the key as that has it.
func (q *question) replace(p *scenarios.Problem, axes []result.SweepAxis) {
	for _, a := range axes {
		set := q.own.Target(q.plan.Name, a.Key)
		if text, ok := strings.CutPrefix(p.File, "-s "+set+"="); ok {
			p.File = fmt.Sprintf("%s %s=%s", q.flag, a.Key, text)
			p.Key = strings.Replace(p.Key, set, a.Key, 1)
		}
	}
}

// Settings reads the scenario at every point, with further values on top, and
// tells everything that is wrong with any of them at once.
func (q *question) Settings(ctx context.Context, axes []result.SweepAxis, points []sweepPoint,
	more ...string,
) ([]*play.Setting, error) {
	all, errs := make([]*play.Setting, len(points)), make([]error, len(points))
	var g errgroup.Group
	g.SetLimit(max(1, q.o.Workers))
	for i, p := range points {
		set := make([]string, len(p.texts))
		for k, text := range p.texts {
			set[k] = q.own.Target(q.plan.Name, axes[k].Key) + "=" + text
		}
		g.Go(func() error {
			all[i], errs[i] = play.NewSetting(ctx, q.src, q.own, q.plan.Name, append(set, more...))
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	var problems scenarios.Problems
	told := map[string]bool{}
	for _, err := range errs {
		found, ok := err.(scenarios.Problems)
		if err != nil && !ok {
			return nil, err
		}
		for _, f := range found {
			q.replace(&f, axes)
			if line := f.String(); !told[line] {
				told[line] = true
				problems = append(problems, f)
			}
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return all, nil
}
