//go:build unix

package explore

import (
	"context"
	"errors"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
)

// mostMoves is how many moves one iteration makes: enough for a 95th percentile that is no maximum
// of three, few enough for all scenarios within five minutes.
const mostMoves = 20

// benchWorkers are the processors that the requirement speaks of.
const benchWorkers = 2

// BenchmarkExplore is how long a page waits for its first picture after a move, by scenario:
// reading, playing and drawing, median and 95th percentile. Every lever that is a number takes its
// turn, and a move comes while the one before is refined, as under a hand that drags.
//
// It is no test: how long anything takes is the machine's affair as well. Beside the time that passed
// (ms) stands that of the processors divided by two of them (idle), which a busy machine moves less:
// where the two differ the machine was not idle, and fewer worlds were begun than it would have.
func BenchmarkExplore(b *testing.B) {
	for _, shipped := range scenarios.List() {
		o := &play.Options{Workers: benchWorkers}
		l, err := play.NewLive(b.Context(), terminal.Silent(), o, &play.Source{Name: shipped.Name})
		if err != nil {
			continue // nothing beside its reference
		}
		b.Run(shipped.Name, func(b *testing.B) { benchMoves(b, New(l, shipped.Name)) })
	}
}

// firstSeen is a move whose first picture stands.
type firstSeen struct {
	after  time.Duration
	busy   time.Duration // of all processors
	worlds int
	err    error
}

// benchMoves makes moves, each of which cancels what the one before refines.
func benchMoves(b *testing.B, p *Page) {
	var levers []play.Lever
	for _, l := range p.levers {
		if !l.Named && len(l.Stops) > 8 {
			levers = append(levers, l)
		}
	}
	if len(levers) == 0 {
		b.Skip("no lever that is a number")
	}
	var took, busy []time.Duration
	worlds := 0
	for b.Loop() {
		for i := range mostMoves {
			lever := levers[i%len(levers)]
			stop := strings.Trim(lever.Stops[(3+7*(i/len(levers)))%len(lever.Stops)].Text, `"`)
			seen := move(b.Context(), p, lever.Target+"="+stop)
			if seen.err != nil {
				b.Fatal(lever.Target, stop, seen.err)
			}
			if seen.worlds > 0 { // else a stop that cannot be played
				took, busy = append(took, seen.after), append(busy, seen.busy)
				worlds += seen.worlds
			}
		}
	}
	slices.Sort(took)
	slices.Sort(busy)
	if n := len(took); n > 0 {
		b.ReportMetric(float64(took[n/2].Milliseconds()), "ms-p50")
		b.ReportMetric(float64(took[n*95/100].Milliseconds()), "ms-p95")
		b.ReportMetric(float64(busy[n/2].Milliseconds())/benchWorkers, "idle-p50")
		b.ReportMetric(float64(busy[n*95/100].Milliseconds())/benchWorkers, "idle-p95")
		b.ReportMetric(float64(worlds)/float64(n), "worlds")
	}
	b.ReportMetric(0, "ns/op") // says how many moves were made, and nothing more
}

// refined is how long a move is looked at before the next one comes.
const refined = 150 * time.Millisecond

// errMoved ends a watch that another move follows.
var errMoved = errors.New("moved")

// move watches a setting until its first picture stands, and leaves it a little later.
func move(ctx context.Context, p *Page, set string) firstSeen {
	began, spent, come := time.Now(), processor(), make(chan firstSeen, 1)
	ctx, leave := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		told := false
		err := p.Watch(ctx, []string{set}, func(e Event) error {
			if e.Kind != "step" && !told {
				told = true
				come <- firstSeen{after: time.Since(began), busy: processor() - spent, worlds: e.Done}
			}
			return nil
		})
		if !told {
			come <- firstSeen{err: err}
		}
	}()
	seen := <-come
	select {
	case <-ended:
	case <-time.After(refined):
	}
	leave(errMoved)
	return seen
}

// processor is the time of this process on all processors.
func processor() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
