package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/scenarios/numeral"

	"github.com/BurntSushi/toml"
)

// settings turns "-s key=value" settings into a layer, each where it belongs, in their
// order: of two of one key the later counts, whichever way either of them names it. It
// returns what is told of them and what each of them sets.
func settings(set []string, files []*layer, problems *Problems) (all *layer, notes []Problem, targets [][]string) {
	all = newLayer()
	for _, s := range set {
		one := flagged([]string{s}, problems)
		notes = append(notes, one.direct(files, problems)...)
		targets = append(targets, one.paths())
		all.add(one)
	}
	return all, notes, targets
}

// add puts what another layer says after what this one says.
func (out *layer) add(more *layer) {
	out.base = append(out.base, more.base...)
	out.axes = append(out.axes, more.axes...)
	for plan, leaves := range more.plans {
		out.plans[plan] = append(out.plans[plan], leaves...)
	}
	for kind, names := range more.names {
		for _, name := range names {
			if !slices.Contains(out.names[kind], name) {
				out.names[kind] = append(out.names[kind], name)
			}
		}
	}
}

// paths are the keys a layer says something of, with the plan where it is of one.
func (out *layer) paths() (all []string) {
	for _, l := range out.base {
		all = append(all, l.path)
	}
	for plan, leaves := range out.plans {
		for _, l := range leaves {
			all = append(all, "plan."+plan+"."+l.path)
		}
	}
	for _, a := range out.axes {
		all = append(all, "grid."+a.Path)
	}
	slices.Sort(all)
	return all
}

// SetBy is the setting, among the first n a scenario was read with, that says something
// of a key (plan.NAME.key where it is of a plan); -1 where none does.
func (s *Scenario) SetBy(path string, n int) int {
	return slices.IndexFunc(s.targets[:min(n, len(s.targets))], func(set []string) bool {
		return slices.Contains(set, path)
	})
}

// Twice refuses keys that two of the settings of a command set, the first a scenario was
// read with, with other values: which of them is meant, only their author knows.
func (s *Scenario) Twice(set []string) error {
	var problems Problems
	for i := range set {
		for _, path := range s.targets[i] {
			first := s.SetBy(path, i)
			if first < 0 || set[first] == set[i] {
				continue
			}
			problems = append(problems, Problem{
				File: "-s " + set[i], Key: path, What: "is set by -s " + set[first] + " already",
				Hint: "leave one of the two out",
			})
		}
	}
	return problems.err()
}

// flagged turns "-s key=value" settings into a layer. A value is read as TOML,
// as a number that TOML would write otherwise, such as the .2 of a table, or as
// text: cut.share=0.4, routing.policy=everything and
// churn.personal_lag=2 quarters all work.
func flagged(settings []string, problems *Problems) *layer {
	out := newLayer()
	for _, s := range settings {
		file := "-s " + s
		path, raw, ok := strings.Cut(s, "=")
		path = strings.TrimSpace(path)
		if !ok || path == "" {
			*problems = append(*problems, Problem{File: file, What: "is not a setting", Want: "-s key=value"})
			continue
		}
		w := walker{file: file, problems: problems, out: out}
		parts := strings.Split(path, ".")
		marks, _ := positions("v = " + strings.TrimSpace(raw))
		w.bare = func(path []string) []string {
			return marks[joinedPath(append([]string{"v"}, path[min(len(parts), len(path)):]...))].bare
		}
		if len(parts) > maxDepth {
			w.refuse(parts[:1], Problem{What: "nests too deeply"})
			continue
		}
		w.entry(parts, literal(strings.TrimSpace(raw)))
	}
	if e := out.extends; e.key != nil {
		*problems = append(*problems, Problem{
			File: e.pos.File, Key: "extends", What: "cannot be set by a flag",
			Hint: "a file names its bases itself",
		})
	}
	return out
}

// literal decodes a TOML value, or returns the text as it is.
func literal(s string) any {
	if strings.ContainsAny(s, "\n\r") || len(s) > maxBytes {
		return s
	}
	if _, tooDeep := positions("v = " + s); tooDeep > 0 {
		return s
	}
	if v, err := decodeValue(s); err == nil {
		return v
	}
	if v, err := numeral.Read(s); err == nil && !strings.Contains(s, ",") {
		return v
	}
	return s
}

// decodeValue decodes one TOML value.
func decodeValue(s string) (any, error) {
	var doc struct{ V any }
	_, err := toml.Decode("v = "+s, &doc)
	return doc.V, err
}

// shadows warns where a setting of the base is overruled by a plan.
func shadows(flags *layer, plans map[string]map[string]leaf, order []string) []Problem {
	var warnings []Problem
	for _, l := range flags.base {
		for _, name := range order {
			if over, ok := plans[name][l.path]; ok {
				warnings = append(warnings, Problem{
					File: l.pos.File, Key: l.path,
					What: fmt.Sprintf("is overruled by plan %s", name), Got: over.echo(),
					Hint: fmt.Sprintf("to change the plan: -s plan.%s.%s=…", name, l.path),
				})
			}
		}
	}
	return warnings
}
