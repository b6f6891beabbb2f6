package scenarios

import (
	"math"
	"strings"
	"testing"

	"boomerang/sim/portable"
)

// The matrix of the coupling says of any world what the scenario makes of it: scores of what is drawn are the
// matrix times independent scores, and its rows have length 1, so that every unknown keeps its law.
func TestCouplingIsWhatIsDrawn(t *testing.T) {
	text := "extends = \"midsize-fintech\"\n[correlation.a]\nbetween = [\"assistant.silent\", " +
		"\"churn.service_share\"]\nrank = 0.5\n"
	s, err := LoadReader(t.Context(), strings.NewReader(text), "tied.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	lower := s.Coupling()
	u := make([]float64, len(s.Unknowns))
	for i := range u {
		u[i] = math.Mod(.137+.618*float64(i), 1)
	}
	tied := 0
	for i, got := range s.coupled(u) {
		score, length := 0., 0.
		for k, w := range lower[i] {
			score, length = score+w*portable.NormalQuantile(u[k]), length+w*w
			if w != 0 && k != i {
				tied++
			}
		}
		if math.Abs(portable.NormalCDF(score)-got) > 1e-12 || math.Abs(length-1) > 1e-12 {
			t.Errorf("%s is drawn at %v, the matrix says %v; its row has length² %v", s.Unknowns[i], got,
				portable.NormalCDF(score), length)
		}
	}
	if tied != 1 {
		t.Errorf("%d weights of another unknown, want 1", tied)
	}
}
