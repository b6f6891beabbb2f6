package cluster

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/remedy"
)

// queueTask is one of a job's in the queue.
type queueTask struct{ state, reason string }

// ending is the state of a task that is being buried: its program has ended, or
// is being killed.
const ending = "COMPLETING"

// withoutSettings is the environment but for some names, given by what they
// begin with: a user's own settings of a tool would change what it answers.
func withoutSettings(prefixes ...string) []string {
	return slices.DeleteFunc(os.Environ(), func(set string) bool {
		return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(set, p) })
	})
}

// readQueue lists the tasks of every job in the queue.
func readQueue(ctx context.Context) (map[string][]queueTask, error) {
	cmd := exec.CommandContext(ctx, "squeue", "--noheader", "--array", "--format=%F %T %r")
	cmd.Env = withoutSettings("SQUEUE_")
	out, err := cmd.Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) && len(failed.Stderr) > 0 {
			err = errors.New(terminal.FirstLine(strings.TrimSpace(string(failed.Stderr))))
		}
		return nil, err
	}
	queue := map[string][]queueTask{}
	for line := range strings.Lines(string(out)) {
		id, rest, ok := strings.Cut(strings.TrimSpace(line), " ")
		state, reason, _ := strings.Cut(rest, " ")
		if ok && state != "COMPLETED" && state != "CANCELLED" && state != "FAILED" {
			queue[id] = append(queue[id], queueTask{state, reason})
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
func (b *Batch) askQueue(ctx context.Context, patience time.Duration) (map[string][]queueTask, error) {
	silent := time.Time{}
	for {
		queue, err := readQueue(ctx)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err == nil:
			if !silent.IsZero() {
				b.T.Note("slurm: squeue answers again")
			}
			return queue, nil
		case silent.IsZero():
			silent = time.Now()
			b.T.Note("slurm: squeue does not answer (%v); asking again every %v", err, pollEvery)
		case patience > 0 && time.Since(silent) > patience:
			return nil, remedy.Errorf("squeue has not answered for %v: %w: nothing was submitted", patience, err).
				Hint("does the cluster answer? try squeue by hand, or play here with --engine here")
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
func (b *Batch) follow(ctx context.Context, ours []string) {
	last := ""
	for {
		queue, err := b.askQueue(ctx, 0)
		if err != nil {
			b.T.Note("the jobs go on in the cluster; the same command follows them")
			return
		}
		var left []queueTask
		for _, id := range ours {
			left = append(left, queue[id]...)
		}
		if len(left) == 0 {
			return
		}
		if line := queued(left); line != last {
			b.T.Note("%s", line)
			last = line
		}
		wait(ctx, pollEvery)
	}
}

// queued counts tasks by what they do, and says why those wait that do: the
// scheduler's reasons but for the ordinary ones.
func queued(left []queueTask) string {
	running, waiting, reasons := 0, 0, map[string]bool{}
	for _, t := range left {
		switch t.state {
		case "RUNNING":
			running++
		case "PENDING":
			waiting++
			if t.reason != "" && t.reason != "None" && t.reason != "Dependency" {
				reasons[t.reason] = true
			}
		}
	}
	why := ""
	if len(reasons) > 0 {
		why = " (" + strings.Join(slices.Sorted(maps.Keys(reasons)), ", ") + ")"
	}
	return fmt.Sprintf("slurm: %d tasks left: %d running, %d waiting%s, %d ending", len(left), running, waiting, why,
		len(left)-running-waiting)
}
