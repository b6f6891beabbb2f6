package desk

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"unsafe"
)

// fill sets everything in v, down to unexported fields and the elements of
// slices, to a number other than zero. Pointers and channels stay as they are:
// what they lead to is not a part's own.
func fill(v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.Struct:
		for k := range v.NumField() {
			fill(settable(v.Field(k)), n)
		}
	case reflect.Array:
		for k := range v.Len() {
			fill(settable(v.Index(k)), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 4, 4))
		for k := range v.Len() {
			fill(settable(v.Index(k)), n)
		}
	case reflect.Bool:
		v.SetBool(n%2 == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(n))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(n) + .5)
	case reflect.String:
		v.SetString(fmt.Sprint("word ", n))
	case reflect.Pointer, reflect.Chan:
	default:
		panic("fill does not know " + v.Type().String())
	}
}

// settable gives access to an unexported field of something addressable.
func settable(v reflect.Value) reflect.Value {
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}

// differ lists the fields in which two values differ, as "workplace.teams[0].busy".
// Capacity is no difference, nor is what a line or a calendar holds in memory
// that is not in use.
func differ(path string, a, b reflect.Value) (paths []string) {
	each := func(name string, x, y reflect.Value) { paths = append(paths, differ(path+name, x, y)...) }
	name, _, _ := strings.Cut(a.Type().String(), "[")
	switch {
	case name == "sim.Line":
		at, bt := a.FieldByName("tail").Uint(), b.FieldByName("tail").Uint()
		ah, bh := a.FieldByName("head").Uint(), b.FieldByName("head").Uint()
		if at != bt || ah != bh {
			return []string{path}
		}
		ra, rb := a.FieldByName("ring"), b.FieldByName("ring")
		for k := ah; k != at && ra.Len() > 0 && rb.Len() > 0; k++ {
			each(".ring", ra.Index(int(k&uint64(ra.Len()-1))), rb.Index(int(k&uint64(rb.Len()-1))))
		}
	case name == "sim.Calendar":
		for _, f := range []string{"n", "now", "hole"} {
			each("."+f, a.FieldByName(f), b.FieldByName(f))
		}
		for k := 0; len(paths) == 0 && k < int(a.FieldByName("n").Int()); k++ {
			each(".heap", a.FieldByName("heap").Index(k), b.FieldByName("heap").Index(k))
		}
	case a.Kind() == reflect.Struct:
		for k := range a.NumField() {
			each("."+a.Type().Field(k).Name, a.Field(k), b.Field(k))
		}
	case a.Kind() == reflect.Slice && a.Len() != b.Len():
		return []string{path}
	case a.Kind() == reflect.Array || a.Kind() == reflect.Slice:
		for k := range a.Len() {
			each(fmt.Sprintf("[%d]", k), a.Index(k), b.Index(k))
		}
	case a.Kind() == reflect.Float32 || a.Kind() == reflect.Float64:
		x, y := a.Float(), b.Float()
		if x != y && !(math.IsNaN(x) && math.IsNaN(y)) {
			return []string{path}
		}
	case !a.Equal(b):
		return []string{path}
	}
	return paths
}

// memory is a stretch of memory that a field leads to.
type memory struct {
	path     string
	from, to uintptr
}

// reached lists the memory that v leads to without the targets of pointers.
func reached(path string, v reflect.Value) (all []memory) {
	switch v.Kind() {
	case reflect.Struct:
		for k := range v.NumField() {
			all = append(all, reached(path+"."+v.Type().Field(k).Name, v.Field(k))...)
		}
	case reflect.Array, reflect.Slice:
		if v.Kind() == reflect.Slice && v.Cap() > 0 {
			from := v.Pointer()
			all = append(all, memory{path, from, from + uintptr(v.Cap())*v.Type().Elem().Size()})
		}
		for k := 0; k < v.Len() && holdsMemory(v.Type().Elem()); k++ {
			all = append(all, reached(fmt.Sprintf("%s[%d]", path, k), v.Index(k))...)
		}
	case reflect.Pointer, reflect.Chan, reflect.Map:
		if v.Pointer() != 0 {
			all = append(all, memory{path, v.Pointer(), v.Pointer() + 1})
		}
	case reflect.Func, reflect.Interface, reflect.UnsafePointer:
		panic(path + " hides what it leads to: state is plain data")
	}
	return all
}

// holdsMemory reports whether a type can lead to memory outside itself.
func holdsMemory(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		for k := range t.NumField() {
			if holdsMemory(t.Field(k).Type) {
				return true
			}
		}
	case reflect.Array:
		return holdsMemory(t.Elem())
	case reflect.Slice, reflect.Pointer, reflect.Chan, reflect.Map, reflect.Func, reflect.Interface,
		reflect.UnsafePointer:
		return true
	}
	return false
}

// withoutIndex takes the numbers of elements out of a path.
func withoutIndex(path string) string {
	for {
		from := strings.IndexByte(path, '[')
		if from < 0 {
			return path
		}
		path = path[:from] + path[from+strings.IndexByte(path[from:], ']')+1:]
	}
}
