package cluster

import (
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/sim/remedy"
)

// batchOptions are the flags of a batch that its results depend on, kept in its
// summary: files that failed are repeated as they were asked for.
type batchOptions struct {
	Set       []string `json:"set,omitempty"` // -s
	FullSize  bool     `json:"full_size,omitempty"`
	Seed      uint64   `json:"seed,omitempty"`
	Reps      int      `json:"reps,omitempty"`
	Precise   []string `json:"precision,omitempty"`
	PlansOnly bool     `json:"plans_only,omitempty"`
	Daily     bool     `json:"daily,omitempty"`
	Charts    bool     `json:"charts,omitempty"`
	TableOnly bool     `json:"table_only,omitempty"`
	Clip      bool     `json:"clip,omitempty"`

	Engine string   `json:"engine,omitempty"` // "": this machine
	Shards int      `json:"shards,omitempty"` // on a cluster, as the next
	Sbatch []string `json:"sbatch,omitempty"`
}

func (b *Batch) asked() batchOptions {
	a := askedOf(b.O)
	a.TableOnly, a.Clip = b.TableOnly, b.Clip
	if b.Engine != here {
		a.Engine, a.Shards, a.Sbatch = b.Engine, b.Shards, b.Sbatch
	}
	return a
}

// again takes over what the batch was asked for, and goes where it went unless
// --engine says otherwise.
func (b *Batch) again(a batchOptions) error {
	if b.Engine == "" {
		b.Engine = a.Engine
	}
	if b.Engine == a.Engine && a.Shards > 0 {
		if !b.Divided {
			b.Shards = a.Shards
		}
		if len(b.Sbatch) == 0 {
			b.Sbatch = a.Sbatch
		}
	}
	b.TableOnly, b.Clip = a.TableOnly, a.Clip
	return askAgain(b.O, a)
}

func askedOf(o *play.Options) batchOptions {
	return batchOptions{
		Set: o.Set, FullSize: o.FullSize, Seed: o.Seed, Reps: o.Reps, Precise: o.Precise,
		PlansOnly: o.PlansOnly, Daily: o.Daily, Charts: o.Charts,
	}
}

// again takes over what the batch was asked for. It refuses flags that say
// otherwise: one summary would hold results of two kinds.
func askAgain(o *play.Options, a batchOptions) error {
	switch {
	case len(o.Set) > 0 && !slices.Equal(o.Set, a.Set), len(o.Precise) > 0 && !slices.Equal(o.Precise, a.Precise),
		o.Seed != 0 && o.Seed != a.Seed, o.Reps != 0 && o.Reps != a.Reps, o.FullSize && !a.FullSize, o.PlansOnly &&
			!a.PlansOnly, o.Daily && !a.Daily:
		return remedy.Errorf("--retry-failed repeats files as the batch asked for them: give no other -s, " +
			"--seed, --reps, --precision, --full-size, --plans-only or --daily").
			Hint("for other settings give the files again, with another folder as -o")
	}
	o.Set, o.FullSize, o.Seed, o.Reps = a.Set, a.FullSize, a.Seed, a.Reps
	o.Precise, o.PlansOnly, o.Daily, o.Charts = a.Precise, a.PlansOnly, a.Daily, o.Charts || a.Charts
	return nil
}
