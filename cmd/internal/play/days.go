package play

import (
	"errors"
	"path/filepath"

	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/sim/result"
)

// DaysFolder is where, below a result folder, the days of finished rows are
// stored: a store of its own, since they are many times larger than the rows
// and only kept where --daily asks for them.
const DaysFolder = "days"

// daysVersion is part of what a stored day depends on: which figures it has.
const daysVersion = " days-1"

// daysShape is the shape of a plan's days in one world.
func (st *Study) daysShape() result.Shape {
	days := st.Scenario.Start.MonthStart(st.Scenario.Months)
	return result.Shape{Model: RowsVersion + daysVersion, Series: len(desk.DayMeasures) * days}
}

// DayMeasures describes the daily figures.
func DayMeasures() (all []result.Measure) {
	for _, m := range desk.DayMeasures {
		all = append(all, measureOf(m))
	}
	return all
}

// openDays opens the store of the days, where they are asked for.
func (j *Job) openDays(t *terminal.Terminal) (err error) {
	if !j.Plans.daily {
		return nil
	}
	dir := filepath.Join(j.Dir, DaysFolder)
	p := j.Plans
	if gb := 8e-9 * float64(p.daysShape().Series*len(p.Plans)*p.shard.of(p.Design(), p.Worlds)); gb >= 1 {
		t.Note("--daily: the days take about %.0f GB in %s, twice that while they are put in order", gb, dir)
	}
	j.Plans.days, err = OpenStore(t, j.folder, DaysFolder, j.Plans.daysShape())
	return err
}

// stores are those of the job that are open.
func (j *Job) stores() []*result.Store {
	if j.Plans.days == nil {
		return []*result.Store{j.store}
	}
	return []*result.Store{j.store, j.Plans.days}
}

// Close lets go of the stores and of their folder.
func (j *Job) Close() (err error) {
	for _, s := range j.stores() {
		if s != nil {
			err = errors.Join(err, s.Close())
		}
	}
	return errors.Join(err, j.folder.Close())
}

// seal puts the stores in order, and has everything that was staged appear with them.
func (j *Job) seal() error {
	for _, s := range j.stores() {
		if err := s.Seal(); err != nil {
			return err
		}
	}
	if err := j.folder.Commit(); err != nil {
		return err
	}
	j.Root = j.folder.Root()
	return nil
}

// has reports whether a row is stored, with its days where they are asked for.
func (p *Part) has(at result.RowID) bool {
	return p.Store.Has(at) && (p.days == nil || p.days.Has(at))
}

// keepDays stores the days of a row that are not stored yet.
func (p *Part) keepDays(at result.RowID, days []float64) error {
	if p.days == nil || p.days.Has(at) {
		return nil
	}
	return p.days.Append(at, result.Row{Series: days})
}

// flush makes what is stored safe from a power cut.
func (p *Part) flush() error {
	if p.days != nil {
		if err := p.days.Flush(); err != nil {
			return err
		}
	}
	return p.Store.Flush()
}

// copyDays takes the days of the part's rows out of another result folder; one
// that has none has nothing to give.
func (p *Part) copyDays(dir string) error {
	other, err := result.ReadStore(dir, DaysFolder, p.daysShape())
	if err != nil {
		return nil
	}
	defer other.Close()
	return p.copyRows(p.days, other)
}
