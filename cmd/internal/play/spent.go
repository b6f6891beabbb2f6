package play

import (
	"sync/atomic"
	"time"

	"boomerang/sim/result"
)

// clock adds up the time of one processor that worlds take, whoever plays them.
type clock struct{ nanoseconds atomic.Int64 }

func (c *clock) since(began time.Time) { c.nanoseconds.Add(int64(time.Since(began))) }

func (c *clock) seconds() float64 { return float64(c.nanoseconds.Load()) / 1e9 }

// phasesSpent is what each phase took that played something.
func (j *Job) phasesSpent() (all []result.PhaseTiming) {
	p := j.Plans
	if p.Played > 0 {
		all = append(all, result.PhaseTiming{
			Label: p.Label, Worlds: p.Played, Rows: p.Played * len(p.Plans), Seconds: p.clock.seconds(),
		})
	}
	for _, c := range j.beside {
		if c.spent.Worlds > 0 {
			all = append(all, c.spent)
		}
	}
	return all
}
