package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// The sheet of mechanisms says for every shipped scenario which way each mechanism of desk-14 moves the net
// value of the plan in question, and how far: all are switched off, and one after the other on, in the
// order of scenarios/testdata/bases-desk-14.tsv. Nothing asserts a sign.
//
// It is made with -run Mechanisms -update, which plays some thousand worlds.

const (
	basesFile       = "../../scenarios/testdata/bases-desk-14.tsv"
	mechanismsPage  = galleryDir + "/mechanisms.md"
	mechanismWorlds = "18"
)

// switchable is a mechanism that a value of its key switches off.
type switchable struct{ key, item, neutral, base string }

// notNew are rows of the table that restate what was there before, in another unit or beside another key:
// sizes of effects, of which none is a mechanism, and prices of one that is.
var notNew = []string{
	"experience.unit", "experience.per_contact", "experience.per_minute_waited", "experience.per_hour_closed",
	"experience.per_step", "experience.deceived", "experience.unresolved", "experience.angry_repair",
	"churn.double_deviation", "churn.recovery", "humans.failed_bot", "complaints.handling", "deferred.chase_up",
}

// switchables reads them from the table of bases: a neutral value of their own, another base, no condition.
func switchables(t *testing.T) (all []switchable) {
	t.Helper()
	text, err := os.ReadFile(basesFile)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(c) < 13 || c[0] == "key" || c[1] != "–" {
			continue
		}
		neutral := c[9]
		if neutral == "none" || strings.HasPrefix(neutral, "with ") || neutral == c[4] ||
			strings.Contains(c[0], "*") || slices.Contains(notNew, c[0]) {
			continue
		}
		all = append(all, switchable{c[0], c[2], neutral, c[4]})
	}
	return all
}

// netsOf are the net values of the plan in question in the worlds estimates rest on, by world; the money of
// the file.
func netsOf(t *testing.T, dir string) (plan string, nets map[int]float64) {
	t.Helper()
	r, err := result.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	plan = r.Subject
	f, err := os.Open(filepath.Join(dir, "runs.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	nets = map[int]float64{}
	for _, row := range rows[1:] {
		if row[at("plan")] != plan || row[at("used")] != "1" && row[at("used")] != "true" {
			continue
		}
		world, err := strconv.Atoi(row[at("world")])
		if err != nil {
			t.Fatal(err)
		}
		if nets[world], err = strconv.ParseFloat(row[at(result.Net)], 64); err != nil {
			t.Fatal(err)
		}
	}
	return plan, nets
}

// moved is the mean change of net from one run to another in the same worlds, and 1.645 standard errors of it
// as if worlds were independent.
func moved(before, after map[int]float64) (mean, off float64) {
	n, sum, squares := 0.0, 0.0, 0.0
	for w, x := range after {
		if y, ok := before[w]; ok {
			n, sum, squares = n+1, sum+x-y, squares+(x-y)*(x-y)
		}
	}
	if n < 2 {
		return math.NaN(), math.NaN()
	}
	mean = sum / n
	return mean, 1.645 * math.Sqrt(max(0, squares/n-mean*mean)/(n-1))
}

// signOf says which way a change goes, none where it is not clear of its own error.
func signOf(mean, off float64) string {
	switch {
	case math.IsNaN(mean):
		return "–"
	case mean > off && mean > 0:
		return "+"
	case mean < -off && mean < 0:
		return "−"
	}
	return "0"
}

// playOff plays a scenario with every mechanism from one on switched off: what a plan does in each of its plans
// but the reference, what the company is in all.
func playOff(t *testing.T, s *scenarios.Scenario, dir string, all []switchable) error {
	t.Helper()
	name := s.Name
	args := []string{
		"run", name, "-o", dir, "--reps", mechanismWorlds, "--quiet", "--plans-only", "--charts=false",
	}
	for _, m := range all {
		if !strings.HasPrefix(m.key, "leadership.") {
			args = append(args, "-s", m.key+"="+m.neutral)
			continue
		}
		for _, p := range s.Plans {
			if !p.Reference {
				args = append(args, "-s", "plan."+p.Name+"."+m.key+"="+m.neutral)
			}
		}
	}
	var errs bytes.Buffer
	if code := run(args, nil, io.Discard, &errs); code == 2 || code == 1 {
		return fmt.Errorf("exit %d: %s", code, errs.String())
	}
	return nil
}

func TestMechanismsAreCurrent(t *testing.T) {
	if *update {
		makeMechanisms(t)
	}
	text, err := os.ReadFile(mechanismsPage)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Model " + play.Physics + ","; !strings.Contains(string(text), want) {
		t.Errorf("the sheet of mechanisms is not of %q: make it again with -run Mechanisms -update", want)
	}
	if strings.Contains(string(text), "Not played") {
		t.Error("the sheet of mechanisms lacks a scenario")
	}
	for _, m := range switchables(t) {
		if !strings.Contains(string(text), "| "+m.key+" |") {
			t.Errorf("the sheet of mechanisms lacks %s: make it again with -run Mechanisms -update", m.key)
		}
	}
}

func makeMechanisms(t *testing.T) {
	t.Helper()
	all := switchables(t)
	var b strings.Builder
	fmt.Fprintf(&b, "# Every mechanism of desk-14, by sign and size\n\nMade by the program. Model %s, %s worlds a "+
		"run. All mechanisms are switched off, then one after the\nother on, in this order, so that each is measured "+
		"on top of those above it. Change of the mean net\nvalue of the plan in question, ± 90 %% as if worlds were "+
		"independent, in the same worlds; 0: not clear\nof that. A mechanism may help one plan and harm another: "+
		"no sign is right or wrong.\n", play.Physics, mechanismWorlds)
	for _, listed := range scenarios.List() {
		s, err := scenarios.Load(t.Context(), listed.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(mechanismsOf(t, s, all))
	}
	if err := os.WriteFile(mechanismsPage, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// mechanismsOf is the table of one scenario.
func mechanismsOf(t *testing.T, s *scenarios.Scenario, all []switchable) string {
	t.Helper()
	name := s.Name
	dir := t.TempDir()
	var lines []string
	var before map[int]float64
	plan := ""
	for k := range len(all) + 1 {
		to := filepath.Join(dir, strconv.Itoa(k))
		if err := playOff(t, s, to, all[k:]); err != nil {
			return fmt.Sprintf("\n## %s\n\nNot played: %v\n", name, err)
		}
		var nets map[int]float64
		plan, nets = netsOf(t, to)
		if err := os.RemoveAll(to); err != nil {
			t.Fatal(err)
		}
		if k > 0 {
			mean, off := moved(before, nets)
			m := all[k-1]
			lines = append(lines, fmt.Sprintf("| %s | %s | %s | %s → %s | %.0f | %.0f |", m.item, m.key,
				signOf(mean, off), m.neutral, m.base, mean/1000, off/1000))
		}
		before = nets
	}
	return fmt.Sprintf("\n## %s: %s\n\n| item | key | sign | off → on | net, thousands | ± |\n"+
		"|--:|---|---|---|--:|--:|\n%s\n", name, plan, strings.Join(lines, "\n"))
}

// A change is paired by world, and worlds that one run lacks count for nothing.
func TestMovedIsPaired(t *testing.T) {
	before := map[int]float64{0: 1000, 1: -5000, 2: 70, 9: 4}
	after := map[int]float64{0: 1100, 1: -4880, 2: 150, 5: 1e9}
	mean, off := moved(before, after)
	if math.Abs(mean-100) > 1e-9 || math.Abs(off-1.645*20/math.Sqrt(3)) > 1e-9 {
		t.Errorf("%v ± %v", mean, off)
	}
	for _, c := range []struct {
		mean, off float64
		want      string
	}{{2, 1, "+"}, {-2, 1, "−"}, {.5, 1, "0"}, {0, 0, "0"}, {math.NaN(), math.NaN(), "–"}} {
		if got := signOf(c.mean, c.off); got != c.want {
			t.Errorf("%v ± %v: %s", c.mean, c.off, got)
		}
	}
}
