package fit

import (
	"math"

	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// Rows of one customer are alike: whoever writes three times writes over the same. Shares and means of
// rows therefore count customers, not rows: with y_g and n_g the sums of a customer's rows,
//
//	p = Σy/Σn,   Var p = G/(G−1) · Σ(y_g − p·n_g)² / (Σn)²
//
// the variance of a ratio of totals under sampling of whole clusters (Cochran 1977, ch. 6). A row whose
// customer is not known is a cluster of its own.
//
// What it is worth: of customers whose shares lie anywhere from 0 to 1 and who have five rows each, intervals
// that count rows hold the truth in seven cases of ten where they say nine. Where a few firms have most of
// the rows there are few clusters however many rows there are, and the interval is wide for that reason.

// What is kept of a customer is two sums, so that a log of ten million rows takes memory by its customers and
// not by its rows. Clusters stand in the order of first sight: sums over them have the same digits in every
// run, which a walk through a map would not give.
//
// clusters sums rows by who they are of.
type clusters struct {
	at   map[uint64]int
	y, n []float64
}

// add takes in a row of a customer, 0 where nobody is known: y of n.
func (c *clusters) add(who uint64, y, n float64) {
	at, there := c.at[who]
	if who == 0 || !there {
		at = len(c.y)
		if c.y, c.n = append(c.y, 0), append(c.n, 0); who != 0 {
			if c.at == nil {
				c.at = map[uint64]int{}
			}
			c.at[who] = at
		}
	}
	c.y[at] += y
	c.n[at] += n
}

// ratio is Σy/Σn with its variance, and the degrees of freedom that is known with: as many as the clusters
// are worth equal ones, (Σn)²/Σn², less one (Kish 1965).
func (c *clusters) ratio() (p, variance, df, total float64) {
	hits, squares := 0., 0.
	for g, n := range c.n {
		hits, total, squares = hits+c.y[g], total+n, squares+n*n
	}
	if total == 0 {
		return 0, 0, 0, 0
	}
	p = hits / total
	for g, n := range c.n {
		variance += (c.y[g] - p*n) * (c.y[g] - p*n)
	}
	worth := total * total / squares
	if g := float64(len(c.n)); g > 1 {
		variance *= g / (g - 1) / total / total
	}
	return p, variance, max(0, worth-1), total
}

// Level of all intervals here is that of the package, 90 %.
//
// share is a share with its 90 % interval: Wilson's for as many independent rows as these are worth,
// n_eff = p(1−p)/Var p, never more than there are, widened by Student's t where clusters are few. Where
// all rows agree their variance tells nothing, and each cluster counts as one row.
func (c *clusters) share() result.Measured {
	p, variance, df, n := c.ratio()
	m := result.Measured{Value: p, N: int(math.Round(n))}
	if df < 1 {
		m.Note = fewClusters
		return m
	}
	worth := n
	switch {
	case p <= 0 || p >= 1:
		worth = df + 1
	case variance > 0:
		worth = min(n, p*(1-p)/variance)
	}
	z := portable.NormalQuantile((1 + Level) / 2)
	t := portable.StudentQuantile(df, (1+Level)/2)
	m.Interval = scoreInterval(p, worth*z*z/(t*t), z)
	return m
}

// fewClusters is the note where rows are of one customer.
const fewClusters = "rows of one customer"

// scoreInterval is Wilson's for a number of rows that need not be whole.
func scoreInterval(p, n, z float64) *result.Interval {
	centre := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return &result.Interval{
		Lo: max(0, centre-half), Hi: min(1, centre+half), Level: Level,
		Estimator: "Wilson score, clustered",
	}
}

// mean is a mean with its 90 % t-interval.
func (c *clusters) mean() *result.Measured {
	x, variance, df, n := c.ratio()
	if n == 0 {
		return nil
	}
	m := &result.Measured{Value: x, N: int(math.Round(n))}
	if df < 1 {
		m.Note = fewClusters
		return m
	}
	m.Interval = normalInterval(x, variance, df)
	return m
}

// normalInterval is x ± t·√variance.
func normalInterval(x, variance, df float64) *result.Interval {
	half := portable.StudentQuantile(max(1, df), (1+Level)/2) * math.Sqrt(variance)
	return &result.Interval{Lo: x - half, Hi: x + half, Level: Level, Estimator: "t, clustered"}
}

// An estimate from several means moves with each row by its part in each of them; the sum over a customer's
// rows is what the estimate owes to that customer (infinitesimal jackknife: Jaeckel 1972; for a ratio it is
// the variance above).
//
// influences sums what each customer's rows move an estimate by; its variance is that of the sum.
type influences struct{ clusters }

// move adds a row's part, (∂estimate/∂mean)·(row − mean)/rows.
func (f *influences) move(who uint64, by float64) { f.add(who, by, 1) }

// variance is G/(G−1) · Σz², and its degrees of freedom.
func (f *influences) variance() (variance, df float64) {
	squares, rows := 0., 0.
	for g, z := range f.y {
		variance += z * z
		rows, squares = rows+f.n[g], squares+f.n[g]*f.n[g]
	}
	if g := float64(len(f.y)); g > 1 {
		variance *= g / (g - 1)
	}
	if squares > 0 {
		df = max(0, rows*rows/squares-1)
	}
	return variance, df
}

// dated is a row of a share, for what is held back.
type dated struct {
	minute int64
	who    uint64
	hit    float64
}

// fewestHeld is how many rows each part needs.
const fewestHeld = 50

// What a prediction of a share rests on: n rows fitted leave it uncertain by √(v/n), and m rows to come
// swing by √(v/m) around the truth, whatever is known of it. The first part goes with more rows, the second
// does not. v is at least p(1−p): rows that are more alike within customers than by chance make it more.
//
// heldShare predicts the last quarter of the time from the first three: its share, and that of each of
// its weeks. The band is p ± t·√(v·(1/n + 1/m)), v the variance of one row with the clusters' part, n
// and m the rows fitted and predicted. Nil: too few rows.
func heldShare(rows []dated) *result.HeldShare {
	if len(rows) == 0 {
		return nil
	}
	first, last := rows[0].minute, rows[0].minute
	for _, r := range rows {
		first, last = min(first, r.minute), max(last, r.minute)
	}
	cut := first + (last-first)*3/4
	var fitted, held clusters
	weeks := map[int64]*clusters{}
	for _, r := range rows {
		if r.minute < cut {
			fitted.add(r.who, r.hit, 1)
			continue
		}
		held.add(r.who, r.hit, 1)
		week := (r.minute - cut) / (7 * 1440)
		if weeks[week] == nil {
			weeks[week] = &clusters{}
		}
		weeks[week].add(r.who, r.hit, 1)
	}
	p, variance, df, n := fitted.ratio()
	seen, _, _, m := held.ratio()
	if n < fewestHeld || m < fewestHeld || df < 1 {
		return nil
	}
	// Of one row: the clusters' variance of the mean, put on a row.
	each := max(variance*n, p*(1-p))
	half := func(m float64) float64 {
		return portable.StudentQuantile(df, (1+Level)/2) * math.Sqrt(each*(1/n+1/m))
	}
	h := &result.HeldShare{
		Fitted: int(n), Rows: int(m), Seen: seen, Predicted: p,
		Lo: max(0, p-half(m)), Hi: min(1, p+half(m)),
	}
	in, of := 0, 0
	for _, week := range weeks {
		// Below 20 rows a week's share has so few values that a band says little.
		if s, _, _, k := week.ratio(); k >= 20 {
			of++
			in += int(truth(math.Abs(s-p) <= half(k)))
		}
	}
	h.Weeks = Share(in, of)
	return h
}
