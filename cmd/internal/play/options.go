package play

import (
	"fmt"
	"strings"
	"time"

	"boomerang/scenarios"
	"boomerang/sim/remedy"
)

// Options are the flags that mean the same on every verb.
type Options struct {
	Out       string
	Set       []string
	Plan      string // that actions among the settings are meant for; "" where nobody said
	Seed      uint64
	Reps      int
	Level     float64 // of every interval; 0: the scenario's
	Workers   int
	Precise   []string
	Budget    time.Duration
	FullSize  bool
	Yes       bool
	Quiet     bool
	JSON      bool
	Details   bool   // the terminal tells all it can
	Parts     string // --shard as written
	Shard     Shard
	Resumed   bool
	Least     int // worlds the result that is resumed rests on already
	PlansOnly bool
	Daily     bool
	Rows      bool   // every row is written as a table, those beside the plans' too
	Charts    bool   // and reports are drawn too
	Draws     string // file of draws that were learnt: unknowns are drawn from it
	Asked     string // what a batch was asked, of a shard it plays from a copy; JSON of result.Asked
}

// Twice refuses a seed or a number of worlds that a flag and a setting give, each another.
func (o *Options) Twice() error {
	for _, x := range []struct {
		flag, key, value string
		given            bool
	}{
		{"seed", "seed", fmt.Sprint(o.Seed), o.Seed != 0},
		{"reps", "worlds", fmt.Sprint(o.Reps), o.Reps != 0},
		{"level", "level", fmt.Sprint(o.Level), o.Level != 0},
	} {
		for _, set := range o.Set {
			key, value, _ := strings.Cut(set, "=")
			if x.given && strings.TrimSpace(key) == x.key && strings.TrimSpace(value) != x.value {
				return remedy.Errorf("--%s %s and -s %s: both say it", x.flag, x.value, set).
					Hint("leave one of the two out")
			}
		}
	}
	return nil
}

// Settings are the overrides that follow from the flags.
func (o *Options) Settings() []string {
	var set []string
	for _, s := range o.Set {
		set = append(set, scenarios.ForPlan(o.Plan, s))
	}
	if o.Level != 0 {
		set = append(set, fmt.Sprintf("level=%v", o.Level))
	}
	if o.FullSize {
		set = append(set, "scale=1")
	}
	return set
}
