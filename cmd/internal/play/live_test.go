package play

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
)

// liveTiny is a page of a scenario that plays in milliseconds.
func liveTiny(t testing.TB, set ...string) (*Live, string) {
	t.Helper()
	file, err := filepath.Abs("../../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	o := &Options{Workers: 2, Set: append([]string{"months=1", "scale=0.02", "worlds=9"}, set...)}
	l, err := NewLive(t.Context(), terminal.Silent(), o, &Source{Name: file, Set: o.Set})
	if err != nil {
		t.Fatal(err)
	}
	return l, file
}

// pictures are what a page shows of a setting, in order.
func pictures(t testing.TB, l *Live, moved ...string) (all []*Seen) {
	t.Helper()
	show := func(s *Seen) error { all = append(all, s); return nil }
	err := l.Watch(t.Context(), moved, show, func(Stage, int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// firstLever is an action of the plan, and a value it has not.
func firstLever(l *Live) string {
	for _, x := range l.Levers() {
		if strings.HasSuffix(x.Path, "cut.share") {
			return x.Target + "=0.25"
		}
	}
	panic("no cut among the levers")
}

// TestWholePictureIsTheRun: what a page ends with is what run says of the same settings, estimate
// by estimate, and a setting seen before is shown without playing anything.
func TestWholePictureIsTheRun(t *testing.T) {
	if os.Getenv("BOOMERANG_CI")+os.Getenv("BOOMERANG_LONG") == "" {
		t.Skip("plays a run and its ends twice; set BOOMERANG_CI=1")
	}
	l, file := liveTiny(t)
	moved := firstLever(l)
	all := pictures(t, l, moved)
	first, last := all[0], all[len(all)-1]
	if first.Stage != FirstStage || last.Stage != WholeStage {
		t.Fatalf("from %s to %s", first.Stage, last.Stage)
	}
	t.Chdir(t.TempDir())
	o := &Options{Workers: 2, Out: "run", Set: l.Settings([]string{moved})}
	j, err := NewJob(t.Context(), terminal.Silent(), o, &Source{Name: file, Set: o.Set})
	if err != nil {
		t.Fatal(err)
	}
	r, err := j.Finish(t.Context(), terminal.Silent(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range last.Result.Estimates {
		if own := r.Estimate(e.Plan, e.Measure); own == nil || e.Mean != nil && *own.Mean != *e.Mean {
			t.Fatalf("%s of %s differs from the run", e.Measure, e.Plan)
		}
	}
	if len(last.Result.Stress) != len(r.Stress) || last.Result.Grid == nil != (r.Grid == nil) {
		t.Error("the whole picture lacks ends or grid of the run")
	}
	before := l.store.Keys()
	err = l.Watch(t.Context(), []string{moved}, func(s *Seen) error { return errSeen }, func(Stage, int, int) {})
	if !errors.Is(err, errSeen) || !slices.Equal(before, l.store.Keys()) {
		t.Errorf("a setting seen before was played again: %v", err)
	}
}

// TestReportIsTheRuns: the report a page writes has the files of the run of its settings, byte for
// byte, whether its rows were played or taken from the page.
func TestReportIsTheRuns(t *testing.T) {
	l, file := liveTiny(t)
	moved := firstLever(l)
	t.Chdir(t.TempDir())
	o := &Options{Workers: 2, Out: "run", Set: l.Settings([]string{moved}), PlansOnly: true}
	j, err := NewJob(t.Context(), terminal.Silent(), o, &Source{Name: file, Set: o.Set})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Finish(t.Context(), terminal.Silent(), o); err != nil {
		t.Fatal(err)
	}
	if err := l.Keep(terminal.Silent(), "rows"); err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := l.pair(t.Context(), []string{moved}); err != nil {
		t.Fatal(err)
	}
	again := &Options{Workers: 1, PlansOnly: true}
	dir, err := l.Report(t.Context(), terminal.Silent(), again, []string{moved}, "report")
	if err != nil {
		t.Fatal(err)
	}
	sums := func(dir string) string {
		text, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if sums(dir) != sums("run") {
		t.Error("the report of the page is not the run's, byte for byte")
	}
}

// TestWhatIsKept: a scenario that is saved and a plan that is copied say what the page showed.
func TestWhatIsKept(t *testing.T) {
	l, file := liveTiny(t)
	moved := firstLever(l)
	_, st, err := l.load(t.Context(), []string{moved})
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, want := range []string{"tiny-explored-1.toml", "tiny-explored-2.toml"} {
		name, err := l.Save(t.Context(), []string{moved})
		if err != nil || name != want {
			t.Fatalf("%s, %v", name, err)
		}
		again, err := scenarios.Load(t.Context(), name, nil)
		if err != nil {
			t.Fatal(err)
		}
		if again.Hash() != st.Scenario.Hash() {
			t.Error("the saved scenario is another one")
		}
	}
	text, err := l.PlanText(t.Context(), []string{moved})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("more.toml", append(whole, append([]byte("\n"), text...)...), 0o600); err != nil {
		t.Fatal(err)
	}
	more, err := scenarios.Load(t.Context(), "more.toml", []string{"months=1", "scale=0.02", "worlds=9"})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	identity := func(s *scenarios.Scenario, name string) string {
		i := slices.IndexFunc(s.Plans, func(p scenarios.Plan) bool { return p.Name == name })
		return s.Plans[i].Identity()
	}
	if identity(more, l.Plan+"-moved") != identity(st.Scenario, l.Plan) {
		t.Errorf("the copied plan is another one:\n%s", text)
	}
}

// TestComparedInTheSameWorlds: a setting compared with itself differs by nothing, and one whose
// key no row reads as much; and the difference of two is that of their rows.
func TestComparedInTheSameWorlds(t *testing.T) {
	l, _ := liveTiny(t)
	moved := firstLever(l)
	c, err := l.Compare(t.Context(), [][]string{nil, {moved}, nil})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Estimates {
		if d := e.Difference; e.Plan == "2" && d != nil && d.Mean != 0 {
			t.Errorf("%s of a setting differs from itself by %v", e.Measure, d.Mean)
		}
		if e.Plan == "1" && e.Measure == "net" && (e.Difference == nil || e.Difference.Mean == 0) {
			t.Error("another cut makes no difference")
		}
	}
}

// TestOneAtATime: whoever wants a first picture goes before whoever refines, who makes way and goes
// on; and who leaves the line does not hold it up.
func TestOneAtATime(t *testing.T) {
	var p turns
	own, over, err := p.take(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	came := make(chan string, 3)
	wait := func(name string, ctx context.Context, urgent bool) {
		_, done, err := p.take(ctx, urgent)
		if err != nil {
			came <- name + " left"
			return
		}
		came <- name
		done()
	}
	gone, leave := context.WithCancel(t.Context())
	go wait("gone", gone, false)
	leave()
	if got := <-came; got != "gone left" {
		t.Fatal(got)
	}
	go wait("slow", t.Context(), false)
	for len(lined(&p)) < 1 {
		time.Sleep(time.Millisecond)
	}
	go wait("urgent", t.Context(), true)
	select {
	case <-own.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("whoever refines does not make way")
	}
	if !errors.Is(context.Cause(own), errMadeWay) {
		t.Error(context.Cause(own))
	}
	over()
	if a, b := <-came, <-came; a != "urgent" || b != "slow" {
		t.Errorf("%s before %s", a, b)
	}
}

func lined(p *turns) []*turn {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.waiting)
}

// errSeen ends a watch whose first picture stands.
var errSeen = errors.New("seen")
