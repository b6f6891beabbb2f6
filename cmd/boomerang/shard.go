package main

import (
	"fmt"

	"boomerang/sim/experiment"
)

// shard is one of n equal parts of a run's blocks of worlds; n 0 or 1: all.
type shard struct{ i, n int }

// mostShards is what the default configuration of a Slurm cluster takes as one
// array (MaxArraySize 1001).
const mostShards = 1000

// shardOf reads --shard.
func shardOf(text string) (shard, error) {
	var s shard
	if text == "" {
		return s, nil
	}
	var rest string
	if n, _ := fmt.Sscanf(text, "%d/%d%s", &s.i, &s.n, &rest); n != 2 || s.i < 1 || s.n < s.i || s.n > mostShards {
		return s, fmt.Errorf("--shard %s: want i/n such as 3/64, i from 1 to n, n at most %d", text, mostShards)
	}
	return s, nil
}

// String names the folder of the shard.
func (s shard) String() string { return fmt.Sprintf("shard-%d-of-%d", s.i, s.n) }

// has reports whether a world is played by the shard: whole blocks, dealt out
// in turn.
func (s shard) has(d experiment.Design, world int) bool {
	return s.n <= 1 || (world/d.Worlds())%s.n == s.i-1
}

// of counts the worlds of the shard.
func (s shard) of(d experiment.Design, worlds int) int {
	n := 0
	for w := range d.Whole(worlds) {
		if s.has(d, w) {
			n++
		}
	}
	return n
}
