package wording

import (
	"fmt"

	"boomerang/sim/result"
)

// Ended says why playing ended where it did.
func Ended(e result.Ending) string {
	switch e.Kind {
	case result.AllPlayed:
		if e.Done == 0 {
			return "all worlds played"
		}
		return fmt.Sprintf("all %d futures played", e.Done)
	case result.GoalsMet:
		return fmt.Sprintf("every goal was met at two looks in a row, after %d futures", e.Done)
	case result.EndedEarly:
		return endedEarly(e)
	case result.StoppedEarly:
		return "stopped early"
	case result.ContestOver:
		return "the contest is over"
	case result.TimeSpent:
		return "the time was spent"
	case result.SearchOver:
		return searched(e)
	case result.DrawsSearched:
		return fmt.Sprintf("%d draws were searched, %d held out", e.Done, e.Of-e.Done)
	case result.FrontierKnown:
		return "every setting is far from the frontier, known well enough, or has the most futures"
	case result.EverythingPlayed:
		return "everything asked for was played"
	}
	return e.Text
}

// StudyEnded is Ended of a run.
func StudyEnded(e result.Ending) string {
	if e.Kind == result.AllPlayed {
		return fmt.Sprintf("all %d futures were played", e.Done)
	}
	return Ended(e)
}

func endedEarly(e result.Ending) string {
	switch {
	case len(e.Left) > 0:
		return "ended early, without " + leftOut(e.Left)
	case e.Of > 0:
		return fmt.Sprintf("ended early: %d of %d futures", e.Done, e.Of)
	}
	return "ended early"
}

// leftOut lists what was not played.
func leftOut(all []result.Unplayed) string {
	var left []string
	for _, l := range all {
		left = append(left, unplayed(l))
	}
	return Joined(left)
}

// unplayed says what of a stage was not played.
func unplayed(l result.Unplayed) string {
	left := l.Of - l.Done
	switch l.Stage {
	case result.TornadoStage:
		return fmt.Sprintf("the tornado of %d of %d assumptions", left, l.Of)
	case result.ChancesStage:
		return fmt.Sprintf("%d of %d futures of chance behind the tornado", left, l.Of)
	case result.SettingsStage:
		return fmt.Sprintf("%d of %d points of the search", left, l.Of)
	case result.FinalistsStage:
		return fmt.Sprintf("%d of %d finalists", left, l.Of)
	case result.ScreeningStage:
		if l.Done == 0 {
			return "the screening"
		}
		return fmt.Sprintf("%d of %d trajectories of the screening", left, l.Of)
	case result.IndicesStage:
		if l.Done == 0 {
			return "the Sobol indices"
		}
		return fmt.Sprintf("the Sobol indices beyond %d base points", l.Done)
	}
	if l.Stage == result.EffectsStage {
		if l.Done == 0 {
			return "the Shapley effects"
		}
		return fmt.Sprintf("the Shapley effects beyond %d orders", l.Done)
	}
	if l.Done == 0 {
		return "the value of information"
	}
	return fmt.Sprintf("%d of %d draws behind the value of information", left, l.Of)
}

// searched counts: many points of a search may say the same setting.
func searched(e result.Ending) string {
	beside, spent := "", ""
	if e.Beside {
		beside = " beside the plan as it is"
	}
	if e.Early {
		spent = ", and the time was spent"
	}
	if len(e.Left) > 0 {
		spent += ", without " + leftOut(e.Left)
	}
	if e.Different != e.Done {
		return fmt.Sprintf("%d points were tried%s, %d different settings%s", e.Done, beside, e.Different, spent)
	}
	return fmt.Sprintf("%d settings were tried%s%s", e.Done, beside, spent)
}

// Stopping states the rule a study ends by.
func Stopping(s result.StoppingRule) string {
	switch {
	case s.Text != "":
		return s.Text
	case s.Most == 0:
		return ""
	case s.FirstBlocks == 0:
		return fmt.Sprintf("fixed: %d futures, rounded up to whole blocks", s.Most)
	}
	return fmt.Sprintf("precision: whole blocks only, first look at %d blocks (at least %d futures), then after every "+
		"tenth more (at least 2 blocks); stop when every goal is met at two looks in a row (a ranking in the same "+
		"order), at the latest after %d futures, rounded up to whole blocks",
		s.FirstBlocks, s.FirstWorlds, s.Most)
}

// Designed says how the worlds of a study are laid out.
func Designed(k result.DesignKind) string {
	switch k {
	case result.Replications:
		return "independent replications"
	case result.LatinBlocks:
		return "independent blocks of 8 draws (Latin hypercube), the 8th played twice"
	case result.LearntBlocks:
		return "blocks of 8 draws of equal weight, learnt from what is known of the company, the 8th played twice"
	}
	return string(k) // as an older program said it
}
