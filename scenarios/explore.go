package scenarios

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Lever is a key that somebody moves while the answer is watched: what it is, what stands
// there, and the values it stops at, in order.
type Lever struct {
	Path    string // as in the table, without a plan: "cut.share"
	Meaning string
	Unit    result.Unit
	Now     string  // the value in force, as a file writes it
	Value   float64 // the same in engine units, of an unknown its median; NaN of what is no number
	Sampled bool    // every world draws it
	Named   bool    // stops are choices and not numbers
	Stops   []Stop
	At      int // the stop of the value in force, or next to it; −1: there are none
}

// Stop is a value a lever stops at.
type Stop struct {
	Text  string  // as a setting writes it
	Value float64 // engine units; of a choice its number, NaN of "auto"
}

// mostStops is about how many stops a lever has: each a pixel or more of a slider on a phone.
const mostStops = 50

// fixed are keys that no lever moves: they say which worlds there are, not what happens in them.
var fixed = []string{"start", "months", "pre_months", "scale", "worlds", "seed"}

// explore reads [explore]. A key that cannot be moved is refused where it stands.
func (s *draft) explore(problems *Problems) {
	l, said := s.top["explore.keys"]
	if !said {
		return
	}
	s.Explore = l.value.words
	for i, path := range s.Explore {
		why := s.CheckAxis(path, false)
		switch {
		case slices.Index(s.Explore, path) < i:
			why = &Problem{What: "is named twice"}
		case slices.Contains(fixed, path):
			why = &Problem{What: "says which worlds there are, and nothing is compared across worlds"}
		}
		if why != nil {
			why.Key, why.What = "explore.keys", quoted(path)+" "+why.What
			refuse(problems, l.pos, *why)
		}
	}
}

// LeverPaths are the keys to move where the answer about a plan is watched: those the file
// names, else the axes of its grid, what the plan states, and what it draws and wants tried.
func (s *Scenario) LeverPaths(plan string) (paths []string) {
	if len(s.Explore) > 0 {
		return s.Explore
	}
	add := func(path string) {
		if !slices.Contains(paths, path) && !slices.Contains(fixed, path) && s.CheckAxis(path, false) == nil {
			paths = append(paths, path)
		}
	}
	if s.Grid != nil && s.Grid.Plan == plan {
		for _, a := range s.Grid.Axes {
			add(a.Path)
		}
	}
	if p := s.plan(plan); p != nil {
		for i := range p.resolved.settings {
			if st := &p.resolved.settings[i]; p.resolved.says(st.path) && st.key.movable() && st.value.day.IsZero() {
				add(st.path)
			}
		}
	}
	return paths
}

// Says reports whether a plan states a key for itself.
func (p *Plan) Says(path string) bool { return p.resolved.says(path) }

// movable reports whether a key holds one number or one of a few words.
func (k *key) movable() bool { return k.at != nil && k.Kind <= choice }

// LeverOf is a key as a plan meets it, to be moved; nil where it holds nothing that can be. A
// path may name its plan, plan.NAME.key.
func (s *Scenario) LeverOf(plan, path string) *Lever {
	parts := strings.Split(path, ".")
	if len(parts) > 3 && parts[0] == "plan" {
		plan, path = parts[1], strings.Join(parts[2:], ".")
	}
	p := s.plan(plan)
	if p == nil {
		return nil
	}
	st := p.resolved.get(path)
	if st == nil || !st.key.movable() {
		return nil
	}
	l := &Lever{
		Path: path, Meaning: st.key.Meaning, Unit: st.key.Unit.of, Now: st.stated(), Value: st.value.median(),
		Sampled: st.value.dist != nil, Named: st.key.Kind == yesNo || st.key.Kind == choice, At: -1,
	}
	switch {
	case l.Named:
		for i, word := range st.key.words() {
			number := float64(i)
			if st.key.Kind == yesNo {
				number = truth(word == "true")
			}
			l.Stops = append(l.Stops, Stop{Text: word, Value: number})
		}
	case st.value.day.IsZero():
		l.Stops = s.stops(plan, st)
	default:
		l.Value = math.NaN() // a date: typed, not slid
	}
	l.At = l.nearest()
	return l
}

// nearest is the stop of the value in force, or the one beside it; −1 where there are none.
func (l *Lever) nearest() int {
	best, off := -1, math.Inf(1)
	for i, x := range l.Stops {
		if x.Value == l.Value || math.IsNaN(x.Value) && math.IsNaN(l.Value) {
			return i
		}
		if d := math.Abs(x.Value - l.Value); d < off {
			best, off = i, d
		}
	}
	return best
}

// stated is a value as a file writes it, without the evidence beside it.
func (st *setting) stated() string { return st.leafOf("").Stated() }

// stops are the numbers between the ends of what is tried of a key anywhere, in steps of 1, 2
// or 5 times a power of ten of the unit it is written in.
func (s *Scenario) stops(plan string, st *setting) (all []Stop) {
	k, own := st.key, st.value.median()
	low, high := s.tried(plan, st)
	if k.Auto != "" {
		all = append(all, Stop{Text: "auto", Value: math.NaN()})
	}
	if k.Off != "" {
		all = append(all, Stop{Text: "off", Value: k.offIs})
	}
	size := k.Unit.step(high)
	step := nice((high - low) / size / mostStops)
	if k.Kind == count {
		step = max(1, step)
	}
	var xs []float64
	for i := math.Ceil(low/size/step-1e-9) + 0; i*step*size <= high*(1+1e-9); i++ {
		if x := asDecimal(i*step) * size; k.Range.holds(x) {
			xs = append(xs, x+0) // never -0
		}
	}
	known := st.value.dist == nil && own == own && !math.IsInf(own, 0) && own != k.offIs
	if known && (k.Kind != count || own == math.Trunc(own)) {
		xs = slices.DeleteFunc(xs, func(x float64) bool { return math.Abs(x-own) < 1e-9*math.Abs(own) })
		xs = append(xs, own)
		slices.Sort(xs)
	}
	for _, x := range xs {
		all = append(all, Stop{Text: k.Unit.plain(x), Value: x})
	}
	return all
}

// tried are the least and the most that anybody tries of a key: the value in force, the axis of
// the grid, the range of its evidence or of the table, the middle nine tenths of a distribution.
// Where nobody tries anything it is all the key allows, else nothing to twice the value.
func (s *Scenario) tried(plan string, st *setting) (low, high float64) {
	k := st.key
	low, high = math.Inf(1), math.Inf(-1)
	add := func(xs ...float64) {
		for _, x := range xs {
			if x == x && !math.IsInf(x, 0) {
				low, high = min(low, x), max(high, x)
			}
		}
	}
	if s.Grid != nil && s.Grid.Plan == plan {
		for _, a := range s.Grid.Axes {
			if a.Path == st.path {
				add(a.Values...)
			}
		}
	}
	if from, to, ok := k.worthTrying(); ok {
		add(from, to)
	}
	add(st.value.sweep...)
	if d := st.value.dist; d != nil {
		add(d.Quantile(.05), d.Quantile(.95))
	}
	if add(st.value.median()); low < high {
		return max(low, k.Range.Low), min(high, k.Range.High)
	}
	if !math.IsInf(k.Range.Low, 0) && !math.IsInf(k.Range.High, 0) && k.Range.High < 1e6 {
		return k.Range.Low, k.Range.High
	}
	if low > high || low == 0 {
		return max(0, k.Range.Low), max(1, k.Range.Low+1)
	}
	return max(k.Range.Low, min(0, 2*low)), min(k.Range.High, max(0, 2*high))
}

// step is the size, in engine units, of what people count in up to a number: seconds, minutes or
// hours, days or months; 1 of what is no time.
func (u unit) step(high float64) float64 {
	switch {
	case u.dim == clock && high < 2:
		return minutesIn["second"]
	case u.dim == clock && high >= 5*minutesIn["hour"]:
		return minutesIn["hour"]
	case u.dim == calendar && high >= 3*dates.EngineMonth:
		return dates.EngineMonth
	}
	return 1
}

// nice is the next 1, 2 or 5 times a power of ten.
func nice(x float64) float64 {
	if !(x > 0) {
		return 1
	}
	power := math.Pow10(int(math.Floor(math.Log10(x))))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= x*.999 {
			return asDecimal(m * power)
		}
	}
	return asDecimal(10 * power)
}

// asDecimal drops what a product of decimals leaves behind its twelfth figure.
func asDecimal(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 12, 64), 64)
	if err != nil {
		return x
	}
	return y
}
