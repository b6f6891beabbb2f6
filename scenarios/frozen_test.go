package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// What was published is frozen: testdata/published-frozen.tsv was written before any scenario was rebuilt on the
// record, and no row may move afterwards but a check that turns out to have set an input, which is no evidence then.
const frozenFile = "testdata/published-frozen.tsv"

// seedOfTheLot decides which third of the checks nobody looks at until the scenarios are rebuilt. It is the day the
// regulator's order against Block was given, and was chosen before anything was drawn.
const seedOfTheLot = "2025-01-16"

var freeze = flag.Bool("freeze", false, "write the frozen rows anew")

// frozenRow is a row as it is frozen.
func frozenRow(scenario string, p *Published) []string {
	row := []string{scenario, p.Name, p.Role, p.Measure, p.Over, p.Against, p.Plan, fmt.Sprint(p.From, "-", p.To)}
	for _, x := range []float64{p.Low, p.High, p.Error, p.Discrepancy} {
		row = append(row, fmt.Sprint(x))
	}
	return row
}

// ticket is the place of a row in the lot.
func ticket(scenario, name string) string {
	sum := sha256.Sum256([]byte(seedOfTheLot + " " + scenario + " " + name))
	return hex.EncodeToString(sum[:])
}

// drawn are the checks that are held back: of all frozen, the third with the lowest tickets.
func drawn(rows [][]string) map[string]bool {
	var checks []string
	for _, r := range rows {
		if r[2] == RoleCheck {
			checks = append(checks, r[0]+"\t"+r[1])
		}
	}
	slices.SortFunc(checks, func(a, b string) int {
		as, an, _ := strings.Cut(a, "\t")
		bs, bn, _ := strings.Cut(b, "\t")
		return strings.Compare(ticket(as, an), ticket(bs, bn))
	})
	held := map[string]bool{}
	for _, c := range checks[:int(math.Round(float64(len(checks))/3))] {
		held[c] = true
	}
	return held
}

// rowsNow are those of the shipped files.
func rowsNow(t *testing.T) (rows [][]string, held map[string]bool) {
	held = map[string]bool{}
	for _, s := range List() {
		loaded, err := Load(t.Context(), s.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range loaded.Published {
			p := &loaded.Published[i]
			rows = append(rows, frozenRow(s.Name, p))
			if p.Held {
				held[s.Name+"\t"+p.Name] = true
			}
		}
	}
	return rows, held
}

func TestPublishedFiguresAreFrozen(t *testing.T) {
	now, held := rowsNow(t)
	if *freeze {
		var b strings.Builder
		for _, r := range now {
			b.WriteString(strings.Join(r, "\t") + "\n")
		}
		if err := os.WriteFile(frozenFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(frozenFile)
	if err != nil {
		t.Fatal(err)
	}
	var frozen [][]string
	for line := range strings.Lines(string(text)) {
		frozen = append(frozen, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	lot := drawn(frozen)
	for _, was := range frozen {
		at := slices.IndexFunc(now, func(r []string) bool { return r[0] == was[0] && r[1] == was[1] })
		if at < 0 {
			t.Errorf("%s: published.%s is gone", was[0], was[1])
			continue
		}
		is := slices.Clone(now[at])
		if was[2] == RoleCheck && is[2] == RoleInput {
			is[2] = RoleCheck // it counts for less than it was frozen to
		}
		if !slices.Equal(is, was) {
			t.Errorf("%s: published.%s was frozen as %q and is %q", was[0], was[1], was, is)
		}
		if key := was[0] + "\t" + was[1]; lot[key] != held[key] {
			t.Errorf("%s: published.%s is held = %v, and the lot says %v", was[0], was[1], held[key], lot[key])
		}
	}
	for _, is := range now {
		if !slices.ContainsFunc(frozen, func(r []string) bool { return r[0] == is[0] && r[1] == is[1] }) {
			t.Errorf("%s: published.%s came after the freeze", is[0], is[1])
		}
	}
}
