package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// A hundred issues a month at half scale, two hundred in full, of which ten in a hundred complain: twenty
// complaints, five cases, of which six a year are free. The first month costs no fee, the second four, all
// later ones five, and a year later the free ones come again.
func TestCostOfComplaints(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Scale, p.Horizon.Months = .5, 14
		p.Complaints = Complaints{
			Rate: .1, Handling: 100, Escalated: .25, Fee: 650, FreeCases: 6, Upheld: .5, UpheldOmbudsman: .4,
			Redress: 200,
		}
	})
	charged := map[int]float64{0: 0, 1: 4, 12: 0, 13: 4}
	for m := range d.base.Horizon.Months {
		d.openMonth(m + 1)
		for k := range 200 {
			is, end := issue{}, byHuman
			switch k % 4 {
			case 0:
				end = givenUp
			case 1:
				is.flags = deceived
			case 2:
				end = byItself
			}
			d.complains(&is, end)
		}
		if got := d.month.counted(tComplaints); math.Abs(got-10) > 1e-12 {
			t.Fatalf("%v complaints at half scale, want 10 of 100 issues that may complain", got)
		}
		d.bookComplaints(m)
		fees, known := charged[m]
		if !known {
			fees = 5
		}
		want := 20*100 + fees*650 + (20*.5+5*.4)*200
		if got := d.month.booked(fComplaints); math.Abs(got-want) > 1e-9 {
			t.Errorf("month %d: complaints cost %v, want %v with %v fees", m, got, want, fees)
		}
		hasBooked(t, d, map[fullIndex]float64{fCases: 5})
	}
}

// A deceived issue that is given up is one complaint, and a share of complaints are posts.
func TestComplaintsForThePress(t *testing.T) {
	d := dayOneOf(func(p *Params) { p.Complaints = Complaints{Rate: .5, Posts: .25, Upheld: .5} })
	d.complains(&issue{flags: deceived}, givenUp)
	if n, posts := d.month.counted(tComplaints), d.month.counted(tPosts); n != .5 || posts != .125 {
		t.Errorf("%v complaints and %v posts, want .5 and .125", n, posts)
	}
	none := dayOneOf(func(p *Params) { p.Complaints = Complaints{Posts: 1} })
	none.complains(&issue{flags: deceived}, givenUp)
	if n := none.month.counted(tComplaints); n != 0 {
		t.Errorf("%v complaints where nobody complains", n)
	}
}

// Played, complaints are the rate of the issues given up and of those deceived: between the two of them and
// their sum.
func TestComplaintsAsPlayed(t *testing.T) {
	p := quiet()
	p.Horizon.Months, p.Segments[0].Customers, p.Assistant.Silent = 6, 10_000, .4
	p.Complaints = Complaints{Rate: 1, Handling: 1}
	v := Play(t.Context(), sim.NewFates(5, 1), []Params{quoOf(p), p}, 0)
	for _, row := range v {
		n, cost := valueOf(row, "complaints"), valueOf(row, "complaint_cost")
		ends := valueOf(row, "contacts") * (1 - valueOf(row, "repeat_rate"))
		gaveUp := valueOf(row, "given_up") * ends
		if n != cost || n < .97*gaveUp {
			t.Errorf("%v complaints at one each cost %v, %v issues were given up", n, cost, gaveUp)
		}
	}
	if quo, bot := valueOf(v[0], "complaints"), valueOf(v[1], "complaints"); bot <= quo {
		t.Errorf("an assistant that deceives: %v complaints, %v without it", bot, quo)
	}
}

// More cases than complaints that were turned down are refused, in the words of the file.
func TestTooManyCasesAreRefused(t *testing.T) {
	p := company()
	p.Complaints = Complaints{Rate: .1, Escalated: .6, Upheld: .5}
	if found := p.Check(t.Context()); len(found) != 1 || found[0].Key != "complaints.escalated" {
		t.Errorf("found %v", found)
	}
	if p.Complaints.Upheld = .4; len(p.Check(t.Context())) > 0 {
		t.Error("all that are turned down may go to an ombudsman")
	}
}

// A credit of half a month of 80 for a quarter of the three in four failures that are told is 7.50 a failure;
// the failure weighs what its severity and the credited share make of it.
func TestCreditForAFailure(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Scale, p.Survey.Withheld, p.Goodwill = .5, .25, Goodwill{Share: .25, Credit: .5, Intent: 1.4}
		p.Segments[0].MarginPerMonth = 80
		p.Categories[2].Severity = 2
	})
	d.credit(0)
	if got := d.month.counted(tCredits); math.Abs(got-7.5) > 1e-12 {
		t.Errorf("a failure is credited with %v, want 7.5", got)
	}
	d.closeMonth(0)
	hasBooked(t, d, map[fullIndex]float64{fGoodwill: 15})
	if got, want := d.plan.failureWeight(2), 2*(1+.1875*.4); math.Abs(got-want) > 1e-12 {
		t.Errorf("a failure weighs %v, want %v", got, want)
	}
	if d.plan.Goodwill.Share = 0; d.plan.failureWeight(2) != 2 {
		t.Error("without credits a failure weighs its severity")
	}
}

// Credits that calm, or anger, leave the stated churn of the status quo where it is: what they do is part of
// how today's churn is split.
func TestStatedChurnWithCredits(t *testing.T) {
	p := quoOf(company())
	p.Segments[0].Customers, p.Horizon.Months = 100_000, 12
	p.Goodwill = Goodwill{Share: 1, Credit: 1, Intent: 1.8}
	calm := p
	calm.Goodwill = Goodwill{}
	of := func(p Params) *base { return newBase(statusQuo(p)) }
	if a, b := of(p).reference, of(calm).reference; a.IntentFailures <= b.IntentFailures || a.Intent != b.Intent {
		t.Errorf("credits move the intents of failures %v → %v and no others", b.IntentFailures, a.IntentFailures)
	}
	left := 0.0
	for w := range uint64(4) {
		left += valueOf(Play(t.Context(), sim.NewFates(8, w), []Params{p}, 0)[0], "churn") / 4
	}
	if want := p.Segments[0].ChurnPerYear; math.Abs(left-want) > .004 {
		t.Errorf("%.4f leave in a year, %.4f is stated", left, want)
	}
}

// Two customers in a hundred failed a year, at a stated share of one in ten, cost a fifth of the rate; nobody
// failed costs nothing, and a customer failed twice counts once.
func TestExposureByFailures(t *testing.T) {
	e := Exposure{PerCustomerYear: .5, AtFailures: .1}
	rate := -math.Log(1 - .02) // a year and customer, of which 2 % have one at least
	for _, c := range []struct{ failures, years, want float64 }{
		{rate * 1_000, 1_000, .5 * 1_000 * .2},
		{0, 1_000, 0},
		{5, 0, 0},
		{1e9, 1_000, .5 * 1_000 * 10},
	} {
		if got := e.of(c.failures, c.years); math.Abs(got-c.want) > 1e-9*max(1, c.want) {
			t.Errorf("%v failures in %v years cost %v, want %v", c.failures, c.years, got, c.want)
		}
	}
	if got := (&Exposure{AtFailures: .1}).of(5, 10); got != 0 {
		t.Errorf("no exposure costs %v", got)
	}
	d := dayOneOf(func(p *Params) { p.Scale, p.Exposure = .5, e })
	d.add(tFailures, 3)
	d.add(tCustomerDays, 365)
	d.bookExposure()
	hasBooked(t, d, map[fullIndex]float64{fExposure: .5 * 2 * (1 - math.Exp(-3)) / .1})
}

// A year on, the assistant's price has grown by its rate, and the bill with it: of each month by its middle.
func TestPriceGrowthMovesTheBill(t *testing.T) {
	a := Assistant{PricePerSession: 2, PriceGrowth: .5}
	for day, want := range map[planDay]float64{
		-5: 20, 0: 20, dates.PlainYear: 30, 2 * dates.PlainYear: 45,
	} {
		if got := a.bill(50, 10, 0, day); math.Abs(got-want) > 1e-9 {
			t.Errorf("on day %v the bill is %v, want %v", day, got, want)
		}
	}
	a.PricedBy, a.SessionCost = BySession, .1
	if got := a.bill(50, 10, 0, dates.PlainYear); math.Abs(got-7.5) > 1e-9 {
		t.Errorf("of an assistant in-house a year on it is %v, want 7.5", got)
	}
	p := quiet()
	fixSuccess(&p)
	p.Horizon.Months, p.Segments[0].Customers = 12, 8_000
	dear := p
	dear.Assistant.PriceGrowth = .5
	rows := Play(t.Context(), sim.NewFates(2, 0), []Params{quoOf(p), p, dear}, 0)
	bill, _ := Column(SeriesMeasures, "assistant_cost")
	for m := range p.Horizon.Months {
		mid := float64(p.Horizon.monthMiddle(m)) / dates.PlainYear
		platform := p.Assistant.PlatformPerMonth
		want := (rows[1].Series[m][bill]-platform)*math.Pow(1.5, mid) + platform
		if got := rows[2].Series[m][bill]; math.Abs(got-want) > 1e-6*want {
			t.Errorf("month %d: %v, want %v", m, got, want)
		}
	}
}
