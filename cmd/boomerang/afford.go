package main

import (
	"fmt"
	"math"

	"boomerang/sim/dates"
)

// size is what a study asks of the machine.
type size struct {
	contacts float64 // all plans, all worlds
	worlds   float64
	bytes    float64 // of customers, per worker
}

// nsPerContact is a cautious figure for the estimate shown before a run; the
// benchmark of models/desk measures the real one.
const nsPerContact = 300

// sizeOf estimates a study by its volumes: issues a year, contacts per issue
// under the status quo, months with the past, plans and worlds.
func (st *study) sizeOf(worlds int) (size, error) {
	z := size{worlds: float64(worlds)}
	for i := range st.plans {
		p, err := st.plans[i].Params(nil)
		if err != nil {
			return z, err
		}
		years := float64(p.Horizon.Months+p.Horizon.PreMonths) / 12
		issues := p.Arrivals.OpenPerHour * 24 * dates.PlainYear * years
		for _, s := range p.Segments {
			issues += s.Customers * p.Scale * s.IssuesPerYear * years
		}
		z.bytes = math.Max(z.bytes, p.Bytes())
		z.contacts += issues * 1.5 * float64(worlds)
	}
	return z, nil
}

func (z size) seconds(workers int) float64 {
	return z.contacts * nsPerContact / 1e9 / float64(max(workers, 1))
}

// What a scenario of a batch weighs in the time left: its contacts, what every
// world takes to set up, and what its folder takes to write. Only the ratios
// matter, and roughly: milliseconds of one processor of 2024.
const (
	msPerContact = 6e-5
	msPerWorld   = 1
	msPerFolder  = 15
)

// weight is about what a job takes, in ms of a processor.
func (j *job) weight() (float64, error) {
	sum := float64(msPerFolder)
	for _, p := range j.parts() {
		z, err := p.sizeOf(p.design().Whole(p.worlds))
		if err != nil {
			return 0, err
		}
		sum += msPerContact*z.contacts + msPerWorld*z.worlds
	}
	return sum, nil
}

// Above these a run needs --yes.
const (
	mostSeconds = 3600
	mostBytes   = 16 << 30
)

// afford estimates time and memory before anything is played.
func (j *job) afford(t *terminal, o *options) error {
	var z size
	for _, p := range j.parts() {
		y, err := p.sizeOf(p.shard.of(p.design(), p.worlds))
		if err != nil {
			return err
		}
		z.contacts += y.contacts
		z.bytes = max(z.bytes, y.bytes)
	}
	seconds := z.seconds(o.workers)
	if z.bytes*float64(o.workers) > mostBytes && o.workers > 1 {
		o.workers = max(1, int(mostBytes/z.bytes))
		t.note("memory: %.1f GB a worker, so %d at a time", z.bytes/1e9, o.workers)
	}
	if o.yes || seconds < mostSeconds && z.bytes < mostBytes {
		return nil
	}
	return t.tooLarge([]string{fmt.Sprintf(
		"this run would play about %.2g contacts, some %.1f hours on %d workers, with %.1f GB each",
		z.contacts, seconds/3600, o.workers, z.bytes/1e9)})
}
