package main

import (
	"context"
	"time"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/experiment/drive"
)

// A budget is divided in two halves: what the search does not know in the first, it
// will not know better in other worlds, and without the second the winner of the
// search is only the luckiest.
const searchPart = .5

// fit cuts the search to what the time allows, at so many seconds a setting in the
// worlds of the search: at least four settings, and at first so few at once that a
// spent budget leaves most of them.
func (s *optimizeRun) fit(each float64) {
	if s.o.Budget == 0 || !(each > 0) {
		return
	}
	s.until = time.Duration(searchPart * float64(s.o.Budget-time.Since(s.began)))
	most := int(s.until.Seconds() / each)
	s.most.Evaluations = min(s.oo.evaluations, max(4, most))
	s.most.Batch = max(1, s.most.Evaluations/4)
}

// search looks for the best settings, in the time it has; the first of them are
// valued whatever their part of it.
func (s *optimizeRun) search(ctx context.Context) ([]drive.Candidate, error) {
	whole, begun := ctx, false
	if s.until > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, s.until)
		defer stop()
	}
	value := func(ctx context.Context, points [][]float64) ([]float64, error) {
		if !begun {
			ctx, begun = whole, true
		}
		return s.value(ctx, points)
	}
	found, err := drive.Search(ctx, value, len(s.axes), s.most)
	if s.until > 0 && ctx.Err() != nil && len(found) > 0 {
		return found, nil // its part of the budget is spent
	}
	return found, err
}

// affords is how many of the entrants the time left can have and how many
// observations each, of those wanted: at least two entrants, two observations each,
// and more observations before more entrants.
func (s *optimizeRun) affords(entrants int) (most, observations int) {
	if s.o.Budget == 0 || s.rowCache.Played == 0 {
		return entrants, mostObservations
	}
	left := (s.o.Budget - time.Since(s.began)).Seconds()
	rows := left / (s.rowCache.Spent.Seconds() / float64(s.rowCache.Played)) / 8 // observations of all
	most = min(entrants, max(2, int(rows/firstObservations)))
	return most, min(mostObservations, max(2, int(rows)/most))
}

// firstObservations is how many every entrant gets before any is judged.
const firstObservations = 10

// phases are those of a search; the first half of it is played many settings at once.
func (s *optimizeRun) phases() []terminal.Phase {
	rows, rounds := float64(s.oo.evaluations*searchDraws)*.75, searchDraws*(1+s.oo.evaluations/2)
	return []terminal.Phase{
		{Label: "first world", Worlds: 1, Each: play.OfRows(1)},
		{Label: "plan as it is", Worlds: searchDraws - 1, Each: play.OfRows(1)},
		{Label: "search", Worlds: rounds, Each: play.OfRows(rows / float64(rounds)), Open: true},
		{
			Label: "selection", Worlds: 8 * firstObservations, Each: play.OfRows(float64(s.oo.finalists + 1)),
			Open: true,
		},
	}
}
