package scenarios

import (
	"encoding/json"
	"slices"
	"strings"
)

// object is a piece of JSON Schema.
type object = map[string]any

// Schema returns the JSON Schema (draft 2020-12) of a scenario file, built from
// the table of keys, for editors that complete and check TOML.
func Schema() []byte {
	company := nested(func(k *key) bool { return !meta(k) })
	plan := nested(func(k *key) bool { return !meta(k) && !k.Base })
	for i := range table {
		if k := &table[i]; strings.HasPrefix(k.Path, "plan.*.") {
			plan[k.Path[len("plan.*."):]] = k.schema()
		}
	}
	company["plan"] = byName(closed(plan))
	grid := nested(func(k *key) bool { return !meta(k) && !k.Base && k.Kind <= choice })
	arrays(grid)
	grid["plan"] = byPath["grid.plan"].schema()
	company["grid"] = closed(grid)
	for _, name := range []string{"threshold", "measure", "correlation", "published", "ask", "explore"} {
		company[name] = nested(func(k *key) bool { return strings.HasPrefix(k.Path, name+".") })[name]
	}
	root := closed(company)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "boomerang scenario"
	root["$defs"] = object{"belief": beliefSchema()}
	text, err := json.MarshalIndent(root, "", " ")
	if err != nil {
		panic("scenarios: schema: " + err.Error())
	}
	return append(text, '\n')
}

// meta reports whether a key is of a table that no company has.
func meta(k *key) bool {
	first, _, sub := strings.Cut(k.Path, ".")
	return sub && slices.Contains(metaTables, first)
}

// nested nests the schemas of the chosen keys by their paths.
func nested(chosen func(*key) bool) object {
	root := object{}
	for i := range table {
		k := &table[i]
		if !chosen(k) {
			continue
		}
		parts := strings.Split(k.Path, ".")
		at := root
		for _, part := range parts[:len(parts)-1] {
			at = child(at, part)
		}
		at[parts[len(parts)-1]] = k.schema()
	}
	return root
}

// child returns the properties of a table inside properties, "*" standing for
// any name, and makes it where it is missing.
func child(properties object, part string) object {
	if part == "*" {
		return properties
	}
	if properties[part] == nil {
		inner := object{}
		properties[part] = closed(inner)
		if named[part] {
			properties[part] = byName(closed(inner))
		}
		return inner
	}
	t := properties[part].(object)
	if named[part] {
		t = t["additionalProperties"].(object)
	}
	return t["properties"].(object)
}

func closed(properties object) object {
	return object{"type": "object", "properties": properties, "additionalProperties": false}
}

func byName(t object) object {
	return object{"type": "object", "additionalProperties": t}
}

// arrays turns every key of nested properties into an array of its values.
func arrays(properties object) {
	for name, sub := range properties {
		s := sub.(object)
		switch {
		case s["properties"] != nil:
			arrays(s["properties"].(object))
		case s["additionalProperties"] != nil:
			arrays(s["additionalProperties"].(object)["properties"].(object))
		default:
			properties[name] = object{"type": "array", "items": s, "description": s["description"]}
		}
	}
}

// schema describes one key's values.
func (k *key) schema() object {
	s := object{"description": k.describe()}
	switch k.Kind {
	case quantity:
		known := object{"type": "number"}
		if k.Unit.dim == plain || k.Unit.dim == fraction {
			k.Range.schema(known)
		}
		s["anyOf"] = []object{known, {"type": "string"}, {"$ref": "#/$defs/belief"}}
	case count:
		s["type"] = "integer"
		if k.Unit.dim == calendar {
			s["type"] = []string{"integer", "string"}
		}
	case yesNo:
		s["type"] = "boolean"
	case choice:
		s["enum"] = k.Choices
	case series:
		s["type"] = []string{"array", "object"}
	case hours, names:
		s["type"] = []string{"string", "array"}
	default:
		s["type"] = "string"
		if k.Bare {
			s["type"] = []string{"string", "integer"}
		}
	}
	return s
}

// beliefSchema describes a quantity written as a table: a known value, or what
// is not known of it, with its source.
func beliefSchema() object {
	figure := object{"type": []string{"number", "string"}}
	properties := object{
		"source": object{"type": "string", "description": "Where the figure comes from."},
		"grade":  object{"enum": grades, "description": "How good that source is."},
		"owner":  object{"type": "string", "description": "Who answers for the figure."},
		"dist":   object{"enum": familyNames, "description": "Family; found by the parameters where it is left out."},
	}
	properties["sweep"] = object{
		"type": "array", "items": figure, "minItems": 2, "maxItems": 2,
		"description": "Low and high worth trying of a known value.",
	}
	for _, name := range beliefWords {
		if properties[name] == nil && !strings.HasPrefix(name, "p") {
			properties[name] = figure
		}
	}
	return object{
		"type": "object", "properties": properties, "additionalProperties": false,
		"patternProperties": object{"^p[1-9][0-9]?$": figure},
		"description":       "A known value or a distribution: " + beliefWant + ".",
	}
}

// schema adds the span to a schema of numbers; JSON has no infinity.
func (s span) schema(to object) {
	if s.Low > -1e300 {
		if s.Above {
			to["exclusiveMinimum"] = s.Low
		} else {
			to["minimum"] = s.Low
		}
	}
	if s.High < 1e300 {
		to["maximum"] = s.High
	}
}

// describe is the key's meaning with unit and default.
func (k *key) describe() string {
	text := k.Meaning
	if k.Unit != noUnit && k.Kind == quantity {
		text += " Unit: " + k.Unit.word() + "."
	}
	if k.Within != "" {
		text += ` "80/20" is 80 % within 20 seconds.`
	}
	if k.Default != "" && k.Kind != series {
		text += " Default: " + k.Default + "."
	}
	return text
}
