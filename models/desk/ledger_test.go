package desk

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"testing"

	"boomerang/sim"
)

// The costs that are told one by one are the savings, to rounding: none is
// forgotten, and what hiring back costs is in one line only.
func TestCostsAddUpToSavings(t *testing.T) {
	p := company()
	p.Segments[0].Customers, p.Money.RehirePremium, p.Controls.LeakRate, p.Controls.LeakCost = 6_000, .2, .05, 50
	p.Cut.Share, p.Valve.NoRoute, p.Money.ExposureClosed = .5, .3, 1_000
	p.Incidents = Incidents{PerYear: 6, Cost: 5_000}
	p.Complaints, p.Goodwill = Complaints{Rate: .05, Handling: 100}, Goodwill{Share: .5, Credit: .5, Intent: 1}
	p.Leadership = Leadership{ReviewDays: 30, ServiceFloor: 1, DecisionDays: 60, RehireShare: 1}
	rows := Play(t.Context(), sim.NewFates(2, 0), []Params{quoOf(p), p}, 0)
	sum := 0.0
	for _, m := range []string{
		"payroll", "severance", "hiring", "rehiring", "redeployment", "assistant_cost",
		"leakage", "incident_cost", "complaint_cost", "goodwill_cost", "exposure",
	} {
		if m != "redeployment" && valueOf(rows[1], m) == 0 {
			t.Errorf("%s is nothing", m)
		}
		sum += valueOf(rows[0], m) - valueOf(rows[1], m)
	}
	if savings := valueOf(rows[1], "savings"); math.Abs(sum-savings) > 1e-9*valueOf(rows[0], "support_cost") {
		t.Errorf("the costs come to savings of %v, which are %v", sum, savings)
	}
}

// Nobody opens a slot of the ledger but by the methods of its two kinds of
// index: any whole number indexes an array, so only they keep the scales apart.
func TestScalesOfTheLedgerStayApart(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	opened := 0
	for _, name := range files {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if ok && (s.Sel.Name == "simulated" || s.Sel.Name == "fullSize") {
				if opened++; name != "ledger.go" {
					t.Errorf("%s opens a slot of the ledger by hand", set.Position(s.Pos()))
				}
			}
			return true
		})
	}
	if opened == 0 {
		t.Error("the halves of a slot are called otherwise now: name them here")
	}
}

// What is counted grows with the share that is simulated, what is booked does
// not: every figure of the ledger, in the same company at two scales.
func TestBookedIsFullSize(t *testing.T) {
	sums := func(scale float64) *tally {
		p := company()
		p.Scale, p.Horizon.Months, p.Cut = scale, 4, Cut{Share: .3, Stages: 2, StageDays: 30, GateHangUp: 1e-9}
		p.Segments[0].Customers = 60_000
		p.Controls.LeakRate, p.Controls.LeakCost, p.Churn.PostShare = .05, 50, .1
		for k := range p.Categories {
			p.Categories[k].ActionAmount = 30
		}
		p.Money.AcquisitionPerNew = 40
		p.Complaints = Complaints{Rate: .1, Handling: 100, Escalated: .1, Fee: 600}
		p.Goodwill = Goodwill{Share: .5, Credit: .5, Intent: 1}
		p.Exposure = Exposure{PerCustomerYear: .5, AtFailures: .1}
		var total tally
		for w := range uint64(3) {
			d := &Desk{}
			d.branchUnder(pastOf(sim.NewFates(31, w), p, listener{}), p)
			d.playPlan()
			for m := range d.tally[1:] {
				total.plus(&d.tally[1+m], 1)
			}
		}
		return &total
	}
	whole, half := sums(1), sums(.5)
	for k := range counts {
		if a, b := whole.counted(k), half.counted(k); a > 3000 && (b/a < .35 || b/a > .65) {
			t.Errorf("count %d is %.4g at full size and %.4g in a half", k, a, b)
		}
	}
	for k := range fulls {
		if a, b := whole.booked(k), half.booked(k); a > 3000 && (b/a < .75 || b/a > 1.35) {
			t.Errorf("booking %d is %.4g at full size and %.4g in a half", k, a, b)
		}
	}
}
