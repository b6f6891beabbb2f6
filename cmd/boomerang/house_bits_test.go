package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// processorBound are functions of math whose assembly takes other ways on other
// processors, or that call one; portable has its own.
var processorBound = []string{
	"Exp", "Pow", "Erf", "Erfc", "Gamma", "Sinh", "Cosh", "Tanh", "FMA", "Acosh", "Asinh",
}

// boundPackages call them, but for what freeOfIt names.
var boundPackages, freeOfIt = []string{"distuv", "mathext"}, map[string]bool{"mathext.Digamma": true}

// bitFaults lists uses of functions whose last bit depends on the processor, in the
// rooms that rows are made in.
func bitFaults(name string, file *ast.File) (faults []string) {
	room, _, _ := strings.Cut(name, "/")
	if !slices.Contains([]string{"sim", "models", "scenarios"}, room) || strings.HasPrefix(name, "sim/portable/") {
		return nil
	}
	ast.Inspect(file, func(n ast.Node) bool {
		x, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		from, ok := x.X.(*ast.Ident)
		if !ok {
			return true
		}
		full := from.Name + "." + x.Sel.Name
		if from.Name == "math" && slices.Contains(processorBound, x.Sel.Name) ||
			slices.Contains(boundPackages, from.Name) && !freeOfIt[full] {
			faults = append(faults, full+" has other bits on other processors: use package portable")
		}
		return true
	})
	return faults
}

func TestBitFaults(t *testing.T) {
	for body, want := range map[string]int{
		"var x = math.Exp(1)":                        1,
		"var f = math.Pow":                           1,
		"var z = distuv.UnitNormal.Quantile(.5)":     1,
		"var q = mathext.GammaIncReg(1, 2)":          1,
		"var d = mathext.Digamma(2)":                 0,
		"var y = math.Log(2) + math.Expm1(1)":        0,
		"var e = portable.Exp(1) + portable.Erfc(1)": 0,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n"+body, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := bitFaults("models/x.go", file); len(got) != want {
			t.Errorf("%s: %q, want %d faults", body, got, want)
		}
	}
}
