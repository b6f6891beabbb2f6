package desk

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"testing"

	"boomerang/sim"
)

// A way that is more to the customer than the table says is marked so in the table: lived is not asked about the
// others. Held against the text of lived, since a forgotten mark would only leave something out.
func TestEveryWayThatIsLivedIsMarked(t *testing.T) {
	parsed, err := parser.ParseFile(token.NewFileSet(), "course.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		f, ok := n.(*ast.FuncDecl)
		if !ok || f.Name.Name != "lived" {
			return true
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if c, ok := n.(*ast.CaseClause); ok {
				for _, x := range c.List {
					told[x.(*ast.Ident).Name] = true
				}
			}
			return true
		})
		return false
	})
	marked := map[string]bool{}
	for at, name := range forkNames(t) {
		for _, w := range life[at].ways {
			if w.lived {
				marked[name] = true
			}
		}
	}
	if len(told) == 0 || !maps.Equal(told, marked) {
		t.Errorf("lived speaks of %v, the table marks %v", slices.Sorted(maps.Keys(told)),
			slices.Sorted(maps.Keys(marked)))
	}
}

// forkNames are the names of the forks, read from the text that declares them.
func forkNames(t *testing.T) (names []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), "forks.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		g, ok := n.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST || len(names) > 0 {
			return true
		}
		for _, s := range g.Specs {
			names = append(names, s.(*ast.ValueSpec).Names[0].Name)
		}
		return false
	})
	if names = names[:len(names)-1]; len(names) != int(forks) {
		t.Fatalf("%d forks are declared, and there are %d", len(names), forks)
	}
	return names
}

// Forks that are passed by change nothing: the way from any fork, followed one by one through what is certain,
// comes to the same fork.
func TestLeadsPassesNothingThatHappens(t *testing.T) {
	for _, c := range []float64{0, .3, 1} {
		var now today
		for at := range forks {
			now.below[at] = sim.ChanceOf(c)
		}
		for at := range forks {
			to := now.lead(at)
			for at != to {
				w := life[at].ways[no]
				if c == 1 {
					w = life[at].ways[yes]
				}
				happens := w.after != atOnce || w.marks != 0 || w.lived || len(w.counts) > 0
				if c == .3 || byRecord>>at&1 != 0 || happens {
					t.Fatalf("at chance %v fork %d is passed by", c, at)
				}
				at = w.to
			}
		}
	}
	open := today{}
	open.below[getsThrough] = sim.Certain
	if got := open.lead(noWayOut); got != getsThrough {
		t.Errorf("with an open way out fork %d leads to %d, want %d", noWayOut, got, getsThrough)
	}
}
