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

	"boomerang/cmd/internal/cluster"
	"boomerang/cmd/internal/play"
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
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), int(peak(cmd) / 1e6), string(text)
}

// peak is the most memory a process that has ended held at once, in bytes: on Linux Maxrss is in KiB.
func peak(cmd *exec.Cmd) float64 {
	return 1024 * float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
}

// moreThanBare compares processor times and says by how much the first is more.
// Where other programs had the processors they cannot be judged: what shares a
// core or a cache makes either slower by more than is asked here.
func moreThanBare(t *testing.T, spent, simulating, elapsed time.Duration) {
	t.Helper()
	more := spent.Seconds()/simulating.Seconds() - 1
	busy := (spent + simulating).Seconds() / elapsed.Seconds() / float64(runtime.GOMAXPROCS(0))
	t.Logf("%v of processor time, bare simulation %v: %+.1f %%, with %.0f %% of the processors", spent, simulating,
		100*more, 100*busy)
	switch {
	case more <= .05:
	case busy < .8:
		t.Skip("other programs had the processors: processor times cannot be compared")
	default:
		t.Errorf("%+.1f %% on bare simulation", 100*more)
	}
}

// TestMemoryIsEstimated: what a run will hold is told within 1.3 times of what the system saw, for a small and
// a large company, with one worker and with two.
func TestMemoryIsEstimated(t *testing.T) {
	long(t)
	for _, customers := range []string{"10_000", "1_000_000", "4_000_000"} {
		for workers := 1; workers <= min(2, runtime.GOMAXPROCS(0)); workers++ {
			src := &play.Source{Name: tinyFile, Set: []string{"segment.customers.customers=" + customers}}
			s, err := src.Load(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			z, err := play.NewStudy(s, s.Seed, s.Plans).SizeOf(workers)
			if err != nil {
				t.Fatal(err)
			}
			_, mb, _ := used(t, "run", tinyFile, "--plans-only", "--yes", "--reps", strconv.Itoa(workers), "--workers",
				strconv.Itoa(workers), "-s", src.Set[0], "-o", filepath.Join(t.TempDir(), "out"))
			ratio := z.Held(workers) / 1e6 / float64(mb)
			t.Logf("%s customers, %d workers: %d MB, estimated %.2f times that", customers, workers, mb, ratio)
			if ratio < 1/1.3 || ratio > 1.3 {
				t.Errorf("%s customers, %d workers: %d MB, estimated %.0f", customers, workers, mb, z.Held(workers)/1e6)
			}
		}
	}
}

// TestTenThousandWorlds: rows stay on disk and are summarised some columns at a
// time, so that memory is bounded by a few buffers, each of 4 to 16 MB, and the
// processor has at most 5 % more to do than to simulate.
func TestTenThousandWorlds(t *testing.T) {
	long(t)
	file := queue(t)
	play := func(worlds int) (time.Duration, int) {
		spent, mb, _ := used(t, "batch", file, "--plans-only", "--reps", strconv.Itoa(worlds), "-o", t.TempDir())
		return spent, mb
	}
	_, few := play(1000)
	const rounds = 2
	many, spent, simulating, began := 0, time.Duration(0), time.Duration(0), time.Now()
	for range rounds {
		simulating += bare(t, file, 10000, "")
		took, mb := play(10000)
		spent, many = spent+took, max(many, mb)
	}
	t.Logf("1,000 worlds %d MB, 10,000 worlds %d MB", few, many)
	if many > few+32 {
		t.Errorf("memory grew from %d to %d MB", few, many)
	}
	moreThanBare(t, spent, simulating, time.Since(began))
}

// bareFile is the variable that makes this test binary play a scenario and do
// nothing else: what bare measures, a process of its own like the batch. The two
// others are how many worlds, and the file of points it is played at, if any.
const (
	bareFile   = "BOOMERANG_BARE"
	bareWorlds = "BOOMERANG_BARE_WORLDS"
	barePoints = "BOOMERANG_BARE_POINTS"
)

func TestBare(t *testing.T) {
	file := os.Getenv(bareFile)
	if file == "" {
		t.Skip("plays for the tests of load")
	}
	worlds, err := strconv.Atoi(os.Getenv(bareWorlds))
	if err != nil {
		t.Fatal(err)
	}
	all, err := cluster.ReadPoints(t.Context(), os.Getenv(barePoints))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		s, err := scenarios.Load(t.Context(), file, p.Set)
		if err != nil {
			t.Fatal(err)
		}
		st := play.NewStudy(s, s.Seed, s.Plans)
		err = experiment.Replicate(context.Background(), experiment.Job{
			Design: st.Design(), World: st.World, To: st.Design().Whole(worlds),
			Sink: func(experiment.Point, experiment.Outcome) error { return nil },
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// bare is the processor time of that.
func bare(t *testing.T, file string, worlds int, points string) time.Duration {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run", "^TestBare$")
	cmd.Env = append(os.Environ(), bareFile+"="+file, bareWorlds+"="+strconv.Itoa(worlds), barePoints+"="+points)
	spent, _, _ := usedBy(t, cmd)
	return spent
}

// points writes a design of n values of a key between two ends.
func points(t *testing.T, key string, ends [2]float64, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "points.csv")
	design := key + "\n"
	for i := range n {
		design += fmt.Sprintf("%g\n", ends[0]+(ends[1]-ends[0])*float64(i)/float64(n))
	}
	if err := os.WriteFile(path, []byte(design), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
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
// own and in turn.
func TestBatchCostsLittle(t *testing.T) {
	long(t)
	const rounds, worlds = 3, 500
	dir, _ := small(t)
	file, design := filepath.Join(dir, "small.toml"), points(t, "plan.cut.cut.share", [2]float64{.1, .3}, 12)
	var simulating, spent time.Duration
	began := time.Now()
	for range rounds {
		simulating += bare(t, file, worlds, design)
		whole, _, _ := used(t, "batch", file, "--plans-only", "--quiet", "--design", design, "--reps",
			strconv.Itoa(worlds), "-o", t.TempDir())
		spent += whole
	}
	moreThanBare(t, spent, simulating, time.Since(began))
}

// TestThousandScenarios (a child is charged with the memory its parent has when it
// starts it, so that nothing large may be held here): memory does not grow with the number of scenarios,
// and from a tenth on the time left is told to a fifth.
func TestThousandScenarios(t *testing.T) {
	long(t)
	busy := 0.0
	play := func(n int) (time.Duration, int, string) {
		file := queue(t)
		design := points(t, "arrivals.open_per_hour", [2]float64{2, 4}, n)
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
	line := regexp.MustCompile(`batch: (\d+) of 1000 scenarios, [\d.]+ a second, (\S+) left, (\S+) spent`)
	lines := line.FindAllStringSubmatch(text, -1)
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
