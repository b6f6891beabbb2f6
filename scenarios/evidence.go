package scenarios

import (
	"math"
	"slices"
	"strings"

	"boomerang/sim/distribution"
)

// decided are the sections and keys that hold what somebody decides, not what
// somebody knows or assumes: they need no evidence.
var decided = []string{
	"routing", "valve", "cut", "controls", "leadership", "evidence", "scale", "humans.service_level",
	"humans.answer_within",
}

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
		if k.Kind == quantity && v.dist == nil && (v.source != was.source || v.grade != was.grade ||
			v.owner != was.owner || v.sweep != nil && was.sweep == nil) {
			l.base[i].text = v.vouched(l.base[i].text, k.Unit)
		}
	}
}

// vouched writes a number with its evidence beside it, so that it can stand in
// a file of its own.
func (v *value) vouched(text string, u unit) string {
	swept := ""
	if v.sweep != nil {
		swept = "sweep = [" + strings.Join(each(v.sweep, u.plain), ", ") + "]"
	}
	if table, ok := strings.CutSuffix(text, " }"); ok {
		if swept != "" && !strings.Contains(table, "sweep = ") {
			number, evidence, _ := strings.Cut(table, ", ")
			table = number + ", " + swept + ", " + evidence
		}
		if v.owner != "" && !strings.Contains(table, "owner = ") {
			table += ", owner = " + tomlText(v.owner)
		}
		return table + " }"
	}
	parts := []string{"value = " + text}
	if swept != "" {
		parts = append(parts, swept)
	}
	for _, part := range [][2]string{{"source", v.source}, {"grade", v.grade}, {"owner", v.owner}} {
		if part[1] != "" {
			parts = append(parts, part[0]+" = "+tomlText(part[1]))
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
		v.sweep = k.asWritten(max(k.Range.Low, v.number-either), min(k.Range.High, v.number+either))
		return
	}
	if low, high, ok := k.worthTrying(); ok && low <= v.number && v.number <= high {
		v.sweep = k.asWritten(low, high)
	}
}

// asWritten rounds numbers to what a file says of them, so that a scenario
// written flat has the same ones.
func (k *key) asWritten(ends ...float64) []float64 {
	for i, text := range each(ends, k.Unit.plain) {
		if raw, err := decodeValue(text); err == nil {
			if x, _, f := k.number(raw); f == nil {
				ends[i] = x
			}
		}
	}
	return ends
}

// plain writes a number in engine units as a file does.
func (u unit) plain(x float64) string {
	text := strings.ReplaceAll(u.format(x), "_", "")
	if u.dim == clock || u.dim == calendar {
		return tomlText(text)
	}
	return text
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

// readSweep reads `sweep = [low, high]` beside a known value, or beside a
// distribution of that median.
func (k *key) readSweep(raw any, known value) ([]float64, *fault) {
	items, ok := raw.([]any)
	if !ok || len(items) != 2 || known.auto || !known.day.IsZero() {
		return nil, &fault{
			what: "sweep has the wrong form", got: written(raw),
			want: "two numbers around the value, sweep = [low, high]",
		}
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
		return nil, &fault{
			what: "sweep does not reach around the value", got: written(raw),
			want: "low below high and the value between them",
		}
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
		d, err := distribution.NewTriangular(v.sweep[0], v.number, v.sweep[1])
		if err != nil {
			continue
		}
		v.dist = d
		s.top[path] = l
	}
}
