package play

import (
	"context"
	"fmt"
	"sync"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Broken is what a panic in a world becomes: it says how to play that world again.
type Broken struct {
	Value any
	Again string // a command, with the plan and the versions as its comment
}

func (b *Broken) String() string { return fmt.Sprintf("%v; play it again with: %s", b.Value, b.Again) }

// underWay are the worlds this process plays.
var underWay worlds

type worlds struct {
	mu  sync.Mutex
	all map[*watched]bool
}

// watched is a world under way.
type watched struct {
	pulse desk.Pulse
	again func(plan int) string // the command that plays the world, for a plan of it
	seen  [2]int                // plan and day when it was last looked at
	since time.Time             // they have been the same
	told  bool
}

// onWatch plays a world: as long as it is under way it is watched, and where it breaks it
// says how to play it again.
func onWatch(ctx context.Context, again func(plan int) string, play func(context.Context) ([]desk.Row, error)) (
	[]desk.Row, error,
) {
	w := &watched{again: again, since: time.Now()}
	underWay.mu.Lock()
	if underWay.all == nil {
		underWay.all = map[*watched]bool{}
	}
	underWay.all[w] = true
	underWay.mu.Unlock()
	defer func() {
		underWay.mu.Lock()
		delete(underWay.all, w)
		underWay.mu.Unlock()
		if v := recover(); v != nil {
			plan, _ := w.pulse.At()
			panic(&Broken{v, again(plan)})
		}
	}()
	return play(desk.WithPulse(ctx, &w.pulse))
}

// How often worlds are looked at, and how long one may take over a single day before it
// is told of: the largest company that fits into memory takes a second.
const (
	lookEvery = 5 * time.Second
	stalled   = time.Minute
)

// Watch tells of every world that makes no progress, until ctx ends. It cannot end one:
// whoever waits does, with two signals.
func Watch(ctx context.Context, t *terminal.Terminal) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			for _, line := range underWay.standing(now) {
				t.Warn("%s", line)
			}
		}
	}
}

// standing says, once, which worlds have not ended a simulated day for too long.
func (u *worlds) standing(now time.Time) (lines []string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for w := range u.all {
		plan, day := w.pulse.At()
		if at := [2]int{plan, day}; at != w.seen {
			w.seen, w.since = at, now
		}
		if still := now.Sub(w.since); still >= stalled && !w.told {
			w.told = true
			lines = append(lines, fmt.Sprintf("a world has made no progress for %v, on day %d of a plan; interrupt "+
				"twice to end it; to play it again: %s", still.Round(time.Second), day, w.again(plan)))
		}
	}
	return lines
}

// NoWorld is the number of a point that is no world of a run: of a design of its own.
const NoWorld = -1

// again is the command that plays one world of a study: every plan, one after the other.
// A point that is no world of a run has no command of its own: its draws are told.
func (st *Study) again(p experiment.Point, plan int) string {
	asked := st.Scenario.Asked
	words := []string{"boomerang", "events", remedy.File(asked.File)}
	sets := asked.Set
	name := ""
	if plan >= 0 && plan < len(st.Plans) {
		name = st.Plans[plan].Name
		for _, c := range st.Plans[plan].Coordinates {
			sets = append(sets[:len(sets):len(sets)], "plan."+name+"."+c.Path+"="+c.Text)
		}
	}
	for _, set := range sets {
		words = append(words, "-s", set)
	}
	words = append(words, "--seed", fmt.Sprint(st.Seed), "--world", fmt.Sprint(max(0, p.World)), "-o",
		fmt.Sprintf("world-%d.parquet", max(0, p.World)))
	command := remedy.Quoted(words...)
	if asked.File == "-" {
		command += " < FILE"
	}
	command = fmt.Sprintf("%s # plan %s, boomerang %s, model %s", command, name, Version, Physics)
	if p.World == NoWorld {
		command += fmt.Sprintf(", at draws %v of chance %d", p.U, p.Chance)
	}
	return command
}

// askedOf is what a scenario was loaded by.
func askedOf(a *result.Asked, more []string) result.Asked {
	if a == nil {
		return result.Asked{File: "-"}
	}
	return result.Asked{File: a.File, Set: append(a.Set[:len(a.Set):len(a.Set)], more...)}
}
