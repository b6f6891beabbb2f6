package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

// room is a package whose tests may kill mutants.
type room struct {
	folder string // of it, below the root
	// Tests by how they judge: quick to slow those that know what is right, and
	// apart those that compare with a text that anyone may record again.
	stages   [][]string
	golden   []string
	duration time.Duration // of processor by all of them, unchanged
}

// slowest are the bounds between the stages of a room, seconds a test takes.
var slowest = []float64{.1, 1, 5, 1e9}

// room plays the tests of a package once, to order them by their time; of a
// package whose tests go beyond a bound, 0 for none, nothing more is known.
func (p *player) room(folder string, bound time.Duration) (*room, error) {
	if r := p.rooms[folder]; r != nil {
		return r, nil
	}
	r := &room{folder: folder, stages: make([][]string, len(slowest))}
	recorded, err := recordedTests(filepath.Join(p.root, folder))
	if err != nil {
		return nil, err
	}
	binary, _, err := p.compile(r, "")
	if err != nil {
		return nil, err
	}
	most := time.Hour
	if bound > 0 {
		most = 4 * bound
	}
	said, err := p.play(r, binary, most, "-test.v")
	r.duration = p.spent
	if p.rooms[folder] = r; bound > 0 && (err != nil || r.duration > bound) {
		r.duration = max(bound, r.duration)
		fmt.Fprintf(os.Stderr, "%s: not asked\n", folder)
		return r, nil
	}
	if err != nil {
		return nil, failure("the tests fail without any change: "+folder, said)
	}
	for _, m := range passed.FindAllStringSubmatch(said, -1) {
		seconds, _ := strconv.ParseFloat(m[2], 64)
		if slices.Contains(recorded, m[1]) {
			r.golden = append(r.golden, m[1])
			continue
		}
		k := sort.SearchFloat64s(slowest, seconds)
		r.stages[k] = append(r.stages[k], m[1])
	}
	fmt.Fprintf(os.Stderr, "%s: %v, %d tests, %d of them compare with what was recorded\n", folder,
		r.duration.Round(time.Second/10), r.tests(), len(r.golden))
	return r, nil
}

// tests is how many there are.
func (r *room) tests() (n int) {
	for _, names := range r.stages {
		n += len(names)
	}
	return n + len(r.golden)
}

var passed = regexp.MustCompile(`(?m)^--- PASS: (\S+) \((\S+)s\)`)

// recordedTests are the tests of a folder that can record what they compare
// with: they read its flag, called update, or call who does.
func recordedTests(folder string) (names []string, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		return nil, err
	}
	uses := map[string][]string{} // by function: the names it speaks of
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return nil, err
		}
		for _, decl := range tree.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv != nil || f.Body == nil {
				continue
			}
			ast.Inspect(f.Body, func(n ast.Node) bool {
				if name, ok := n.(*ast.Ident); ok {
					uses[f.Name.Name] = append(uses[f.Name.Name], name.Name)
				}
				return true
			})
		}
	}
	recording := []string{"update"}
	for k := 0; k < len(recording); k++ {
		for name, used := range uses {
			if slices.Contains(used, recording[k]) && !slices.Contains(recording, name) {
				recording = append(recording, name)
			}
		}
	}
	return recording[1:], nil
}

// near are the room of a folder and those that import it, cheap ones only.
func (p *player) near(folder string) (order []*room, err error) {
	own, err := p.room(folder, 0)
	if err != nil {
		return nil, err
	}
	dependents, err := p.dependents(folder)
	if err != nil {
		return nil, err
	}
	order = append(order, own)
	for _, folder := range dependents {
		if slices.Contains(p.without, folder) {
			continue
		}
		r, err := p.room(folder, p.bound)
		if err != nil {
			return nil, err
		}
		if r.duration < p.bound && r.tests() > 0 {
			order = append(order, r)
		}
	}
	return order, nil
}

// dependents are the folders whose code or tests import that of another.
func (p *player) dependents(folder string) (folders []string, err error) {
	list := exec.Command("go", "list", "-f", "{{.Dir}} {{.Module.Path}} "+
		"{{join .Imports \" \"}} {{join .TestImports \" \"}} {{join .XTestImports \" \"}}", "./...")
	list.Dir = p.root
	said, err := list.Output()
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(said)) {
		fields := strings.Fields(line)
		at, err := filepath.Rel(p.root, fields[0])
		if err != nil {
			return nil, err
		}
		if at != folder && slices.Contains(fields[2:], fields[1]+"/"+folder) {
			folders = append(folders, at)
		}
	}
	return folders, nil
}
