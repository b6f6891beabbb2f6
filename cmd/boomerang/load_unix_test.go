//go:build unix

package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
)

// queueFile is a scenario that plays in a few milliseconds.
const queueFile = `
question = "How many of 5 callers an hour wait for 3 agents?"
months = 1
pre_months = 1
[assistant]
deflection = 0.4
[arrivals]
open_per_hour = 5
day_cv = 0
[category.call]
share = 1
handle = "3 min"
handle_family = "exponential"
first_contact = 1
[humans]
on_duty = 3
patience_family = "endless"
max_contacts = 1
[segment.nobody]
customers = 1
issues_per_year = 1
margin_per_month = 1
[plan.a]
reference = true
routing.policy = "humans_only"
[plan.b]
routing.policy = "humans_only"
valve.steps = 1
`

func long(t *testing.T) {
	t.Helper()
	if os.Getenv("BOOMERANG_LONG") == "" {
		t.Skip("minutes of load: set BOOMERANG_LONG=1")
	}
}

// used is what a process took: processor time, and memory at its peak in MB.
func used(t *testing.T, args ...string) (time.Duration, int, string) {
	t.Helper()
	return usedBy(t, exec.Command(program(t), args...))
}

func usedBy(t *testing.T, cmd *exec.Cmd) (time.Duration, int, string) {
	t.Helper()
	text, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	u := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), int(u.Maxrss / 1024), string(text)
}

// TestTenThousandWorlds: memory grows by the 2 KB of measures a world has, the
// processor has at most 5 % more to do than to simulate.
func TestTenThousandWorlds(t *testing.T) {
	long(t)
	file := filepath.Join(t.TempDir(), "queue.toml")
	if err := os.WriteFile(file, []byte(queueFile), 0o644); err != nil {
		t.Fatal(err)
	}
	play := func(worlds int) (time.Duration, int) {
		spent, mb, _ := used(t, "batch", file, "--plans-only", "--reps", strconv.Itoa(worlds), "-o", t.TempDir())
		return spent, mb
	}
	_, few := play(1000)
	spent, many := play(10000)
	s, err := scenarios.Load(file, nil)
	if err != nil {
		t.Fatal(err)
	}
	st := newStudy(s, s.Seed, s.Plans)
	var before, after syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	err = experiment.Replicate(context.Background(), experiment.Job{Design: st.design(), World: st.world, To: 10000,
		Sink: func(experiment.Point, experiment.Outcome) error { return nil }})
	if err != nil {
		t.Fatal(err)
	}
	syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	bare := time.Duration(after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano())
	t.Logf("1,000 worlds %d MB, 10,000 worlds %d MB; processor time %v, bare simulation %v: %+.1f %%",
		few, many, spent, bare, 100*(spent.Seconds()/bare.Seconds()-1))
	if many > few+64 {
		t.Errorf("memory grew from %d to %d MB", few, many)
	}
	if spent > bare*105/100 {
		t.Errorf("%v of processor time, bare simulation takes %v", spent, bare)
	}
}

// bareFile is the variable that makes this test binary play a scenario and do
// nothing else: what bare measures, a process of its own like the batch.
const bareFile = "BOOMERANG_BARE"

// What it plays: as many values of plan.cut.cut.share between two ends.
var bareEnds, bareWorlds, bareScenarios = [2]float64{.1, .3}, 500, 12

func TestBare(t *testing.T) {
	file := os.Getenv(bareFile)
	if file == "" {
		t.Skip("plays for TestBatchCostsLittle")
	}
	_, all := points(t, "plan.cut.cut.share", bareEnds, bareScenarios)
	for _, set := range all {
		s, err := scenarios.Load(file, []string{set})
		if err != nil {
			t.Fatal(err)
		}
		st := newStudy(s, s.Seed, s.Plans)
		err = experiment.Replicate(context.Background(), experiment.Job{Design: st.design(), World: st.world, To: bareWorlds,
			Sink: func(experiment.Point, experiment.Outcome) error { return nil }})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// bare is the processor time of that.
func bare(t *testing.T, file string) time.Duration {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run", "^TestBare$")
	cmd.Env = append(os.Environ(), bareFile+"="+file)
	spent, _, _ := usedBy(t, cmd)
	return spent
}

// points writes a design of n values of a key, and returns them as settings.
func points(t *testing.T, key string, ends [2]float64, n int) (path string, set []string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "points.csv")
	design := key + "\n"
	for i := range n {
		value := fmt.Sprintf("%g", ends[0]+(ends[1]-ends[0])*float64(i)/float64(n))
		design, set = design+value+"\n", append(set, key+"="+value)
	}
	if err := os.WriteFile(path, []byte(design), 0o644); err != nil {
		t.Fatal(err)
	}
	return path, set
}

// queue writes the scenario of queueFile.
func queue(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "queue.toml")
	if err := os.WriteFile(file, []byte(queueFile), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestBatchCostsLittle: small scenarios, a desk of a few heads for two months in
// 500 worlds, against the same worlds and nothing else, each in a process of its
// own and in turn. The goal is 5 %. A profile gives about 5 (reading, summarising
// and writing); the processor times of two processes on a machine shared with
// others give 10 to 22, so that this test only catches what is worse.
func TestBatchCostsLittle(t *testing.T) {
	long(t)
	const rounds = 2
	dir, _ := small(t)
	file := filepath.Join(dir, "small.toml")
	design, _ := points(t, "plan.cut.cut.share", bareEnds, bareScenarios)
	var simulating, spent time.Duration
	for range rounds {
		simulating += bare(t, file)
		whole, _, _ := used(t, "batch", file, "--plans-only", "--quiet", "--design", design, "--reps", strconv.Itoa(bareWorlds), "-o", t.TempDir())
		spent += whole
	}
	more := spent.Seconds()/simulating.Seconds() - 1
	t.Logf("%d scenarios of %d worlds: %v of processor time, bare simulation %v: %+.1f %%", rounds*bareScenarios, bareWorlds, spent, simulating, 100*more)
	if more > .25 {
		t.Errorf("%v of processor time, bare simulation takes %v", spent, simulating)
	}
}

// TestThousandScenarios (a child is charged with the memory its parent has when it
// starts it, so that nothing large may be held here): memory does not grow with the number of scenarios,
// and from a tenth on the time left is told to a fifth.
func TestThousandScenarios(t *testing.T) {
	long(t)
	busy := 0.0
	play := func(n int) (time.Duration, int, string) {
		file := queue(t)
		design, _ := points(t, "arrivals.open_per_hour", [2]float64{2, 4}, n)
		began := time.Now()
		spent, mb, text := used(t, "batch", file, "--plans-only", "--design", design, "--reps", "60", "-o", t.TempDir())
		busy = spent.Seconds() / time.Since(began).Seconds() / float64(runtime.GOMAXPROCS(0))
		return time.Since(began), mb, text
	}
	_, few, _ := play(100)
	whole, many, text := play(1000)
	t.Logf("100 scenarios %d MB, 1,000 scenarios %d MB, %v, %.0f %% of the processors", few, many, whole, 100*busy)
	if many > few+64 {
		t.Errorf("memory grew from %d to %d MB", few, many)
	}
	lines := regexp.MustCompile(`batch: (\d+) of 1000 scenarios, [\d.]+ a second, (\S+) left, (\S+) spent`).FindAllStringSubmatch(text, -1)
	if len(lines) < 2 {
		t.Fatalf("%d lines of progress", len(lines))
	}
	read := func(s string) time.Duration {
		d, err := time.ParseDuration(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	total, worst := read(lines[len(lines)-1][3])+read(lines[len(lines)-1][2]), 0.0
	for _, line := range lines {
		if n, _ := strconv.Atoi(line[1]); n >= 100 && n < 1000 {
			worst = max(worst, math.Abs((read(line[3])+read(line[2])).Seconds()/total.Seconds()-1))
		}
	}
	t.Logf("from a tenth on, the whole time was told to %.0f %% in %d lines", 100*worst, len(lines))
	switch {
	case worst <= .2:
	case busy < .8:
		t.Skip("other programs had the processors: the time left cannot be judged")
	default:
		t.Errorf("the time left was told to %.0f %% only", 100*worst)
	}
}
