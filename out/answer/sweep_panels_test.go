package answer

import (
	"fmt"
	"math"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// sampleDesign is a sweep of some axes whose points lie anywhere; with words the
// first axis holds choices.
func sampleDesign(design result.SweepDesign, axes, points int, words bool) *result.Sweep {
	s := &result.Sweep{Head: sample.Head, Design: design, At: .8, Near: .25, HalfWidth: .1}
	for k := range axes {
		s.Axes = append(s.Axes, result.SweepAxis{
			Key:  fmt.Sprintf("segment.customers.a_rather_long_key_%d", k),
			Unit: []result.Unit{result.UnitShare, result.UnitDays, result.UnitMoney, result.UnitNumber}[k%4],
		})
	}
	for i := range points {
		c := result.SweepCell{Draws: 32}
		for k := range axes {
			x := float64((i*(2*k+3)+k)%points) / float64(points)
			text := short(x)
			if words && k == 0 {
				text, x = []string{"bounded_only", "everything_everywhere", "humans_only"}[i%3], float64(i%3)
			}
			c.Values, c.Texts = append(c.Values, x), append(c.Texts, text)
		}
		net := 1e6 * (c.Values[0] - .5)
		c.Horizons = []result.AtHorizon{{
			Month: 18, Gain: min(1, max(0, c.Values[0])),
			Interval: sample.IntervalOf(0, 1), Net: net, NetLo: sample.Value(net - 2e5),
			NetHi: sample.Value(net + 2e5),
		}}
		if i == 1 {
			c.Problem, c.Horizons = "outside what this mix allows", nil
		}
		s.Cells = append(s.Cells, c)
	}
	return s
}

func short(x float64) string { return fmt.Sprintf("%.3g", x) }

// sampleCube is a grid of three axes.
func sampleCube(cuts, third int) *result.Sweep {
	s := sample.Sweep()
	s.Frontiers, s.Cells = nil, nil
	s.Axes[0].Values, s.Axes[0].Texts = nil, nil
	for i := range cuts {
		s.Axes[0].Values, s.Axes[0].Texts = append(s.Axes[0].Values, float64(i)/20), append(s.Axes[0].Texts,
			short(float64(i)/20))
	}
	extra := result.SweepAxis{Key: "routing.policy", Unit: result.UnitNone}
	for k := range third {
		extra.Values, extra.Texts = append(extra.Values, float64(k)), append(extra.Texts,
			fmt.Sprintf("a_choice_%c", 'a'+rune(k)))
	}
	s.Axes = append(s.Axes, extra)
	for i := range cuts {
		for j := range 3 {
			for k := range third {
				c := result.SweepCell{
					At:     []int{i, j, k},
					Values: []float64{s.Axes[0].Values[i], s.Axes[1].Values[j], float64(k)},
					Texts:  []string{s.Axes[0].Texts[i], s.Axes[1].Texts[j], extra.Texts[k]}, Draws: 32,
				}
				c.Inconclusive = i == 2
				c.Horizons = []result.AtHorizon{{
					Month: 18, Gain: float64(i+j+k) / float64(cuts+third+1),
					Interval: sample.IntervalOf(0, 1), Net: 1e6 * float64(i-j),
				}}
				s.Cells = append(s.Cells, c)
			}
		}
	}
	s.Cells[0].Problem, s.Cells[0].Horizons = "outside what this mix allows", nil
	return s
}

// TestEveryDesignHasAChart: whatever the design and however many axes, there is
// one chart whose texts stand clear of each other.
func TestEveryDesignHasAChart(t *testing.T) {
	for name, s := range map[string]*result.Sweep{
		"one axis":        sampleDesign("grid", 1, 6, false),
		"hypercube of 5":  sampleDesign(result.LatinDesign, 5, 32, false),
		"sobol of 2":      sampleDesign(result.SobolDesign, 2, 64, false),
		"list with words": sampleDesign("list", 4, 9, true),
		"zip":             sampleDesign("zip", 3, 2, false),
		"three axes":      sampleCube(6, 4),
		"many maps":       sampleCube(11, 9),
		"three by one":    sampleCube(4, 1),
		"axes beyond":     sampleDesign("grid", 4, 81, false),
	} {
		told := tellSweep(s)
		played := 0
		for _, c := range s.Cells {
			played += len(c.Horizons)
		}
		if want := min(1, played/2); len(told.Figures) != want {
			t.Errorf("%s: %d charts, want %d", name, len(told.Figures), want)
			continue
		}
		for _, f := range told.Figures {
			sample.CheckBoxes(t, name, f)
			if _, err := f.SVG(); err != nil || len(f.Table.Rows) == 0 || f.Alt == "" {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestSmoothedCurves: few places give their means, many the line they lie on.
func TestSmoothedCurves(t *testing.T) {
	cx, cy := smoothed([]float64{1, 2, 1, 2}, []float64{1, 5, 3, 7})
	if fmt.Sprint(cx, cy) != "[1 2] [2 6]" {
		t.Error(cx, cy)
	}
	var xs, ys []float64
	for i := range 20 {
		xs, ys = append(xs, float64(i*7%20)), append(ys, 3*float64(i*7%20)-4)
	}
	cx, cy = smoothed(xs, ys)
	for i := range cx {
		if math.Abs(cy[i]-(3*cx[i]-4)) > 1e-9 {
			t.Fatalf("at %v: %v", cx[i], cy[i])
		}
	}
}
