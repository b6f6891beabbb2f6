package scenarios

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/sim/dist"
)

// decided are the sections and keys that hold what somebody decides, not what
// somebody knows or assumes: they need no evidence.
var decided = []string{"routing", "valve", "cut", "controls", "leadership", "evidence", "scale", "humans.service_level", "humans.answer_within"}

// figure reports whether a key holds a number of the world.
func (k *key) figure() bool {
	first, _, _ := strings.Cut(k.Path, ".")
	isDecided := slices.Contains(decided, first) || slices.Contains(decided, k.Path)
	return k.at != nil && (k.Kind == quantity || k.Kind == series) && !isDecided
}

// vouch gives the numbers of a file that say nothing of their own the evidence
// the file states once, in [evidence].
func (l *layer) vouch() {
	said := map[string]value{}
	for _, leaf := range l.base {
		said[leaf.path] = leaf.value
	}
	word := func(path string) string { return strings.Join(said[path].words, "") }
	grade := ""
	if v, ok := said["evidence.grade"]; ok {
		grade = grades[int(v.number)]
	}
	for i := range l.base {
		k, v := l.base[i].key, &l.base[i].value
		if !k.figure() || v.auto || !v.day.IsZero() {
			continue
		}
		was := *v
		if v.source == "" && v.grade == "" {
			v.source, v.grade = word("evidence.source"), grade
		}
		if v.owner == "" {
			v.owner = word("evidence.owner")
		}
		k.sweepAssumed(v, said["evidence.sweep"].number)
		if k.Kind == quantity && v.dist == nil && (v.source != was.source || v.grade != was.grade || v.owner != was.owner) {
			l.base[i].text = v.vouched(l.base[i].text, k.Unit)
		}
	}
}

// vouched writes a bare number with its evidence beside it, so that it can
// stand in a file of its own.
func (v *value) vouched(text string, u unit) string {
	if table, ok := strings.CutSuffix(text, " }"); ok {
		if strings.Contains(table, "owner = ") {
			return text
		}
		return table + ", owner = " + strconv.Quote(v.owner) + " }"
	}
	parts := []string{"value = " + text}
	if v.sweep != nil {
		ends := each(v.sweep, func(x float64) string { return strings.ReplaceAll(u.format(x), "_", "") })
		if u.dim == clock || u.dim == calendar {
			ends = each(ends, strconv.Quote)
		}
		parts = append(parts, "sweep = ["+strings.Join(ends, ", ")+"]")
	}
	for _, part := range [][2]string{{"source", v.source}, {"grade", v.grade}, {"owner", v.owner}} {
		if part[1] != "" {
			parts = append(parts, part[0]+" = "+strconv.Quote(part[1]))
		}
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// sweepAssumed gives an assumed number without a swept range so much of itself
// either way, or the range of the table of keys, if the number lies inside.
func (k *key) sweepAssumed(v *value, off float64) {
	if v.grade != "assumed" || v.sweep != nil || v.dist != nil || v.auto || k.Kind != quantity {
		return
	}
	if either := off * math.Abs(v.number); either > 0 {
		v.sweep = []float64{max(k.Range.Low, legible(v.number-either)), min(k.Range.High, legible(v.number+either))}
		return
	}
	if low, high, ok := k.worthTrying(); ok && low <= v.number && v.number <= high {
		v.sweep = []float64{low, high}
	}
}

// legible drops the last digits, which are error of arithmetic: a file that
// says .468 reads as the same number, be it the scenario or its flat copy.
func legible(x float64) float64 {
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 12, 64), 64)
	return x
}

// worthTrying are the ends of the table's swept range, in engine units.
func (k *key) worthTrying() (low, high float64, ok bool) {
	var ends [2]float64
	for i, text := range k.Sweep {
		raw, err := decodeValue(text)
		if err != nil {
			return 0, 0, false
		}
		x, _, f := k.number(raw)
		if f != nil {
			return 0, 0, false
		}
		ends[i] = x
	}
	return ends[0], ends[1], ends[0] < ends[1]
}

// readSweep reads `sweep = [low, high]` beside a known value.
func (k *key) readSweep(raw any, known value) ([]float64, *fault) {
	items, ok := raw.([]any)
	if !ok || len(items) != 2 || known.auto || !known.day.IsZero() {
		return nil, &fault{what: "sweep has the wrong form", got: written(raw), want: "two numbers beside a known value, sweep = [low, high]"}
	}
	var ends []float64
	for _, item := range items {
		x, _, f := k.number(item)
		if f == nil {
			f = k.inRange(x, item)
		}
		if f != nil {
			f.what = "sweep " + f.what
			return nil, f
		}
		ends = append(ends, x)
	}
	if ends[0] >= ends[1] || known.number < ends[0] || known.number > ends[1] {
		return nil, &fault{what: "sweep does not reach around the value", got: written(raw), want: "low below high and the value between them"}
	}
	return ends, nil
}

// loosen plays what has a swept range as not known, where the scenario asks
// for that: triangular, with the stated number the likeliest.
func (s *draft) loosen() {
	if s.top["evidence.loose"].value.number != 1 {
		return
	}
	for path, l := range s.top {
		v := &l.value
		if v.sweep == nil || v.dist != nil {
			continue
		}
		d, err := dist.NewTriangular(v.sweep[0], v.number, v.sweep[1])
		if err != nil {
			continue
		}
		v.dist = d
		s.top[path] = l
	}
}
