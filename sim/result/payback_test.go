package result

import "testing"

// TestPaybackOf: exact cases, one sign a month.
func TestPaybackOf(t *testing.T) {
	for _, c := range []struct {
		says string
		net  []float64
		want Payback
	}{
		{"ahead from the first month", []float64{1, 2, 3}, Payback{Month: 1}},
		{"severance first, then pay saved", []float64{-3, -1, 1, 2}, Payback{Month: 3}},
		{"behind once more before it stays ahead", []float64{-1, 2, -1, 1, 1}, Payback{Month: 4}},
		{"ahead in the last month alone", []float64{-2, -1, 1}, Payback{Month: 3}},
		{"ahead until customers leave", []float64{2, 3, 1, -1, -4}, Payback{Turning: 4}},
		{"behind, ahead, and behind for good", []float64{-1, 1, -1, -2}, Payback{Turning: 3}},
		{"turns twice: the last time counts", []float64{1, -1, 1, -1}, Payback{Turning: 4}},
		{"even for a month before it falls behind", []float64{1, 0, -1}, Payback{Turning: 3}},
		{"never ahead", []float64{-1, -2, -1}, Payback{Never: true}},
		{"never ahead, even at the end", []float64{-1, -2, 0}, Payback{Never: true}},
		{"even at the start, then never ahead", []float64{0, -1, -1}, Payback{Never: true}},
		{"even at the end, once ahead", []float64{-1, 1, 0}, Payback{}},
		{"the reference itself", []float64{0, 0, 0}, Payback{}},
		{"no month", nil, Payback{}},
	} {
		if got := PaybackOf(c.net); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.says, got, c.want)
		}
	}
}

// TestPaybackIsOneOfThree: over every order of signs of six months, whoever ends off 0 is in exactly one of the
// three, and what it says holds month by month.
func TestPaybackIsOneOfThree(t *testing.T) {
	const months = 6
	for code := range 729 { // 3^6
		net := make([]float64, months)
		for k, rest := 0, code; k < months; k, rest = k+1, rest/3 {
			net[k] = float64(rest%3 - 1)
		}
		p := PaybackOf(net)
		held := 0
		for _, holds := range []bool{p.Month > 0, p.Turning > 0, p.Never} {
			if holds {
				held++
			}
		}
		if last := net[months-1]; last != 0 && held != 1 || held > 1 || (last > 0) != (p.Month > 0) {
			t.Errorf("%v: %+v", net, p)
		}
		for m := range months {
			if p.Month > 0 && m >= p.Month-1 && net[m] <= 0 || p.Turning > 0 && m >= p.Turning-1 && net[m] >= 0 ||
				p.Never && net[m] > 0 {
				t.Errorf("%v: %+v, and month %d is %v", net, p, m+1, net[m])
			}
		}
		if p.Month > 1 && net[p.Month-2] > 0 || p.Turning > 1 && net[p.Turning-2] < 0 {
			t.Errorf("%v: %+v is not the first", net, p)
		}
	}
}
