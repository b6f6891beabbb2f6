package cluster

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/remedy"
)

// ownOptions are those of sbatch that a batch gives itself, with the short form
// and what to do instead.
var ownOptions = []struct{ long, short, instead string }{
	{"array", "a", "--shards says how many tasks there are, and --sbatch --array=%4 how many run at a time"},
	{"dependency", "d", "--sbatch --dependency=afterok:123, so written, is what the array waits for"},
	{"output", "o", "every task writes its log into FOLDER.shards"},
	{"error", "e", "every task writes its log into FOLDER.shards"},
	{"wrap", "", "the batch says what its jobs do"},
	{"clusters", "M", "give the batch on a login node of that cluster"},
	{"test-only", "", "sbatch --test-only --wrap true tries options without submitting"},
	{"parsable", "", "it is given already"},
	{"wait", "W", "the batch waits for its jobs itself; Ctrl-C leaves them in the cluster"},
	{"kill-on-invalid-dep", "", "a merge whose shards failed would wait for ever"},
}

// sbatchOptions are the options of --sbatch by whom they are for.
type sbatchOptions struct {
	common     []string
	dependency []string // of the array; the merge waits for the array alone
	atOnce     string   // "%4": tasks of the array that may run at a time
}

// readSbatch sorts what --sbatch gives and refuses what would silently take the
// place of the array, of its merge or of what is read from them.
func readSbatch(given []string) (o sbatchOptions, err error) {
	for _, option := range given {
		name, value, _ := strings.Cut(option, "=")
		limit, _ := strings.CutPrefix(value, "%")
		n, _ := strconv.Atoi(limit)
		switch {
		case name == "--dependency" && value != "":
			o.dependency = append(o.dependency, option)
		case name == "--array" && value == "%"+strconv.Itoa(n) && n > 0:
			o.atOnce = value
		default:
			if instead := refused(name); instead != "" {
				return o, remedy.Errorf("--sbatch %s: not with a batch", option).Hint("%s", instead)
			}
			o.common = append(o.common, option)
		}
	}
	return o, nil
}

// switches are the short options of sbatch that may stand before another in one
// word.
const switches = "HIOQksv"

// refused says what to do instead of an option, "" where it may be given. sbatch
// takes a long one cut short, too.
func refused(name string) string {
	long, isLong := strings.CutPrefix(name, "--")
	short, isShort := strings.CutPrefix(name, "-")
	short = strings.TrimLeft(short, switches)
	for _, own := range ownOptions {
		if isLong && long != "" && strings.HasPrefix(own.long, long) ||
			!isLong && isShort && own.short != "" && strings.HasPrefix(short, own.short) {
			return own.instead
		}
	}
	if name == "--" {
		return "give options, each with its value: --sbatch --partition=long"
	}
	return ""
}

// array submits the shards that are not finished.
func (o sbatchOptions) array(c *contract, open []int) []string {
	args := append(c.job(), "--array="+ranges(open)+o.atOnce, "--output="+c.log("%a.log"))
	args = append(append(args, o.common...), o.dependency...)
	return append(args, "--wrap", "exec "+c.Run(`"$SLURM_ARRAY_TASK_ID"`)+` --workers "${SLURM_CPUS_PER_TASK:-1}"`)
}

// merge submits what joins the shards once an array has ended well, "" for none.
func (o sbatchOptions) merge(c *contract, array string) []string {
	args := append(c.job(), "--output="+c.log(mergeLog), "--kill-on-invalid-dep=yes")
	if array != "" {
		args = append(args, "--dependency=afterok:"+array)
	}
	return append(append(args, o.common...), "--wrap", c.merge())
}

// job are the options of both.
func (c *contract) job() []string {
	return []string{"--parsable", "--requeue", "--open-mode=append", "--job-name=boomerang-" + c.name}
}

// log is a pattern for --output, in which % in the folder's own name is a %.
func (c *contract) log(name string) string {
	return filepath.Join(strings.ReplaceAll(c.parts, "%", "%%"), name)
}

// ranges writes ascending numbers as sbatch reads them: 1-3,7.
func ranges(numbers []int) string {
	var text []string
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] == numbers[k]+1 {
			k++
		}
		span := strconv.Itoa(numbers[i])
		if k > i {
			span += "-" + strconv.Itoa(numbers[k])
		}
		text = append(text, span)
		i = k + 1
	}
	return strings.Join(text, ",")
}

var jobNumber = regexp.MustCompile(`^\d+$`)

// sbatch submits a job and returns its number. It is not killed where ctx ends:
// a job would be in the queue that nobody remembers.
func sbatch(ctx context.Context, args []string) (string, error) {
	cmd := exec.Command("sbatch", args...)
	// of which there is no option to the contrary
	cmd.Env = withoutSettings("SBATCH_ARRAY_INX=", "SBATCH_ERROR=", "SBATCH_WAIT=")
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	switch id, _, _ := strings.Cut(strings.TrimSpace(string(out)), ";"); { // ";cluster" may follow
	case err == nil && jobNumber.MatchString(id):
		return id, nil
	case err == nil:
		return "", fmt.Errorf("sbatch gave no job number: %s", terminal.FirstLine(string(out)))
	case ctx.Err() != nil: // the terminal interrupted it with us
		return "", play.ErrNothing
	}
	return "", fmt.Errorf("sbatch: %w: %s", err, strings.TrimSpace(said.String()))
}
