package answer

import (
	"math"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// Beside the run of its folder a sweep's setting that is one of its plans has the run's
// figures, any other its own; beside another run all have their own. An answer that has
// means over worlds of its own says so.
func TestAnswersBesideTheRun(t *testing.T) {
	r, _ := sample.Result(2)
	dir := t.TempDir()
	if err := folder.Write(dir, func(f *folder.Folder) error { return result.Write(f, r) }); err != nil {
		t.Fatal(err)
	}
	of := folder.At(dir)
	s := sample.Sweep()
	s.Hash, s.Seed = r.Hash, r.Seed
	s.Cells[1].Plan = "plan-1"
	net := func(a result.Answer, cell int) float64 { return atEnd(a.(*result.Sweep).Cells[cell]).Net }
	want := *r.Estimate("plan-1", result.Net).Mean
	told := besideRun(s, of)
	if net(told, 1) != want || net(told, 2) != net(s, 2) || net(s, 1) == want {
		t.Errorf("the plan has %v, its sweep %v, the run %v; another setting %v", net(told, 1), net(s, 1), want,
			net(told, 2))
	}
	selection := &result.Selection{Head: s.Head, Contest: sample.Contest()}
	optimum, discovery := sample.Optimum(), sample.Discovery()
	optimum.Head, discovery.Head = selection.Head, selection.Head
	for _, a := range []result.Answer{selection, optimum, discovery} {
		var b strings.Builder
		if err := AnswerBeside(&b, a, of, 200); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.Join(strings.Fields(b.String()), " "), "differ by chance from the run's") {
			t.Errorf("%T does not say on a terminal that its means are of its own futures:\n%s", a, b.String())
		}
	}
	s.Seed++
	selection.Seed++
	if math.Float64bits(net(besideRun(s, of), 1)) != math.Float64bits(net(s, 1)) || ownWorlds(selection, of) != "" {
		t.Error("another run is taken for that of the sweep")
	}
}
