package cluster

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// object is a piece of a Kubernetes manifest; its keys are written in order.
type object = map[string]any

// scenarioKey is the scenario's in its ConfigMap, whose keys may not hold what
// the name of a file may; the file is mounted under its own name.
const scenarioKey = "scenario.toml"

// mountedAt is where the shared volume stands in a container.
const mountedAt = "/boomerang"

// forKubernetes writes, for every scenario, a manifest beside its folder: the
// scenario, an Indexed Job with one shard per index, and a Job that merges and
// tries again until all shards are there. Nothing is submitted.
func (b *Batch) forKubernetes(ctx context.Context) error {
	var files []string
	for i := range b.lines {
		l := &b.lines[i]
		if l.Status != notRun {
			continue
		}
		l.attempt(func() error { return b.writeManifest(ctx, l) })
		if l.Status == failed {
			b.T.Note("failed: %s: %s", l.label(), l.Error)
			continue
		}
		files = append(files, filepath.Join(b.O.Out, l.Folder+".kubernetes.json"))
	}
	if err := b.folder.Commit(); err != nil {
		return terminal.Exit(terminal.ExitCrash, err)
	}
	for _, file := range files {
		fmt.Fprintf(b.T.Out, "kubectl apply -f %s\n", remedy.Quoted(file))
	}
	for _, l := range b.lines {
		if l.Status == failed {
			return terminal.Exit(codeOfFailures(b.lines), fmt.Errorf("no manifest for %s: %s", l.label(), l.Error))
		}
	}
	return nil
}

// writeManifest writes a scenario's config map, the indexed job of its shards and the job that merges
// them. The scenario is flattened into the map: a cluster does not see the files it extends.
func (b *Batch) writeManifest(ctx context.Context, l *batchLine) error {
	c, err := b.contractOf(l)
	if err != nil {
		return err
	}
	text, err := b.flat(ctx, l)
	if err != nil {
		return err
	}
	name := labelled(l.Folder)
	file := c.name + ".toml"
	c.program, c.scenario = "boomerang", "/scenario/"+file
	c.folder = mountedAt + "/" + l.Folder
	c.parts = c.folder + play.PartsSuffix
	volume := object{"name": name, "items": []object{{"key": scenarioKey, "path": file}}}
	list := object{"apiVersion": "v1", "kind": "List", "items": []object{
		{
			"apiVersion": "v1", "kind": "ConfigMap", "metadata": object{"name": name},
			"data": object{scenarioKey: string(text)},
		},
		b.jobOf(name, "exec "+c.Run(`"$((JOB_COMPLETION_INDEX+1))"`), volume,
			object{
				"completions": c.Shards, "parallelism": c.Shards, "completionMode": "Indexed",
				"backoffLimit": 6 * c.Shards,
			}),
		b.jobOf(name+"-merge", c.merge(), volume, object{"backoffLimit": 1000}),
	}}
	data, err := result.Encode(list)
	if err != nil {
		return err
	}
	return b.folder.Put(l.Folder+".kubernetes.json", data)
}

// jobOf is a batch/v1 Job that runs a shell line with the scenario and the
// shared volume at hand.
func (b *Batch) jobOf(name, line string, scenario, spec object) object {
	spec["template"] = object{"spec": object{
		"restartPolicy": "OnFailure",
		"containers": []object{{
			"name": "boomerang", "image": b.Image, "command": []string{"/bin/sh", "-c", unexpanded(line)},
			"resources": object{"requests": object{"cpu": "1"}},
			"volumeMounts": []object{
				{"name": "scenario", "mountPath": "/scenario", "readOnly": true},
				{"name": "results", "mountPath": mountedAt},
			},
		}},
		"volumes": []object{
			{"name": "scenario", "configMap": scenario},
			{"name": "results", "persistentVolumeClaim": object{"claimName": "boomerang"}},
		},
	}}
	return object{"apiVersion": "batch/v1", "kind": "Job", "metadata": object{"name": name}, "spec": spec}
}

// unexpanded is a text that Kubernetes passes on as it is. In command, args and env it
// replaces $(NAME) by a variable and $$ by $, before any shell sees it.
func unexpanded(text string) string { return strings.ReplaceAll(text, "$", "$$") }

var noLabel = regexp.MustCompile(`[^a-z0-9]+`)

// labelled makes a name Kubernetes takes: RFC 1123, at most 57 characters so
// that "-merge" still fits.
func labelled(name string) string {
	name = strings.Trim(noLabel.ReplaceAllString(strings.ToLower(name), "-"), "-")
	return strings.Trim(name[max(0, len(name)-57):], "-")
}
