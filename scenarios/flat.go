package scenarios

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Flat writes the scenario as one file that depends on no other: every value
// in force, plan by plan. Loading it gives the same physics, the same Hash.
func (s *Scenario) Flat() []byte {
	var b bytes.Buffer
	line := func(path, text string) { fmt.Fprintf(&b, "%s = %s\n", tomlPath(path), text) }
	quoted := func(path, text string) {
		if text != "" {
			line(path, tomlText(text))
		}
	}
	quoted("title", s.Title)
	quoted("question", s.Question)
	quoted("currency", s.Currency)
	if len(s.Unconverted) > 0 {
		line("currency_unconverted", "["+strings.Join(each(s.Unconverted, tomlText), ", ")+"]")
	}
	line("seed", strconv.FormatUint(s.Seed, 10))
	line("worlds", strconv.Itoa(s.Worlds))
	if s.Level != usualLevel {
		line("level", strconv.FormatFloat(s.Level, 'g', -1, 64))
	}
	for _, p := range s.Plans {
		at := "plan." + p.Name
		quoted(at+".title", p.Title)
		if p.Reference {
			line(at+".reference", "true")
		}
		if !p.Choice {
			line(at+".choice", "false")
		}
	}
	for _, l := range s.Resolved() {
		path := l.Path
		if l.Plan != "" {
			path = "plan." + l.Plan + "." + l.Path
		}
		line(path, l.Text)
	}
	if g := s.Grid; g != nil {
		quoted("grid.plan", g.Plan)
		for _, a := range g.Axes {
			line("grid."+a.Path, "["+strings.Join(a.Texts, ", ")+"]")
		}
	}
	for _, t := range s.Thresholds {
		quoted("threshold."+t.Name+".plan", t.Plan)
		quoted("threshold."+t.Name+".expr", t.Expr)
	}
	for _, o := range s.Outputs {
		at := "measure." + o.Name
		quoted(at+".expr", o.Expr)
		quoted(at+".unit", o.Unit.String())
		quoted(at+".better", betterWord(o.Better))
		quoted(at+".title", o.Title)
	}
	for _, p := range append(s.published, s.asking...) {
		line(p[0], p[1])
	}
	for _, c := range s.correlations {
		line(c[0], c[1])
	}
	return b.Bytes()
}

// bareKey is what TOML lets stand without quotes.
var bareKey = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// tomlPath quotes the parts of a dotted key that cannot stand without.
func tomlPath(path string) string {
	parts := strings.Split(path, ".")
	for i, part := range parts {
		parts[i] = tomlName(part)
	}
	return strings.Join(parts, ".")
}

// tomlName is the name of a table, in quotes where it cannot stand without.
func tomlName(name string) string {
	if bareKey.MatchString(name) {
		return name
	}
	return tomlText(name)
}
