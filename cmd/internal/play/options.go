package play

import (
	"time"
)

// Options are the flags that mean the same on every verb.
type Options struct {
	Out       string
	Set       []string
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
	Charts    bool // of a batch
}

// Settings are the overrides that follow from the flags.
func (o *Options) Settings() []string {
	set := append([]string{}, o.Set...)
	if o.FullSize {
		set = append(set, "scale=1")
	}
	return set
}
