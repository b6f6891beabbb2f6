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

// LearnFrom has a source draw its unknowns from a file that learn wrote; from their laws where none is named.
func (s *Source) LearnFrom(ctx context.Context, path string) error {
	l, err := ReadLearnt(ctx, path)
	if l != nil {
		s.learn(l)
		s.Files.Learnt = l.Scenarios()
	}
	return err
}

// ReadLearnt reads a file that learn wrote; nil where none is named.
func ReadLearnt(ctx context.Context, path string) (*Learnt, error) {
	if path == "" {
		return nil, nil
	}
	f, err := input.Open(ctx, path)
	if err != nil {
		return nil, remedy.Errorf("--draws %s: %w", path, err).Hint("boomerang learn FILE writes one")
	}
	defer f.Close()
	var d *result.LearntDraws
	data, err := input.Within(f, result.MostLearntBytes)
	if err == nil {
		d, err = result.DecodeLearnt(data)
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, remedy.Errorf("--draws %s: %w", path, err).Hint("boomerang learn FILE writes one")
	}
	return &Learnt{d, data, path}, nil
}

// LearntSource is a source of files that know already what was learnt: several sources may share them.
func LearntSource(s *Source, l *Learnt) *Source {
	if l != nil {
		s.learn(l)
	}
	return s
}

// learn notes draws as those of a source.
func (s *Source) learn(l *Learnt) {
	s.learnt, s.Draws = l, l.path
	if s.Files == nil {
		s.Files = &scenarios.Files{}
	}
}

// Scenarios is what a scenario that is loaded draws from; nil: from the laws of its file.
func (l *Learnt) Scenarios() *scenarios.Learnt {
	if l == nil {
		return nil
	}
	d := l.draws
	return &scenarios.Learnt{
		Name: d.From.Draws, Unknowns: d.Unknowns, Laws: d.Laws, Ties: d.Ties, Rows: d.Equal(),
	}
}

// Name tells draws from all others; "" of none.
func (l *Learnt) Name() string {
	if l == nil {
		return ""
	}
	return l.draws.From.Draws
}

// Write stages the draws where they are played from, so that what is played can be gone on with; none is nothing.
func (l *Learnt) Write(f *folder.Folder) error {
	if l == nil {
		return nil
	}
	return result.WriteLearnt(f, l.data)
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
		l := &Learnt{data: data.Bytes}
		if l.draws, err = result.DecodeLearnt(l.data); err == nil && l.Name() != s.From.Learnt {
			err = fmt.Errorf("its draws are %s, those of the run %s", l.Name(), s.From.Learnt)
		}
		if err == nil {
			s.learn(l)
			s.Files.Learnt = l.Scenarios()
			return nil
		}
	}
	return remedy.Errorf("%s: %s, which the run was drawn from, cannot be used: %w", s.Dir, result.LearntParquet, err).
		Hint("the command that made the folder, with its --draws, writes it again")
}

// keepDraws stages the draws beside the run, so that it can be gone on with.
func (j *Job) keepDraws() error {
	if j.src == nil {
		return nil
	}
	return j.src.KeepDraws(j.folder)
}

// KeepDraws stages what a source draws from, where it draws from what was learnt.
func (s *Source) KeepDraws(f *folder.Folder) error { return s.learnt.Write(f) }
