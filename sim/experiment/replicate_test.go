package experiment

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"boomerang/sim"
)

var design = Design{Seed: 3, Inputs: 2}

// toy has two plans and two measures; the plans share luck.
func toy(_ context.Context, p Point) (Outcome, error) {
	fates := sim.NewFates(p.Seed, p.Chance)
	luck, own := fates.Of(1).Normal(0, 0), fates.Of(2).Normal(0, 0)
	a, b := p.U[0]+luck, p.U[0]+p.U[1]+luck+own/10
	return Outcome{Rows: [][]float64{{a, 1}, {b, 2}}, Series: [][]float64{{a, a}, {b, b}}}, nil
}

// gather plays a job and returns what reached the sink.
func gather(job Job) (map[int]Outcome, error) {
	got := map[int]Outcome{}
	job.Sink = func(p Point, out Outcome) error {
		if _, twice := got[p.World]; twice {
			return fmt.Errorf("world %d twice", p.World)
		}
		got[p.World] = out
		return nil
	}
	err := Replicate(context.Background(), job)
	return got, err
}

// Several worker counts, one result: run it under -race too.
func TestWorkersDoNotMatter(t *testing.T) {
	var want map[int]Outcome
	for _, workers := range []int{1, 2, 7, 0, 500} {
		got, err := gather(Job{Design: design, World: toy, From: 5, To: 105, Workers: workers})
		if err != nil || len(got) != 100 {
			t.Fatalf("%d workers: %d worlds, %v", workers, len(got), err)
		}
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give other outcomes than 1", workers)
		}
	}
}

func TestDoneWorldsAreSkipped(t *testing.T) {
	got, err := gather(Job{Design: design, World: toy, To: 30, Workers: 3, Done: func(w int) bool { return w%3 > 0 }})
	if err != nil || len(got) != 10 {
		t.Errorf("%d worlds, %v", len(got), err)
	}
}

func TestNothingToDo(t *testing.T) {
	if got, err := gather(Job{Design: design, World: toy, From: 9, To: 3}); err != nil || len(got) > 0 {
		t.Errorf("%d worlds, %v", len(got), err)
	}
}

// The failing world with the lowest number is reported, though a later one
// fails first, and every world that started before it is kept.
func TestFailureIsNamedAndDeterministic(t *testing.T) {
	broken := errors.New("no such plan")
	for _, workers := range []int{1, 2, 7} {
		for range 20 {
			later := make(chan bool)
			world := func(ctx context.Context, p Point) (Outcome, error) {
				switch {
				case p.World == 17 && workers > 1:
					<-later
					time.Sleep(time.Millisecond) // until world 18 is noted
					return Outcome{}, broken
				case p.World == 18 && workers > 1:
					close(later)
					return Outcome{}, errors.New("a later failure")
				case p.World == 17 || p.World == 40:
					return Outcome{}, broken
				}
				return toy(ctx, p)
			}
			got, err := gather(Job{Design: design, World: world, To: 100, Workers: workers})
			var failed *WorldError
			if !errors.As(err, &failed) || failed.World != 17 || !errors.Is(err, broken) {
				t.Fatalf("%d workers: %v", workers, err)
			}
			for w := range 17 {
				if _, ok := got[w]; !ok {
					t.Fatalf("%d workers: world %d is lost", workers, w)
				}
			}
		}
	}
}

func TestPanicBecomesAnError(t *testing.T) {
	world := func(ctx context.Context, p Point) (Outcome, error) {
		if p.World == 4 {
			panic("sim: event scheduled at 3.2, before now 5")
		}
		return toy(ctx, p)
	}
	_, err := gather(Job{Design: design, World: world, To: 9, Workers: 2})
	var crash *Panic
	if !errors.As(err, &crash) || !strings.Contains(string(crash.Stack), "TestPanicBecomesAnError") {
		t.Fatalf("got %v", err)
	}
	if want := "world 4: panic: sim: event scheduled at 3.2, before now 5"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}

func TestSinkPanicBecomesAnError(t *testing.T) {
	job := Job{Design: design, World: toy, To: 100, Workers: 3}
	job.Sink = func(p Point, _ Outcome) error { panic("result: a row of 3 values, want 2") }
	var crash *Panic
	if err := Replicate(context.Background(), job); !errors.As(err, &crash) {
		t.Errorf("got %v", err)
	}
}

func TestWrongOutcomesAreRefused(t *testing.T) {
	for want, out := range map[string]Outcome{
		"world 0: plan 1, measure 0 is +Inf":      {Rows: [][]float64{{math.NaN()}, {math.Inf(1)}}},
		"world 0: no rows":                        {},
		"world 0: plan 0, series value 1 is -Inf": {Rows: [][]float64{{1}}, Series: [][]float64{{0, math.Inf(-1)}}},
	} {
		world := func(context.Context, Point) (Outcome, error) { return out, nil }
		if _, err := gather(Job{Design: design, World: world, To: 1}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func TestSinkErrorEndsTheJob(t *testing.T) {
	full := errors.New("disk full")
	var played atomic.Int32
	world := func(ctx context.Context, p Point) (Outcome, error) { played.Add(1); return toy(ctx, p) }
	job := Job{Design: design, World: world, To: 1000, Workers: 3, Sink: func(Point, Outcome) error { return full }}
	if err := Replicate(context.Background(), job); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if n := played.Load(); n > 6 {
		t.Errorf("%d worlds were played after the sink failed", n)
	}
}

// Worlds that notice the end give nothing; worlds that finish are kept; the
// cause of the end is the error. Playing on gives what an undisturbed run has.
func TestCancelKeepsFinishedWorlds(t *testing.T) {
	cause := errors.New("budget spent")
	for _, workers := range []int{1, 2, 7} {
		ctx, cancel := context.WithCancelCause(context.Background())
		got := map[int]Outcome{}
		job := Job{Design: design, To: 100, Workers: workers}
		job.World = func(ctx context.Context, p Point) (Outcome, error) {
			if p.World == 20 {
				cancel(cause)
			}
			if p.World > 20 {
				<-ctx.Done() // not overtaking the cancel
			}
			if p.World%2 == 0 && ctx.Err() != nil {
				return Outcome{}, ctx.Err()
			}
			return toy(ctx, p)
		}
		job.Sink = func(p Point, out Outcome) error { got[p.World] = out; return nil }
		if err := Replicate(ctx, job); !errors.Is(err, cause) {
			t.Fatalf("got %v", err)
		}
		if len(got) < 20-workers || len(got) > 20+workers {
			t.Errorf("%d workers kept %d worlds", workers, len(got))
		}
		before := maps.Clone(got)
		job.Done, job.World = func(w int) bool { _, ok := before[w]; return ok }, toy
		if err := Replicate(context.Background(), job); err != nil || len(got) != 100 {
			t.Fatalf("resumed: %d worlds, %v", len(got), err)
		}
		want, _ := gather(Job{Design: design, World: toy, To: 100})
		if !reflect.DeepEqual(got, want) {
			t.Error("a resumed run differs")
		}
	}
}
