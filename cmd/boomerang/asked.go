package main

import (
	"errors"
	"slices"
)

// asked are the flags of a batch that its results depend on, kept in its
// summary: files that failed are repeated as they were asked for.
type asked struct {
	Set       []string `json:"set,omitempty"` // -s
	FullSize  bool     `json:"full_size,omitempty"`
	Seed      uint64   `json:"seed,omitempty"`
	Reps      int      `json:"reps,omitempty"`
	Precise   []string `json:"precision,omitempty"`
	PlansOnly bool     `json:"plans_only,omitempty"`
	Daily     bool     `json:"daily,omitempty"`
	Charts    bool     `json:"charts,omitempty"`

	Engine string   `json:"engine,omitempty"` // "": this machine
	Shards int      `json:"shards,omitempty"` // on a cluster, as the next
	Sbatch []string `json:"sbatch,omitempty"`
}

func (b *batch) asked() asked {
	a := b.o.asked()
	if b.engine != here {
		a.Engine, a.Shards, a.Sbatch = b.engine, b.shards, b.sbatch
	}
	return a
}

// again takes over what the batch was asked for, and goes where it went unless
// --engine says otherwise.
func (b *batch) again(a asked) error {
	if b.engine == "" {
		b.engine = a.Engine
	}
	if b.engine == a.Engine && a.Shards > 0 {
		if !b.divided {
			b.shards = a.Shards
		}
		if len(b.sbatch) == 0 {
			b.sbatch = a.Sbatch
		}
	}
	return b.o.again(a)
}

func (o *options) asked() asked {
	return asked{Set: o.set, FullSize: o.fullSize, Seed: o.seed, Reps: o.reps, Precise: o.precise, PlansOnly: o.plansOnly, Daily: o.daily, Charts: o.charts}
}

// again takes over what the batch was asked for. It refuses flags that say
// otherwise: one summary would hold results of two kinds.
func (o *options) again(a asked) error {
	switch {
	case len(o.set) > 0 && !slices.Equal(o.set, a.Set), len(o.precise) > 0 && !slices.Equal(o.precise, a.Precise),
		o.seed != 0 && o.seed != a.Seed, o.reps != 0 && o.reps != a.Reps, o.fullSize && !a.FullSize, o.plansOnly && !a.PlansOnly, o.daily && !a.Daily:
		return errors.New("--retry-failed repeats files as the batch asked for them: give no other -s, --seed, --reps, --precision, --full-size, --plans-only or --daily\nhint: for other settings give the files again, with another folder as -o")
	}
	o.set, o.fullSize, o.seed, o.reps = a.Set, a.FullSize, a.Seed, a.Reps
	o.precise, o.plansOnly, o.daily, o.charts = a.Precise, a.PlansOnly, a.Daily, o.charts || a.Charts
	return nil
}
