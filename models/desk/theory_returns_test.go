package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// An issue that people solve with chance f at every contact, and that comes back
// with chance r when they do not, is answered 1/(1 − (1−f)r) times: the share
// (1−f)r of all answers is returns, and their minutes are those of first ones. At
// so much pay per minute on duty they cost payroll × occupancy × (1−f)r.
func TestPayOfReturns(t *testing.T) {
	p := quoOf(company())
	p.Segments[0].Customers, p.Humans.PatienceMinutes, p.Humans.MaxContacts = 12_000, 1e6, 60
	p.Workforce.NoviceHandle, p.Workforce.NoviceFirst, p.Humans.RepeatReturn = 1, 1, .8
	for k := range p.Categories {
		p.Categories[k].FirstContact = .7
	}
	var got stats.Moments
	for w := range 12 {
		row := Play(t.Context(), sim.NewFates(5, uint64(w)), []Params{p}, 0)[0]
		got.Add(valueOf(row, "repeat_pay") / valueOf(row, "payroll") / valueOf(row, "occupancy"))
	}
	want, se := .3*.8, math.Sqrt(got.Variance()/12)
	if t.Logf("%.4f ± %.4f of the pay of handling is for returns, theory %.4f", got.Mean(), se,
		want); math.Abs(got.Mean()-want) > 4*se {
		t.Error("not the theory")
	}
}

// To call again after hanging up is no return: where people solve everything
// at once, nothing is paid twice, however often the line is given up.
func TestRedialsAreNotPaidTwice(t *testing.T) {
	p := quoOf(company())
	p.Segments[0].Customers, p.Cut.Share, p.Workforce.NoviceFirst, p.Humans.Redial = 12_000, .5, 1, 1
	for k := range p.Categories {
		p.Categories[k].FirstContact = 1
	}
	row := Play(t.Context(), sim.NewFates(5, 0), []Params{p}, 0)[0]
	if repeats, pay := valueOf(row, "repeat_rate"), valueOf(row, "repeat_pay"); repeats < .2 || pay != 0 {
		t.Errorf("%.2f of the contacts are repeats, redials all, and %v is paid for returns", repeats, pay)
	}
}

// Who leaves at the next of monthly renewals is gone within the first month
// of the terminal period: of its 12 months they take 11 to 12 along, each worth
// the margin, discounted, of those who would still be here.
func TestCommittedLossByHand(t *testing.T) {
	p := quoOf(company())
	p.Segments[0].Customers, p.Segments[0].Contract, p.Churn.LagDays = 48_000, MonthlyContract, 0
	loyal := p
	loyal.Churn.Scale = 0 // commits nobody
	row := Play(t.Context(), sim.NewFates(5, 0), []Params{loyal, p}, 0)[1]
	perHead := [2]float64{} // without the first month, and with it
	for m := range 12 {
		worth := 20 * math.Pow(1.1, -float64(m+1)/12) * math.Pow(.8, (float64(m)+.5)/12)
		if perHead[1] += worth; m > 0 {
			perHead[0] += worth
		}
	}
	gone, lost := valueOf(row, "committed"), valueOf(row, "committed_loss")
	if gone == 0 || lost < gone*perHead[0] || lost > gone*perHead[1] {
		t.Errorf("%v committed customers take %v along, by hand %v to %v", gone, lost, gone*perHead[0],
			gone*perHead[1])
	}
}

// Without a terminal period nobody takes anything out of it, and both nets are one.
func TestNoTerminalPeriod(t *testing.T) {
	p := company()
	p.Segments[0].Customers, p.Segments[0].Contract, p.Cut.Share = 12_000, AnnualContract, .5
	p.Money.TerminalMonths = 0
	rows := Play(t.Context(), sim.NewFates(5, 0), []Params{quoOf(p), p}, 0)
	if lost := valueOf(rows[1], "committed_loss"); lost != 0 {
		t.Errorf("without a terminal period %v is lost in it", lost)
	}
	if a, b := valueOf(rows[1], "net"), valueOf(rows[1], "net_terminal"); a != b {
		t.Errorf("without a terminal period net (a) is %v, net (b) %v", a, b)
	}
}

func valueOf(r Row, measure string) float64 { return r.Values[measureIndex(measure)] }
