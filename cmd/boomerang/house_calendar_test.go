package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"testing"
)

// One calendar: how long a year and a month are, and which date a day is, stands
// in sim/dates alone. Two lengths of a month in one program name one month twice
// and another never.

// ownCalendar lists the packages that may keep lengths of their own, and why.
var ownCalendar = map[string]string{}

// lengthName is the name of a length of the calendar: daysPerYear, monthDays.
var lengthName = regexp.MustCompile(`(?i)^(days?(per|in|of|a)(year|month)s?|(year|month)(s?days?|length))$`)

// calendarFaults lists what makes a file a calendar of its own: a year or month
// as a fraction (365.25, 30.4), a year that multiplies or divides (24 * 365; a
// range that ends at 365 days is none), the constants of the Gregorian calendar,
// a constant or variable named after such a length, and AddDate, which takes a
// month after the 31st of January for March.
func calendarFaults(set *token.FileSet, file *ast.File) (all []string) {
	report := func(at ast.Node, format string, args ...any) {
		line := set.Position(at.Pos()).Line
		all = append(all, fmt.Sprintf("%d: %s: sim/dates has it", line, fmt.Sprintf(format, args...)))
	}
	named := func(name *ast.Ident) {
		if lengthName.MatchString(name.Name) {
			report(name, "%s is a length of the calendar", name.Name)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if isLength(n) {
				report(n, "%s is a length of the calendar", n.Value)
			}
		case *ast.BinaryExpr:
			for _, x := range []ast.Expr{n.X, n.Y} {
				if year, ok := x.(*ast.BasicLit); ok && isYear(year) && (n.Op == token.MUL || n.Op == token.QUO) {
					report(n, "%s is a year", year.Value)
				}
			}
		case *ast.ValueSpec:
			for _, name := range n.Names {
				named(name)
			}
		case *ast.AssignStmt:
			for _, x := range n.Lhs {
				if name, ok := x.(*ast.Ident); ok && n.Tok == token.DEFINE {
					named(name)
				}
			}
		case *ast.SelectorExpr:
			if n.Sel.Name == "AddDate" {
				report(n, "AddDate overflows at the end of a month")
			}
		}
		return true
	})
	return all
}

// isLength tells a mean month, a year written as a fraction, the days of the 400
// years of the Gregorian calendar and those up to 1970.
func isLength(n *ast.BasicLit) bool {
	x, err := strconv.ParseFloat(n.Value, 64)
	if err != nil {
		return false
	}
	if n.Kind == token.INT {
		return x == 146097 || x == 719468
	}
	return 30.4 <= x && x < 30.5 || 365 <= x && x <= 366
}

func isYear(n *ast.BasicLit) bool {
	return n.Kind == token.INT && (n.Value == "365" || n.Value == "366")
}

// TestCalendarFaults: the rule finds what it is for, and leaves ranges alone.
func TestCalendarFaults(t *testing.T) {
	for body, want := range map[string]int{
		"const daysPerMonth = 365.25 / 12":                               2,
		"const daysPerYear, n = 300, 1":                                  1,
		"var monthDays = 30":                                             1,
		"func f(x float64) float64 { return x / 365. }":                  1,
		"func f(x float64) float64 { return x * 24 * 365 }":              1,
		"func f(x float64) float64 { return x * 365 / 12 }":              1,
		"func f(x float64) float64 { return x / 30.4375 }":               1,
		"func f() float64 { daysPerMonth := 30.5; return daysPerMonth }": 1,
		"func f(day int) int { return day / 146097 }":                    1,
		"func f(t time.Time) time.Time { return t.AddDate(0, 1, 0) }":    1,
		"var r = span{Low: 30, High: 365}":                               0,
		"const fewest = 365 + 14":                                        0,
		"const slack = 30.25":                                            0,
		"func f(x float64) float64 { return x * dates.EngineMonth }":     0,
	} {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, "x.go", "package x\n"+body, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := calendarFaults(set, file); len(got) != want {
			t.Errorf("%s: %d faults, want %d: %q", body, len(got), want, got)
		}
	}
}
