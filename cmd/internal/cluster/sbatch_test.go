package cluster

import (
	"slices"
	"strings"
	"testing"

	"boomerang/sim/remedy"
)

func TestSbatchOptions(t *testing.T) {
	for _, refused := range []string{
		"--array=1-3", "--array", "--array=%0", "--array=%x", "--arr=4", "-a3", "-Qa3", "--dependency", "-d",
		"-dafterok:3", "--dep=singleton",
		"--output=x", "-ox", "--error=x", "-e", "--wrap=true", "--clusters=b", "-Mb", "--test-only", "--parsable",
		"--wait", "-W", "-vW",
		"--kill-on-invalid-dep=no", "--",
	} {
		if _, err := readSbatch([]string{"--mem=1G", refused}); err == nil || !strings.Contains(remedy.Text(err),
			"--sbatch "+refused+": not with a batch\nhint: ") {
			t.Errorf("%s: %v", refused, err)
		}
	}
	fine := []string{
		"--partition=long", "-p", "long", "-pa", "-t1:00", "--wait-all-nodes=1", "--hold", "-H",
		"--begin=now+20", "--account", "a",
	}
	o, err := readSbatch(append([]string{"--array=%4", "--dependency=afterok:3"}, fine...))
	if err != nil || o.atOnce != "%4" || !slices.Equal(o.dependency,
		[]string{"--dependency=afterok:3"}) || !slices.Equal(o.common, fine) {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestRanges(t *testing.T) {
	for want, numbers := range map[string][]int{
		"1": {1}, "1-2": {1, 2}, "1-3,5,7-8": {1, 2, 3, 5, 7, 8},
		"2,4": {2, 4},
	} {
		if got := ranges(numbers); got != want {
			t.Errorf("%v: %s, want %s", numbers, got, want)
		}
	}
}

func TestProgramOfGoRun(t *testing.T) {
	cached := "/home/a/cache/29/" + strings.Repeat("0123456789abcdef", 4) + "-d/boomerang"
	for path, want := range map[string]bool{
		"/tmp/go-build3133020090/b001/exe/boomerang": true, "/home/a/.cache/go-build/29/x-d/boomerang": true,
		cached: true,
		`C:\Temp\go-build31\b001\exe\boomerang.exe`: true, "/home/a/go-builds/boomerang": false,
		"/home/a/boomerang": false,
	} {
		if got := passing.MatchString(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func TestQuoted(t *testing.T) {
	for want, word := range map[string]string{
		"a/b.toml": "a/b.toml", "--charts=true": "--charts=true", "''": "", "'a=b'": "a=b", `'it'\''s'`: "it's",
		"'~'": "~", "'[1]'": "[1]", "'-x y'": "-x y",
	} {
		if got := remedy.Quoted(word); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

func TestLastWords(t *testing.T) {
	if got := lastWords("error: old\nerror: no disk\nhint: make room\n"); got != "error: no disk" {
		t.Error(got)
	}
	if got := lastWords("slurmstepd: killed\nbye\n\n"); got != "bye" {
		t.Error(got)
	}
}

func TestQueued(t *testing.T) {
	left := []queueTask{
		{"PENDING", "Priority"},
		{"PENDING", "BadConstraints"},
		{"PENDING", "Dependency"},
		{"PENDING", "Priority"},
		{"RUNNING", "None"},
		{ending, "None"},
	}
	const want = "slurm: 6 tasks left: 1 running, 4 waiting (BadConstraints, Priority), 1 ending"
	if got := queued(left); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
