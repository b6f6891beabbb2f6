package play

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"boomerang/models/desk"
	"boomerang/sim/experiment"
)

// A panic in a world is told with one line that plays that world again: the file, the
// settings, the seed, the world, the plan and the versions.
func TestPanicSaysHowToPlayAgain(t *testing.T) {
	src := &Source{Name: "../../../scenarios/testdata/tiny.toml", Set: []string{"scale=0.05", "months=2"}}
	s, err := src.Load(t.Context(), "churn.scale=0.2")
	if err != nil {
		t.Fatal(err)
	}
	st := NewStudy(s, 7, s.Plans)
	world := func(ctx context.Context, p experiment.Point) (out experiment.Outcome, err error) {
		_, err = onWatch(ctx, func(plan int) string { return st.again(p, plan) },
			func(context.Context) ([]desk.Row, error) {
				if p.World == 3 {
					panic("the sky falls")
				}
				return nil, nil
			})
		return experiment.Outcome{Rows: [][]float64{{0}}, Series: [][]float64{{}}}, err
	}
	err = experiment.Replicate(t.Context(), experiment.Job{
		Design: st.Design(), World: world, To: 9, Workers: 2,
		Sink: func(experiment.Point, experiment.Outcome) error { return nil },
	})
	var p *experiment.Panic
	if !errors.As(err, &p) || !strings.Contains(string(p.Stack), "TestPanicSaysHowToPlayAgain") {
		t.Fatalf("got %v, with the stack\n%s", err, p.Stack)
	}
	want := "world 3: panic: the sky falls; play it again with: boomerang events " +
		"../../../scenarios/testdata/tiny.toml -s 'scale=0.05' -s 'months=2' -s 'churn.scale=0.2' --seed 7 --world 3 " +
		"-o world-3.parquet # plan " + st.Plans[0].Name + ", boomerang " + Version + ", model " + Physics
	if err.Error() != want {
		t.Errorf("told\n%v\nwant\n%s", err, want)
	}
}

// A world that ends no simulated day is told of once, with the day it stands on; one
// that goes on is not.
func TestStandingWorldIsTold(t *testing.T) {
	began := time.Now()
	stuck := &watched{again: func(int) string { return "COMMAND" }, since: began}
	busy := &watched{again: stuck.again, since: began}
	u := &worlds{all: map[*watched]bool{stuck: true, busy: true}}
	if lines := u.standing(began.Add(stalled - time.Second)); len(lines) > 0 {
		t.Errorf("too early: %q", lines)
	}
	busy.seen = [2]int{0, 17} // as if it had been another day
	lines := u.standing(began.Add(stalled))
	if len(lines) != 1 || !strings.Contains(lines[0], "no progress for 1m0s, on day 0") ||
		!strings.HasSuffix(lines[0], "COMMAND") {
		t.Errorf("told %q", lines)
	}
	if lines := u.standing(began.Add(stalled + time.Second)); len(lines) > 0 {
		t.Errorf("told twice: %q", lines)
	}
}

// While a world is played its pulse tells plan and day.
func TestPulseOfAWorld(t *testing.T) {
	src := &Source{Name: "../../../scenarios/testdata/tiny.toml", Set: []string{"scale=0.05", "months=2"}}
	s, err := src.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	st := NewStudy(s, 7, s.Plans)
	var pulse desk.Pulse
	if _, err := st.World(desk.WithPulse(t.Context(), &pulse), st.Design().Point(0)); err != nil {
		t.Fatal(err)
	}
	if plan, day := pulse.At(); plan != 0 || day != 0 {
		t.Errorf("a pulse from outside keeps (%d, %d): worlds have their own", plan, day)
	}
	params, err := st.Plans[0].Params(nil)
	if err != nil {
		t.Fatal(err)
	}
	w := desk.World{Plans: []desk.Params{params, params}}
	if _, err := w.Play(desk.WithPulse(t.Context(), &pulse)); err != nil {
		t.Fatal(err)
	}
	if plan, day := pulse.At(); plan != 1 || day < 57 || day > 60 {
		t.Errorf("at the end of two months: plan %d, day %d", plan, day)
	}
}
