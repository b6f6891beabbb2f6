package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim"
)

// companyTables are the tables beside the tickets of ticketExport, of the same customers and days: an
// assistant that contains 70 % of what it meets, surveys whose people satisfy 80 % and whose assistant
// 60 %, customers of whom 20 % leave a year.
func companyTables() map[string]string {
	key := sim.NewFates(9, 0).Of(1)
	n := uint32(0)
	chance := func(p float64) bool { n++; return key.Uniform(1, n) < p }
	begin := time.Date(2024, 1, 1, 8, 0, 0, 0, time.UTC)
	var sessions, surveys, customers strings.Builder
	sessions.WriteString("session_id,started_at,user_id,intent,outcome,cost,duration_seconds\n")
	surveys.WriteString("survey_id,sent_at,customer_id,query_type,handled_by,csat\n")
	customers.WriteString("customer_id,customer_since,cancelled,margin,plan\n")
	for i := range 900 {
		n++
		at := begin.Add(time.Duration(key.Uniform(2, n) * 75 * 24 * float64(time.Hour)))
		outcome := "resolved"
		if chance(.3) {
			outcome = "handed over"
		}
		topic := []string{"faq", "disputes"}[i%2]
		fmt.Fprintf(&sessions, "s%d,%s,c%d,%s,%s,0.25,90\n", i, at.Format(time.DateTime), i*7%700, topic, outcome)
		handler, p := "agent", .8
		if i%3 == 0 {
			handler, p = "chatbot", .6
		}
		score := ""
		if chance(.5) {
			if score = "2"; chance(p) {
				score = "5"
			}
		}
		fmt.Fprintf(&surveys, "v%d,%s,c%d,%s,%s,%s\n", i, at.Format(time.DateTime), i*11%700, topic, handler, score)
	}
	for i := range 700 {
		since := begin.AddDate(0, 0, -30-i)
		left := ""
		if n++; chance(.2) {
			left = begin.AddDate(0, 0, int(-290+365*key.Uniform(3, n))).Format(time.DateOnly)
		}
		if left != "" && left < since.Format(time.DateOnly) {
			left = ""
		}
		if i == 0 { // the last day of the file
			since = begin.AddDate(0, 0, 75)
		}
		fmt.Fprintf(&customers, "c%d,%s,%s,%.2f,%s\n", i, since.Format(time.DateOnly), left, 8+float64(i%5),
			[]string{"basic", "pro"}[i%2])
	}
	return map[string]string{
		"sessions.csv": sessions.String(), "surveys.csv": surveys.String(), "customers.csv": customers.String(),
	}
}

// refusedTables are wrong tables: the words of the command after calibrate, what is changed in a sound table
// (its file, from, to; the result is x.csv), and what the refusal says.
var refusedTables = []struct {
	what, words string
	edit        [3]string
	want        []string
}{
	{"no such file", "--sessions no.csv", [3]string{}, []string{"no.csv"}},
	{"no end", "--sessions x.csv", [3]string{"sessions.csv", "outcome", "mood"}, []string{
		"x.csv: no column says how a session ended", "--sessions-as outcome=COLUMN", "mood",
	}},
	{"an unknown end", "--sessions x.csv", [3]string{"sessions.csv", "handed over", "tier 2"}, []string{
		`outcome "tier 2" (`, "outcome:LABEL=MEANING", "contained, handed-over, abandoned",
	}},
	{"no unit", "--sessions x.csv", [3]string{"sessions.csv", "duration_seconds", "duration"}, []string{
		"no unit", "length-unit=s",
	}},
	{"cost below zero", "--sessions x.csv", [3]string{"sessions.csv", "0.25", "-0.25"}, []string{
		"the cost is below zero in 900 of 900 rows", "--sessions-as ROLE=COLUMN", "line 2",
	}},
	{"no date", "--surveys x.csv", [3]string{"surveys.csv", "sent_at", "moment"}, []string{
		"no column says asked of a survey", "--surveys-as asked=COLUMN", "moment",
	}},
	{"dates of strokes", "--surveys x.csv", [3]string{"surveys.csv", "2024-01-", "01/02/"}, []string{
		"x.csv: ",
	}},
	{"a scale nobody knows", "--surveys x.csv", [3]string{"surveys.csv", ",5\n", ",10\n"}, []string{
		"scores run from 2 to 10", "satisfied-from=NUMBER",
	}},
	{"satisfied nobody", "--surveys surveys.csv --surveys-as satisfied-from=9", [3]string{}, []string{
		"everybody or nobody",
	}},
	{"an unknown handler", "--surveys x.csv", [3]string{"surveys.csv", "chatbot", "Pegasus"}, []string{
		`handler "pegasus" (300 rows)`, "handler:LABEL=MEANING",
	}},
	{"no ends", "--customers x.csv", [3]string{"customers.csv", "cancelled", "colour"}, []string{
		"no column says ended of a customer", "--customers-as ended=COLUMN",
	}},
	{"ends to come", "--customers x.csv", [3]string{"customers.csv", "2024-01-1", "2031-01-1"}, []string{
		"ends may be dated ahead", "as-of=YYYY-MM-DD",
	}},
	{"ended before", "--customers customers.csv --customers-as started=cancelled --customers-as " +
		"ended=customer_since", [3]string{}, []string{"rows cannot be used"}},
	{"a figure that is none", "--customers customers.csv --customers-as as-of=Tuesday", [3]string{}, []string{
		"want a day as 2025-06-30",
	}},
	{"a role that is none", "--sessions sessions.csv --sessions-as colour=outcome", [3]string{}, []string{
		"nothing of a session", "opened, outcome, handed",
	}},
	{"a meaning that is none", "--sessions sessions.csv --sessions-as outcome:resolved=fine", [3]string{}, []string{
		"outcome may be read as contained, handed-over, abandoned",
	}},
	{"a column that is none", "--sessions sessions.csv --sessions-as outcome=nowhere", [3]string{}, []string{
		"the file has no such column", "its columns are session_id",
	}},
	{"no table for it", "--sessions-as outcome=outcome", [3]string{}, []string{"no table is given", "--sessions FILE"}},
	{"too few", "--sessions x.csv", [3]string{"sessions.csv", "resolved", ""}, []string{"rows cannot be used"}},
	{"a spreadsheet", "--surveys x.csv", [3]string{"surveys.csv", "survey_id", "PK\x03\x04"}, []string{"x.csv"}},
	{"customers below zero", "--customers -5", [3]string{}, []string{"want 0 to 10000000000"}},
	{"customers in two readings", "--customers 21.000", [3]string{}, []string{"21000", "without separators"}},
}

// TestTablesAreRefusedWithPlaceAndRemedy: a wrong table of each kind names its file, what is wrong and
// what to do, and nothing is written.
func TestTablesAreRefusedWithPlaceAndRemedy(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range companyTables() {
		put(t, name, text)
	}
	put(t, "tickets.csv", string(ticketExport(600)))
	for _, c := range refusedTables {
		put(t, "x.csv", strings.ReplaceAll(companyTables()[c.edit[0]], c.edit[1], c.edit[2]))
		words := append(strings.Fields("calibrate tickets.csv -o out "), strings.Fields(c.words)...)
		code, said, _ := tell(words)
		if code != terminal.ExitUsage {
			t.Errorf("%s: exit code %d, %s", c.what, code, said)
		}
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q does not say %q", c.what, said, want)
			}
		}
		if _, err := os.Stat("out"); err == nil {
			t.Fatalf("%s: something was written", c.what)
		}
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestTablesAreTheSameHoweverWritten: marks, dates, names of columns and words, order of rows and currency
// signs make no difference to the fragment's keys.
func TestTablesAreTheSameHoweverWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "tickets.csv", string(ticketExport(600)))
	keys := func(tables map[string]string, more ...string) string {
		t.Helper()
		for name, text := range tables {
			put(t, name, text)
		}
		os.RemoveAll("out")
		code, said, _ := tell(append(strings.Fields("calibrate tickets.csv -o out --sessions sessions.csv --surveys "+
			"surveys.csv --customers customers.csv"), more...))
		if code != terminal.ExitFine {
			t.Fatal(said)
		}
		fragment, err := os.ReadFile(filepath.Join("out", fragmentFile))
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for line := range strings.Lines(string(fragment)) {
			if !strings.HasPrefix(line, "#") {
				lines = append(lines, line)
			}
		}
		return strings.Join(lines, "")
	}
	want := keys(companyTables())
	for _, key := range []string{
		"deflection = {", "session_cost = ", "response = {", "assistant_gap = {", "[segment.basic]",
		"[segment.pro]", "margin_per_month = {", "churn_per_year = {",
	} {
		if !strings.Contains(want, key) {
			t.Errorf("the fragment has no %s\n%s", key, want)
		}
	}
	other := companyTables()
	for name, text := range other {
		text = strings.NewReplacer(",", ";", ".25", ",25", ".00", ",00").Replace(text)
		lines := strings.SplitAfter(text, "\n")
		other[name] = "\ufeff" + lines[0] + strings.ReplaceAll(strings.Join(lines[1:], ""), "\n", "\r\n")
	}
	if got := keys(other); got != want {
		t.Errorf("of semicolons and commas: %s", firstDifference(got, want))
	}
	told := companyTables()
	told["sessions.csv"] = strings.NewReplacer("outcome", "final", "handed over", "tier 2", "user_id", "who").
		Replace(told["sessions.csv"])
	told["surveys.csv"] = strings.NewReplacer(",5\n", ",Good\n", ",2\n", ",Bad\n").Replace(told["surveys.csv"])
	told["customers.csv"] = strings.ReplaceAll(told["customers.csv"], ".00,", ".00 USD,")
	got := keys(told, "--sessions-as", "outcome=final", "--sessions-as", "outcome:tier 2=handed-over", "--sessions-as",
		"customer=who")
	if got != want {
		t.Errorf("told: %s", firstDifference(got, want))
	}
}

// TestStartEndsWithTheAnswer: one command leads from tables to page one's answer, says what is assumed,
// writes over nothing that a person changed, and what it wrote can be played by itself.
func TestStartEndsWithTheAnswer(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range companyTables() {
		put(t, name, text)
	}
	put(t, "tickets.csv", string(ticketExport(600)))
	words := strings.Fields("start tickets.csv -o ours --customers 700 --heads 3 --margin 12 --cut " +
		"1_people_on_2024-06-01 --reps 1 --plans-only --charts=false --quiet --yes")
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "_", " ")
	}
	code, said, out := tell(words)
	if code != terminal.ExitFine {
		t.Fatalf("exit code %d, %s", code, said)
	}
	for _, want := range []string{"you said", "ASSUMED", "--churn, or --customers FILE", "Rows     "} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if i, j := strings.Index(out, "What is played"), strings.LastIndex(out, "What happens if we cut"); i < 0 || j < i {
		t.Errorf("the answer is not at the end:\n%s", out)
	}
	if code, said, again := tell(words); code != terminal.ExitFine || again != out {
		t.Errorf("the same command again: %d, %s\n%s", code, said, firstDifference(again, out))
	}
	if code, said, _ := tell(strings.Fields("check ours/scenario.toml")); code != terminal.ExitFine {
		t.Errorf("check: %s", said)
	}
	for _, name := range []string{startedFile, fragmentFile} {
		path := filepath.Join("ours", name)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		put(t, path, "# mine\n"+string(before))
		code, said, _ := tell(words)
		if code != terminal.ExitUsage || !strings.Contains(said, name+" was changed since it was written") {
			t.Errorf("a changed %s: %d, %s", name, code, said)
		}
		if now, _ := os.ReadFile(path); !bytes.HasPrefix(now, []byte("# mine")) {
			t.Errorf("%s was written over", name)
		}
		put(t, path, string(before))
	}
	for what, words := range map[string]string{
		"how many customers":        "start tickets.csv -o no",
		"-o DIR is missing":         "start tickets.csv --customers 5000",
		"--heads: is not a number":  "start tickets.csv --customers 5000 -o no --heads many",
		"--cut: has no date":        "start tickets.csv --customers 5000 -o no --cut 30",
		"margin: is not an amount":  "start tickets.csv --customers 5000 -o no --margin dear",
		"base-nowhere":              "start tickets.csv --customers 5000 -o no --over base-nowhere",
		"900 people cannot go":      "start tickets.csv --customers 700 -o no --heads 3 --cut 900_people_on_2024-06-01",
		"handle: is not a duration": "start tickets.csv --customers 5000 -o no --handle-time 6",
	} {
		args := strings.Fields(words)
		for i := range args {
			args[i] = strings.ReplaceAll(args[i], "_", " ")
		}
		if code, said, _ := tell(args); code != terminal.ExitUsage || !strings.Contains(said, what) {
			t.Errorf("%s: exit code %d, %s", words, code, said)
		}
		if _, err := os.Stat("no"); err == nil {
			t.Fatalf("%s: something was written", words)
		}
	}
}
