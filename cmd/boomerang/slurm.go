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
	queue, err := b.askQueue(ctx, firstPatience)
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
			if jobs.Array != "" { // also where its merge could not be sent
				ours[jobs.Array], ours[jobs.Merge] = true, true
			}
			return err
		})
	}
	b.follow(ctx, ours)
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
	r, err := result.Read(folder)
	if err == nil && r.Hash != m.Hash { // a run begun since was killed
		os.Remove(filepath.Join(folder, result.ResultFile))
		return false
	}
	return err == nil
}

// submit sends the array and its merge, unless they are in the queue already.
// Each is remembered as soon as it is sent.
func (b *batch) submit(ctx context.Context, l *batchLine, queue map[string][]string) (slurmJobs, error) {
	c, err := b.contractOf(l)
	if err != nil {
		return slurmJobs{}, err
	}
	if err := c.sameShards(); err != nil {
		return slurmJobs{}, err
	}
	remembered := filepath.Join(c.parts, slurmFile)
	jobs := jobsIn(remembered, queue)
	if jobs.Array != "" {
		b.t.note("%s: following jobs %s and %s", l.place(), jobs.Array, jobs.Merge)
	}
	common := append([]string{"--parsable", "--requeue", "--open-mode=append", "--job-name=boomerang-" + c.name}, b.sbatch...)
	if jobs.Array == "" {
		array := append([]string{fmt.Sprintf("--array=1-%d", c.shards), "--output=" + filepath.Join(c.parts, "%a.log")}, common...)
		shard := strings.ReplaceAll(quoted(c.run("TASK")), "'TASK/", `"$SLURM_ARRAY_TASK_ID"'/`) + ` --workers "${SLURM_CPUS_PER_TASK:-1}"`
		if jobs.Array, err = sbatch(ctx, append(array, "--wrap", "exec "+shard)); err != nil {
			return jobs, err
		}
		if err := jobs.remember(remembered); err != nil {
			return jobs, err
		}
	}
	if jobs.Merge == "" {
		merge := append([]string{"--dependency=afterok:" + jobs.Array, "--kill-on-invalid-dep=yes", "--output=" + filepath.Join(c.parts, "merge.log")}, common...)
		if jobs.Merge, err = sbatch(ctx, append(merge, "--wrap", "exec "+quoted(c.merge()))); err != nil {
			return jobs, err
		}
	}
	return jobs, jobs.remember(remembered)
}

// jobsIn are the jobs a folder remembers, none where they have left the queue.
func jobsIn(path string, queue map[string][]string) (jobs slurmJobs) {
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &jobs) != nil || len(queue[jobs.Array])+len(queue[jobs.Merge]) == 0 {
		return slurmJobs{}
	}
	return jobs
}

func (jobs slurmJobs) remember(path string) error {
	data, err := json.Marshal(jobs)
	if err != nil {
		return err
	}
	return result.WriteFile(path, append(data, '\n'))
}

// sameShards refuses a folder that was begun with another number of shards:
// merge would not take the two together.
func (c *contract) sameShards() error {
	found, _ := filepath.Glob(filepath.Join(c.parts, "shard-*-of-*"))
	for _, path := range found {
		var at shard
		if n, _ := fmt.Sscanf(filepath.Base(path), "shard-%d-of-%d", &at.i, &at.n); n == 2 && at.n != c.shards {
			return fmt.Errorf("%s was begun with %d shards\nhint: give --shards %d, or remove the folder", c.parts, at.n, at.n)
		}
	}
	return nil
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
