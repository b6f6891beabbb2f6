package main

import (
	"context"
	"encoding/json"
	"io"

	"boomerang/cmd/internal/play"
	"boomerang/models/desk"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/distribution"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// describeAsJSON prints what describe prints, for programs.
func describeAsJSON(ctx context.Context, w io.Writer, args []string) error {
	var all any
	var err error
	switch {
	case len(args) == 1 && args[0] == "data":
		all = dataTables()
	case len(args) == 1 && args[0] == "evidence":
		all, err = evidenceData(ctx)
	case len(args) == 1 && args[0] == "model":
		all, err = modelData(ctx, shippedNames())
	case len(args) == 2 && args[0] == "model":
		all, err = modelData(ctx, args[1:])
	default:
		return remedy.Errorf("only data, model [FILE] and evidence are printed as JSON").Hint("leave out --json")
	}
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(all)
}

// constant is a number no scenario can change.
type constant struct {
	Name    string      `json:"name"`
	Value   float64     `json:"value"`
	Unit    result.Unit `json:"unit"`
	Meaning string      `json:"meaning"`
}

func constants() (all []constant) {
	for _, c := range desk.Constants {
		all = append(all, constant{c.Name, c.Value, c.Unit, c.Meaning})
	}
	return all
}

// drawnValue is a value that every world draws, in one scenario. The law is in the unit named.
type drawnValue struct {
	Scenario string           `json:"scenario"`
	Path     string           `json:"path"`
	Plan     string           `json:"plan,omitempty"` // that states it for itself; "" for all
	Value    string           `json:"value"`          // as the file writes it
	Unit     result.Unit      `json:"unit"`
	Law      distribution.Law `json:"law"`
	Meaning  string           `json:"meaning"`
	Source   string           `json:"source,omitempty"`
	Grade    string           `json:"grade,omitempty"`
}

// modelData is the ODD page's tables for scenarios.
func modelData(ctx context.Context, names []string) (any, error) {
	var drawn []drawnValue
	for _, name := range names {
		s, err := scenarios.Load(ctx, name, nil)
		if err != nil {
			return nil, err
		}
		for _, a := range s.Assumptions {
			drawn = append(drawn, drawnValue{
				Scenario: s.Name, Path: a.Path, Plan: a.Plan, Value: a.Stated(), Unit: a.Unit,
				Law: distribution.LawOf(a.Dist), Meaning: a.Meaning, Source: a.Source, Grade: a.Grade,
			})
		}
	}
	table := (&play.Study{}).Table()
	return map[string]any{
		"version": desk.Version, "draws": scenarios.Draws, "design": wording.Designed(result.LatinBlocks),
		"drawn": drawn, "constants": constants(),
		"measures": table.Measures, "month_measures": table.SeriesMeasures, "day_measures": play.DayMeasures(),
	}, nil
}

// sourcedDefault is a default of the language.
type sourcedDefault struct {
	Path    string   `json:"path"`
	Default string   `json:"default"`
	Vary    []string `json:"vary,omitempty"` // low and high worth trying
	Source  string   `json:"source"`
	Grade   string   `json:"grade"`
}

// evidenceData is what every number rests on.
func evidenceData(ctx context.Context) (any, error) {
	var defaults []sourcedDefault
	for _, s := range scenarios.Evidence() {
		d := sourcedDefault{Path: s.Path, Default: s.Default, Source: s.Source, Grade: s.Grade}
		if s.Sweep != [2]string{} {
			d.Vary = s.Sweep[:]
		}
		defaults = append(defaults, d)
	}
	stated := map[string][]valueInForce{}
	for _, name := range shippedNames() {
		s, err := new(scenarios.Files).LoadFor(ctx, name, nil, "")
		if err != nil {
			return nil, err
		}
		for _, l := range s.Resolved() {
			if l, own := l.BuiltIn(); !own && l.Source != "" {
				stated[name] = append(stated[name], valuesOf([]scenarios.Leaf{l})...)
			}
		}
	}
	return map[string]any{
		"grades": grades(), "defaults": defaults, "stated": stated, "constants": constants(),
	}, nil
}

// grades are what a value may rest on, the best first.
func grades() (all []map[string]string) {
	for _, g := range scenarios.Grades() {
		all = append(all, map[string]string{"grade": g, "meaning": gradeMeanings[g]})
	}
	return all
}
