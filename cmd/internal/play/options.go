package play

import (
	"time"

	"boomerang/scenarios"
)

// Options are the flags that mean the same on every verb.
type Options struct {
	Out       string
	Set       []string
	Plan      string // that actions among the settings are meant for; "" where nobody said
	Seed      uint64
	Reps      int
	Workers   int
	Precise   []string
	Budget    time.Duration
	FullSize  bool
	Yes       bool
	Quiet     bool
	JSON      bool
	Parts     string // --shard as written
	Shard     Shard
	Resumed   bool
	PlansOnly bool
	Daily     bool
	Charts    bool   // and reports are drawn too
	Asked     string // what a batch was asked, of a shard it plays from a copy; JSON of result.Asked
}

// Settings are the overrides that follow from the flags.
func (o *Options) Settings() []string {
	var set []string
	for _, s := range o.Set {
		set = append(set, scenarios.ForPlan(o.Plan, s))
	}
	if o.FullSize {
		set = append(set, "scale=1")
	}
	return set
}
