package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// The pages of describe quote what stands beside the code. Quoted is one text a name, in the folder the program
// embeds; TestDescribedIsOfTheCode makes each again from the code and compares.
var quoted = map[string]func(t *testing.T) string{
	"chance":     quotedChance,
	"checks":     quotedChecks,
	"company":    func(t *testing.T) string { return quotedPackage(t, "models/desk") },
	"events":     quotedEvents,
	"forks":      quotedForks,
	"inputs":     func(t *testing.T) string { return quotedRecord(t, "input") },
	"laws":       quotedLaws,
	"parameters": quotedParameters,
	"purposes":   quotedPurposes,
	"design":     quotedDesign,
	"parts":      quotedParts,
	"record":     func(t *testing.T) string { return quotedRecord(t, result.RoleCheck) },
	"simplified": quotedSimplified,
	"submodels":  quotedSubmodels,
}

// TestDescribedIsOfTheCode: no page of describe says of the code what does not stand there any more. With -update
// the texts are written anew.
func TestDescribedIsOfTheCode(t *testing.T) {
	var there []string
	for name, quote := range quoted {
		path := filepath.Join("described", name+".md")
		there = append(there, filepath.Base(path))
		want := strings.TrimSpace(quote(t)) + "\n"
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Errorf("%s is not what stands in the code (%v): go test ./cmd/boomerang -run Described -update",
				path, err)
		}
	}
	found, err := filepath.Glob("described/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		if !slices.Contains(there, filepath.Base(path)) {
			t.Errorf("%s is quoted from nothing", path)
		}
	}
}

// chapter is some files of the model that are one thing to a reader.
type chapter struct {
	title string
	files []string
}

// chapters are the sub-models in the order in which they are best read, each the files that hold it.
var chapters = []chapter{
	{"The company and the calendar", []string{"base", "params", "clocks", "agenda", "constants"}},
	{"Customers", []string{"customers", "tenure", "renewals", "memory", "worst", "churn", "service_share", "exposure"}},
	{"Issues and their arrival", []string{"arrivals", "issues", "returns", "turns"}},
	{"The life of an issue", []string{"forks", "course", "chances", "contact", "handler"}},
	{"The assistant", []string{
		"assistant", "maturity", "ability", "actions", "work_tie", "seniority", "work_removed", "guide_table",
	}},
	{"People who answer", []string{
		"law", "workplace", "humans", "channel_mix", "hours", "waits", "presence", "pools", "hurry", "survivors",
		"callback", "deferred", "unanswered", "deferred_staff", "pooling", "timesheet",
	}},
	{"Heads, rosters and staff", []string{
		"staffing", "sizing", "roster", "workforce", "params_people", "cut", "layoff_law", "suppliers", "replan",
		"reaction", "reported", "peers", "other_desks",
	}},
	{"What customers feel, and who leaves", []string{
		"experience", "feeling", "params_customers", "dose", "departures", "terminal", "survey",
		"complaints", "goodwill",
	}},
	{"Watching and governing", []string{
		"controls", "quality", "control_chart", "chart_alone", "monitor", "breaker", "incidents", "incident_luck",
		"leadership", "board",
	}},
	{"The mean issue in formulas", []string{"flow", "first_order", "solve", "trial", "rehearsal", "params_channels"}},
	{"Money and counts", []string{"ledger", "bill", "plan_totals"}},
}

// unquoted are the files that say nothing of the model, and why.
var unquoted = map[string]string{
	"doc": "the overview, quoted in full elsewhere", "fates": "quoted in the table of purposes",
	"events":     "quoted in the table of events",
	"treatments": "in the table of parameters", "treatments_people": "in the table of parameters",
	"treatments_harm": "in the table of parameters",
	"audit":           "arithmetic shown by check, which moves no row",
	"baseline":        "figures shown beside a run, which move no row", "check": "what is refused, not what is played",
	"days": "reads rows off the ledger", "day_zero_measures": "reads rows off the ledger",
	"desk": "in the overview of parts and of a day", "world": "in the overview of plans and pasts",
	"mechanisms": "bookkeeping of the parts",
	"region":     "what a plan may ask, told by check",
	"listener":   "stops what nobody waits for", "kept": "plays nothing that would be played otherwise",
	"closed_hours": "warns of arrivals outside opening hours and moves no row",
	"invariants":   "refuses rows that break a law of conservation", "trace": "tells one customer's life",
	"facts": "tells one customer's life", "said_back": "tells one customer's life", "histogram": "counts in classes",
	"series": "in the table of measures", "margin_rank": "reads rows off the ledger",
}

// quotedSubmodels is every mechanism in the order of the chapters. Each file of the model has its place.
func quotedSubmodels(t *testing.T) string {
	var b strings.Builder
	seen := map[string]bool{}
	for i, c := range chapters {
		b.WriteString("### 7." + itoa(i+1) + " " + c.title + "\n\n")
		for _, name := range c.files {
			if seen[name] || unquoted[name] != "" {
				t.Errorf("%s stands in two places", name)
			}
			seen[name] = true
			b.WriteString("#### " + name + "\n\n")
			describeFile(&b, parsed(t, "../../models/desk/"+name+".go"))
		}
	}
	for _, file := range sourcesOf(t, "models/desk") {
		name := strings.TrimSuffix(file, ".go")
		if !seen[name] && unquoted[name] == "" && !strings.HasPrefix(name, "measures") {
			t.Errorf("%s has no chapter in the description of the model", name)
		}
	}
	return b.String()
}
