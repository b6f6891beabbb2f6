package scenarios

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"boomerang/sim/distribution"
)

// belief is a table in place of a number: `{ p50 = 0.41, p75 = 0.59 }`,
// `{ low = 1, high = 2 }` or `{ value = 0.3, sweep = [0.1, 0.5], source = "…" }`.
// Beside a distribution, sweep is what no world draws and a stress test tries.
type belief struct {
	key      *key
	params   map[string]float64   // engine units; cv, alpha and beta as they are
	points   []distribution.Point // stated quantiles, without min and max
	family   string
	currency string
}

// families are the names of "dist" and the parameters each may have.
var families = map[string][][]string{
	"uniform":    {{"high", "low"}},
	"triangular": {{"high", "low", "mode"}},
	"normal":     {{"mean", "sd"}},
	"lognormal":  {{"cv", "mean"}, {"cv", "median"}, {"median", "p95"}},
	"beta":       {{"alpha", "beta"}, {"mean", "sd"}},
	"quantiles":  nil,
}

var familyNames = []string{"uniform", "triangular", "normal", "lognormal", "beta", "quantiles"}

const beliefWant = "low and high; low, mode and high; quantiles such as p5, p50, p95; or dist with its parameters"

// readTable reads a quantity written as a table.
func (k *key) readTable(raw map[string]any) (value, *fault) {
	var v value
	b := belief{key: k, params: map[string]float64{}}
	for _, name := range sortedKeys(raw) {
		var f *fault
		switch name {
		case "source":
			v.source, f = textOf(raw[name])
		case "grade":
			v.grade, f = gradeOf(raw[name])
		case "owner":
			v.owner, f = textOf(raw[name])
		case "dist":
			b.family, f = familyOf(raw[name])
		case "value", "sweep":
		default:
			f = b.param(name, raw[name])
		}
		if f != nil {
			f.what = name + " " + f.what
			return v, f
		}
	}
	known, isKnown := raw["value"]
	if isKnown {
		if len(b.params)+len(b.points) > 0 || b.family != "" {
			return v, &fault{what: "gives a value and a distribution", want: "one of the two"}
		}
		if _, nested := known.(map[string]any); nested {
			return v, wrongType(known, k.Unit.want())
		}
		w, f := k.readQuantity(known)
		w.source, w.grade, w.owner = v.source, v.grade, v.owner
		if swept, ok := raw["sweep"]; ok && f == nil {
			w.sweep, f = k.readSweep(swept, w)
		}
		return w, f
	}
	d, f := b.distribution()
	if f != nil {
		return v, f
	}
	v.dist, v.currency = d, b.currency
	if f = k.fit(&v); f != nil {
		return v, f
	}
	if swept, ok := raw["sweep"]; ok {
		v.sweep, f = k.readSweep(swept, value{number: v.median()})
	}
	return v, f
}

func textOf(raw any) (string, *fault) {
	if s, ok := raw.(string); ok {
		return s, nil
	}
	return "", wrongType(raw, "text in quotes")
}

func gradeOf(raw any) (string, *fault) {
	s, f := textOf(raw)
	if f == nil && !slices.Contains(grades, s) {
		f = &fault{what: "is not a grade of evidence", got: quoted(s), want: strings.Join(grades, ", ")}
	}
	return s, f
}

func familyOf(raw any) (string, *fault) {
	s, f := textOf(raw)
	if f == nil && !slices.Contains(familyNames, s) {
		f = &fault{
			what: "is not a distribution", got: quoted(s), want: strings.Join(familyNames, ", "),
			hint: didYouMean(s, familyNames),
		}
	}
	return s, f
}

// param reads one number of the table.
func (b *belief) param(name string, raw any) *fault {
	k := b.key
	switch name {
	case "cv", "alpha", "beta":
		k = &key{Unit: number}
	case "low", "high", "mode", "mean", "median", "sd", "min", "max":
	default:
		if p, ok := percent(name); ok {
			x, currency, f := k.number(raw)
			b.points = append(b.points, distribution.Point{P: p, X: x})
			b.params[name], b.currency = x, currency
			return f
		}
		return &fault{what: "is not part of a distribution", want: beliefWant, hint: didYouMean(name, beliefWords)}
	}
	x, currency, f := k.number(raw)
	b.params[name] = x
	if currency != "" {
		b.currency = currency
	}
	return f
}

var beliefWords = []string{
	"low", "high", "mode", "mean", "median", "sd", "cv", "alpha", "beta",
	"min", "max", "dist", "source", "grade", "owner", "value", "sweep", "p5", "p50", "p95",
}

// percent reads "p5" as .05; only whole percents from 1 to 99.
func percent(name string) (float64, bool) {
	n, err := strconv.Atoi(strings.TrimPrefix(name, "p"))
	return float64(n) / 100, err == nil && name[0] == 'p' && n >= 1 && n <= 99
}

// distribution builds the law the parameters describe, truncated where min or
// max say so.
func (b *belief) distribution() (distribution.Distribution, *fault) {
	shape := b.shape()
	family, f := b.familyOf(shape)
	if f != nil {
		return nil, f
	}
	d, err := b.build(family)
	if err != nil {
		return nil, &fault{what: "is not a possible distribution: " + err.Error()}
	}
	lo, hasLo := b.params["min"]
	hi, hasHi := b.params["max"]
	if family == "quantiles" || !hasLo && !hasHi {
		return d, nil
	}
	if !hasLo {
		lo = math.Inf(-1)
	}
	if !hasHi {
		hi = math.Inf(1)
	}
	t, err := distribution.Truncate(d, lo, hi)
	if err != nil {
		return nil, &fault{what: "cannot be truncated: " + err.Error()}
	}
	return t, nil
}

// shape lists the parameters without the ends, sorted.
func (b *belief) shape() []string {
	var names []string
	for name := range b.params {
		if name != "min" && name != "max" {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// familyOf checks the stated family against the parameters, or infers it where
// only one family fits.
func (b *belief) familyOf(shape []string) (string, *fault) {
	got := strings.Join(shape, ", ")
	if b.family != "" && b.family != "quantiles" {
		for _, params := range families[b.family] {
			if slices.Equal(params, shape) {
				return b.family, nil
			}
		}
		return "", &fault{
			what: "has the wrong parameters for " + b.family, got: orNothing(got),
			want: parameters(b.family),
		}
	}
	if len(b.points) > 0 && len(b.points) == len(shape) {
		return "quantiles", nil
	}
	for _, name := range []string{"uniform", "triangular"} {
		if b.family == "" && slices.Equal(families[name][0], shape) {
			return name, nil
		}
	}
	f := &fault{what: "does not describe a distribution", got: orNothing(got), want: beliefWant}
	if slices.Equal(shape, []string{"mean", "sd"}) {
		f.hint = `say which family: dist = "normal" or dist = "beta"`
	}
	return "", f
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

func parameters(family string) string {
	var ways []string
	for _, params := range families[family] {
		ways = append(ways, strings.Join(params, " and "))
	}
	return strings.Join(ways, ", or ")
}

// build makes the distribution of a family from the parameters stated: a lognormal by mean and cv, by
// median and cv or by median and p95; quantiles where no family is named. Parameters that contradict
// each other are refused by the distribution, which knows why.
func (b *belief) build(family string) (distribution.Distribution, error) {
	p := b.params
	_, byMean := p["mean"]
	_, byP95 := p["p95"]
	switch {
	case family == "uniform":
		return distribution.NewUniform(p["low"], p["high"])
	case family == "triangular":
		return distribution.NewTriangular(p["low"], p["mode"], p["high"])
	case family == "normal":
		return distribution.NewNormal(p["mean"], p["sd"])
	case family == "beta" && byMean:
		return distribution.BetaFromMean(p["mean"], p["sd"])
	case family == "beta":
		return distribution.NewBeta(p["alpha"], p["beta"])
	case family == "lognormal" && byMean:
		return distribution.LognormalFromMean(p["mean"], p["cv"])
	case family == "lognormal" && byP95:
		return distribution.LognormalFromP95(p["median"], p["p95"])
	case family == "lognormal":
		return distribution.LognormalFromMedian(p["median"], p["cv"])
	}
	points := b.points
	if x, ok := p["min"]; ok {
		points = append(points, distribution.Point{P: 0, X: x})
	}
	if x, ok := p["max"]; ok {
		points = append(points, distribution.Point{P: 1, X: x})
	}
	return distribution.NewQuantiles(points)
}

// fit keeps a distribution inside the key's range. A stated end beyond it is a
// mistake; an open tail is cut, with a caution from one per cent on, and
// refused where it holds a quarter of the law.
func (k *key) fit(v *value) *fault {
	lo, hi := v.dist.Quantile(0), v.dist.Quantile(1)
	for _, end := range []float64{lo, hi} {
		if !math.IsInf(end, 0) && !k.Range.holds(end) && end != k.Range.Low {
			return &fault{what: "reaches out of range", got: k.Unit.format(end), want: k.Range.say(k.Unit)}
		}
	}
	if lo >= k.Range.Low && hi <= k.Range.High {
		return nil
	}
	t, err := distribution.Truncate(v.dist, k.Range.Low, k.Range.High)
	if err != nil || t.Cut() > 0.25 {
		return &fault{what: "lies mostly out of range", got: v.dist.String(), want: k.Range.say(k.Unit)}
	}
	if t.Cut() > 0.01 {
		v.caution = fmt.Sprintf("%.0f %% of the distribution lies outside %s and is cut off", 100*t.Cut(),
			k.Range.say(k.Unit))
	}
	v.dist = t
	return nil
}
