//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
)

// namesInJobs are what a shell, sbatch or Kubernetes would obey in a name.
var namesInJobs = []string{
	"a b", "it's", `say "x"`, "$(touch touched)", "`touch touched`", "a;touch touched", "a&touch touched", "-o",
	"--shard", "$HOME", "$$(HOME)", "$(HOME)", "~", "[1]", "{a,b}", "Über 東京", "#a", "!a", "%a %j", "a|b>c<d",
	"'; touch touched; '",
}

// allInOne is a name of nearly all of them.
const allInOne = "-$(touch touched)`touch touched`;touch touched&'\"$$(HOME) [1]*{a,b}~#!%a|b>Ü 東"

// hostilePlace is a working folder with a scenario of that name.
func (b *bench) hostilePlace(t *testing.T, name string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	text := strings.Replace(benchScenario, "TINY", filepath.ToSlash(tinyScenario), 1)
	if err := os.WriteFile(filepath.Join(dir, name+".toml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// untouched fails where a name was run as a command, in any folder.
func untouched(t *testing.T, name, dir string) {
	t.Helper()
	for _, file := range filesOf(t, dir) {
		if filepath.Base(file) == "touched" {
			t.Errorf("%q was run as a command: there is %s", name, file)
		}
	}
}

// TestHostileNamesThroughSlurm sends batches whose scenario and folder have such names to
// a scheduler that hands the command to a shell: shards and merge find the literal names,
// and the result is there. By default with nearly all of them in one name.
func TestHostileNamesThroughSlurm(t *testing.T) {
	if testing.Short() {
		t.Skip("plays shards")
	}
	b, all := sharedBench(t), []string{allInOne}
	if os.Getenv("BOOMERANG_LONG") != "" {
		all = append(all, namesInJobs...)
	}
	for _, name := range all {
		dir := b.hostilePlace(t, name)
		cmd := exec.Command(b.program(t, "boomerang"), "batch", "--plans-only", "--reps", "18", "--engine", "slurm",
			"--shards", "2", "--quiet", "-o", name, "--", name+".toml")
		cmd.Dir, cmd.Env = dir, b.environment()
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%q: %v\n%s", name, err, text)
			continue
		}
		untouched(t, name, dir)
		v, err := folder.Verify(t.Context(), filepath.Join(dir, name))
		if err != nil || !v.Sealed() {
			t.Errorf("%q: %+v, %v", name, v, err)
		}
		entries, _ := os.ReadDir(filepath.Join(dir, name))
		if !slices.ContainsFunc(entries, func(e os.DirEntry) bool {
			_, err := os.Stat(filepath.Join(dir, name, e.Name(), "result.json"))
			return err == nil && strings.HasPrefix(e.Name(), name+"-")
		}) {
			t.Errorf("%q: no result of that name in %v", name, entries)
		}
	}
}

// inPod is what a container's shell gets of a command once Kubernetes has replaced $$ by $
// and $(NAME) by a variable (k8s.io/kubernetes/third_party/forked/golang/expansion).
func inPod(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		rest := text[i:]
		switch {
		case strings.HasPrefix(rest, "$$"):
			out.WriteByte('$')
			i++
		case strings.HasPrefix(rest, "$(HOME)"):
			out.WriteString("/root")
			i += len("$(HOME)") - 1
		default:
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

// podCommands are the commands of the jobs in a manifest.
func podCommands(t *testing.T, path string) (lines []string) {
	t.Helper()
	var list struct {
		Items []struct {
			Kind string
			Spec struct {
				Template struct {
					Spec struct{ Containers []struct{ Command []string } }
				}
			}
		}
	}
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, &list)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range list.Items {
		if item.Kind == "Job" {
			lines = append(lines, inPod(item.Spec.Template.Spec.Containers[0].Command[2]))
		}
	}
	return lines
}

// TestHostileNamesThroughKubernetes runs the commands of manifests in a shell, as a pod
// would: the program is given the literal names. By default every fifth of them.
func TestHostileNamesThroughKubernetes(t *testing.T) {
	manyCommands(t)
	b, tools := sharedBench(t), t.TempDir()
	echo := "#!/bin/sh\nprintf '%s\\n' \"$@\"\n"
	if err := os.WriteFile(filepath.Join(tools, "boomerang"), []byte(echo), 0o755); err != nil {
		t.Fatal(err)
	}
	for i, name := range append([]string{allInOne}, namesInJobs...) {
		if i%5 != 0 && os.Getenv("BOOMERANG_LONG") == "" {
			continue
		}
		dir := b.hostilePlace(t, name)
		t.Chdir(dir)
		code, said, _ := tell([]string{
			"batch", "--engine", "kubernetes", "--shards", "2", "-o", name, "--", name + ".toml",
		})
		found, _ := os.ReadDir(filepath.Join(dir, name))
		manifest := slices.IndexFunc(found, func(e os.DirEntry) bool { return strings.HasSuffix(e.Name(), ".json") })
		if code != terminal.ExitFine || manifest < 0 {
			t.Errorf("%q: exit code %d, %s", name, code, said)
			continue
		}
		folderName := strings.TrimSuffix(found[manifest].Name(), ".kubernetes.json")
		lines := podCommands(t, filepath.Join(dir, name, found[manifest].Name()))
		for i, wants := range [][]string{
			{"/scenario/" + name + ".toml", "2/2", "/boomerang/" + folderName + ".shards"},
			{"/boomerang/" + folderName + ".shards", "/boomerang/" + folderName},
		} {
			sh := exec.Command("/bin/sh", "-c", lines[i])
			path := fmt.Sprintf("PATH=%s:%s", tools, os.Getenv("PATH"))
			sh.Dir, sh.Env = dir, []string{path, "JOB_COMPLETION_INDEX=1"}
			text, err := sh.CombinedOutput()
			given := strings.Split(string(text), "\n")
			for _, want := range wants {
				if err != nil || !slices.Contains(given, want) {
					t.Errorf("%q: %v, the program is given %q, not %q", name, err, given, want)
				}
			}
		}
		untouched(t, name, dir)
	}
}
