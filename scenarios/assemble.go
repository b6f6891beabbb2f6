package scenarios

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Bounds of what a scenario may expand to.
const (
	maxPlans = 60
	maxRows  = 100
	maxCells = 2000
)

// draft is a scenario while its layers are put together.
type draft struct {
	Scenario
	names  map[string][]string        // declared names per named table
	top    map[string]leaf            // the base's leaves by path
	deltas map[string]map[string]leaf // what each plan changes
	file   Position                   // the scenario's own file
	asked  []string                   // plans the model is asked about; nil: all

	currencies map[string]string // of the amounts in a file
}

// assemble overlays the layers, later ones winning, on the built-in defaults.
func assemble(layers []*layer, problems *Problems) *draft {
	s := &draft{names: map[string][]string{}, top: map[string]leaf{}, deltas: map[string]map[string]leaf{}}
	s.currencies = map[string]string{}
	for i, l := range layers {
		for kind := range named {
			for _, name := range l.names[kind] {
				s.declare(kind, name)
			}
		}
		if i == len(layers)-1 {
			s.knownPlans(l, problems)
		}
		if l.currency != "" {
			s.currencies[l.file] = l.currency
		}
		s.overlay(l, i == len(layers)-1)
	}
	if len(layers) > 1 {
		s.file = Position{File: layers[len(layers)-2].file}
	}
	s.bounds(problems)
	s.leaveOut()
	s.settleDepths()
	s.defaults()
	s.loosen()
	s.head()
	return s
}

// knownPlans refuses flags that set a plan no file has: it would be a new one.
func (s *draft) knownPlans(flags *layer, problems *Problems) {
	for _, name := range slices.Sorted(maps.Keys(flags.plans)) {
		if slices.Contains(s.names["plan"], name) {
			continue
		}
		file := ""
		for _, l := range flags.plans[name] {
			file = l.pos.File
		}
		*problems = append(*problems, Problem{
			File: file, Key: "plan." + name, What: "there is no plan " + name,
			Hint: "the plans are " + strings.Join(s.names["plan"], ", "),
		})
		delete(flags.plans, name)
	}
}

func (s *draft) declare(kind, name string) {
	if known := s.names[kind]; len(known) <= maxRows && !slices.Contains(known, name) {
		s.names[kind] = append(known, name)
	}
}

// overlay puts a layer on top. A grid is one design and replaced as a whole,
// except by flags, which exchange single axes.
func (s *draft) overlay(l *layer, flags bool) {
	overrule(s.top, l.base)
	for _, leaf := range l.base {
		if leaf.row != "" {
			s.declare(leaf.path[:strings.Index(leaf.path, ".")], leaf.row)
		}
		s.top[leaf.path] = leaf
	}
	for name, leaves := range l.plans {
		s.declare("plan", name)
		if s.deltas[name] == nil {
			s.deltas[name] = map[string]leaf{}
		}
		overrule(s.deltas[name], leaves)
		for _, leaf := range leaves {
			s.deltas[name][leaf.path] = leaf
		}
	}
	if len(l.axes) == 0 {
		return
	}
	var kept []Axis
	if s.Grid != nil && flags {
		kept = slices.DeleteFunc(s.Grid.Axes, func(a Axis) bool {
			return slices.ContainsFunc(l.axes, func(b Axis) bool { return a.Path == b.Path })
		})
	}
	s.Grid = &Grid{Axes: append(kept, l.axes...)}
}

// bounds refuses what would cost too much to go on with, and cuts it off.
func (s *draft) bounds(problems *Problems) {
	for kind := range named {
		limit := maxRows
		if kind == "plan" {
			limit = maxPlans
		}
		if n := len(s.names[kind]); n > limit {
			*problems = append(*problems, Problem{
				Key: kind, What: "has too many names",
				Got: fmt.Sprint(n), Want: fmt.Sprintf("at most %d", limit),
			}.at(s.file))
			s.names[kind] = s.names[kind][:limit]
		}
	}
}

// defaults fills what no layer says.
func (s *draft) defaults() {
	for i := range table {
		k := &table[i]
		if k.Default == "" {
			continue
		}
		first, _, isNamed := strings.Cut(k.Path, ".*.")
		if !isNamed {
			s.fill(k, "", k.Path, false)
			continue
		}
		for _, row := range s.names[first] {
			path := strings.Replace(k.Path, "*", row, 1)
			kind := s.top["category."+row+".kind"]
			s.fill(k, row, path, first == "category" && kind.value.number == 1)
		}
	}
}

// fill gives a key that no layer says its default: that of long-tail categories, of queues, of agents by
// number, or of an assistant that takes the short issues, where it differs there.
func (s *draft) fill(k *key, row, path string, longTail bool) {
	if _, said := s.top[path]; said {
		return
	}
	l := builtIn()[k.Path]
	switch {
	case longTail && k.LongTail != "":
		l = builtIn()[k.Path+" long_tail"]
	case k.Queue != "" && s.top["arrivals.open_per_hour"].value.median() > 0:
		l = builtIn()[k.Path+" queue"]
	case k.Numbered != "" && s.textbook():
		l = builtIn()[k.Path+" numbered"]
	case k.Selected != "" && s.top["assistant.work_correlation"].value.median() < 0:
		l = builtIn()[k.Path+" selected"]
	}
	l.row, l.path = row, path
	s.top[path] = l
}

// textbook reports whether the desk is one of a textbook: agents by number, or arrivals at a rate of their own.
func (s *draft) textbook() bool {
	m := modeOf(s.names["pool"], func(path string) (leaf, bool) { l, said := s.top[path]; return l, said })
	return m.open || m.byNumber
}

// defaultSuffixes tell the defaults of one key apart.
var defaultSuffixes = []string{"", " long_tail", " queue", " numbered", " selected"}

// builtIn are the defaults of the table as leaves, by path; those of long-tail
// categories under the path and " long_tail", those of open arrivals under " queue", those of
// agents by number under " numbered", those where the assistant takes the short issues under " selected".
// They pass the same reader as a file; a default it refuses is a mistake in the table.
var builtIn = sync.OnceValue(func() map[string]leaf {
	all := map[string]leaf{}
	for i := range table {
		k := &table[i]
		for i, text := range []string{k.Default, k.LongTail, k.Queue, k.Numbered, k.Selected} {
			suffix := defaultSuffixes[i]
			if text == "" {
				continue
			}
			raw, err := decodeValue(text)
			if err != nil {
				panic("scenarios: default of " + k.Path + ": " + err.Error())
			}
			v, f := k.read(raw)
			if f != nil {
				panic(fmt.Sprintf("scenarios: default of %s %s (got %s, want %s)", k.Path, f.what, f.got, f.want))
			}
			v.source, v.grade = k.Source, k.Grade
			// As a file would say it, so that a file written from it reads the same.
			if m, ok := raw.(map[string]any); ok && m["source"] == nil && k.Source != "" {
				m["source"], m["grade"] = k.Source, k.Grade
			}
			all[k.Path+suffix] = leaf{key: k, value: v, text: written(raw), pos: Position{File: byDefault}}
		}
	}
	return all
})

// head fills the fields of Scenario that are not physics.
func (s *draft) head() {
	word := func(path string) string {
		if w := s.top[path].value.words; len(w) > 0 {
			return w[0]
		}
		return ""
	}
	whole := func(path string) int { return int(s.top[path].value.number) }
	s.Title, s.Question, s.Currency = word("title"), word("question"), word("currency")
	s.Start, s.Months = s.top["start"].value.day, whole("months")
	s.Seed, s.Worlds = uint64(s.top["seed"].value.whole), whole("worlds")
	s.Level = s.top["level"].value.number
	s.outputs()
	for _, name := range s.names["threshold"] {
		expr := s.top["threshold."+name+".expr"]
		s.Thresholds = append(s.Thresholds, Threshold{
			Name: name, Plan: word("threshold." + name + ".plan"),
			Expr: word(expr.path), At: expr.pos,
		})
	}
	if plan, ok := s.top["grid.plan"]; ok {
		if s.Grid == nil {
			s.Grid = &Grid{}
		}
		s.Grid.Plan, s.Grid.pos = plan.value.words[0], plan.pos
	}
	for _, name := range s.names["plan"] {
		p := Plan{Name: name, Title: word("plan." + name + ".title")}
		p.Reference = s.top["plan."+name+".reference"].value.number == 1
		choice, said := s.top["plan."+name+".choice"]
		p.Choice = !said || choice.value.number == 1
		if p.Title == "" {
			p.Title = name
		}
		s.Plans = append(s.Plans, p)
	}
}

func (s *draft) planNames() []string { return s.names["plan"] }

// settled resolves the base and every plan, and the list of what is not known.
func (s *draft) settled() *Scenario {
	out := &s.Scenario
	s.top = s.dated(s.top)
	out.base = s.resolve(s.top)
	for i := range out.Plans {
		p := &out.Plans[i]
		leaves := maps.Clone(s.top)
		maps.Copy(leaves, s.dated(s.deltas[p.Name]))
		p.scenario, p.resolved = out, s.resolve(leaves)
		p.resolved.changed = s.deltas[p.Name]
	}
	out.assume()
	return out
}

// dated turns dates that stand for a duration into days since the start.
func (s *draft) dated(leaves map[string]leaf) map[string]leaf {
	out := maps.Clone(leaves)
	for path, l := range leaves {
		if l.key.Dated && !l.value.day.IsZero() {
			l.value.number = float64(l.value.day.Since(s.Start))
			out[path] = l
		}
	}
	return out
}
