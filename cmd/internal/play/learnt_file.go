//go:build !page

package play

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"boomerang/scenarios"
	"boomerang/scenarios/input"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// LearnFrom has a source draw its unknowns from a file that learn wrote.
func (s *Source) LearnFrom(ctx context.Context, path string) error {
	f, err := input.Open(ctx, path)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := input.Within(f, result.MostLearntBytes)
	if err == nil {
		err = s.learn(data)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
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

// keepDraws stages the draws beside the run, so that it can be gone on with.
func (j *Job) keepDraws() error {
	if j.src == nil || j.src.learnt == nil {
		return nil
	}
	return result.WriteLearnt(j.folder, j.src.learnt.data)
}
