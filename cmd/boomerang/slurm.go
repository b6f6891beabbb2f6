package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"boomerang/sim/result"
)

// slurmFile remembers the jobs of a folder, so that the same command follows
// them instead of submitting again.
const slurmFile = "slurm.json"

// slurmJobs are an array of shards and the merge that depends on it.
type slurmJobs struct {
	Array string `json:"array"`
	Merge string `json:"merge"`
}

// pollEvery is how often the queue is looked at.
const pollEvery = 2 * time.Second

// onSlurm submits what is not done and not in the queue, follows the queue and
// collects the results.
func (b *batch) onSlurm(ctx context.Context) error {
	queue, err := readQueue(ctx)
	if err != nil {
		return err
	}
	ours := map[string]bool{}
	for i := range b.lines {
		l := &b.lines[i]
		if l.Status != notRun || b.finished(l) {
			continue
		}
		l.attempt(func() error {
			jobs, err := b.submit(ctx, l, queue)
			ours[jobs.Array], ours[jobs.Merge] = true, true
			return err
		})
	}
	if err := b.follow(ctx, ours); err != nil {
		return err
	}
	b.collect()
	return nil
}

// reachable says what to do where there is no cluster.
func reachable() error {
	if _, err := exec.LookPath("sbatch"); err != nil {
		return errors.New("--engine slurm: there is no sbatch on this machine, so it cannot submit to a cluster\nhint: run this on a login node of the cluster, play here (--engine here), or write manifests (--engine kubernetes)")
	}
	return nil
}

// finished reports whether the folder holds the very run that is asked for.
func (b *batch) finished(l *batchLine) bool {
	folder := filepath.Join(b.o.out, l.Folder)
	m, err := result.ReadManifest(folder)
	if err != nil || m.Worlds != l.worlds || m.PlansOnly != b.o.plansOnly || b.o.daily && !m.Daily || m.Hash != l.hash {
		os.Remove(filepath.Join(folder, result.ResultFile)) // of fewer worlds: not an answer to this
		return false
	}
	_, err = result.Read(folder)
	return err == nil
}

// submit sends the array and its merge, unless they are in the queue already.
func (b *batch) submit(ctx context.Context, l *batchLine, queue map[string][]string) (slurmJobs, error) {
	var jobs slurmJobs
	c, err := b.contractOf(l)
	if err != nil {
		return jobs, err
	}
	remembered := filepath.Join(c.parts, slurmFile)
	if data, err := os.ReadFile(remembered); err == nil && json.Unmarshal(data, &jobs) == nil && len(queue[jobs.Array])+len(queue[jobs.Merge]) > 0 {
		b.t.note("%s: following jobs %s and %s", l.place(), jobs.Array, jobs.Merge)
		return jobs, nil
	}
	common := append([]string{"--parsable", "--requeue", "--open-mode=append", "--job-name=boomerang-" + c.name}, b.sbatch...)
	array := append([]string{fmt.Sprintf("--array=1-%d", c.shards), "--output=" + filepath.Join(c.parts, "%a.log")}, common...)
	shard := strings.ReplaceAll(quoted(c.run("TASK")), "'TASK/", `"$SLURM_ARRAY_TASK_ID"'/`) + ` --workers "${SLURM_CPUS_PER_TASK:-1}"`
	if jobs.Array, err = sbatch(ctx, append(array, "--wrap", "exec "+shard)); err != nil {
		return jobs, err
	}
	merge := append([]string{"--dependency=afterok:" + jobs.Array, "--kill-on-invalid-dep=yes", "--output=" + filepath.Join(c.parts, "merge.log")}, common...)
	if jobs.Merge, err = sbatch(ctx, append(merge, "--wrap", "exec "+quoted(c.merge()))); err != nil {
		return jobs, err
	}
	data, err := json.Marshal(jobs)
	if err != nil {
		return jobs, err
	}
	return jobs, result.WriteFile(remembered, append(data, '\n'))
}

// sbatch submits a job and returns its number.
func sbatch(ctx context.Context, args []string) (string, error) {
	cmd := exec.CommandContext(ctx, "sbatch", args...)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("sbatch: %w: %s", err, strings.TrimSpace(said.String()))
	}
	id, _, _ := strings.Cut(strings.TrimSpace(string(out)), ";") // ";cluster" may follow
	return id, nil
}

// quoted is a command for a shell.
func quoted(args []string) string {
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
	}
	return strings.Join(words, " ")
}

// readQueue lists the states of the tasks of every job in the queue.
func readQueue(ctx context.Context) (map[string][]string, error) {
	out, err := exec.CommandContext(ctx, "squeue", "--noheader", "--array", "--format=%F %T").Output()
	if err != nil {
		return nil, fmt.Errorf("squeue: %w\nhint: does the cluster answer? try squeue by hand, or play here with --engine here", err)
	}
	queue := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		if id, state, ok := strings.Cut(strings.TrimSpace(line), " "); ok && state != "COMPLETED" && state != "CANCELLED" && state != "FAILED" {
			queue[id] = append(queue[id], state)
		}
	}
	return queue, nil
}

// follow shows the queue until none of our jobs is in it. A scheduler that
// does not answer for a while is asked again.
func (b *batch) follow(ctx context.Context, ours map[string]bool) error {
	last, silent := "", 0
	for {
		queue, err := readQueue(ctx)
		if ctx.Err() != nil {
			b.t.note("the jobs go on in the cluster; the same command follows them")
			return nil
		}
		if err != nil {
			if silent++; silent > 30 {
				return err
			}
		} else {
			silent = 0
			states, left := map[string]int{}, 0
			for id := range ours {
				for _, state := range queue[id] {
					states[state]++
					left++
				}
			}
			if left == 0 {
				return nil
			}
			line := fmt.Sprintf("slurm: %d tasks left: %d running, %d waiting, %d ending", left,
				states["RUNNING"], states["PENDING"], left-states["RUNNING"]-states["PENDING"])
			if line != last {
				b.t.note("%s", line)
			}
			last = line
		}
		select {
		case <-ctx.Done():
		case <-time.After(pollEvery):
		}
	}
}
