package play

import (
	"fmt"
	"math"

	"boomerang/cmd/internal/terminal"

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

// SizeOf estimates a study by its volumes: issues a year, contacts per issue
// under the status quo, months with the past, plans and worlds.
func (st *Study) SizeOf(worlds int) (size, error) {
	z := size{worlds: float64(worlds)}
	for i := range st.Plans {
		p, err := st.Plans[i].Params(nil)
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

func (z size) Seconds(workers int) float64 {
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

// Weight is about what a job takes, in ms of a processor.
func (j *Job) Weight() (float64, error) {
	sum := float64(msPerFolder)
	for _, p := range j.parts() {
		z, err := p.SizeOf(p.Design().Whole(p.Worlds))
		if err != nil {
			return 0, err
		}
		sum += msPerContact*z.contacts + msPerWorld*z.worlds
	}
	return sum, nil
}

// Above these a run needs --yes.
const (
	MostSeconds = 3600
	mostBytes   = 16 << 30
)

// afford estimates time and memory before anything is played.
func (j *Job) afford(t *terminal.Terminal, o *Options) error {
	var z size
	for _, p := range j.parts() {
		if err := p.Fits(); err != nil {
			return err
		}
		y, err := p.SizeOf(p.shard.of(p.Design(), p.Worlds))
		if err != nil {
			return err
		}
		z.contacts += y.contacts
		z.bytes = max(z.bytes, y.bytes)
	}
	seconds := z.Seconds(o.Workers)
	if most := (1 - spared) * Memory(); z.Held(o.Workers) > most && o.Workers > 1 {
		each := z.Held(1) - ofProgram
		o.Workers = max(1, int((most-ofProgram)/each))
		t.Note("memory: %.1f GB a worker, so %d at a time", each/1e9, o.Workers)
	}
	if o.Yes || seconds < MostSeconds && z.bytes < mostBytes {
		return nil
	}
	return t.TooLarge([]string{fmt.Sprintf(
		"this run would play about %.2g contacts, some %.1f hours on %d workers, with %.1f GB",
		z.contacts, seconds/3600, o.Workers, z.Held(o.Workers)/1e9)})
}
