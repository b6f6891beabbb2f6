package experiment

import (
	"context"
	"slices"

	"boomerang/sim/result"
)

// When a study that wants precision looks at its intervals: first at firstLook
// blocks and firstWorlds worlds, then whenever the blocks have grown by a
// tenth, at least by 2. Few looks, and two in a row, keep the coverage of an
// interval that is only shown once it is narrow (Hoad, Robinson and Davies 2010
// call the second look a look-ahead).
const (
	firstLook   = 10
	firstWorlds = 40
)

// Stopping says when a study ends. Without goals it plays Worlds worlds; with
// goals it stops as soon as all are met, at the latest after Worlds and not
// before Least, which a result rests on already. Worlds is rounded up to whole
// blocks.
//
// Sequential stopping is biased towards lucky narrow intervals; a first look at 10 blocks, growing
// steps and two looks in a row keep the coverage near its level.
type Stopping struct {
	Worlds int
	Goals  []Goal
	Least  int // worlds that a stop may not take away again
}

// facts state the rule, for the result.
func (st Stopping) facts() result.StoppingRule {
	rule := result.StoppingRule{Most: st.Worlds}
	if len(st.Goals) > 0 {
		rule.FirstBlocks, rule.FirstWorlds = firstLook, firstWorlds
	}
	return rule
}

// Stop is where a study ended, and why.
type Stop struct {
	Worlds int // what estimates may rest on
	Why    result.Ending
	Rule   result.StoppingRule
	Goals  []result.Goal
}

// Play plays a study until it may stop, adding to the worlds the runs already
// have. It uses Job's World, Workers and Sink (nil = none), skips what Done
// says, and sets the rest. What it plays, and where it stops, depends on the
// seed and the rule only, not on workers or on how often it was resumed.
//
// Estimates are then made from r.First(stop.Worlds): a store may hold more.
// On an error or when ctx ends the runs keep every finished world and Stop
// tells how far their whole blocks reach.
func (r *Runs) Play(ctx context.Context, job Job, s Study, rule Stopping) (Stop, error) {
	job.Design = r.Design
	last := r.Design.Whole(rule.Worlds)
	looks := r.Design.looks(last)
	if len(rule.Goals) == 0 {
		looks = []int{last}
	}
	met, before := 0, ""
	for _, n := range looks {
		if err := r.extend(ctx, job, n); err != nil {
			why := result.Ending{Kind: result.EndedEarly, Done: r.First(last).Used(), Of: last}
			return r.First(last).stop(s, rule, why), err
		}
		// A shard holds some of the worlds only: it never looks.
		if len(rule.Goals) == 0 || r.Prefix() < n {
			continue
		}
		all, order := r.First(n).reached(s, rule.Goals)
		if met++; !all {
			met = 0
		} else if order != before {
			met = 1
		}
		before = order
		if met >= 2 && n >= rule.Least {
			return r.First(n).stop(s, rule, result.Ending{Kind: result.GoalsMet, Done: n}), nil
		}
	}
	return r.First(last).stop(s, rule, result.Ending{Kind: result.AllPlayed, Done: last}), nil
}

// looks returns the numbers of worlds after which intervals are looked at; the
// last is the most there may be.
func (d Design) looks(last int) []int {
	var at []int
	blocks := max(firstLook, (firstWorlds+d.Worlds()-1)/d.Worlds())
	for ; blocks*d.Worlds() < last; blocks += max(2, blocks/10) {
		at = append(at, blocks*d.Worlds())
	}
	return append(at, last)
}

// extend plays the worlds below n that are missing.
func (r *Runs) extend(ctx context.Context, job Job, n int) error {
	done, sink := job.Done, job.Sink
	job.To = n
	// The sink below adds while workers ask what is done: a world is asked
	// about once, before it is played, so ask of what was there at the start.
	have := make([]bool, n)
	for w := range have {
		have[w] = r.Has(w)
	}
	job.Done = func(w int) bool { return have[w] || done != nil && done(w) }
	job.Sink = func(p Point, out Outcome) error {
		if sink != nil {
			if err := sink(p, out); err != nil {
				return err
			}
		}
		r.Add(p.World, out)
		return nil
	}
	return Replicate(ctx, job)
}

func (r *Runs) stop(s Study, rule Stopping, why result.Ending) Stop {
	stop := Stop{Worlds: r.Used(), Why: why, Rule: rule.facts()}
	for _, g := range rule.Goals {
		_, told := r.standing(s, g)
		stop.Goals = append(stop.Goals, told)
	}
	return stop
}

// Facts describes the design and the stop for a result.
func (r *Runs) Facts(s Study, stop Stop) result.Design {
	d, blocks := r.Design, stop.Worlds/r.Design.Worlds()
	facts := result.Design{
		Kind: d.Kind(), Inputs: d.Inputs, DrawsPerBlock: d.Draws(), WorldsPerBlock: d.Worlds(),
		Blocks: blocks, Level: s.level(), Stopping: stop.Rule, Stopped: stop.Why, Targets: stop.Goals,
	}
	keys := []string{"mean", "difference", "probability", "quantiles", "worst"}
	if r.fit() != nil {
		keys = slices.Insert(keys, 1, "controlled")
	}
	for _, key := range keys {
		facts.Estimators = append(facts.Estimators, result.Fact{Key: key})
	}
	if d.Inputs > 0 {
		facts.Pairs = blocks
		facts.Estimators = append(facts.Estimators, result.Fact{Key: "split"})
	}
	return facts
}
