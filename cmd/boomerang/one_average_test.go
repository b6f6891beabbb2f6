package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// averages are the mean net values, or mean losses at the horizon, that a folder's run
// gives for one plan as it is stated, by where they are shown.
func averages(t *testing.T, r *result.Result, plan string) (net, loss map[string]float64) {
	t.Helper()
	net = map[string]float64{"plans": *r.Estimate(plan, result.Net).Mean}
	months := r.SeriesOf(plan, result.NetCumulative).Mean
	net["chart of months"] = months[len(months)-1]
	for _, p := range r.Credits[0].Parts {
		if p.Kind == result.WholePlan {
			net["taken apart"] = *p.Net.Mean
		}
	}
	loss = map[string]float64{"plans": *r.Estimate(plan, result.RetentionLoss).Mean}
	for _, v := range r.Variants {
		for _, e := range v.Estimates {
			if v.Stated && e.Measure == result.Net {
				net[string(v.Question)] = *e.Mean
			}
		}
		if v.Stated && v.Question == result.LagVariant {
			loss["lag"] = v.Loss[len(v.Loss)-1]
		}
	}
	for _, c := range r.Grid.Cells {
		for _, e := range c.Estimates {
			if at := r.Grid.Axes[0].Values[c.At[0]]; at == .3 && e.Measure == result.Net {
				net["grid"] = *e.Mean
			}
		}
	}
	return net, loss
}

// TestOneAverageOfAPlan: on one report a plan has one average, wherever it is played
// again in fewer worlds, or in more: in the parts it is taken apart into, beside other
// friction, triggers and lags, as a cell of the grid and as a setting of a sweep.
func TestOneAverageOfAPlan(t *testing.T) {
	manyCommands(t)
	tiny, err := os.ReadFile("../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file, folder := filepath.Join(dir, "one.toml"), filepath.Join(dir, "one")
	text := strings.Replace(string(tiny), "assistant.deflection = [0.412, 0.587]\n", "", 1)
	text = strings.Replace(text, "[0, 0.3]", "[0.1, 0.3]", 1)
	if err := os.WriteFile(file, []byte("scale = 0.1\n"+text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"run", file, "--reps", "45", "--charts=false", "-o", folder},
		{"sweep", file, "--grid", "cut.share=0.1,0.3", "--reps", "54", "-o", folder},
		{"report", folder},
	} {
		if said, err := exec.Command(program(t), args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, said)
		}
	}
	r, err := result.Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	net, loss := averages(t, r, "cut")
	for _, all := range []map[string]float64{net, loss} {
		for where, x := range all {
			if d := x/all["plans"] - 1; d > 1e-9 || d < -1e-9 {
				t.Errorf("%s: %v, the run's average is %v", where, x, all["plans"])
			}
		}
	}
	if len(net) != 6 || len(loss) != 2 {
		t.Errorf("averages of net at %d places and of loss at %d, want 6 and 2: %v %v", len(net), len(loss), net, loss)
	}
	sweepShows(t, folder, r)
}

// sweepShows checks that the report's sweep has the run's figure, though its own is another.
func sweepShows(t *testing.T, folder string, r *result.Result) {
	t.Helper()
	var s result.Sweep
	data, err := os.ReadFile(filepath.Join(folder, result.SweepFile))
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(folder, "report.md"))
	if err != nil {
		t.Fatal(err)
	}
	own := s.Cells[1]
	if s.Cells[0].Plan != "" || own.Plan != "cut" || own.Horizons[len(own.Horizons)-1].Net == *r.Estimate("cut",
		result.Net).Mean {
		t.Fatalf("the sweep's settings are %+v", s.Cells[:2])
	}
	row := regexp.MustCompile(`cut\.share = 0\.3 .*`).FindString(string(page))
	if want := "| 40 |"; !strings.Contains(row, want) {
		t.Errorf("the report's row of the sweep is %q, want the run's draws in it, %q", row, want)
	}
}
