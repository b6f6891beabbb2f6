package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/parquet-go/parquet-go"
)

// ownMeasure is a measure of the scenario's own, and one that no world has.
const ownMeasure = `
[measure.per_contact]
expr = "support_cost / contacts"
unit = "money"
better = "lower"
title = "Cost of a contact"
[measure.double]
expr = "2 * per_contact"
[measure.none]
expr = "net / (net - net)"
`

// tinyQuestion is a question about a tiny company, with rows kept.
func tinyQuestion(t *testing.T, set ...string) *question {
	t.Helper()
	tiny, err := os.ReadFile("../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "tiny.toml")
	if err := os.WriteFile(file, []byte("scale = 0.1\n"+string(tiny)+ownMeasure), 0o644); err != nil {
		t.Fatal(err)
	}
	term := terminal.Silent()
	term.Out = discarded{}
	o := &play.Options{
		Workers: 2, Out: filepath.Join(dir, "out"), Rows: true, Reps: 36, Level: .8,
		Set: append([]string{"months=1", "pre_months=1"}, set...),
	}
	q, err := newQuestion(t.Context(), term, o, file, "")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// tableOf reads a table back, with what it says of its columns.
func tableOf(t *testing.T, path string) (rows []map[string]any, columns []result.Column) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	table, err := parquet.OpenFile(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	about, _ := table.Lookup(result.ColumnsKey)
	if err := json.Unmarshal([]byte(about), &columns); err != nil {
		t.Fatal(err)
	}
	for _, group := range table.RowGroups() {
		all := group.Rows()
		buffer := make([]parquet.Row, 64)
		for {
			n, err := all.ReadRows(buffer)
			for _, cells := range buffer[:n] {
				row := map[string]any{}
				for _, v := range cells {
					name := columns[v.Column()].Name
					switch v.Kind() {
					case parquet.Double:
						row[name] = v.Double()
					case parquet.Int64:
						row[name] = float64(v.Int64())
					case parquet.ByteArray:
						row[name] = v.String()
					}
					if v.IsNull() {
						row[name] = math.NaN()
					}
				}
				rows = append(rows, row)
			}
			if err != nil {
				break
			}
		}
		all.Close()
	}
	return rows, columns
}

// near tells numbers that differ by rounding from those that do not.
func nearlyEqual(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(a)) }

// A contest by a measure of the scenario's own: the plan with the least of it is best, means are those of
// the rows that --rows keeps, and intervals have the level that was asked for.
func TestSelectByOwnMeasure(t *testing.T) {
	q := tinyQuestion(t)
	if err := playSelect(t.Context(), q, &selectOptions{by: "per_contact", alpha: .05, method: "auto"}); err != nil {
		t.Fatal(err)
	}
	s := &result.Selection{}
	if there, err := result.ReadAnswer(folder.At(q.o.Out), result.SelectFile, s); err != nil || !there {
		t.Fatal(there, err)
	}
	rows, columns := tableOf(t, filepath.Join(q.o.Out, result.SelectParquet))
	for _, c := range columns {
		if c.Meaning == "" {
			t.Errorf("column %s does not say what it is", c.Name)
		}
	}
	sums, counts := map[string]float64{}, map[string]int{}
	for _, row := range rows {
		x := row["per_contact"].(float64)
		if !nearlyEqual(x, row["support_cost"].(float64)/row["contacts"].(float64)) ||
			!nearlyEqual(row["double"].(float64), 2*x) || !math.IsNaN(row["none"].(float64)) {
			t.Fatalf("measures of its own: %v of %v and %v", x, row["support_cost"], row["contacts"])
		}
		sums[row["plan"].(string)] += x
		counts[row["plan"].(string)]++
	}
	if s.Outcome == nil || s.Outcome.Title != "Cost of a contact" || s.Level != .8 {
		t.Errorf("about %+v at %v", s.Outcome, s.Level)
	}
	titles := map[string]string{}
	for _, p := range q.own.Plans {
		titles[p.Title] = p.Name
	}
	for i, e := range s.Entrants {
		name := titles[e.Name]
		if counts[name] != e.Draws || !nearlyEqual(sums[name]/float64(counts[name]), e.Mean) {
			t.Errorf("%s: %v in %d draws, rows say %v in %d", name, e.Mean, e.Draws, sums[name], counts[name])
		}
		if iv := e.Interval; iv != nil && !(iv.Level == .8 && iv.Lo <= e.Mean && e.Mean <= iv.Hi) {
			t.Errorf("%s: %v outside %+v", name, e.Mean, iv)
		}
		if best := s.Entrants[s.Best]; i != s.Best && (e.Mean < best.Mean || !nearlyEqual(e.Behind, e.Mean-best.Mean)) {
			t.Errorf("%s is behind the best, %v, with %v by %v", name, best.Mean, e.Mean, e.Behind)
		}
	}
}

// A study of a measure of one's own is of that measure: its middle and its bars are those of the points
// that --rows keeps, and every point of a design says what was moved.
func TestSensitivityOfOwnMeasure(t *testing.T) {
	q := tinyQuestion(t)
	q.o.Reps = 45
	so := &sensitivityOptions{measure: "per_contact", chances: 1, trajectories: 2, samples: 8, within: .1, top: 2}
	if err := playSensitivity(t.Context(), q, so); err != nil {
		t.Fatal(err)
	}
	s := &result.Sensitivity{}
	if there, err := result.ReadAnswer(folder.At(q.o.Out), result.SensitivityFile, s); err != nil || !there {
		t.Fatal(there, err)
	}
	rows, _ := tableOf(t, filepath.Join(q.o.Out, result.SensitivityParquet))
	k, count := len(s.Inputs), map[string]int{}
	for _, row := range rows {
		stage, step, moved := row["stage"].(string), int(row["step"].(float64)), row["moved"].(string)
		count[stage]++
		if nothing := step == 0 || stage == "indices" && step == 1; nothing != (moved == "") {
			t.Fatalf("%s, step %d: moved %q", stage, step, moved)
		}
		if stage != "tornado" {
			continue
		}
		x := row["per_contact"].(float64)
		if step == 0 && !nearlyEqual(x, s.Middle) {
			t.Errorf("the middle is %v, rows say %v", s.Middle, x)
		}
		if step > 0 {
			in := s.Inputs[(step-1)/2]
			if told := []*float64{in.AtLow, in.AtHigh}[(step-1)%2]; moved != in.Path || !nearlyEqual(*told, x) {
				t.Errorf("step %d moved %s to %v, the study says %s to %v", step, moved, x, in.Path, *told)
			}
		}
	}
	if count["tornado"] != 2*k+1 || count["screening"] != 2*(k+1) || count["indices"] != 8*perBase(s) {
		t.Errorf("points: %v of %d assumptions", count, k)
	}
	for _, in := range s.Inputs {
		if in.Effect != nil && in.EffectRange != nil && in.EffectRange.Level != .8 {
			t.Errorf("%s: an interval at %v", in.Path, in.EffectRange.Level)
		}
	}
}

// perBase is how many points a base point has: A, B, and a mixture for each index.
func perBase(s *result.Sensitivity) int {
	n := 2
	for _, in := range s.Inputs {
		if in.Index != nil {
			n++
		}
	}
	for _, index := range []*result.Index{s.Chance, s.Others} {
		if index != nil {
			n++
		}
	}
	return n
}

// A measure that nobody knows, that is no better either way, or that no world has, is refused with what
// to do.
func TestMeasuresThatDecideNothing(t *testing.T) {
	for name, want := range map[string]string{
		"per_contat": `there is no measure "per_contat"`, "double": "neither more nor less of it is better",
	} {
		q := tinyQuestion(t)
		err := playSelect(t.Context(), q, &selectOptions{by: name, alpha: .05, method: "auto"})
		refusedWithHint(t, err, want)
	}
	q := tinyQuestion(t, `measure.none.better="higher"`)
	err := playSelect(t.Context(), q, &selectOptions{by: "none", alpha: .05, method: "auto"})
	refusedWithHint(t, err, "it has no value")
}

// refusedWithHint asks for an error that says so, and what helps.
func refusedWithHint(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) || len(remedy.Hints(err)) == 0 {
		t.Errorf("got %v, want %q and a hint", err, want)
	}
}
