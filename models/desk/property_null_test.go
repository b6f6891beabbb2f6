package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// TestNullHasNoTrend plays a company where nothing changes and regresses every
// monthly measure on the month, world by world: the mean slope is zero within
// 4 standard errors, for every kind of contract, and where customers forgive
// little for long and few are there to answer.
func TestNullHasNoTrend(t *testing.T) {
	for name, change := range map[string]func(p *Params){
		"none":    func(*Params) {},
		"monthly": func(p *Params) { p.Segments[0].Contract = MonthlyContract },
		"annual":  func(p *Params) { p.Segments[0].Contract = AnnualContract },
		"most of the churn is over service": func(p *Params) {
			p.Churn.Scale, p.Churn.ServiceShare = math.NaN(), .6
		},
		"unforgiving": func(p *Params) {
			p.Horizon.PreMonths, p.Humans.Slack = 1, -.2
			p.Churn.MemoryDays, p.Churn.DoubleDeviation = 365, 2.5
		},
	} {
		p := quoOf(company())
		p.Segments[0].Customers = 10_000
		change(&p)
		worlds := length(16, 32)
		slopes := make([]stats.Moments, len(SeriesMeasures))
		churn := &stats.Moments{}
		for w := range worlds {
			row := Play(t.Context(), sim.NewFates(11, uint64(w)), []Params{p}, 0)[0]
			for k := range SeriesMeasures {
				if s := slope(row.Series, k); !math.IsNaN(s) {
					slopes[k].Add(s)
				}
			}
			churn.Add(row.Values[measureIndex("churn")])
		}
		for k, m := range SeriesMeasures {
			n := float64(slopes[k].N())
			if slopes[k].N() < worlds {
				continue // has no value without an assistant
			}
			se := math.Sqrt(slopes[k].Variance() / n)
			if math.Abs(slopes[k].Mean()) > 4*se+1e-12 {
				t.Errorf("%s: %s drifts %.3g ± %.2g a month", name, m.Name, slopes[k].Mean(), se)
			}
		}
		se := math.Sqrt(churn.Variance() / float64(worlds))
		t.Logf("%s: churn %.4f ± %.4f, stated %.2f", name, churn.Mean(), se, p.Segments[0].ChurnPerYear)
		if math.Abs(churn.Mean()-p.Segments[0].ChurnPerYear) > 4*se {
			t.Errorf("%s: churn %.4f ± %.4f, stated %.2f", name, churn.Mean(), se, p.Segments[0].ChurnPerYear)
		}
	}
}

func measureIndex(name string) int {
	k, ok := Column(Measures, name)
	if !ok {
		panic("no measure " + name)
	}
	return k
}

// slope of the least-squares line through a monthly measure, flows taken per
// day because months have 30 or 31.
func slope(series [][]float64, k int) float64 {
	flow := map[string]bool{
		"support_cost": true, "margin": true, "contacts": true, "intents": true,
		"payroll": true, "repeat_pay": true, "left_over_service": true, "hired": true,
	}[SeriesMeasures[k].Name]
	n := float64(len(series))
	var xy, xx float64
	for m, values := range series {
		x := float64(m) - (n-1)/2
		v := values[k]
		if flow {
			v /= float64((&Horizon{}).MonthEnd(m) - (&Horizon{}).MonthEnd(m-1))
		}
		xy += x * v
		xx += x * x
	}
	return xy / xx
}
