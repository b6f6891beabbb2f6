package main

import (
	"fmt"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
)

// solvedLeaves are the assistant's success rates by category that follow from the
// deflection asked, at the medians: those of the first plan for all that have the
// same, and of the others their own.
func solvedLeaves(s *scenarios.Scenario) ([]scenarios.Leaf, error) {
	plans := make([]desk.Params, len(s.Plans))
	for k := range s.Plans {
		var err error
		if plans[k], err = s.Plans[k].Params(nil); err != nil {
			return nil, err
		}
	}
	var leaves []scenarios.Leaf
	var shared []float64
	for k, skill := range desk.Skills(plans) {
		if skill.Success == nil || slices.Equal(skill.Success, shared) {
			continue
		}
		name := s.Plans[k].Name
		if shared == nil {
			shared, name = skill.Success, ""
		}
		source := "for assistant.deflection, " + skill.How
		if !skill.Reached {
			source = "nearest to assistant.deflection, which is out of reach, " + skill.How
		}
		for i, c := range plans[k].Categories {
			leaves = append(leaves, scenarios.Leaf{
				Plan: name, Path: "category." + c.Name + ".assistant_success", Text: fmt.Sprintf("%.4f", skill.Success[i]),
				Unit: "share", Source: source, At: scenarios.Position{File: "solved"},
			})
		}
	}
	return leaves, nil
}
