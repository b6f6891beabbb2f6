package terminal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

// An end that was asked for is told apart from what a disk did at the same time, joined
// to it or not.
func TestStoppedPassesOverNothing(t *testing.T) {
	on := t.Context()
	over, cancel := context.WithCancel(on)
	cancel()
	late, free := context.WithTimeout(on, 0)
	defer free()
	because, stop := context.WithCancelCause(on)
	stop(errors.New("a signal"))
	full := &fs.PathError{Op: "write", Path: "rows", Err: syscall.ENOSPC}
	for _, c := range []struct {
		ctx  context.Context
		err  error
		want bool
	}{
		{over, over.Err(), true},
		{late, late.Err(), true},
		{because, context.Cause(because), true},
		{over, fmt.Errorf("world 3: %w", over.Err()), true},
		{over, errors.Join(over.Err(), nil), true},
		{on, full, false},
		{over, full, false},
		{over, errors.Join(over.Err(), full), false},
		{late, errors.Join(errors.Join(late.Err(), full), nil), false},
		{on, over.Err(), false}, // of another context
	} {
		if got := Stopped(c.ctx, c.err); got != c.want {
			t.Errorf("%v, where the context says %v: %t", c.err, c.ctx.Err(), got)
		}
	}
}
