// Package cluster plays many scenarios: a [Batch] here, on Slurm or on Kubernetes.
// Every engine keeps one contract: a shard plays its part of the worlds into a
// folder of its own, and a merge joins the parts into the bytes of one run.
package cluster
