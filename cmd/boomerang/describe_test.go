package main

import (
	"fmt"
	"strings"
	"testing"

	"boomerang/cmd/internal/cluster"
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
