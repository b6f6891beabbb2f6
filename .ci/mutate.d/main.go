// Mutate changes the code of some packages in one place at a time and asks
// their tests whether they notice. It draws a sample of places by a seed, never
// touches the tree (go test -overlay), and keeps every verdict in a file, so
// that a run that was stopped goes on.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The verdicts on a mutant.
const (
	killed         = "killed"
	recorded       = "killed by what was recorded alone"
	survived       = "survived"
	doesNotCompile = "does not compile"
)

// mutant is one change and what became of it.
type mutant struct {
	Number                      int
	File                        string
	Line                        int
	Operator, Code, Verdict, By string
	Seconds                     float64
	edit                        edit
}

func main() {
	count := flag.Int("n", 100, "mutants that compile")
	seed := flag.Uint64("seed", 1, "of the sample")
	rooms := flag.String("rooms", "./models/desk ./sim/experiment/... ./out/...", "packages to change")
	kept := flag.String("o", "", "file of verdicts, one a line; a run goes on behind what it holds")
	only := flag.String("only", "", "numbers to judge again, such as 3,17: nothing is kept")
	bound := flag.Duration("dependents", 20*time.Second, "longest tests of a package that imports a changed one")
	without := flag.String("without", "cmd/boomerang", "folders whose tests are not asked about a package they import")
	root := flag.String("root", ".", "of the module")
	list := flag.Bool("list", false, "print the sample and judge nothing")
	flag.Parse()
	p := &player{
		root: *root, rooms: map[string]*room{}, without: strings.Fields(*without), bound: *bound,
		memory: 6 << 20,
	}
	if err := p.run(*rooms, *kept, *only, *count, *seed, *list); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// run draws the sample and prints it, judges some of it again, or all of it.
func (p *player) run(rooms, kept, only string, count int, seed uint64, list bool) (err error) {
	if p.root, err = filepath.Abs(p.root); err != nil {
		return err
	}
	folders, err := foldersOf(p.root, rooms)
	if err != nil {
		return err
	}
	sites, err := sitesOf(p.root, folders)
	if err != nil {
		return err
	}
	sample := draw(sites, seed)
	fmt.Printf("seed %d: %d of the mutants of %d places in %s\n", seed, count, len(sites), rooms)
	if list {
		for _, m := range sample[:min(count, len(sample))] {
			fmt.Println(m)
		}
		return nil
	}
	if p.scratch, err = os.MkdirTemp("", "mutate"); err != nil {
		return err
	}
	defer os.RemoveAll(p.scratch)
	if only != "" {
		return p.again(sample, only)
	}
	known, err := readVerdicts(kept)
	if err != nil {
		return err
	}
	return p.judgeAll(sample, count, known, kept)
}

// foldersOf are the folders of packages; made-up results are no code of theirs.
func foldersOf(root, rooms string) (folders []string, err error) {
	list := exec.Command("go", append([]string{"list", "-f", "{{.Dir}}"}, strings.Fields(rooms)...)...)
	list.Dir, list.Stderr = root, os.Stderr
	said, err := list.Output()
	if err != nil {
		return nil, err
	}
	for _, dir := range strings.Fields(string(said)) {
		folder, err := filepath.Rel(root, dir)
		if err != nil {
			return nil, err
		}
		if filepath.Base(folder) != "sample" {
			folders = append(folders, folder)
		}
	}
	return folders, nil
}

// draw puts the places in an order of chance and takes one change of each.
func draw(sites []site, seed uint64) (sample []mutant) {
	chance := rand.New(rand.NewPCG(seed, 0))
	for k, at := range chance.Perm(len(sites)) {
		s := sites[at]
		e := s.edits[chance.IntN(len(s.edits))]
		sample = append(sample, mutant{Number: k + 1, File: s.file, Line: s.line, Operator: e.operator, edit: e})
	}
	return sample
}

func (m mutant) String() string {
	by := ""
	if m.By != "" {
		by = " (" + m.By + ")"
	}
	return fmt.Sprintf("%4d  %s:%d  %s  %s%s", m.Number, m.File, m.Line, m.Operator, m.Verdict, by)
}

// judgeAll judges until enough mutants compiled, and keeps each verdict at once.
func (p *player) judgeAll(sample []mutant, count int, known map[int]mutant, kept string) error {
	var all []mutant
	for k := 0; k < len(sample) && len(all) < count; k++ {
		m, ok := known[sample[k].Number]
		if !ok {
			begun := time.Now()
			var err error
			if m, err = p.judge(sample[k]); err != nil {
				return err
			}
			m.Seconds = float64(time.Since(begun).Milliseconds()) / 1000
			if err := keep(kept, m); err != nil {
				return err
			}
			fmt.Println(m)
		}
		if m.Verdict != doesNotCompile {
			all = append(all, m)
		}
	}
	summarize(all)
	return nil
}

// again judges some mutants of the sample anew.
func (p *player) again(sample []mutant, numbers string) error {
	for text := range strings.SplitSeq(numbers, ",") {
		var k int
		if _, err := fmt.Sscan(text, &k); err != nil || k < 1 || k > len(sample) {
			return fmt.Errorf("there is no mutant %q", text)
		}
		m, err := p.judge(sample[k-1])
		if err != nil {
			return err
		}
		fmt.Println(m)
	}
	return nil
}

func summarize(all []mutant) {
	number := map[string]int{}
	for _, m := range all {
		number[m.Verdict]++
	}
	fmt.Printf("%d mutants: %d %s, %d %s, %d %s\n", len(all), number[killed], killed, number[recorded], recorded,
		number[survived], survived)
}

// readVerdicts reads what an earlier run kept.
func readVerdicts(kept string) (map[int]mutant, error) {
	known := map[int]mutant{}
	if kept == "" {
		return known, nil
	}
	text, err := os.ReadFile(kept)
	if errors.Is(err, os.ErrNotExist) {
		return known, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		var m mutant
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			return nil, fmt.Errorf("%s: %w", kept, err)
		}
		known[m.Number] = m
	}
	return known, nil
}

func keep(kept string, m mutant) error {
	if kept == "" {
		return nil
	}
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(kept, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(text, '\n'))
	return errors.Join(err, f.Close())
}
