//go:build unix

package main

import (
	"context"
	"fmt"
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
	cmd := exec.Command(program(t), args...)
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

// bare is the processor time of playing scenarios, each of so many worlds, and
// doing nothing else.
func bare(t *testing.T, all []*scenarios.Scenario, worlds int) time.Duration {
	t.Helper()
	var before, after syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	for _, s := range all {
		st := newStudy(s, s.Seed, s.Plans)
		err := experiment.Replicate(context.Background(), experiment.Job{Design: st.design(), World: st.world, To: worlds,
			Sink: func(experiment.Point, experiment.Outcome) error { return nil }})
		if err != nil {
			t.Fatal(err)
		}
	}
	syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	return time.Duration(after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano())
}

// TestThousandScenarios: memory does not grow with the number of scenarios,
// the processor has at most 5 % more to do than to simulate, and from a tenth on
// the time left is told to a fifth. A scenario here takes a third of a second;
// opening, writing and summarising one takes about 13 ms whatever its size.
func TestThousandScenarios(t *testing.T) {
	long(t)
	const worlds = 180
	dir := t.TempDir()
	file, points := filepath.Join(dir, "queue.toml"), filepath.Join(dir, "points.csv")
	if err := os.WriteFile(file, []byte(queueFile), 0o644); err != nil {
		t.Fatal(err)
	}
	rate := func(i int) string { return fmt.Sprintf("%g", 2+float64(i)/500) }
	busy := 0.0
	play := func(n int) (time.Duration, time.Duration, int, string) {
		design := "arrivals.open_per_hour\n"
		for i := range n {
			design += rate(i) + "\n"
		}
		if err := os.WriteFile(points, []byte(design), 0o644); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		spent, mb, text := used(t, "batch", file, "--plans-only", "--design", points, "--reps", strconv.Itoa(worlds), "-o", t.TempDir())
		busy = spent.Seconds() / time.Since(began).Seconds() / float64(runtime.GOMAXPROCS(0))
		return time.Since(began), spent, mb, text
	}
	var tenth []*scenarios.Scenario
	for i := 5; i < 1000; i += 10 {
		s, err := scenarios.Load(file, []string{"arrivals.open_per_hour=" + rate(i)})
		if err != nil {
			t.Fatal(err)
		}
		tenth = append(tenth, s)
	}
	_, _, few, _ := play(100)
	simulating := 5 * bare(t, tenth, worlds) // half before, half after: the machine may change
	whole, spent, many, text := play(1000)
	simulating += 5 * bare(t, tenth, worlds)
	more := spent.Seconds()/simulating.Seconds() - 1
	t.Logf("100 scenarios %d MB, 1,000 scenarios %d MB; %v at %.0f %% of the processors; processor time %v, bare simulation %v: %+.1f %%",
		few, many, whole, 100*busy, spent, simulating, 100*more)
	if many > few+64 {
		t.Errorf("memory grew from %d to %d MB", few, many)
	}
	if more > .05 {
		t.Errorf("%v of processor time, bare simulation takes %v", spent, simulating)
	}
	if busy < .8 {
		t.Skip("other programs had the processors: the time left cannot be judged")
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
	total := read(lines[len(lines)-1][3]) + read(lines[len(lines)-1][2])
	for _, line := range lines {
		if n, _ := strconv.Atoi(line[1]); n >= 100 && n < 1000 {
			if told := read(line[3]) + read(line[2]); told < total*8/10 || told > total*12/10 {
				t.Errorf("after %d scenarios %v in all were told, it was %v", n, told, total)
			}
		}
	}
}
