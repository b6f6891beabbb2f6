package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"text/template"

	"boomerang/cmd/internal/problems"
	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

//go:embed trace.md
var traceText string

// knownFile is where the answers of verify-model are kept, as a test played them.
const knownFile = "described/known.json"

// knownFigures are the problems with known answers as they were played, and of what: the physics, and each problem's
// file by its SHA-256.
type knownFigures struct {
	Physics  string            `json:"physics"`
	Texts    map[string]string `json:"texts"`
	Problems []*result.Known   `json:"problems"`
}

// readKnown are those that the program carries.
func readKnown() (k knownFigures, err error) {
	data, err := described.ReadFile(knownFile)
	if err != nil {
		return k, err
	}
	return k, json.Unmarshal(data, &k)
}

// gradeCount is how many defaults rest on evidence of a grade.
type gradeCount struct {
	Grade, Meaning string
	Defaults       int
}

// describeTrace fills the TRACE page with what tests found and what the tables say.
func describeTrace(w io.Writer) error {
	known, err := readKnown()
	if err != nil {
		return err
	}
	answers, missed, furthest := 0, 0, 0.
	for _, p := range known.Problems {
		for _, a := range p.Answers {
			answers++
			furthest = max(furthest, math.Abs(a.Errors))
			if !a.Holds {
				missed++
			}
		}
	}
	var grades []gradeCount
	ranged := 0
	all := scenarios.Evidence()
	for _, g := range scenarios.Grades() {
		n := gradeCount{Grade: g, Meaning: gradeMeanings[g]}
		for _, s := range all {
			if s.Grade == g {
				n.Defaults++
			}
		}
		grades = append(grades, n)
	}
	for _, s := range all {
		if s.Sweep != [2]string{} {
			ranged++
		}
	}
	short := template.FuncMap{"short": func(x float64) string { return fmt.Sprintf("%.6g", x) }}
	page := template.Must(template.New("trace").Funcs(quotations).Funcs(short).Parse(traceText))
	return page.Execute(w, map[string]any{
		"Version": desk.Version, "Known": known, "Answers": answers, "Missed": missed,
		"Furthest": fmt.Sprintf("%.1f", furthest), "Most": problems.MostErrors,
		"Grades": grades, "Defaults": len(all), "Ranged": ranged, "Constants": len(desk.Constants),
		"Promised": promised, "NotPromised": notPromised,
	})
}
