package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// readQueue lists the states of the tasks of every job in the queue.
func readQueue(ctx context.Context) (map[string][]string, error) {
	out, err := exec.CommandContext(ctx, "squeue", "--noheader", "--array", "--format=%F %T").Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) && len(failed.Stderr) > 0 {
			err = errors.New(firstLine(strings.TrimSpace(string(failed.Stderr))))
		}
		return nil, err
	}
	queue := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		if id, state, ok := strings.Cut(strings.TrimSpace(line), " "); ok && state != "COMPLETED" && state != "CANCELLED" && state != "FAILED" {
			queue[id] = append(queue[id], state)
		}
	}
	return queue, nil
}

// firstPatience is how long a scheduler may not answer before anything is
// submitted. Once jobs are in it there is no limit: they run without us.
const firstPatience = time.Minute

// askQueue reads the queue, and where the scheduler does not answer asks again
// until it does, until the patience is over (0: without end) or until ctx ends.
// It says so once, and when there is an answer again.
func (b *batch) askQueue(ctx context.Context, patience time.Duration) (map[string][]string, error) {
	silent := time.Time{}
	for {
		queue, err := readQueue(ctx)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err == nil:
			if !silent.IsZero() {
				b.t.note("slurm: squeue answers again")
			}
			return queue, nil
		case silent.IsZero():
			silent = time.Now()
			b.t.note("slurm: squeue does not answer (%v); asking again every %v", err, pollEvery)
		case patience > 0 && time.Since(silent) > patience:
			return nil, fmt.Errorf("squeue has not answered for %v: %w: nothing was submitted\nhint: does the cluster answer? try squeue by hand, or play here with --engine here", patience, err)
		}
		wait(ctx, pollEvery)
	}
}

// wait sleeps, or less where ctx ends.
func wait(ctx context.Context, long time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(long):
	}
}

// follow shows the queue until none of our jobs is in it. A task that is
// requeued, after a lost node or by hand, waits again and goes on where it
// stopped.
func (b *batch) follow(ctx context.Context, ours map[string]bool) {
	last := ""
	for {
		queue, err := b.askQueue(ctx, 0)
		if err != nil {
			b.t.note("the jobs go on in the cluster; the same command follows them")
			return
		}
		states, left := map[string]int{}, 0
		for id := range ours {
			for _, state := range queue[id] {
				states[state]++
				left++
			}
		}
		if left == 0 {
			return
		}
		line := fmt.Sprintf("slurm: %d tasks left: %d running, %d waiting, %d ending", left,
			states["RUNNING"], states["PENDING"], left-states["RUNNING"]-states["PENDING"])
		if line != last {
			b.t.note("%s", line)
		}
		last = line
		wait(ctx, pollEvery)
	}
}
