package desk_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/portable"
)

var update = flag.Bool("update", false, "write golden files anew")

// TestGoldenRows pins the identity of rows, not their truth: stored worlds are
// found again by desk.Version, so rows that change need a new one.
func TestGoldenRows(t *testing.T) {
	if portable.Arithmetic() != "separate" {
		t.Skip("products and sums are fused here: other bits, which resume and merge refuse to mix")
	}
	plans, names, _ := company(t, "testdata/golden.toml")
	var b strings.Builder
	fmt.Fprintln(&b, desk.Version)
	for w := range uint64(2) {
		for i, row := range desk.Play(t.Context(), sim.NewFates(1, w), plans, 0) {
			for k, m := range desk.Measures {
				fmt.Fprintf(&b, "world %d %s %s %v\n", w, names[i], m.Name, row.Values[k])
			}
		}
	}
	const file = "testdata/golden-rows.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() == string(want) {
		return
	}
	old, _, _ := strings.Cut(string(want), "\n")
	if old == desk.Version {
		t.Errorf("rows changed under %s: give desk.Version a new name, say why in the commit, and run this "+
			"test with -update", old)
		return
	}
	t.Errorf("rows are those of %s, the golden ones of %s: run this test with -update", desk.Version, old)
}

// TestGoldenRowsOnOtherProcessors plays the golden rows as a processor does that
// cannot multiply and add in one step, and as one without wide registers.
func TestGoldenRowsOnOtherProcessors(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the switches are those of amd64")
	}
	for _, lacks := range []string{"cpu.fma=off", "cpu.avx=off,cpu.avx2=off,cpu.fma=off"} {
		again := exec.Command(os.Args[0], "-test.run=^TestGoldenRows$")
		again.Env = append(os.Environ(), "GODEBUG="+lacks)
		if out, err := again.CombinedOutput(); err != nil {
			t.Errorf("with %s: %v\n%s", lacks, err, out)
		}
	}
}

// A world is the same in fresh memory and in memory that held a larger one.
func TestMemoryIsUsedAgain(t *testing.T) {
	small, _, _ := company(t, "testdata/golden.toml")
	large, _, _ := company(t, "testdata/golden.toml", "segment.customers.customers=9000")
	fresh := desk.Play(t.Context(), sim.NewFates(1, 5), small, 0)
	for range 3 {
		desk.Play(t.Context(), sim.NewFates(1, 6), large, 0)
		again := desk.Play(t.Context(), sim.NewFates(1, 5), small, 0)
		for i := range fresh {
			if a, b := fmt.Sprint(fresh[i]), fmt.Sprint(again[i]); a != b {
				t.Fatalf("plan %d: %s\nthen %s", i, a, b)
			}
		}
	}
}

// A customer costs at most 64 bytes a worker, and the estimate holds.
func TestBytesPerCustomer(t *testing.T) {
	plans, _, _ := company(t, "testdata/golden.toml", "segment.customers.customers=2_000_000",
		"segment.customers.issues_per_year=0.01")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	desk.Play(t.Context(), sim.NewFates(1, 1), plans, 0)
	runtime.ReadMemStats(&after)
	got, estimate := float64(after.TotalAlloc-before.TotalAlloc), plans[0].Bytes()
	if perCustomer := got / 2e6; perCustomer > 64 {
		t.Errorf("%.1f bytes a customer", perCustomer)
	}
	if got > estimate || got < estimate/2 {
		t.Errorf("%.0f bytes were allocated, %.0f estimated", got, estimate)
	}
}
