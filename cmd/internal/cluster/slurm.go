package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/drawing"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
)

// Names of the files beside the shards of a result.
const (
	slurmFile = "slurm.json" // its jobs, so that the same command follows them
	mergeLog  = "merge.log"
)

// slurmJobs are an array of shards, the merge that depends on it, and the
// question they answer.
type slurmJobs struct {
	Array string `json:"array,omitempty"` // "": all shards were finished
	Merge string `json:"merge,omitempty"`
	Asked demand `json:"asked"`
}

// pollEvery is how often the queue is looked at.
const pollEvery = 2 * time.Second

// order is what a line of the batch wants of the cluster, and its jobs that are
// in the queue already.
type order struct {
	line *batchLine
	c    *contract
	jobs slurmJobs
}

// orders lists what is to be sent or followed. It refuses a queue that answers
// another question, before anything is sent or written.
func (b *Batch) orders(ctx context.Context) ([]order, error) {
	open := b.unanswered()
	if len(open) == 0 {
		return nil, nil
	}
	queue, err := b.settled(ctx, open)
	if ctx.Err() != nil {
		return nil, nil
	}
	if err != nil {
		return nil, terminal.Exit(terminal.ExitCrash, err)
	}
	for i := range open {
		open[i].jobs = open[i].c.jobs().in(queue)
	}
	return open, refuseOthers(open)
}

// onSlurm submits what is not in the queue, follows the queue and collects the
// results. Where ctx ends the jobs go on without us.
func (b *Batch) onSlurm(ctx context.Context, orders []order) {
	var ours []string
	for _, o := range orders {
		if ctx.Err() != nil {
			break
		}
		o.line.attempt(func() error {
			jobs, err := b.submit(ctx, o)
			ours = append(ours, jobs.ids()...) // also where its merge could not be sent
			return err
		})
	}
	if len(ours) > 0 {
		b.follow(ctx, ours)
	}
	b.collect(ctx)
}

// reachable says what to do where there is no cluster.
func reachable() error {
	if _, err := exec.LookPath("sbatch"); err != nil {
		return remedy.Errorf("--engine slurm: there is no sbatch on this machine, so it cannot submit to a cluster").
			Hint("run this on a login node of the cluster, play here (--engine here), or write manifests " +
				"(--engine kubernetes)")
	}
	return nil
}

// unanswered takes what is answered already and lists what is not; what cannot
// be sent fails.
func (b *Batch) unanswered() (open []order) {
	for i := range b.lines {
		l := &b.lines[i]
		if l.Status != notRun {
			continue
		}
		if r := b.answer(l); r != nil && (!b.O.Charts || play.Exists(filepath.Join(b.O.Out, l.Folder,
			drawing.HTMLFile))) {
			l.take(r)
			l.attempt(func() error { return b.forgetJobs(l) })
			continue
		}
		l.attempt(func() error {
			c, err := b.contractOf(l)
			if err == nil {
				err = c.fitsSlurm()
			}
			if err == nil {
				open = append(open, order{line: l, c: c})
			}
			return err
		})
	}
	return open
}

// forgetJobs lists the jobs of a line that is answered anew, without numbers, where the
// batch before was stopped while it noted them: nobody follows them any more.
func (b *Batch) forgetJobs(l *batchLine) error {
	parts := filepath.Join(b.O.Out, l.Folder) + play.PartsSuffix
	if !play.Exists(filepath.Join(parts, folder.ListFile)) || folder.Finished(parts) {
		return nil
	}
	c, err := b.contractOf(l)
	if err != nil {
		return err
	}
	return slurmJobs{Asked: c.demand}.remember(c)
}

// fitsSlurm refuses a folder that was begun with another number of shards,
// since merge would not take the two together, and one that sbatch cannot write
// logs to: a backslash would make it take %a for a name.
func (c *contract) fitsSlurm() (err error) {
	if c.program, err = ownProgram(); err != nil {
		return err
	}
	if strings.Contains(c.parts, `\`) {
		return remedy.Errorf("%s: sbatch cannot write logs to a folder with a backslash in its path", c.parts).
			Hint("choose another folder with -o")
	}
	found, err := play.ShardsBelow(c.parts)
	for _, at := range found {
		if at.N != c.Shards {
			return remedy.Errorf("%s was begun with %d shards", c.parts, at.N).
				Hint("give --shards %d, or remove the folder", at.N)
		}
	}
	return err
}

// settled reads the queue once no jobs of the orders are in it that are only
// being buried: whether those ended well, their folders will show.
func (b *Batch) settled(ctx context.Context, orders []order) (map[string][]queueTask, error) {
	said := false
	for {
		queue, err := b.askQueue(ctx, firstPatience)
		if err != nil {
			return nil, err
		}
		dying := slices.ContainsFunc(orders, func(o order) bool {
			var left []queueTask
			for _, id := range o.c.jobs().ids() {
				left = append(left, queue[id]...)
			}
			return len(left) > 0 && !slices.ContainsFunc(left, func(t queueTask) bool { return t.state != ending })
		})
		if !dying {
			return queue, nil
		}
		if !said {
			b.T.Note("slurm: waiting for jobs that are ending")
			said = true
		}
		wait(ctx, pollEvery)
	}
}

// refuseOthers refuses a batch of which the queue holds jobs that were asked for
// something else. They are not ours to end: they may have waited for days.
func refuseOthers(orders []order) error {
	var ids []string
	var said remedy.Several
	for _, o := range orders {
		if len(o.jobs.ids()) > 0 && o.jobs.Asked != o.c.demand {
			ids = append(ids, o.jobs.ids()...)
			said = append(said, remedy.Errorf("%s: the queue holds jobs for %v; this asks for %v", o.line.label(),
				o.jobs.Asked, o.c.demand))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return terminal.Exit(terminal.ExitUsage, remedy.Errorf("%w", said).
		Hint("the command they were sent with follows them. To have this instead: scancel %s, and give this "+
			"command again; worlds that are finished are kept",
			strings.Join(ids, " ")))
}

// submit sends the array of the shards that are not finished and its merge,
// unless they are in the queue already. Each is remembered as soon as it is
// sent.
func (b *Batch) submit(ctx context.Context, o order) (slurmJobs, error) {
	c, jobs := o.c, o.jobs
	jobs.Asked = c.demand
	if ids := jobs.ids(); len(ids) > 0 {
		b.T.Note("%s: following %s", o.line.label(), strings.Join(ids, " and "))
	}
	if jobs.Merge != "" { // its array is before it in the queue, or has ended
		return jobs, nil
	}
	options, err := readSbatch(b.Sbatch)
	if err != nil {
		return jobs, err
	}
	if jobs.Array == "" {
		open, err := b.prepare(ctx, o)
		if err != nil {
			return jobs, err
		}
		if len(open) > 0 {
			if jobs.Array, err = sbatch(ctx, options.array(c, open)); err != nil {
				return jobs, err
			}
			if err := jobs.remember(c); err != nil {
				return jobs, err
			}
		}
	}
	if jobs.Merge, err = sbatch(ctx, options.merge(c, jobs.Array)); err != nil {
		return jobs, err
	}
	return jobs, jobs.remember(c)
}

// prepare writes the scenario where the tasks find it, and lists the shards
// that are not finished.
func (b *Batch) prepare(ctx context.Context, o order) ([]int, error) {
	text, err := b.flat(ctx, o.line)
	if err != nil {
		return nil, err
	}
	err = folder.Write(o.c.parts, func(f *folder.Folder) error {
		return errors.Join(f.Put(filepath.Base(o.c.scenario), text), b.learnt.Write(f))
	})
	if err != nil {
		return nil, err
	}
	return b.open(ctx, o.line, o.c)
}

// jobs are those the folder remembers.
func (c *contract) jobs() (jobs slurmJobs) {
	data, err := folder.At(c.parts).Read(slurmFile)
	if err != nil || json.Unmarshal(data.Bytes, &jobs) != nil {
		return slurmJobs{}
	}
	return jobs
}

// in forgets a job that has left the queue.
func (jobs slurmJobs) in(queue map[string][]queueTask) slurmJobs {
	if len(queue[jobs.Array]) == 0 {
		jobs.Array = ""
	}
	if len(queue[jobs.Merge]) == 0 {
		jobs.Merge = ""
	}
	return jobs
}

// ids are the numbers of the jobs there are.
func (jobs slurmJobs) ids() []string {
	return slices.DeleteFunc([]string{jobs.Array, jobs.Merge}, func(id string) bool { return id == "" })
}

func (jobs slurmJobs) remember(c *contract) error {
	data, err := json.Marshal(jobs)
	if err != nil {
		return err
	}
	return folder.Write(c.parts, func(f *folder.Folder) error { return f.Put(slurmFile, append(data, '\n')) })
}
