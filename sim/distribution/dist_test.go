package distribution

import (
	"math"
	"strings"
	"testing"
)

func TestImpossibleLawsAreRefused(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	try := map[string]func() error{
		"low":                  func() error { _, err := NewUniform(2, 1); return err },
		"high is not a finite": func() error { _, err := NewUniform(0, inf); return err },
		"rising order":         func() error { _, err := NewTriangular(0, 5, 4); return err },
		"sd":                   func() error { _, err := NewNormal(0, 0); return err },
		"mean is not a finite": func() error { _, err := NewNormal(nan, 1); return err },
		"positive centre":      func() error { _, err := LognormalFromMean(-1, 1); return err },
		"positive spread":      func() error { _, err := LognormalFromP95(2, 1); return err },
		"alpha":                func() error { _, err := NewBeta(0, 1); return err },
		"no beta law":          func() error { _, err := BetaFromMean(.5, .5); return err },
		"not enough":           func() error { _, err := NewQuantiles([]Point{{.5, 1}}); return err },
		"p50 2 is not below":   func() error { _, err := NewQuantiles([]Point{{.5, 2}, {.9, 2}}); return err },
		"min":                  func() error { _, err := Truncate(Normal{0, 1}, 1, 1); return err },
		"almost nothing":       func() error { _, err := Truncate(Normal{0, 1}, 40, 41); return err },
	}
	for want, law := range try {
		if err := law(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// Two laws with different parameters never share a name: the name is part of
// what a stored result is found by.
func TestEqualNamesAreEqualLaws(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range laws(t) {
		if name := d.String(); seen[name] {
			t.Errorf("two laws named %v", name)
		} else {
			seen[name] = true
		}
	}
}
