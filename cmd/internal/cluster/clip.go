package cluster

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/scenarios"
)

// A point may ask for what no assistant of its mix gives, or let more people go than there are. With --clip
// it is played at the nearest value that can be, as a drawn value is, and the table says what it asked for.

// inwards is how many steps from the end of its bounds a value is tried: a trial moves them by thousandths.
const inwards = 5

// readClipped is read; a setting that cannot be played is replaced by the nearest that can.
func (b *Batch) readClipped(ctx context.Context, l *batchLine) error {
	err := b.read(ctx, l)
	for range l.Set {
		k := l.beyond(err)
		if !b.Clip || k < 0 || !b.clip(ctx, l, k) {
			break
		}
		err = b.read(ctx, l)
	}
	return err
}

// beyond is the place of the first setting that an error says cannot be played, −1 where there is none.
func (l *batchLine) beyond(err error) int {
	var problems scenarios.Problems
	if !errors.As(err, &problems) {
		return -1
	}
	return slices.IndexFunc(l.Set, func(set string) bool {
		return slices.ContainsFunc(problems, func(p scenarios.Problem) bool {
			return p.Physics && p.File == "-s "+set
		})
	})
}

// clip replaces a setting by the nearest value that can be played, and reports whether it found one.
func (b *Batch) clip(ctx context.Context, l *batchLine, k int) bool {
	asked := l.Set[k]
	key, text, _ := strings.Cut(asked, "=")
	value, err := plainNumber(text)
	if err != nil {
		return false
	}
	for _, near := range b.nearest(ctx, l, k, value) {
		l.setOne(k, key+"="+plainText(near))
		if _, err := b.source(l).Load(ctx); l.beyond(err) != k {
			l.Clipped = append(l.Clipped, asked)
			return true
		}
	}
	l.setOne(k, asked)
	return false
}

// setOne replaces a setting, of this line alone: the other files of the batch have the same point. What was
// read with the old one is read anew.
func (l *batchLine) setOne(k int, set string) {
	l.Set, l.source = slices.Clone(l.Set), nil
	l.Set[k] = set
}

// nearest are the ends of the bounds of every plan a setting is for, the nearest first, each with some steps
// inwards.
func (b *Batch) nearest(ctx context.Context, l *batchLine, k int, asked float64) (values []float64) {
	without := *l
	without.Set, without.source = slices.Delete(slices.Clone(l.Set), k, k+1), nil
	s, err := b.source(&without).LoadFor(ctx, []string{""})
	if err != nil {
		return nil
	}
	key, _, _ := strings.Cut(l.Set[k], "=")
	region, err := play.Region(ctx, s.Plans)
	if err != nil {
		return nil
	}
	for _, x := range region {
		if key != x.Key && key != "plan."+x.Plan+"."+x.Key {
			continue
		}
		for step := range inwards {
			in := float64(step) * x.Step
			values = append(values, x.Least+in, x.Most-in)
		}
	}
	slices.SortStableFunc(values, func(a, b float64) int { return cmp.Compare(math.Abs(a-asked), math.Abs(b-asked)) })
	return values
}
