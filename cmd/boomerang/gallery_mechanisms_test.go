package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"

	"gonum.org/v1/gonum/stat/distuv"
)

// The sheet of mechanisms says for every shipped scenario which way each mechanism moves the net value of the
// plan in question, and how far: all are switched off, and one after the other on, in the order of
// scenarios/testdata/bases-desk-14.tsv. Nothing asserts a sign.
//
// It is made by go test ./cmd/boomerang -run MechanismsAreCurrent -update; BOOMERANG_MECHANISMS=null,retail makes
// it for those alone and prints it instead.

const (
	basesFile      = "../../scenarios/testdata/bases-desk-14.tsv"
	mechanismsPage = galleryDir + "/mechanisms.md"
	// Half an hour of processor would be a gallery of its own; changes are of one world each.
	mechanismWorlds = 6
)

// switchable is a mechanism that a value of its key switches off.
type switchable struct{ key, item, off, on string }

// switchables are read from the table of bases: a neutral value of their own, another base, no condition.
func switchables(t *testing.T) (all []switchable) {
	t.Helper()
	text, err := os.ReadFile(basesFile)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(c) < 13 || c[0] == "key" || c[1] != "–" || strings.Contains(c[0], "*") {
			continue
		}
		if off := c[9]; off != "none" && !strings.HasPrefix(off, "with ") && off != c[4] {
			all = append(all, switchable{c[0], c[2], off, c[4]})
		}
	}
	return all
}

func TestMechanismsAreCurrent(t *testing.T) {
	if some := os.Getenv("BOOMERANG_MECHANISMS"); some != "" {
		for name := range strings.SplitSeq(some, ",") {
			t.Log(mechanismsOf(t, name, switchables(t)))
		}
		return
	}
	if *update {
		makeMechanisms(t)
	}
	if os.Getenv("BOOMERANG_LONG") == "" && !*update {
		t.Skip("BOOMERANG_LONG holds the sheet against every scenario as it is")
	}
	text := isCurrent(t, mechanismsPage, shippedScenarios())
	for _, m := range switchables(t) {
		if !strings.Contains(text, "| "+m.key+" |") {
			t.Errorf("the sheet lacks %s: make it again with -update", m.key)
		}
	}
}

func makeMechanisms(t *testing.T) {
	t.Helper()
	all := switchables(t)
	var b strings.Builder
	fmt.Fprintf(&b, "# Every mechanism by sign and size\n\nMade by the program, model %s. All mechanisms are switched "+
		"off, then one after the other on as the\nscenario has it, in this order, so that each is measured on top of "+
		"those above it. Change of the mean net\nvalue of the plan in question against the reference, ± 90 %% as if "+
		"worlds were independent, in the same few worlds:\n0 is not clear of that. A mechanism may help one plan and "+
		"harm another: no sign is right or wrong.\n", play.Physics)
	for _, s := range scenarios.List() {
		b.WriteString(mechanismsOf(t, s.Name, all))
	}
	if err := os.WriteFile(mechanismsPage, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// switchedPlan is a plan with every mechanism from one on switched off, played beside the same company's
// reference.
type switchedPlan struct {
	*question
	all []switchable // those the scenario can be played without
	odd []string     // the others, and why
}

// newSwitchedPlan tries each switch by itself.
func newSwitchedPlan(t *testing.T, name string, all []switchable) (*switchedPlan, error) {
	q, err := newQuestion(t.Context(), terminal.Silent(), &play.Options{}, name, "")
	if err != nil {
		return nil, err
	}
	p := &switchedPlan{question: q}
	for _, m := range all {
		x, err := p.setting(t.Context(), []switchable{m})
		switch {
		case err != nil:
			what, _, _ := strings.Cut(err.Error(), "\n")
			p.odd = append(p.odd, m.key+" ("+what+")")
		case x.Pair == nil:
			p.odd = append(p.odd, m.key+" ("+x.Problem+")")
		default:
			p.all = append(p.all, m)
		}
	}
	return p, nil
}

// setting switches mechanisms off for every plan, and under the plan itself what a plan does or an assistant has.
func (p *switchedPlan) setting(ctx context.Context, off []switchable) (*play.Setting, error) {
	var set []string
	for _, m := range off {
		if !scenarios.IsAction(m.key) {
			set = append(set, m.key+"="+m.off)
		}
		if at := p.own.Target(p.plan.Name, m.key); at != m.key {
			set = append(set, at+"="+m.off)
		}
	}
	return play.NewSetting(ctx, p.src, p.own, p.plan.Name, set)
}

// nets are the net values under every setting, by setting and world.
func (p *switchedPlan) nets(ctx context.Context, settings []*play.Setting) ([][]float64, error) {
	design := p.own.Design()
	worlds := min(mechanismWorlds, design.Whole(1))
	net := slices.IndexFunc(p.own.Table().Measures, func(m result.Measure) bool { return m.Name == result.Net })
	nets := make([][]float64, len(settings))
	for k := range nets {
		nets[k] = make([]float64, worlds)
	}
	var left atomic.Int64
	errs := make([]error, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for w := range errs {
		group.Go(func() {
			for i := left.Add(1) - 1; i < int64(worlds) && errs[w] == nil; i = left.Add(1) - 1 {
				var out []experiment.Outcome
				out, errs[w] = play.PlaySettings(ctx, settings, design.Point(int(i)))
				for k := range out {
					nets[k][i] = out[k].Rows[0][net]
				}
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return nets, nil
}

// moved is the mean change from one setting to another in the same worlds, and half its 90 % interval by
// Student's t as if worlds were independent.
func moved(before, after []float64) (mean, off float64) {
	n, sum, squares := 0.0, 0.0, 0.0
	for w, x := range after {
		change := x - before[w]
		n, sum, squares = n+1, sum+change, squares+change*change
	}
	mean = sum / n
	t := distuv.StudentsT{Sigma: 1, Nu: n - 1}.Quantile(.95)
	return mean, t * math.Sqrt(max(0, squares/n-mean*mean)/(n-1))
}

// signOf says which way a change goes, 0 where it is not clear of its own error.
func signOf(mean, off float64) string {
	switch {
	case math.IsNaN(mean) || math.IsNaN(off):
		return "–"
	case mean > off && mean > 0:
		return "+"
	case mean < -off && mean < 0:
		return "−"
	}
	return "0"
}

// mechanismsOf is the section of one scenario.
func mechanismsOf(t *testing.T, name string, all []switchable) string {
	t.Helper()
	began := time.Now()
	head := func(more string) string {
		return fmt.Sprintf("\n## %s%s\n\n<!-- %s %s -->\n", name, more, name, galleryHash(t, name))
	}
	p, err := newSwitchedPlan(t, name, all)
	if err != nil {
		return head("") + "Not played: " + err.Error() + "\n"
	}
	var settings []*play.Setting
	for k := range len(p.all) + 1 {
		x, err := p.setting(t.Context(), p.all[k:])
		if err == nil && x.Pair == nil {
			err = fmt.Errorf("%s", x.Problem)
		}
		if err != nil {
			return head("") + "Not played with all that follow off: " + err.Error() + "\n"
		}
		settings = append(settings, x)
	}
	nets, err := p.nets(t.Context(), settings)
	if err != nil {
		return head("") + "Not played: " + err.Error() + "\n"
	}
	var b strings.Builder
	b.WriteString(head(": " + p.plan.Name))
	b.WriteString("\n| item | key | sign | off → on | net, thousands | ± |\n|--:|---|---|---|--:|--:|\n")
	for k, m := range p.all {
		mean, off := moved(nets[k], nets[k+1])
		fmt.Fprintf(&b, "| %s | %s | %s | %s → %s | %.1f | %.1f |\n", m.item, m.key, signOf(mean, off), m.off, m.on,
			mean/1000, off/1000)
	}
	whole, off := moved(nets[0], nets[len(nets)-1])
	fmt.Fprintf(&b, "| | all together | %s | | %.1f | %.1f |\n\n%d worlds.", signOf(whole, off), whole/1000, off/1000,
		len(nets[0]))
	if len(p.odd) > 0 {
		b.WriteString(" It cannot be played without: " + strings.Join(p.odd, "; ") + ".")
	}
	t.Logf("%s: %d settings in %v", name, len(settings), time.Since(began).Round(time.Second))
	return b.String() + "\n"
}

// A change is paired by world, and its sign is one where it is clear of its error.
func TestMovedIsPaired(t *testing.T) {
	mean, off := moved([]float64{1000, -5000, 70}, []float64{1100, -4880, 150})
	if math.Abs(mean-100) > 1e-9 || math.Abs(off-2.919986*math.Sqrt(800./3/2)) > 1e-4 {
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
