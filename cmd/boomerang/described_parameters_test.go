package main

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// quotedParameters is every parameter of the model: its name in the equations, the key of a scenario that states it,
// and what of it the company before day 0 and a trial of the assistant have.
func quotedParameters(t *testing.T) string {
	types := map[string]*ast.StructType{}
	for _, name := range sourcesOf(t, "models/desk") {
		ast.Inspect(parsed(t, "../../models/desk/"+name), func(n ast.Node) bool {
			if s, ok := n.(*ast.TypeSpec); ok {
				if of, ok := s.Type.(*ast.StructType); ok {
					types[s.Name.Name] = of
				}
			}
			return true
		})
	}
	keys, treated := keysByField(t), treatmentsByField(t)
	var b strings.Builder
	fmt.Fprint(&b, "| parameter | key | meaning in the engine | before day 0 | on trial |\n|---|---|---|---|---|\n")
	for _, group := range types["Params"].Fields.List {
		of := types[strings.TrimPrefix(strings.TrimPrefix(code(group.Type), "*"), "[]")]
		for _, g := range group.Names {
			if of == nil {
				continue
			}
			for _, f := range of.Fields.List {
				for _, n := range f.Names {
					path := g.Name + "." + n.Name
					said := inOneCell(f.Doc.Text() + " " + f.Comment.Text())
					fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", path, keys[path], said, treated[path][0],
						treated[path][1])
					delete(keys, path)
				}
			}
		}
	}
	for path, key := range keys {
		if strings.Contains(path, ".") {
			t.Errorf("%s fills %s, which is no parameter", key, path)
		}
	}
	return b.String()
}

// filled is the field that the function of a key returns: p.Humans.Heads, p.Pools[row].Name.
var filled = regexp.MustCompile(`^&?p\.(\w+)(?:\[\w+\])?\.(\w+)(?:\[:?\])?$`)

// keysByField are the keys of a scenario by the field they fill.
func keysByField(t *testing.T) map[string]string {
	keys := map[string]string{}
	files, err := filepath.Glob("../../scenarios/keys_*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, path := range files {
		ast.Inspect(parsed(t, path), func(n ast.Node) bool {
			l, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			of := fieldsOf(l)
			fill, isFunc := of["at"].(*ast.FuncLit)
			name, isText := of["Path"].(*ast.BasicLit)
			if !isFunc || !isText {
				return true
			}
			key, err := strconv.Unquote(name.Value)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(fill, func(n ast.Node) bool {
				if r, ok := n.(*ast.ReturnStmt); ok {
					if m := filled.FindStringSubmatch(code(r.Results[0])); m != nil {
						at := m[1] + "." + m[2]
						keys[at] = strings.TrimPrefix(keys[at]+", `"+key+"`", ", ")
					}
				}
				return true
			})
			return true
		})
	}
	return keys
}

// treatmentsByField are what a field is before day 0 and on trial; as stated, where nothing is said.
func treatmentsByField(t *testing.T) map[string][2]string {
	treated := map[string][2]string{}
	for _, name := range []string{"treatments", "treatments_people", "treatments_harm"} {
		ast.Inspect(deskFile(t, name), func(n ast.Node) bool {
			l, ok := n.(*ast.CompositeLit)
			if !ok || len(l.Elts) != 5 {
				return true
			}
			field, ok := l.Elts[0].(*ast.BasicLit)
			if !ok {
				return true
			}
			path, err := strconv.Unquote(field.Value)
			if err != nil {
				t.Fatal(err)
			}
			var as [2]string
			for i := range as {
				if as[i] = code(l.Elts[1+i]); as[i] == "nil" {
					as[i] = "as stated"
				}
			}
			treated[path] = as
			return true
		})
	}
	if len(treated) < 100 {
		t.Errorf("%d treatments", len(treated))
	}
	return treated
}
