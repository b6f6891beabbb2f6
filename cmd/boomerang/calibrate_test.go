package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// ticketExport is a made-up export of n tickets over 75 days: two hard
// categories of five, handle times lognormal around 6 minutes.
func ticketExport(n int) []byte {
	var b bytes.Buffer
	writeTickets(&b, n)
	return b.Bytes()
}

func writeTickets(b io.Writer, n int) {
	io.WriteString(b,
		"ticket,created_at,resolved_at,category,touches,reopened,handle_minutes,csat,channel,customer,comment\n")
	key := sim.NewFates(5, 0).Of(1)
	names := []string{"Order status", "Password reset", "FAQ", "Disputes", "Fraud claims"}
	begin := time.Date(2024, 1, 1, 8, 0, 0, 0, time.UTC)
	for i := range n {
		o := uint32(i)
		day := int(75 * key.Uniform(7, o))
		if day/7%2 == 0 && key.Uniform(8, o) < .3 { // every other week is slower
			day = min(74, day+7)
		}
		at := begin.Add(time.Duration(day)*24*time.Hour + time.Duration(key.Uniform(1, o)*10*float64(time.Hour)))
		k := min(4, int(6*key.Uniform(2, o)))
		touches, mean := 1+int(2*key.Uniform(3, o)), 4.
		if k > 2 {
			touches, mean = 3+int(6*key.Uniform(3, o)), 14
		}
		fmt.Fprintf(b, "T%d,%s,%s,%s,%d,%d,%.2f,%d,%s,c%d,call me: jane.roe@example.org\n", i, at.Format(time.DateTime),
			at.Add(5*time.Hour).Format(time.DateTime),
			names[k], touches, int(1.1*key.Uniform(4, o)), mean*math.Exp(key.Normal(5, o)-.5),
			1+int(5*key.Uniform(6, o)), []string{"chat", "phone"}[i%2], i%700)
	}
}

// calibrates runs the verb on a file and reads back what it wrote.
func calibrates(t *testing.T, path string, flags ...string) (*result.Calibration, string) {
	t.Helper()
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	if code := run(append([]string{"calibrate", path, "-o", dir, "--json"}, flags...), strings.NewReader(""), &stdout,
		&stderr); code != 0 {
		t.Fatalf("exit %d: %s", code, stderr.String())
	}
	c := &result.Calibration{}
	if err := json.Unmarshal(stdout.Bytes(), c); err != nil {
		t.Fatal(err)
	}
	return c, dir
}

// real is a file of the shared data beside the repository.
func real(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("../../../shared/data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the shared data are not here: %v", err)
	}
	return path
}

// loads puts the fragment of a folder under a small scenario.
func loads(t *testing.T, dir string) *scenarios.Scenario {
	t.Helper()
	text := fmt.Sprintf("extends = [\"base-fintech\", %q]\n[segment.customers]\n"+
		"customers = 40_000\n[plan.keep]\nreference = true\nrouting.policy = \"humans_only\"\n[plan.cut]\n"+
		"routing.policy = \"everything\"\ncut.share = 0.2\n", filepath.Join(dir, fragmentFile))
	s, err := scenarios.LoadReader(t.Context(), strings.NewReader(text), "test", nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestBankCalls: of days held back, doubly stochastic arrivals cover what they
// promise and plain Poisson under a fifth (evidence: 88.6 and 13.6 % on later
// days of the same bank; CV .063, lag 1 .64).
func TestBankCalls(t *testing.T) {
	c, dir := calibrates(t, real(t, "bank_calls_fit.csv"))
	if c.InTurn.Stochastic.Value < .85 || c.InTurn.Stochastic.Value > .95 || c.InTurn.Poisson.Value >= .2 {
		t.Errorf("each week held back once: %.3f, Poisson %.3f", c.InTurn.Stochastic.Value, c.InTurn.Poisson.Value)
	}
	if s := c.LastPart.Stochastic; s.Interval.Excludes(.9) {
		t.Errorf("last quarter: %.3f, %v", s.Value, s.Interval)
	}
	if p := c.LastPart.Poisson; p.Interval.Hi > .5 {
		t.Errorf("last quarter, Poisson: %.3f", p.Value)
	}
	if c.DayCV.Interval.Excludes(.063) || c.DayLag1.Interval.Excludes(.64) {
		t.Errorf("CV %v %v, lag 1 %v %v", c.DayCV.Value, c.DayCV.Interval, c.DayLag1.Value, c.DayLag1.Interval)
	}
	if c.Days != 120 || c.Unit != "contacts" || c.HourOfWeek[8] == 0 || c.HourOfWeek[3] != 0 {
		t.Errorf("%d days of %s", c.Days, c.Unit)
	}
	p, err := loads(t, dir).Plans[0].Params(nil)
	if err != nil || math.Abs(p.Arrivals.DayCV-c.DayCV.Value) > 1e-3 || p.Arrivals.HourOfWeek[0] != 0 {
		t.Errorf("the fragment says %v %v", p.Arrivals.DayCV, err)
	}
}

// TestIncidents: the hardest quarter by category holds about 37 % of the
// touches, as found before over the whole log; the rule of three touches calls
// nearly all of this log long tail, and the verb says so.
func TestIncidents(t *testing.T) {
	path := real(t, "incidents_fit.csv")
	c, dir := calibrates(t, path, "--hardest", "0.25", "--over", "base-fintech")
	k := c.LongTail
	if k.TicketShare.Value < .18 || k.TicketShare.Value > .30 || k.WorkShare.Value < .32 || k.WorkShare.Value > .45 ||
		k.Hindsight < k.WorkShare.Value+.1 {
		t.Errorf("long tail %+v", *k)
	}
	if k.Unseen < .4 || k.Explained < .05 || k.Explained > .3 {
		t.Errorf("triage sees too much: unseen %.2f, explained %.2f", k.Unseen, k.Explained)
	}
	if c.Handle != nil || !warns(c, result.NoHandleTimes) {
		t.Error("handle times out of touches")
	}
	if c.Reopened.Interval.Excludes(.0127) || c.Input.Kept != 12459 {
		t.Errorf("reopened %v of %d", c.Reopened, c.Input.Kept)
	}
	s := loads(t, dir)
	if p, err := s.Plans[0].Params(nil); err != nil || len(p.Categories) < 10 {
		t.Errorf("the fragment's categories: %v", err)
	}
	if c, _ = calibrates(t, path); c.LongTail.TicketShare.Value < .9 || !warns(c, result.WideLongTail) {
		t.Errorf("three touches call %.2f long tail", c.LongTail.TicketShare.Value)
	}
}

// TestMadeUpTickets: what was put in comes out, the fragment is sound, and
// nobody's address is in any file.
func TestMadeUpTickets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tickets.csv")
	if err := os.WriteFile(path, ticketExport(6000), 0o644); err != nil {
		t.Fatal(err)
	}
	c, dir := calibrates(t, path, "--over", "base-fintech", "--customers", "40000")
	if c.Families[0].Family != "lognormal" && c.Families[0].Family != "gamma" ||
		c.Handle.Interval.Excludes((4*3+14*3)/6) {
		t.Errorf("handle %v %v, %s", c.Handle.Value, c.Handle.Interval, c.Families[0].Family)
	}
	long := 0
	for _, k := range c.Categories {
		if k.LongTail != (k.Name == "disputes" || k.Name == "fraud-claims") {
			t.Errorf("%s: long tail %v", k.Name, k.LongTail)
		}
		if k.LongTail {
			long++
		}
	}
	if long != 2 || c.Repeat30 == nil || c.Satisfied == nil || len(c.Channels) != 2 {
		t.Errorf("%d long, %+v", long, c.Channels)
	}
	loads(t, dir)
	for _, pattern := range []string{"*", "charts/*.svg"} {
		files, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, f := range files {
			if data, _ := os.ReadFile(f); bytes.Contains(data, []byte("jane")) {
				t.Errorf("%s holds an address", f)
			}
		}
	}
}

// TestAMillionRows are read in 10 s and 512 MB (a tenth of them in a tenth
// where BOOMERANG_LONG is not set).
func TestAMillionRows(t *testing.T) {
	n := 100_000
	if os.Getenv("BOOMERANG_LONG") != "" {
		n = 1_000_000
	}
	path := filepath.Join(t.TempDir(), "tickets.csv")
	if err := folder.WriteFile(path, nil, func(w io.Writer) error { writeTickets(w, n); return nil }); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	c, _ := calibrates(t, path)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d rows in %v, %d MB from the system", c.Input.Kept, time.Since(began), m.Sys>>20)
	if spent := time.Since(began); c.Input.Kept != n || n == 1_000_000 && spent > 10*time.Second || m.Sys > 512<<20 {
		t.Errorf("%d rows in %v, %d MB", c.Input.Kept, spent, m.Sys>>20)
	}
}

// warns reports whether a calibration warns of a kind of thing.
func warns(c *result.Calibration, kind result.WarningKind) bool {
	return slices.ContainsFunc(c.Warnings, func(w result.Warning) bool { return w.Kind == kind })
}
