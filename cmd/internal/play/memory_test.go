package play

import (
	"math"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/remedy"
)

func TestMemory(t *testing.T) {
	if got := machineMemory("MemTotal:       24678004 kB\nMemFree:  1 kB\n"); got != 24678004*1024 {
		t.Errorf("the machine has %v", got)
	}
	if got := machineMemory("nothing of the kind"); !math.IsInf(got, 1) {
		t.Errorf("nothing tells, and it has %v", got)
	}
	for text, want := range map[string]float64{"max\n": math.Inf(1), "536870912\n": 536870912, "": math.Inf(1)} {
		if got := bytesIn(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	second := groupLimits("0::/jobs/12\n")
	if !slices.Equal(second, []string{
		"/sys/fs/cgroup/jobs/12/memory.max", "/sys/fs/cgroup/jobs/memory.max", "/sys/fs/cgroup/memory.max",
	}) {
		t.Errorf("second version: %v", second)
	}
	first := groupLimits("5:memory:/a\n3:cpu,cpuacct:/a\n")
	if !slices.Equal(first, []string{
		"/sys/fs/cgroup/memory/a/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
	}) {
		t.Errorf("first version: %v", first)
	}
	if m := Memory(); !(m > 1e6) {
		t.Errorf("this machine has %v", m)
	}
}

// A company that no machine holds is refused with the scale that fits.
func TestFits(t *testing.T) {
	for customers, want := range map[string]string{"500": "", "1e10": "plan keep would need"} {
		src := &Source{
			Name: "../../../scenarios/testdata/tiny.toml",
			Set:  []string{"segment.customers.customers=" + customers, "scale=1"},
		}
		s, err := src.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		err = NewStudy(s, 1, s.Plans).Fits()
		if (err == nil) != (want == "") || err != nil && (!strings.Contains(err.Error(), want) ||
			!strings.Contains(remedy.Text(err), "scale = ")) {
			t.Errorf("%s customers: %v", customers, err)
		}
	}
}
