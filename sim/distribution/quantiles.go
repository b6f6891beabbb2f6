package distribution

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"boomerang/sim/portable"
)

// Point is one stated quantile: a value of at most X has probability P.
// P = 0 is the smallest value, P = 1 the largest.
type Point struct {
	P float64 `json:"p"`
	X float64 `json:"x"`
}

// Quantiles is the law that passes through stated quantiles and adds nothing
// else. Between two of them the value is linear in the normal score Φ⁻¹(u), so
// two points give a normal law; beyond the last of them the last slope goes on.
// Between a quantile and a stated smallest or largest value it is linear in u.
//
// People can be asked for quantiles and not for a family. Linear in the normal score is the least that
// can be added: between stated points any smooth law looks so, and two points are exactly a normal
// law.
//
//	p10 20, p50 40, max 100      x │            ╭─• 100, linear in u to the stated end
//	                               │         ╭──╯
//	                               │      ╭──• 40
//	                               │  ╭───╯
//	                               │──• 20      beyond: the same slope in Φ⁻¹(u) goes on
//	                               └──────────────── u
//
// The density may jump at stated points. A family fitted to them would be smooth and
// miss them, and they are what was said.
type Quantiles struct {
	points []Point
	scores []float64 // Φ⁻¹(P), infinite at stated ends
}

// NewQuantiles returns the law through the points, in any order. There must be
// at least two, with different probabilities and rising values.
func NewQuantiles(points []Point) (Quantiles, error) {
	d := Quantiles{points: append([]Point(nil), points...)}
	sort.Slice(d.points, func(i, j int) bool { return d.points[i].P < d.points[j].P })
	if len(d.points) < 2 {
		return Quantiles{}, fmt.Errorf("one quantile is not enough")
	}
	for i, pt := range d.points {
		if err := requireFinite([]string{"a quantile"}, pt.X); err != nil {
			return Quantiles{}, err
		}
		if i > 0 && (pt.P <= d.points[i-1].P || pt.X <= d.points[i-1].X) {
			return Quantiles{}, fmt.Errorf("%s is not below %s", d.points[i-1], pt)
		}
		d.scores = append(d.scores, portable.NormalQuantile(pt.P))
	}
	return d, nil
}

func (p Point) String() string {
	switch p.P {
	case 0:
		return fmt.Sprintf("min %v", p.X)
	case 1:
		return fmt.Sprintf("max %v", p.X)
	}
	return fmt.Sprintf("p%g %v", math.Round(p.P*1e6)/1e4, p.X)
}

// segment returns the index i of the piece [i, i+1] to use left of the first
// point not below x, where less(j) says that point j lies below.
func (d Quantiles) segment(less func(j int) bool) int {
	i := sort.Search(len(d.points), func(j int) bool { return !less(j) }) - 1
	return max(0, min(i, len(d.points)-2))
}

// bounded reports whether piece i ends at a stated smallest or largest value.
func (d Quantiles) bounded(i int) bool { return d.points[i].P == 0 || d.points[i+1].P == 1 }

// Quantile follows the piece that holds u.
func (d Quantiles) Quantile(u float64) float64 {
	i := d.segment(func(j int) bool { return d.points[j].P < u })
	a, b := d.points[i], d.points[i+1]
	if d.bounded(i) {
		if u >= a.P && u <= b.P {
			return a.X + (u-a.P)/(b.P-a.P)*(b.X-a.X)
		}
		return d.tail(i, u)
	}
	z := portable.NormalQuantile(u)
	return a.X + (z-d.scores[i])/(d.scores[i+1]-d.scores[i])*(b.X-a.X)
}

// tail goes on beyond a piece that is linear in u, with the normal slope that
// meets the piece's own middle half: only reached where one end is open.
func (d Quantiles) tail(i int, u float64) float64 {
	a, b := d.points[i], d.points[i+1]
	open, slope := a, d.slope(i)
	if u > b.P {
		open = b
	}
	return open.X + slope*(portable.NormalQuantile(u)-portable.NormalQuantile(open.P))
}

// slope is the value per normal score over the middle half of piece i.
func (d Quantiles) slope(i int) float64 {
	a, b := d.points[i], d.points[i+1]
	lo, hi := a.P+(b.P-a.P)/4, b.P-(b.P-a.P)/4
	return (b.X - a.X) / 2 / (portable.NormalQuantile(hi) - portable.NormalQuantile(lo))
}

// CDF inverts Quantile piece by piece.
func (d Quantiles) CDF(x float64) float64 {
	first, last := d.points[0], d.points[len(d.points)-1]
	if x <= first.X && first.P == 0 {
		return 0
	}
	if x >= last.X && last.P == 1 {
		return 1
	}
	i := d.segment(func(j int) bool { return d.points[j].X < x })
	a, b := d.points[i], d.points[i+1]
	switch {
	case !d.bounded(i):
		z := d.scores[i] + (x-a.X)/(b.X-a.X)*(d.scores[i+1]-d.scores[i])
		return portable.NormalCDF(z)
	case x < a.X:
		return portable.NormalCDF(portable.NormalQuantile(a.P) + (x-a.X)/d.slope(i))
	case x > b.X:
		return portable.NormalCDF(portable.NormalQuantile(b.P) + (x-b.X)/d.slope(i))
	}
	return a.P + (x-a.X)/(b.X-a.X)*(b.P-a.P)
}

func (d Quantiles) String() string {
	parts := make([]string, len(d.points))
	for i, p := range d.points {
		parts[i] = p.String()
	}
	return "quantiles(" + strings.Join(parts, ", ") + ")"
}
