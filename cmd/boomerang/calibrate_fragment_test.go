package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"
)

// fragmentOf is what calibrate writes with some flags.
func fragmentOf(t *testing.T, words string) string {
	t.Helper()
	if code, said, _ := tell(strings.Fields("calibrate tickets.csv -o ours " + words)); code != terminal.ExitFine {
		t.Fatalf("%s: exit code %d, %s", words, code, said)
	}
	text, err := os.ReadFile(filepath.Join("ours", fragmentFile))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A fragment over a scenario that has plans and a reference of its own lies over it.
func TestFragmentOverAScenario(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "tickets.csv", string(ticketExport(600)))
	fragmentOf(t, "--over midsize-fintech")
	put(t, "own.toml", "extends = [\"midsize-fintech\", \"ours/fragment.toml\"]\n")
	if code, said, _ := tell(strings.Fields("check own.toml")); code != terminal.ExitFine {
		t.Errorf("check: %s", said)
	}
}

// Arrivals in hours that a base or the scenario closes are counted, and are none where the hours are stated.
func TestArrivalsInClosedHours(t *testing.T) {
	t.Chdir(t.TempDir())
	var b strings.Builder
	b.WriteString("ticket,created_at,category\n")
	begin := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC) // a Monday
	for i := range 1200 {                                // 20 a day on 60 days, two of them at night
		at := begin.Add(time.Duration(i/20*24*60+10*60+i%18*13) * time.Minute)
		if i%20 >= 18 {
			at = begin.Add(time.Duration(i/20*24*60+3*60+i%60) * time.Minute)
		}
		fmt.Fprintf(&b, "%d,%s,A\n", i, at.Format(time.DateTime))
	}
	put(t, "tickets.csv", b.String())
	text := fragmentOf(t, "--customers 8000")
	if !strings.Contains(text, "10 % of what comes is in hours in which the base has the desk closed") {
		t.Errorf("nothing is said of closed hours:\n%s", text)
	}
	for open, closed := range map[string]bool{"00:00-24:00": false, "08:00-20:00": true} {
		put(t, "own.toml", fmt.Sprintf("extends = [\"midsize-fintech\", \"cut.toml\"]\nhumans.open = %q\n", open))
		put(t, "cut.toml", text[strings.Index(text, "[arrivals]"):strings.Index(text, "# --- What they are about")])
		code, said, out := tell(strings.Fields("check own.toml"))
		if code != terminal.ExitFine || strings.Contains(said+out, "humans.open has the desk closed") != closed {
			t.Errorf("open %s: exit code %d, %s", open, code, said)
		}
	}
}

// Answers about people stand in the fragment as a published figure: to learn from where people answer all, to check
// beside an assistant; answers about an assistant alone do not.
func TestPublishedFromSurveys(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "tickets.csv", string(ticketExport(600)))
	surveys := companyTables()["surveys.csv"]
	for what, c := range map[string]struct{ edit, want []string }{
		"both":      {nil, []string{"role    = \"check\"", "satisfaction_surveyed"}},
		"people":    {[]string{"chatbot", "agent"}, []string{"role    = \"learn\"", "grade   = \"data\""}},
		"assistant": {[]string{"agent", "chatbot"}, nil},
		"nobody": {[]string{"handled_by", "colour"}, []string{
			"role    = \"check\"", "who answered is not in the file",
		}},
	} {
		put(t, "surveys.csv", strings.NewReplacer(c.edit...).Replace(surveys))
		text := fragmentOf(t, "--surveys surveys.csv --customers 700 --over midsize-fintech")
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", what, want)
			}
		}
		if there := strings.Contains(text, "[published."); there != (c.want != nil) {
			t.Errorf("%s: published is there: %v", what, there)
		}
		put(t, "own.toml", "extends = [\"midsize-fintech\", \"ours/fragment.toml\"]\n")
		if code, said, _ := tell(strings.Fields("check own.toml")); code != terminal.ExitFine {
			t.Errorf("%s: check: %s", what, said)
		}
	}
}

// Tables of another company, or of other days, are said to be so, and so is a table in the place of the tickets.
func TestTablesOfOthers(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "tickets.csv", string(ticketExport(600)))
	for name, text := range companyTables() {
		put(t, name, text)
		own := fragmentOf(t, "--"+strings.TrimSuffix(name, ".csv")+" "+name)
		if strings.Contains(own, "have a ticket:") || strings.Contains(own, "no day in common") {
			t.Errorf("%s of the same company:\n%s", name, own)
		}
		put(t, name, regexp.MustCompile(`\bc([0-9]+,)`).ReplaceAllString(text, "x$1"))
		if other := fragmentOf(t, "--"+strings.TrimSuffix(name, ".csv")+" "+name); !strings.Contains(other,
			"of the customers in "+name+" 0 have a ticket") {
			t.Errorf("%s of another company: nothing is said", name)
		}
	}
	put(t, "sessions.csv", strings.ReplaceAll(companyTables()["sessions.csv"], "2024-", "2021-"))
	if text := fragmentOf(t, "--sessions sessions.csv"); !strings.Contains(text, "no day in common") {
		t.Error("sessions of years ago: nothing is said")
	}
	put(t, "tickets.csv", companyTables()["surveys.csv"])
	if text := fragmentOf(t, ""); !strings.Contains(text, "by --surveys FILE") {
		t.Error("surveys for tickets: nothing is said")
	}
}
