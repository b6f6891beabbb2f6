package play

import (
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"boomerang/sim/remedy"
)

// Where Linux tells how much memory there is, and how much of it this process and
// those around it may have.
const (
	memoryOfMachine = "/proc/meminfo"
	ownGroups       = "/proc/self/cgroup"
	groups          = "/sys/fs/cgroup"
)

// Memory is how many bytes this process may have: the machine's, or less where its
// control group says so. It is +Inf where nothing tells.
func Memory() float64 {
	most := math.Inf(1)
	if text, err := os.ReadFile(memoryOfMachine); err == nil {
		most = min(most, machineMemory(string(text)))
	}
	if text, err := os.ReadFile(ownGroups); err == nil {
		for _, path := range groupLimits(string(text)) {
			if limit, err := os.ReadFile(path); err == nil {
				most = min(most, bytesIn(string(limit)))
			}
		}
	}
	return most
}

// machineMemory reads the line MemTotal of /proc/meminfo, which is in KiB.
func machineMemory(text string) float64 {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, "MemTotal:"); ok {
			return 1024 * bytesIn(strings.TrimSuffix(strings.TrimSpace(rest), " kB"))
		}
	}
	return math.Inf(1)
}

// groupLimits lists the files that limit a process, from those of its own group to
// the root's: in the second version of control groups memory.max, in the first
// memory/…/memory.limit_in_bytes.
func groupLimits(text string) (paths []string) {
	for line := range strings.Lines(text) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		root, file := groups, "memory.max"
		switch {
		case parts[1] == "memory":
			root, file = filepath.Join(groups, "memory"), "memory.limit_in_bytes"
		case parts[1] != "":
			continue
		}
		for at := parts[2]; ; at = filepath.Dir(at) {
			paths = append(paths, filepath.Join(root, at, file))
			if at == "/" || at == "." {
				break
			}
		}
	}
	return paths
}

// bytesIn reads a number, +Inf where it is "max" or none.
func bytesIn(text string) float64 {
	x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		return math.Inf(1)
	}
	return x
}

// spared is the share of the memory that is left to everything else.
const spared = .1

// What a process holds besides what its workers hold: the program and its tables, and of each
// byte held what the collector has not taken back yet, of a company that is large. Measured:
// 141 MB for 10,000 customers, 163 MB for a million.
const (
	ofProgram  = 110e6 // bytes
	largeBytes = 64e6  // of all workers, above which the collector is asked to be thrifty
	thrifty    = 25    // percent of what is held, before the collector looks again
)

// Held is the memory of the process with so many workers, in bytes.
func (z size) Held(workers int) float64 {
	return ofProgram + z.bytes*float64(workers)*(1+thrifty/100.)
}

// beThrifty has the collector look sooner where the company is large: what is allocated there stays, so
// that looking finds little and costs little, and waiting would hold half as much again. Who has
// set GOGC is not overruled.
func beThrifty(ofWorkers float64) {
	if os.Getenv("GOGC") == "" && ofWorkers > largeBytes {
		debug.SetGCPercent(thrifty)
	}
}

// Fits refuses a study that needs more memory for one worker than there is, since no insisting
// makes room for it, and has the collector be thrifty where it is large.
func (st *Study) Fits() error {
	most := (1 - spared) * Memory()
	for i := range st.Plans {
		p, err := st.Plans[i].Params(nil)
		if err != nil {
			return err
		}
		z := size{bytes: p.Bytes()}
		beThrifty(z.bytes * float64(runtime.GOMAXPROCS(0)))
		if need := z.Held(1); need > most {
			return remedy.Errorf("plan %s would need %.3g GB of memory, and %.3g GB are to be had", st.Plans[i].Name,
				need/1e9, most/1e9).
				Hint("make it smaller: scale = %.2g simulates a part of the company", p.Scale*most/need/2)
		}
	}
	return nil
}
