package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"boomerang/sim/result"
)

// object is a piece of a Kubernetes manifest; its keys are written in order.
type object = map[string]any

// mountedAt is where the shared volume stands in a container.
const mountedAt = "/boomerang"

// forKubernetes writes, for every scenario, a manifest beside its folder: the
// scenario, an Indexed Job with one shard per index, and a Job that merges and
// tries again until all shards are there. Nothing is submitted.
func (b *batch) forKubernetes() error {
	for i := range b.lines {
		l := &b.lines[i]
		if l.Status != notRun {
			continue
		}
		l.attempt(func() error { return b.writeManifest(l) })
		if l.Status == failed {
			b.t.note("failed: %s: %s", l.place(), l.Error)
			continue
		}
		fmt.Fprintf(b.t.out, "kubectl apply -f %s\n", filepath.Join(b.o.out, l.Folder+".kubernetes.json"))
	}
	for _, l := range b.lines {
		if l.Status == failed {
			return exit(exitUsage, fmt.Errorf("no manifest for %s: %s", l.place(), l.Error))
		}
	}
	return nil
}

func (b *batch) writeManifest(l *batchLine) error {
	c, err := b.contractOf(l)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(c.scenario)
	if err != nil {
		return err
	}
	os.Remove(c.scenario) // the manifest carries it
	os.Remove(c.parts)
	name := labelled(l.Folder)
	c.program, c.scenario = "boomerang", "/scenario/"+c.name+".toml"
	c.folder = mountedAt + "/" + l.Folder
	c.parts = c.folder + ".shards"
	shard := strings.ReplaceAll(quoted(c.run("TASK")), "'TASK/", `"$((JOB_COMPLETION_INDEX+1))"'/`)
	list := object{"apiVersion": "v1", "kind": "List", "items": []object{
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": object{"name": name}, "data": object{c.name + ".toml": string(text)}},
		b.jobOf(name, "exec "+shard, object{"completions": c.shards, "parallelism": c.shards, "completionMode": "Indexed", "backoffLimit": 6 * c.shards}),
		b.jobOf(name+"-merge", "exec "+quoted(c.merge()), object{"backoffLimit": 1000}),
	}}
	data, err := result.Encode(list)
	if err != nil {
		return err
	}
	return result.WriteFile(filepath.Join(b.o.out, l.Folder+".kubernetes.json"), data)
}

// jobOf is a batch/v1 Job that runs a shell line with the scenario and the
// shared volume at hand.
func (b *batch) jobOf(name, line string, spec object) object {
	scenario := strings.TrimSuffix(name, "-merge")
	spec["template"] = object{"spec": object{
		"restartPolicy": "OnFailure",
		"containers": []object{{
			"name": "boomerang", "image": b.image, "command": []string{"/bin/sh", "-c", line},
			"resources": object{"requests": object{"cpu": "1"}},
			"volumeMounts": []object{
				{"name": "scenario", "mountPath": "/scenario", "readOnly": true},
				{"name": "results", "mountPath": mountedAt},
			},
		}},
		"volumes": []object{
			{"name": "scenario", "configMap": object{"name": scenario}},
			{"name": "results", "persistentVolumeClaim": object{"claimName": "boomerang"}},
		},
	}}
	return object{"apiVersion": "batch/v1", "kind": "Job", "metadata": object{"name": name}, "spec": spec}
}

var noLabel = regexp.MustCompile(`[^a-z0-9]+`)

// labelled makes a name Kubernetes takes: RFC 1123, at most 57 characters so
// that "-merge" still fits.
func labelled(name string) string {
	name = strings.Trim(noLabel.ReplaceAllString(strings.ToLower(name), "-"), "-")
	return strings.Trim(name[max(0, len(name)-57):], "-")
}
