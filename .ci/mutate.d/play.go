package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// player compiles and plays tests, of a tree that it never changes.
type player struct {
	root, scratch string
	rooms         map[string]*room // met so far, by folder
	without       []string         // folders that are never asked about a package they import
	bound         time.Duration    // of processor: a dependent that takes longer is not asked
	memory        int              // KiB of address space a mutant may take
	spent         time.Duration    // of processor by what was played last
}

func failure(what, said string) error {
	const most = 2000
	return errors.New(what + "\n" + said[max(0, len(said)-most):])
}

// compile builds the tests of a room over a change, "" for none; broken says
// that it is the change that does not compile.
func (p *player) compile(r *room, overlay string) (binary string, broken bool, err error) {
	binary = filepath.Join(p.scratch, strings.ReplaceAll(r.folder, "/", "_")+".test")
	args := []string{"test", "-c", "-o", binary}
	if overlay != "" {
		args = append(args, "-overlay", overlay)
	}
	build := exec.Command("go", append(args, "./"+r.folder)...)
	build.Dir = p.root
	said, err := build.CombinedOutput()
	if err != nil {
		return "", true, failure("go test -c "+r.folder, string(said))
	}
	return binary, false, nil
}

// play runs tests in their folder, at most for so long; what outlives its time
// is killed with all that it started, and memory is bounded.
func (p *player) play(r *room, binary string, most time.Duration, args ...string) (said string, err error) {
	p.spent = 0
	if _, err := os.Stat(binary); err != nil {
		return "", nil // a package without tests
	}
	line := append([]string{
		"-c", `ulimit -v "$0"; exec "$@"`, fmt.Sprint(p.memory), binary, "-test.short",
		"-test.timeout", most.String(),
	}, args...)
	run := exec.Command("sh", line...)
	run.Dir = filepath.Join(p.root, r.folder)
	run.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var out bytes.Buffer
	run.Stdout, run.Stderr = &out, &out
	run.WaitDelay = time.Second
	if err := run.Start(); err != nil {
		return "", err
	}
	group := run.Process.Pid
	late := time.AfterFunc(most+10*time.Second, func() { syscall.Kill(-group, syscall.SIGKILL) })
	err = run.Wait()
	late.Stop()
	p.spent = run.ProcessState.UserTime() + run.ProcessState.SystemTime()
	syscall.Kill(-group, syscall.SIGKILL) // what it started and left
	return out.String(), err
}

// overlay writes a change beside the tree and the file by which go finds it.
func (p *player) overlay(m *mutant) (string, error) {
	source, err := os.ReadFile(filepath.Join(p.root, m.File))
	if err != nil {
		return "", err
	}
	m.Code = strings.TrimSpace(strings.Split(string(source), "\n")[m.Line-1])
	changed := string(source[:m.edit.from]) + m.edit.text + string(source[m.edit.to:])
	file, list := filepath.Join(p.scratch, "changed.go"), filepath.Join(p.scratch, "overlay.json")
	text, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(p.root, m.File): file}})
	if err != nil {
		return "", err
	}
	return list, errors.Join(os.WriteFile(file, []byte(changed), 0o644), os.WriteFile(list, text, 0o644))
}

var fails = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)|^panic: (.{0,60})|^fatal error: (.{0,60})`)

// killer names what ended a mutant: a test, or how it fell.
func killer(said string) string {
	if strings.Contains(said, "panic: test timed out") {
		return "time"
	}
	m := fails.FindStringSubmatch(said)
	switch {
	case m == nil:
		return "time, or how it ended"
	case m[1] != "":
		return m[1]
	}
	return "panic: " + m[2] + m[3]
}

// ask plays some tests of a room against a mutant: "" if none of them fails.
func (p *player) ask(r *room, binary string, tests []string) string {
	if len(tests) == 0 {
		return ""
	}
	most := time.Minute + 10*r.duration // wall clock, and the machine may be shared
	said, err := p.play(r, binary, most, "-test.failfast", "-test.run", "^("+strings.Join(tests, "|")+")$")
	if err == nil {
		return ""
	}
	return killer(said)
}

// judge plays a mutant: the tests of its package that know what is right, quick
// ones first, then those of packages that import it, then what was recorded.
func (p *player) judge(m mutant) (mutant, error) {
	list, err := p.overlay(&m)
	if err != nil {
		return m, err
	}
	order, err := p.near(filepath.Dir(m.File))
	if err != nil {
		return m, err
	}
	binaries := map[string]string{}
	for _, r := range order {
		binary, broken, err := p.compile(r, list)
		if broken {
			m.Verdict = doesNotCompile
			return m, nil
		}
		if err != nil {
			return m, err
		}
		binaries[r.folder] = binary
		for _, tests := range r.stages {
			if by := p.ask(r, binary, tests); by != "" {
				m.Verdict, m.By = killed, by
				return m, nil
			}
		}
	}
	for _, r := range order {
		if by := p.ask(r, binaries[r.folder], r.golden); by != "" {
			m.Verdict, m.By = recorded, by
			return m, nil
		}
	}
	m.Verdict = survived
	return m, nil
}
