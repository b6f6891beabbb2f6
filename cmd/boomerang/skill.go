package main

import (
	"context"
	"fmt"
	"slices"

	"boomerang/models/desk"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// solvedLeaves are the assistant's success rates by category, and its coverage
// where success is stated, that follow from the deflection asked, at the medians: those of the
// first plan for all that have the
// same, and of the others their own.
func solvedLeaves(ctx context.Context, s *scenarios.Scenario) ([]scenarios.Leaf, error) {
	plans := make([]desk.Params, len(s.Plans))
	for k := range s.Plans {
		var err error
		if plans[k], err = s.Plans[k].Params(nil); err != nil {
			return nil, err
		}
	}
	var leaves []scenarios.Leaf
	var shared desk.Skill
	for k, skill := range desk.Skills(ctx, plans) {
		if skill.Success == nil || skill.Coverage == shared.Coverage && slices.Equal(skill.Success, shared.Success) {
			continue
		}
		name := s.Plans[k].Name
		if shared.Success == nil {
			shared, name = skill, ""
		}
		source := wording.Solved(skill.By, skill.Reached)
		leaf := func(path string, value float64) {
			leaves = append(leaves, scenarios.Leaf{
				Plan: name, Path: path, Text: fmt.Sprintf("%.4f", value), Unit: result.UnitShare, Source: source,
				At: scenarios.Position{File: "solved"},
			})
		}
		if plans[k].Assistant.Success > 0 {
			leaf("assistant.coverage", skill.Coverage)
		}
		for i, c := range plans[k].Categories {
			leaf("category."+c.Name+".assistant_success", skill.Success[i])
		}
	}
	return leaves, nil
}
