package scenarios

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/scenarios/input"
)

// Bounds of a chain of "extends".
const (
	maxExtends = 8
	maxFiles   = 32
)

// Load reads a scenario by shipped name, by path, or "-" from standard input,
// and applies the settings, each "key=value" as after -s. On failure the error
// is Problems with everything that is wrong.
func Load(ctx context.Context, name string, set []string) (*Scenario, error) {
	if name == "-" {
		return LoadReader(ctx, os.Stdin, "stdin", set)
	}
	return new(Files).LoadFor(ctx, name, set)
}

// LoadFor is Load by path or shipped name for somebody who knows that the other
// plans are sound, or will not play them: the model is asked about the named plans
// only, all where none is named, which saves most of the time.
func (f *Files) LoadFor(ctx context.Context, name string, set []string, plans ...string) (*Scenario, error) {
	src, problem := f.open(ctx, name, "")
	if problem != nil {
		return nil, stoppedOr(ctx, Problems{*problem})
	}
	return load(ctx, f, src, set, plans...)
}

// LoadReaderFor is LoadReader with the model asked about the named plans only.
func (f *Files) LoadReaderFor(ctx context.Context, r io.Reader, name string, set []string, plans ...string) (
	*Scenario, error,
) {
	data, err := input.All(ctx, r, maxBytes+8)
	if err != nil {
		return nil, stoppedOr(ctx, Problems{{File: name, What: "cannot be read: " + err.Error()}})
	}
	return load(ctx, f, source{name: name, dir: ".", data: data}, set, plans...)
}

// LoadReader reads a scenario from r; problems are filed under name, and
// relative "extends" look in the working directory.
func LoadReader(ctx context.Context, r io.Reader, name string, set []string) (*Scenario, error) {
	return new(Files).LoadReaderFor(ctx, r, name, set)
}

// stoppedOr is the error of a context that has ended, which is no fault of a file,
// else what is wrong.
func stoppedOr(ctx context.Context, wrong error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return wrong
}

// load asks the model about some plans, all where none is named.
func load(ctx context.Context, f *Files, src source, set []string, plans ...string) (*Scenario, error) {
	var problems Problems
	c := chain{from: f, problems: &problems}
	c.add(ctx, src, nil)
	if len(problems) > 0 && len(c.layers) == 0 || ctx.Err() != nil {
		return nil, stoppedOr(ctx, problems.err())
	}
	flags, notes, targets := settings(set, c.layers, &problems)
	s := assemble(append(c.layers, flags), &problems)
	s.Name = strings.TrimSuffix(filepath.Base(src.name), ".toml")
	s.asked, s.Notes, s.targets = plans, notes, targets
	s.learnt = f.Learnt
	if len(problems) == 0 {
		s.Warnings = append(s.Warnings, shadows(flags, s.deltas, s.planNames())...)
		s.validate(ctx, &problems)
		if err := ctx.Err(); err != nil {
			return nil, err // half a look is none
		}
	} else {
		s.checkStatedShares(&problems)
	}
	if err := problems.err(); err != nil {
		return nil, err
	}
	return &s.Scenario, nil
}

// chain collects the layers of a file and of all it extends, first the bases.
type chain struct {
	from     *Files
	layers   []*layer
	files    int
	problems *Problems
}

// add appends the layers of src, below which the files of trail lie open.
func (c *chain) add(ctx context.Context, src source, trail []string) {
	if c.files++; c.files > maxFiles {
		return
	}
	l := src.decode(c.problems)
	if l == nil {
		return
	}
	trail = append(slices.Clone(trail), src.name)
	below := len(c.layers)
	for i, name := range l.extends.value.words {
		if i == maxFiles {
			break
		}
		c.extend(ctx, src, name, trail, l.extends.pos)
	}
	l.currency = l.inCurrency(c.layers[below:])
	c.layers = append(c.layers, l)
}

// extend opens one base of src.
func (c *chain) extend(ctx context.Context, src source, name string, trail []string, pos Position) {
	base, problem := c.from.open(ctx, name, cmp.Or(src.dir, "."))
	if problem != nil {
		problem.Key, problem.Got = "extends", quoted(name)
		*c.problems = append(*c.problems, problem.at(pos))
		return
	}
	refuse := func(p Problem) {
		p.Key = "extends"
		*c.problems = append(*c.problems, p.at(pos))
	}
	switch {
	case slices.Contains(trail, base.name):
		refuse(Problem{What: "goes in a circle", Got: strings.Join(append(trail, base.name), " → ")})
	case len(trail) >= maxExtends:
		refuse(Problem{What: "is too deep", Want: fmt.Sprintf("at most %d files in a chain", maxExtends)})
	case c.files >= maxFiles:
		refuse(Problem{What: "reads too many files", Want: fmt.Sprintf("at most %d", maxFiles)})
	default:
		c.add(ctx, base, trail)
	}
}

// open finds a scenario: a path (with a slash or ".toml", relative to dir), a
// shipped name, or a file of that very name.
func (f *Files) open(ctx context.Context, name, dir string) (source, *Problem) {
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, name)
	}
	isPath := strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".toml")
	if !isPath {
		if data, err := shipped.ReadFile(name + ".toml"); err == nil {
			return source{name: name + ".toml", data: data, shipped: true}, nil
		}
	}
	data, err := f.read(ctx, path)
	switch {
	case err == nil:
		return source{name: filepath.ToSlash(path), dir: filepath.Dir(path), data: data}, nil
	case isPath || !errors.Is(err, fs.ErrNotExist):
		return source{}, &Problem{File: name, What: "cannot be read: " + reason(err)}
	}
	p := &Problem{File: name, What: "is neither a shipped scenario nor a file"}
	if p.Hint = didYouMean(name, shippedNames()); p.Hint == "" {
		p.Hint = "shipped are " + strings.Join(shippedNames(), ", ")
	}
	return source{}, p
}

// readFile reads at most a little more than the bound.
func readFile(ctx context.Context, path string) ([]byte, error) {
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("it is a directory")
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("it is no plain file; give a pipe to standard input, as -")
	}
	return input.File(ctx, path, maxBytes+8)
}

// reason is the last part of a file error, without the path.
func reason(err error) string {
	parts := strings.Split(err.Error(), ": ")
	return parts[len(parts)-1]
}
