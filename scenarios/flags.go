package scenarios

import (
	"fmt"
	"strings"

	"boomerang/scenarios/numeral"

	"github.com/BurntSushi/toml"
)

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
		w.bare = func(path []string) string {
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
