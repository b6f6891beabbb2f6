package main

import (
	"context"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/experiment"

	"github.com/parquet-go/parquet-go"
)

// breaking is a context that panics when it is asked a second time whether it has ended:
// a world breaks under it where the reference is over.
type breaking struct {
	context.Context
	asked *atomic.Int64
}

func (c breaking) Err() error {
	if c.asked.Add(1) > 2 {
		panic("the sky falls")
	}
	return c.Context.Err()
}

// toldBy is the command that is printed where a point breaks.
func toldBy(t *testing.T, x *play.Setting, pt experiment.Point) (command string) {
	t.Helper()
	defer func() {
		b, ok := recover().(*play.Broken)
		if !ok {
			t.Fatal("the world did not break, or nobody says how to play it again")
		}
		command = b.Again
	}()
	_, err := play.PlaySettings(breaking{t.Context(), new(atomic.Int64)}, []*play.Setting{x}, pt)
	t.Fatal("no panic, ", err)
	return ""
}

// happened is how much happened under a plan, and when: the sum of all minutes, and the
// number of events.
type happened struct {
	minutes float64
	events  int
}

// inFile is what a file of events says of a plan.
func inFile(t *testing.T, path, plan string) (h happened) {
	t.Helper()
	eachEvent(t, path, func(at func(column string) parquet.Value) {
		if at("plan").String() == plan {
			h.minutes, h.events = h.minutes+at("minute").Double(), h.events+1
		}
	})
	return h
}

// eachEvent hands over every row of a file of events, by the names of its columns.
func eachEvent(t *testing.T, path string, see func(at func(column string) parquet.Value)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := parquet.NewReader(f)
	defer r.Close()
	place := map[string]int{}
	for i, c := range r.Schema().Columns() {
		place[c[0]] = i
	}
	rows := make([]parquet.Row, 64)
	for err == nil {
		var n int
		n, err = r.ReadRows(rows)
		for _, row := range rows[:n] {
			see(func(column string) parquet.Value {
				k, there := place[column]
				if !there {
					t.Fatal("events have no column " + column)
				}
				return row[k]
			})
		}
	}
	if err != io.EOF {
		t.Fatal(err)
	}
}

// inWorld is what happens under the plan of a setting where each unknown has its draw.
func inWorld(t *testing.T, x *play.Setting, plan string, pt experiment.Point, draws map[string]float64) (h happened) {
	t.Helper()
	var u []float64
	for _, path := range x.Pair.Scenario.Unknowns {
		u = append(u, draws[path])
	}
	for i := range x.Pair.Plans {
		if x.Pair.Plans[i].Name != plan {
			continue
		}
		p, err := x.Pair.Plans[i].Params(u)
		if err != nil {
			t.Fatal(err)
		}
		for _, note := range desk.Chronicle(t.Context(), sim.NewFates(pt.Seed, pt.Chance), p) {
			h.minutes, h.events = h.minutes+note.Minute, h.events+1
		}
	}
	return h
}

// A point of a design breaks, and the printed command plays that very point: that of a
// sensitivity study, which is no world of a run, and a world of a sweep that sets what the
// scenario draws, whose other draws it must not move.
func TestBrokenPointIsPlayedAgain(t *testing.T) {
	o := &play.Options{Set: []string{"scale=0.05", "months=2"}, Seed: 7}
	q, err := newQuestion(t.Context(), terminal.Silent(), o, tinyScenario, "cut")
	if err != nil {
		t.Fatal(err)
	}
	unknowns := q.own.Scenario.Unknowns
	u := make([]float64, len(unknowns)+1) // as of a Sobol point, with the chance
	for i := range u {
		u[i] = math.Mod(.1234567890123456+float64(i)*math.Phi, 1)
	}
	study, world := designPoint(q.own.Seed, u), q.own.Design().Point(12)
	for _, c := range []struct {
		name string
		set  []string
		pt   experiment.Point
		flag string // that names the point
	}{
		{"a Sobol point", nil, study, "--draws"},
		{"a Sobol point of another plan", []string{"plan.cut.cut.share=0.123"}, study, "--draws"},
		{"a world of the run", nil, world, "--world"},
		{"a cell", []string{"plan.cut.cut.share=0.123"}, world, "--world"},
		{"a cell that settles a draw", []string{"churn.service_share=0.3"}, world, "--draws"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, err := play.NewSetting(t.Context(), q.src, q.own, "cut", c.set)
			if err != nil {
				t.Fatal(err)
			}
			draws := map[string]float64{}
			for i, path := range unknowns {
				draws[path] = c.pt.U[i]
			}
			command, comment, _ := strings.Cut(toldBy(t, x, c.pt), " # ")
			args := strings.Fields(strings.ReplaceAll(command, "'", ""))[1:]
			if !slices.Contains(args, c.flag) || !strings.HasPrefix(comment, "plan cut, boomerang ") {
				t.Errorf("told %s # %s", command, comment)
			}
			file := filepath.Join(t.TempDir(), "again.parquet")
			args[slices.Index(args, "-o")+1] = file
			if code, said, _ := tell(args); code != terminal.ExitFine {
				t.Fatalf("%s: exit code %d, %s", command, code, said)
			}
			got, want := inFile(t, file, "cut"), inWorld(t, x, "cut", c.pt, draws)
			if got != want || want.events == 0 {
				t.Errorf("%s\nplays %+v, the point is %+v", command, got, want)
			}
		})
	}
}

// What names no point is refused, with the flag.
func TestDrawsOfEventsAreRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "no.parquet")
	for _, draws := range []string{"0.5", "NaN" + strings.Repeat(",0.5", 40), ",", "1e400", "-1", "2"} {
		code, said, _ := tell([]string{"events", tinyScenario, "--draws=" + draws, "-o", file})
		if code != terminal.ExitUsage || !strings.Contains(said, "--draws") {
			t.Errorf("--draws %s: exit code %d, %s", draws, code, said)
		}
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a refused command left ", file)
	}
}
