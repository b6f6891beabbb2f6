package scenarios

import "fmt"

// readSeries reads as many numbers as the key's field holds, in one array or
// in rows.
//
// A table says where they come from: { value = [1, 2], source = "…", grade = "A" }.
func (k *key) readSeries(raw any) (value, *fault) {
	if table, ok := raw.(map[string]any); ok {
		return k.readVouched(table)
	}
	var v value
	if f := k.flatten(raw, &v.list, 0); f != nil {
		return v, f
	}
	if len(v.list) != k.Length {
		return v, &fault{
			what: "has the wrong number of values", got: fmt.Sprint(len(v.list)),
			want: fmt.Sprint(k.Length),
		}
	}
	if sum(v.list) <= 0 && !k.Zeroes {
		return v, &fault{what: "is zero everywhere", want: "at least one positive number"}
	}
	return v, nil
}

// readVouched reads a series with its evidence beside it.
func (k *key) readVouched(table map[string]any) (v value, f *fault) {
	for _, name := range sortedKeys(table) {
		switch name {
		case "value":
			if _, nested := table[name].(map[string]any); nested {
				return v, wrongType(table[name], fmt.Sprintf("an array of %d numbers", k.Length))
			}
		case "source":
			v.source, f = textOf(table[name])
		case "grade":
			v.grade, f = gradeOf(table[name])
		case "owner":
			v.owner, f = textOf(table[name])
		default:
			f = &fault{what: "has an entry that is not known", got: name, want: "value, source, grade, owner"}
		}
		if f != nil {
			return v, f
		}
	}
	series, f := k.readSeries(table["value"])
	v.list = series.list
	return v, f
}

// flatten reads an array of numbers, or of arrays of numbers (seven days of 24 hours), into one list.
// It stops at the first value that is none or is out of range.
func (k *key) flatten(raw any, into *[]float64, depth int) *fault {
	if items, ok := raw.([]any); ok && depth < 2 {
		for _, item := range items {
			if f := k.flatten(item, into, depth+1); f != nil {
				return f
			}
		}
		return nil
	}
	if depth == 0 {
		return wrongType(raw, fmt.Sprintf("an array of %d numbers", k.Length))
	}
	x, _, f := k.number(raw)
	if f == nil {
		f = k.inRange(x, raw)
	}
	*into = append(*into, x)
	return f
}

func sum(xs []float64) float64 {
	total := 0.0
	for _, x := range xs {
		total += x
	}
	return total
}
