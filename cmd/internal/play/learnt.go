package play

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"boomerang/scenarios"
	"boomerang/scenarios/input"
	"boomerang/sim/experiment"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// learnt are draws that worlds are played with instead of those of the laws of the file.
type learnt struct {
	draws *result.LearntDraws
	data  []byte // learnt.parquet as it was read: a run keeps a copy
}

// LearnFrom has a source draw its unknowns from a file that learn wrote.
func (s *Source) LearnFrom(ctx context.Context, path string) error {
	f, err := input.Open(ctx, path)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := input.All(ctx, f, result.MostLearntBytes+1)
	if err != nil {
		return err
	}
	if len(data) > result.MostLearntBytes {
		return remedy.Errorf("--draws %s is larger than any learnt.parquet", path)
	}
	if err := s.learn(data); err != nil {
		return remedy.Errorf("--draws %s: %w", path, err).Hint("boomerang learn FILE writes one")
	}
	s.Draws = path
	return nil
}

// learn reads draws and hands them to every scenario that is loaded.
func (s *Source) learn(data []byte) error {
	d, err := result.DecodeLearnt(data)
	if err != nil {
		return err
	}
	s.learnt = &learnt{d, data}
	s.Files = &scenarios.Files{Learnt: &scenarios.Learnt{
		Name: d.From.Draws, Unknowns: d.Unknowns, Laws: d.Laws, Ties: d.Ties, Rows: d.Equal(),
	}}
	return nil
}

// Relearn has the source of a manifest draw from what its run drew from: the copy in its folder, or in a shard.
func (s *Source) Relearn() error {
	if s.From == nil || s.From.Learnt == "" {
		return nil
	}
	places := []string{s.Dir}
	if shards, err := ShardsBelow(s.Dir); err == nil {
		for _, x := range shards {
			places = append(places, filepath.Join(s.Dir, x.String()))
		}
	}
	err := errors.New("it is not there")
	for _, dir := range places {
		data, readErr := folder.At(dir).Read(result.LearntParquet)
		if readErr != nil {
			err = readErr
			continue
		}
		if err = s.learn(data.Bytes); err == nil && s.learnt.draws.From.Draws != s.From.Learnt {
			err = fmt.Errorf("its draws are %s, those of the run %s", s.learnt.draws.From.Draws, s.From.Learnt)
		}
		if err == nil {
			return nil
		}
	}
	return remedy.Errorf("%s: %s, which the run was drawn from, cannot be used: %w", s.Dir, result.LearntParquet, err).
		Hint("the command that made the folder, with its --draws, writes it again")
}

// drawable refuses more worlds than were learnt draws for, and returns how many are played.
func (st *Study) drawable(worlds int, asked bool) (int, error) {
	d := st.Design()
	most := d.Most()
	if st.Scenario.LearntBy() == "" || d.Whole(worlds) <= most {
		return worlds, nil
	}
	if !asked {
		return most, nil
	}
	return 0, remedy.Errorf("--reps %d: the draws that were learnt fill %d worlds; more would play the "+
		"same draws again", worlds, most).Hint("--reps %d, or learn with a larger --effective", most)
}

// learntFrom says in a result what the worlds were drawn from.
func (j *Job) learntFrom() *result.LearntFrom {
	if j.src == nil || j.src.learnt == nil {
		return nil
	}
	from := j.src.learnt.draws.From
	learnt, others, unread := j.Plans.Scenario.LearntOf()
	from.Unknowns, from.Others, from.Unread = len(learnt), others, unread
	return &from
}

// keepDraws stages the draws beside the run, so that it can be gone on with.
func (j *Job) keepDraws() error {
	if j.src == nil || j.src.learnt == nil {
		return nil
	}
	return result.WriteLearnt(j.folder, j.src.learnt.data)
}

// learntAside plays the plans with what was not known before anything was learnt: how far the answer moved.
func learntAside(ctx context.Context, of asideOf) *aside {
	if of.plans.Scenario.LearntBy() == "" {
		return nil
	}
	src := &Source{Name: of.src.Name, Text: of.src.Text, Set: of.src.Set, Said: of.src.Said}
	s, err := src.Load(ctx)
	if err != nil {
		return nil
	}
	a := &aside{parts: []*Part{of.part(NewStudy(s, of.plans.Seed, s.Plans), "before learning", variantWorlds)}}
	a.read = func(r *result.Result, _ int) error {
		p := a.parts[0]
		table := p.Table()
		estimates, _ := experiment.Compare(p.Used(), table)
		for i := range p.Plans {
			if i == p.Reference {
				continue
			}
			m := result.Moved{
				Plan: p.Plans[i].Name, Worlds: p.Used().Prefix(),
				Loss: experiment.Probability(p.Used(), table, i, Condition(table, "net < 0")).Value,
			}
			k := slices.IndexFunc(estimates, func(e result.Estimate) bool {
				return e.Plan == m.Plan && e.Measure == result.Net
			})
			if k >= 0 && estimates[k].Mean != nil {
				m.Net = *estimates[k].Mean
			}
			r.LearntMoved = append(r.LearntMoved, m)
		}
		return nil
	}
	return a
}
