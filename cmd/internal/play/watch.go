package play

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
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
	pulse  desk.Pulse
	again  func(plan int) string // the command that plays the world, for a plan of it
	seen   [2]int                // plan and day when it was last looked at
	since  time.Time             // they have been the same
	warned bool
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
		if still := now.Sub(w.since); still >= stalled && !w.warned {
			w.warned = true
			lines = append(lines, fmt.Sprintf("a world has made no progress for %v, on day %d of a plan; interrupt "+
				"twice to end it; to play it again: %s", still.Round(time.Second), day, w.again(plan)))
		}
	}
	return lines
}

// NoWorld is the number of a point that is no world of a run: of a design of its own.
const NoWorld = -1

// again is the command that plays one world of a study: every plan, one after the other.
func (st *Study) again(p experiment.Point, plan int) string {
	asked, name := st.Scenario.Asked, ""
	if plan >= 0 && plan < len(st.Plans) { // which may be another's with settings on top
		asked, name = st.Plans[plan].Asked()
	}
	words := []string{"boomerang", "events", remedy.File(asked.File)}
	for _, set := range asked.Set {
		words = append(words, "-s", set)
	}
	words = append(append(words, "--seed", fmt.Sprint(st.Seed)), st.place(p)...)
	command := remedy.Quoted(append(words, "-o", fmt.Sprintf("world-%d.parquet", max(0, p.World)))...)
	if asked.File == "-" {
		command += " < FILE"
	}
	return fmt.Sprintf("%s # plan %s, boomerang %s, model %s", command, name, Version, Physics)
}

// place are the flags that name a point. A world of the study's own design has a number.
// Any other (of a design of its own, or of a scenario with more unknowns, some of which
// are set here) is named by its chance and by its draws as they are, to the last bit: not
// by the values drawn, which as settings would pass other checks than draws do, lose
// their correlation, and be rounded by their units.
func (st *Study) place(p experiment.Point) []string {
	if p.World >= 0 && st.Scenario.LearntBy() == "" {
		if own := st.Design().Point(p.World); own.Chance == p.Chance && slices.Equal(own.U, p.U) {
			return []string{"--world", strconv.Itoa(p.World)}
		}
	}
	at := []string{"--chance", strconv.FormatUint(p.Chance, 10)}
	if len(p.U) > 0 {
		at = append(at, "--draws", DrawsText(p.U))
	}
	return at
}

// DrawsText writes the draws of a world so that they are read to the last bit.
func DrawsText(u []float64) string {
	texts := make([]string, len(u))
	for i, x := range u {
		texts[i] = strconv.FormatFloat(x, 'g', -1, 64)
	}
	return strings.Join(texts, ",")
}

// askedOf is what a scenario was loaded by.
func askedOf(a *result.Asked, more []string) result.Asked {
	if a == nil {
		return result.Asked{File: "-"}
	}
	return result.Asked{File: a.File, Set: append(a.Set[:len(a.Set):len(a.Set)], more...)}
}
