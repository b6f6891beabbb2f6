package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"boomerang/cmd/internal/cluster"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/sim/result"
)

// TestConstantsAreDescribed: the model description lists every assumed constant
// with the value the code uses.
func TestConstantsAreDescribed(t *testing.T) {
	var page strings.Builder
	if err := describeModel(t.Context(), &page, []string{"null"}); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range desk.Constants {
		if seen[c.Name] || !strings.HasSuffix(c.Meaning, ".") || c.Unit == result.UnitNone {
			t.Errorf("%+v is listed twice or says too little", c)
		}
		seen[c.Name] = true
		if line := fmt.Sprintf("| `%s` | %v | %s | %s |", c.Name, c.Value, c.Unit,
			c.Meaning); !strings.Contains(page.String(), line) {
			t.Errorf("the description lacks %s", line)
		}
	}
}

// TestDictionaryKnowsEveryColumn: what a scenario of two segments has in runs,
// and what a design ends in, is described, each in its own section.
func TestDictionaryKnowsEveryColumn(t *testing.T) {
	var page strings.Builder
	if err := dictionary(&page); err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(page.String(), "\n## ")
	in := func(table string) string {
		for _, s := range sections {
			if strings.HasPrefix(s, table) {
				return s
			}
		}
		t.Fatalf("no section on %s", table)
		return ""
	}
	for _, m := range desk.MeasuresOf([]desk.Segment{{Name: "SEGMENT"}, {Name: "OTHER"}}) {
		name := strings.TrimSuffix(m.Name, "_OTHER")
		if name != m.Name {
			name += "_SEGMENT"
		}
		if n := strings.Count(in("runs.csv"), "| `"+name+"` |"); n != 1 {
			t.Errorf("runs: %s is described %d times", name, n)
		}
	}
	for _, c := range cluster.JoinedColumns(nil, nil, nil) {
		if n := strings.Count(in("points.csv"), "| `"+c.Name+"` |"); n != 1 {
			t.Errorf("points: %s is described %d times", c.Name, n)
		}
	}
	columns := (&cluster.PointTable{
		Measures: []result.Measure{{Name: "net"}}, Chances: []result.Probability{{Name: "net_loss"}},
	}).Columns()
	if len(columns) != len(cluster.JoinedColumns(nil, nil, nil))+3+10 {
		t.Errorf("the table of a design has columns of its own: %v", columns)
	}
	units := map[string]string{}
	for _, table := range []string{"runs.csv", "months.parquet", "daily.parquet"} { // one name, one unit, one meaning
		for _, line := range strings.Split(in(table), "\n") {
			name, said, ok := strings.Cut(line, "` | ")
			if _, measure := allMeasureNames()[strings.TrimPrefix(name, "| `")]; !ok || !measure {
				continue
			}
			if before, ok := units[name]; ok && before != said {
				t.Errorf("%s`: %s says %q, another table %q", name, table, said, before)
			}
			units[name] = said
		}
	}
	if len(units) != len(allMeasureNames()) {
		t.Errorf("%d measures are described, there are %d", len(units), len(allMeasureNames()))
	}
}

// TestPagesOfReference: what is written as Markdown is printed as one page that loads nothing, with every heading of
// the text a place in it and every link on it leading to one; what is no Markdown is refused.
func TestPagesOfReference(t *testing.T) {
	for _, subject := range subjects {
		words := []string{"describe", subject}
		if subject == "model" {
			words = append(words, "null")
		}
		code, _, page := tell(append(words, "--html"))
		if subject == "citation" || subject == "licences" {
			if code != terminal.ExitUsage {
				t.Errorf("%s is printed as a page: exit code %d", subject, code)
			}
			continue
		}
		_, _, markdown := tell(words)
		heads := len(regexp.MustCompile(`(?m)^#+ `).FindAllString(markdown, -1))
		got := len(regexp.MustCompile(`<h[1-6] id=`).FindAllString(page, -1))
		if code != terminal.ExitFine || got != heads || heads == 0 || !strings.Contains(page, "default-src 'none'") {
			t.Errorf("%s: exit code %d, %d headings of %d", subject, code, got, heads)
		}
		for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
			if !strings.Contains(page, `id="`+m[1]+`"`) {
				t.Errorf("%s: nothing is called %s", subject, m[1])
			}
		}
	}
}
