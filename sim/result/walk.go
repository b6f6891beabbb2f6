package result

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"boomerang/sim/stats"
)

// refuseNonFinite returns an error that names the first number JSON cannot hold:
// "estimates[3].mean is NaN". Columns of Numbers may hold NaN.
//
// encoding/json refuses NaN too, without saying where; with some thousand numbers the
// place is what helps.
func refuseNonFinite(v any) error {
	if place, x, found := hunt(reflect.ValueOf(v)); found {
		return fmt.Errorf("result: %s is %v", strings.TrimPrefix(place, "."), x)
	}
	return nil
}

// hunt walks a value depth first and returns where the first bad number is.
//
// By reflection, once per file: a field added later is looked at too.
func hunt(v reflect.Value) (place string, x float64, found bool) {
	switch v.Kind() {
	case reflect.Float64:
		if v.Type() == reflect.TypeFor[Figure]() {
			return "", 0, false // has a form for every number
		}
		x = v.Float()
		return "", x, !stats.IsFinite(x)
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return hunt(v.Elem())
		}
	case reflect.Slice:
		column := v.Type() == reflect.TypeFor[Numbers]()
		for i := range v.Len() {
			if place, x, found = hunt(v.Index(i)); found && !(column && math.IsNaN(x)) {
				return fmt.Sprintf("[%d]%s", i, place), x, true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() && !field.Anonymous { // JSON holds none of these
				continue
			}
			if place, x, found = hunt(v.Field(i)); found {
				name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
				return "." + name + place, x, true
			}
		}
	}
	return "", 0, false
}

// fill replaces nil slices by empty ones, all the way down.
//
// A reader in another language loops over [] and stumbles over null.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem())
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case reflect.Struct:
		for _, field := range v.Fields() {
			fill(field)
		}
	}
}
