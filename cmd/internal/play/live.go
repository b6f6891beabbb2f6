package play

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Live is a scenario whose settings are moved while its answer is watched. Every row played of
// any setting goes into one store, by what it was played from: what was seen comes from there,
// and a setting that changes one plan plays that plan alone.
type Live struct {
	Plan string // the one that is moved
	Dir  string // of the store; "" in memory

	src     *Source
	own     *Study // as the file has it
	worlds  int
	workers int
	folder  *folder.Folder
	store   *result.Store
	player  turns
	begun   *begun // nil where worlds are played elsewhere
}

// NewLive reads the scenario. Nothing is played, and rows are kept in memory until Keep.
func NewLive(ctx context.Context, t *terminal.Terminal, o *Options, src *Source) (*Live, error) {
	s, err := src.Load(ctx)
	if err != nil {
		return nil, err
	}
	TellLoaded(t, s)
	l := &Live{
		src: src, own: NewStudy(s, cmp.Or(o.Seed, s.Seed), s.Plans), worlds: cmp.Or(o.Reps, s.Worlds),
		workers: o.Workers, Plan: cmp.Or(o.Plan, ""),
	}
	if l.Plan == "" {
		l.Plan = Subject(l.own)
	}
	there := func(p scenarios.Plan) bool { return p.Name == l.Plan && !p.Reference }
	switch {
	case l.Plan == "":
		return nil, remedy.Errorf("the scenario has no plan beside its reference").
			Hint("add a [plan.NAME] table to it")
	case !slices.ContainsFunc(s.Plans, there):
		return nil, remedy.Errorf("--plan %s: there is no such plan beside the reference", l.Plan).
			Hint("boomerang show names the plans")
	}
	if !playsElsewhere(ctx) {
		l.begun = &begun{}
	}
	l.store = result.MemoryStore(l.own.Shape())
	return l, l.own.Fits()
}

// Scenario is the scenario as its file has it.
func (l *Live) Scenario() *scenarios.Scenario { return l.own.Scenario }

// Design is the seed and the number of worlds of the whole answer.
func (l *Live) Design() (seed uint64, worlds int) { return l.own.Seed, l.worlds }

// KeptIn is where the rows of a live page lie where nobody says where: beside the results of
// runs, which find them there.
func (l *Live) KeptIn() string {
	return filepath.Join(runsFolder, l.own.Scenario.Name+"-"+l.own.Hash()[:8]+"-explore")
}

// Keep keeps rows in a folder from now on, and has those that are there already.
func (l *Live) Keep(t *terminal.Terminal, dir string) error {
	f, err := folder.Take(dir)
	if err != nil {
		return err
	}
	j := &Job{src: l.src, Dir: dir, Plans: &Part{Study: l.own, Worlds: l.worlds}, plansOnly: true}
	j.Plans.Keys = l.own.RowKeys()
	err = func() error {
		if there, err := result.ReadManifest(dir); err == nil && there.Model != Physics {
			return HoldsAnother(dir, there)
		}
		store, err := OpenStore(t, f, "", l.own.Shape())
		if err != nil {
			return err
		}
		if err := errors.Join(result.WriteManifest(f, j.Manifest()), f.Commit()); err != nil {
			store.Close()
			return err
		}
		l.folder, l.store, l.Dir = f, store, dir
		return nil
	}()
	if err != nil {
		f.Close()
	}
	return err
}

// Close makes what was played safe, in order, and lets go of the folder.
func (l *Live) Close() error {
	if l.folder == nil {
		return l.store.Close()
	}
	err := l.store.Seal()
	if err == nil {
		err = l.folder.Commit()
	}
	return errors.Join(err, l.store.Close(), l.folder.Close())
}

// Lever is a key that is moved, and where a setting says it.
type Lever struct {
	*scenarios.Lever
	Target string // plan.NAME.key, or the key alone where every plan has it
}

// mostLevers bounds those that no file names: a page of twenty sliders tells nobody which matters.
const mostLevers = 10

// Levers are the keys to move: those the file names, else what the plan does and what it is
// tried at, the unknowns that decide every verdict before those that are merely drawn.
func (l *Live) Levers() (all []Lever) {
	s := l.own.Scenario
	paths := s.LeverPaths(l.Plan)
	if len(s.Explore) == 0 {
		paths = paths[:min(len(paths), mostLevers-len(stressKeys)-1)]
		for _, k := range stressKeysOf(s) {
			paths = append(paths, k.path)
		}
		for _, a := range s.Assumptions {
			paths = append(paths, a.Path)
		}
	}
	for _, path := range paths {
		if len(s.Explore) == 0 && len(all) == mostLevers {
			break
		}
		found := s.LeverOf(l.Plan, path)
		if found == nil || slices.ContainsFunc(all, func(x Lever) bool { return x.Path == found.Path }) {
			continue
		}
		all = append(all, Lever{found, l.target(path, found)})
	}
	return all
}

// target is where a lever is set: under the plan where it is an action, or the plan has a value
// of its own.
func (l *Live) target(path string, of *scenarios.Lever) string {
	if path != of.Path {
		return path // it names its plan
	}
	i := slices.IndexFunc(l.own.Plans, func(p scenarios.Plan) bool { return p.Name == l.Plan })
	if l.own.Plans[i].Says(path) {
		return "plan." + l.Plan + "." + path
	}
	return l.own.Target(l.Plan, path)
}

// Settings are those of the command and those moved: of one key the move counts.
func (l *Live) Settings(moved []string) []string {
	keys := map[string]bool{}
	for _, set := range moved {
		key, _, _ := strings.Cut(set, "=")
		keys[strings.TrimSpace(key)] = true
	}
	var all []string
	for _, set := range l.src.Set {
		key, _, _ := strings.Cut(set, "=")
		if key = strings.TrimSpace(key); !keys[key] && !keys["plan."+l.Plan+"."+key] {
			all = append(all, set)
		}
	}
	return append(all, moved...)
}

// at is the source of the scenario with settings moved.
func (l *Live) at(moved []string) *Source {
	src := l.src
	return &Source{
		Name: src.Name, Text: src.Text, Said: src.Said, Set: l.Settings(moved), Files: cmp.Or(src.Files, &src.own),
	}
}

// load reads the scenario with settings moved; the model is asked about some plans, all where
// none is named.
func (l *Live) load(ctx context.Context, moved []string, plans ...string) (*Source, *Study, error) {
	src := l.at(moved)
	if len(moved) == 0 {
		return src, l.own, nil
	}
	s, err := src.LoadFor(ctx, plans)
	if err != nil {
		return nil, nil, err
	}
	return src, NewStudy(s, l.own.Seed, s.Plans), nil
}
