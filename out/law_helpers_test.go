package out

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// Half of what is lost at the end is lost by the month that straight lines
// between the ends of months say.
func TestHalfwayOfALoss(t *testing.T) {
	for _, c := range []struct {
		total result.Numbers
		want  float64
	}{{result.Numbers{2, 4, 6, 8}, 2}, {result.Numbers{8}, .5}, {result.Numbers{0, 0, 8}, 2.5}, {
		result.Numbers{6, 8},
		2. / 3,
	}} {
		if got := halfway(c.total); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v: half is lost by month %v, want %v", c.total, got, c.want)
		}
	}
	for _, none := range []result.Numbers{{0}, {5, 0}, {-3, -1}} {
		if !math.IsNaN(halfway(none)) {
			t.Errorf("%v ends without loss", none)
		}
	}
}

// A range tried is the widest of any plan's.
func TestRangeTried(t *testing.T) {
	r, _ := sample.Result(2)
	r.BreakEvens = []result.BreakEven{
		{Key: "k", Low: .2, High: .4},
		{Key: "k", Low: .1, High: .3},
		{Key: "other", Low: -9, High: 9},
	}
	if lo, hi := readerOf(r).rangeTried("k"); lo != .1 || hi != .4 {
		t.Errorf("tried from %v to %v, want .1 to .4", lo, hi)
	}
	if got := readerOf(r).breakEvenKeys(); len(got) != 2 || got[0] != "k" || got[1] != "other" {
		t.Errorf("keys %v", got)
	}
}

// Down and across, a table of the verdict has every plan and every line.
func TestVerdictHasEveryPlan(t *testing.T) {
	for _, plans := range []int{1, 3, 6, 9} {
		r, _ := sample.Result(plans)
		v := readerOf(r)
		rows := v.rows()
		down := v.down(v.Rivals(), rows)
		if len(down.Rows) != plans || len(down.Columns) != 1+len(rows) {
			t.Fatalf("%d plans: %d lines of %d columns", plans, len(down.Rows), len(down.Columns))
		}
		for k, p := range v.Rivals() {
			if down.Rows[k][0].Text != v.Title(p) || len(down.Rows[k]) != 1+len(rows) {
				t.Errorf("line %d is about %q", k, down.Rows[k][0].Text)
			}
		}
		var said strings.Builder
		for _, table := range v.verdictTables() {
			for _, c := range table.Columns {
				said.WriteString(c.Name + "\n")
			}
			for _, row := range table.Rows {
				said.WriteString(row[0].Text + "\n")
			}
		}
		for _, p := range v.Rivals() {
			if !strings.Contains(said.String(), v.Title(p)) {
				t.Errorf("%d plans: the verdict does not name %q", plans, v.Title(p))
			}
		}
	}
}

// A gain inside the horizon that what comes after turns into a loss is told so,
// and one that stays is not.
func TestTurnsIntoALoss(t *testing.T) {
	for _, c := range []struct {
		after float64
		turns bool
	}{{-5e6, true}, {5e6, false}} {
		r, _ := sample.Result(1)
		net, e := r.Estimate("plan-1", "net"), r.Estimate("plan-1", "net_terminal")
		net.Difference.Interval, net.Interval = &result.Interval{Lo: 1e6, Hi: 2e6}, &result.Interval{Lo: 1e6, Hi: 2e6}
		e.Mean, e.Interval = &c.after, &result.Interval{Lo: c.after - 1e5, Hi: c.after + 1e5}
		e.Difference = &result.Difference{Mean: c.after, Interval: e.Interval}
		if got := readerOf(r).recommendation(); strings.Contains(got, "turns into a loss") != c.turns {
			t.Errorf("%v with what comes after: %s", c.after, got)
		}
	}
}

// Sections have the tables that hold something, and no others.
func TestSectionsHoldSomething(t *testing.T) {
	r, runs := sample.Result(3)
	p, err := newReport(r, runs)
	if err != nil {
		t.Fatal(err)
	}
	tables := 0
	for _, s := range p.Sections() {
		if len(s.Lines)+len(s.Tables) == 0 {
			t.Errorf("section %q is empty", s.Name)
		}
		for _, table := range s.Tables {
			if tables++; len(table.Rows) == 0 {
				t.Errorf("section %q has an empty table %q", s.Name, table.Title)
			}
		}
	}
	if tables < 5 {
		t.Errorf("%d tables in all sections", tables)
	}
}

// withoutAfter drops what comes after the horizon: a test that sets a net value by hand says nothing
// of it.
func withoutAfter(r *result.Result) {
	r.Estimates = slices.DeleteFunc(r.Estimates, func(e result.Estimate) bool {
		return e.Measure == result.NetTerminal
	})
}

// One plan is recommended in every room: page one, the sentence of the tables, their bold row, the
// drivers.
func TestOneRecommendation(t *testing.T) {
	passing := 0
	for seed := range uint64(80) {
		r, _ := sample.Result(1 + int(seed%4))
		sample.Stir(r, rand.New(rand.NewPCG(seed, 5)))
		rd := readerOf(r)
		a, c := rd.Answer(), rd.choice()
		if advised := strings.HasPrefix(c.roles, "recommended"); advised != (a.Advised != nil) ||
			advised && c.plan.Name != a.Advised.Name {
			t.Errorf("seed %d: page one recommends %+v, the drivers are of %q, %s", seed, a.Advised, c.plan.Name,
				c.roles)
		}
		for _, p := range rd.Rivals() {
			if rd.leads(p) != (a.Advised != nil && a.Advised.Name == p.Name) {
				t.Errorf("seed %d: %q is in bold, page one recommends %+v", seed, p.Name, a.Advised)
			}
		}
		if a.Advised == nil && rd.Passing() != nil {
			passing++
			if got := rd.ownAnswer(); !strings.HasPrefix(got, "No plan") {
				t.Errorf("seed %d: nothing is recommended, and the tables say %s", seed, got)
			}
		}
	}
	if passing < 4 {
		t.Errorf("a gain lost again after came %d times of 80", passing)
	}
}
