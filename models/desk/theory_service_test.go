package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// sharing is the status quo of a company of which a share of the churn is stated to be
// over service, in segments that need different scales for it.
func sharing(share float64, contract Contract) Params {
	p := quoOf(company())
	p.Churn.Scale, p.Churn.ServiceShare = math.NaN(), share
	p.Segments[0].Customers, p.Segments[0].Contract = 16_000, contract
	p.Segments = append(p.Segments, p.Segments[0])
	p.Segments[1].Name, p.Segments[1].Customers = "callers", 8_000
	p.Segments[1].IssuesPerYear, p.Segments[1].ChurnPerYear = 7, .12
	p.Segments = append(p.Segments, p.Segments[0])
	p.Segments[2].Name, p.Segments[2].IssuesPerYear = "silent", .5 // with a scale beyond 1
	return p
}

// TestServiceCausesTheStatedShare: of those who leave under the status quo the stated share
// leaves over service, within 4 standard errors, for every kind of contract and at both
// ends of the range.
func TestServiceCausesTheStatedShare(t *testing.T) {
	for name, contract := range map[string]Contract{
		"none": NoContract, "monthly": MonthlyContract, "annual": AnnualContract,
	} {
		for k, share := range []float64{.3, .05, .6} {
			if !oneOf(k, 3) {
				continue
			}
			p := sharing(share, contract)
			worlds := length(8, 24)
			gap := &stats.Moments{}
			over, all := 0., 0.
			for w := range worlds {
				rows, err := World{Fates: sim.NewFates(23, uint64(w)), Plans: []Params{p}, Days: true}.Play(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				service := overDays(rows[0], result.LeftOverService)
				left := service + overDays(rows[0], result.LeftOther)
				over, all = over+service, all+left
				gap.Add((service - share*left) / left)
			}
			se := math.Sqrt(gap.Variance() / float64(worlds))
			t.Logf("%s contract, %.2f stated: %.4f ± %.4f of %.0f", name, share, over/all, se, all)
			if math.Abs(gap.Mean()) > 4*se {
				t.Errorf("%s contract: %.4f ± %.4f of those who leave do so over service, stated %.2f", name,
					share+gap.Mean(), se, share)
			}
		}
	}
}

// overDays is the sum of a daily measure.
func overDays(row Row, name string) (sum float64) {
	k, ok := Column(DayMeasures, name)
	if !ok {
		panic("no daily measure " + name)
	}
	for ; k < len(row.Days); k += len(DayMeasures) {
		sum += row.Days[k]
	}
	return sum
}

// TestServiceShareByHand: where customers may leave any day at once, hazards compete, and
// the share is h_s/(h_o+h_s); with one gate a year and no lag it is what is left by who
// would go anyhow, e^(−h_o·g)·(1−e^(−h_s·g)) of those who go.
func TestServiceShareByHand(t *testing.T) {
	near(t, "any day", tenure{other: 3e-4, service: 1e-4}.serviceShare(), .25)
	near(t, "after a lag", tenure{other: 3e-4, service: 1e-4, ahead: 100}.serviceShare(), .25*math.Exp(-.03))
	o, s := 3e-4*dates.PlainYear, 1e-4*dates.PlainYear
	near(t, "once a year", tenure{other: 3e-4, service: 1e-4, gate: dates.PlainYear}.serviceShare(),
		math.Exp(-o)*-math.Expm1(-s)/-math.Expm1(-o-s))
	x := 1e-4 * 65 // of the first year 65 days count, of every later one all
	near(t, "once a year after a lag", tenure{other: 3e-4, service: 1e-4, gate: dates.PlainYear, ahead: 300}.
		serviceShare(), math.Exp(-o)*(-math.Expm1(-x)+math.Exp(-o-x)*-math.Expm1(-s)/-math.Expm1(-o-s)))
}

// TestNobodyForgives: where no good experience cancels an intent all of them last until
// the gate, whatever the contract; where some do, fewer the longer the wait.
func TestNobodyForgives(t *testing.T) {
	for _, contract := range []Contract{NoContract, MonthlyContract, AnnualContract} {
		p := sharing(.3, contract)
		p.Churn.Recovery = 0
		b := newBase(statusQuo(p))
		near(t, "nobody forgives", b.intentSurvival(&b.groups[0]), 1)
		p.Churn.Recovery = 1e-9
		b = newBase(statusQuo(p))
		if got := b.intentSurvival(&b.groups[0]); !(got < 1 && got > 1-1e-6) {
			t.Errorf("contract %v: hardly anybody forgives, and %v of intents last", contract, got)
		}
	}
}

// TestAnyShareHasAScale: whatever share in [0, 1) is stated, a company whose customers call
// gets a scale for it in every segment, the greater the share the greater; nothing is
// clipped. Where they hardly ever call it is refused, and by its key.
func TestAnyShareHasAScale(t *testing.T) {
	for _, contract := range []Contract{NoContract, MonthlyContract, AnnualContract} {
		last := [3]float64{-1, -1, -1}
		for _, share := range []float64{0, .01, .3, .6, .9, .999} {
			p := sharing(share, contract)
			if found := p.ImpossibleChurn(); len(found) > 0 {
				t.Errorf("contract %v: %+v", contract, found)
			}
			b := newBase(statusQuo(p))
			for k := range b.groups {
				g := &b.groups[k]
				if !(g.scale > last[k]) || share == 0 && g.scale != 0 {
					t.Errorf("contract %v: scale %v at share %v, %v before", contract, g.scale, share, last[k])
				}
				last[k] = g.scale
				if got := g.tenure.serviceShare(); math.Abs(got-share) > 1e-6 {
					t.Errorf("contract %v: share %v of segment %d, stated %v", contract, got, k, share)
				}
				if got := g.tenure.churn(); math.Abs(got-b.Segments[k].ChurnPerYear) > 1e-6 {
					t.Errorf("contract %v: churn %v of segment %d", contract, got, k)
				}
			}
		}
	}
	p := sharing(.6, AnnualContract)
	p.Segments[1].IssuesPerYear = .02
	found := p.ImpossibleChurn()
	if len(found) != 1 || found[0].Key != "churn.service_share" || found[0].Hint == "" {
		t.Errorf("an issue in fifty years causes .6 of the churn: %+v", found)
	}
}
