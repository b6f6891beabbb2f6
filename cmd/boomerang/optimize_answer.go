package main

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/result"
)

// final lets the best candidates meet in other worlds.
func (s *optimizeRun) final(ctx context.Context, candidates []drive.Candidate) error {
	told := map[string]bool{} // many points may say the same setting
	candidates = slices.DeleteFunc(candidates, func(c drive.Candidate) bool {
		name := strings.Join(s.say(c.Point), " ")
		again := told[name]
		told[name] = true
		return again || c.Value <= unplayable
	})
	if len(candidates) == 0 {
		return errors.New("no setting that was tried can be played")
	}
	a := &contestRun{settingRuns: s.settingRuns, by: play.NetColumn, from: s.contestFrom()}
	a.of = s.own.Outputs()[a.by]
	beside := 0 // the plan as it is
	if s.settings[0].Pair != nil {
		beside = 1
	}
	var most int
	most, a.most = s.affords(s.oo.finalists + beside)
	for _, c := range drive.Finalists(candidates, most-beside, .04) {
		i, err := s.setting(ctx, c.Point)
		if err != nil {
			return err
		}
		name := strings.Join(named(s.axes, s.texts[i]), ", ")
		a.names, a.cells = append(a.names, name), append(a.cells, i)
		s.found.Finalists = append(s.found.Finalists, result.Finalist{Texts: s.texts[i], Found: s.netOf(i)})
	}
	if beside > 0 {
		a.names, a.cells = append(a.names, s.question.plan.Title), append(a.cells, 0)
		s.found.Finalists = append(s.found.Finalists, result.Finalist{Found: s.netOf(0)})
	}
	if s.oo.selection.delta == 0 {
		s.oo.selection.delta = s.smallLead()
	}
	var err error
	if len(a.names) > 1 {
		s.found.Contest, err = a.Run(ctx, &s.oo.selection)
	} else {
		s.found.Contest, err = a.alone(ctx)
	}
	s.judge(a)
	return err
}

// alone plays the only finalist.
func (a *contestRun) alone(ctx context.Context) (result.Contest, error) {
	a.seen = make([]int, 1)
	values, err := a.contest("the only finalist")(ctx, []int{0}, 0, min(10, a.limit()))
	c := result.Contest{
		Measure: result.Net, Procedure: result.Alone, Correct: 1,
	}
	a.rank(&c, values, []int{0})
	return c, err
}

// judge says of every finalist whether it meets the conditions, and chooses the
// best of those that fail none.
func (s *optimizeRun) judge(a *contestRun) {
	best := math.Inf(-1)
	for e := range s.found.Finalists {
		f := &s.found.Finalists[e]
		failed := false
		var blocks [][][]float64
		if a.seen[e] > 0 {
			blocks = s.rows(a.cells[e], [2]int{a.from, a.from + a.seen[e]})
		}
		for k, t := range s.subject {
			j := result.Threshold{
				Name: "subject", Plan: s.question.plan.Name, Expr: s.oo.subject[k],
				Outcome: result.Inconclusive,
			}
			if len(blocks) > 0 {
				j.Outcome, j.Comparisons = t.JudgeBlocks(blocks, s.level)
			}
			failed = failed || j.Outcome == result.Failed
			f.Judgment = append(f.Judgment, j)
		}
		if len(blocks) > 0 && !failed && s.found.Contest.Entrants[e].Mean > best {
			best, s.found.Chosen = s.found.Contest.Entrants[e].Mean, e
		}
	}
	switch {
	case s.found.Chosen < 0 && len(s.subject) > 0:
		s.doubt(result.NoneMeets)
	case s.found.Chosen < 0:
		s.doubt(result.NonePlayed)
	case s.found.Chosen != s.found.Contest.Best:
		s.doubt(result.HighestFails)
	}
	s.warnOfEnds()
	for _, j := range s.chosenJudgment() {
		if j.Outcome == result.Inconclusive {
			s.doubt(result.ConditionOpen, j.Expr)
		}
	}
}

func (s *optimizeRun) chosenJudgment() []result.Threshold {
	if s.found.Chosen < 0 {
		return nil
	}
	return s.found.Finalists[s.found.Chosen].Judgment
}

// doubt notes what weakens the answer.
func (s *optimizeRun) doubt(kind result.WarningKind, names ...string) {
	s.found.Warnings = append(s.found.Warnings, result.Warning{Kind: kind, Names: names})
}

// warnOfEnds says where the chosen setting lies at an end of a range: the best
// may lie beyond.
func (s *optimizeRun) warnOfEnds() {
	if s.found.Chosen < 0 {
		return
	}
	for k, text := range s.found.Finalists[s.found.Chosen].Texts {
		if len(s.axes[k].Texts) > 0 {
			continue // the values were listed: there is nothing between or beyond
		}
		x, near := valueOf(text, 0), .01*(s.ranges[k][1]-s.ranges[k][0])
		if x-s.ranges[k][0] < near || s.ranges[k][1]-x < near {
			s.doubt(result.AtAnEnd, s.axes[k].Key, text)
		}
	}
}

// searchBlocks are the blocks every candidate meets.
func (s *optimizeRun) searchBlocks() [2]int {
	return [2]int{0, searchDraws / s.own.Design().Draws()}
}

// contestFrom is the block from which finalists meet: far behind those of the search, or right behind them where
// there are only as many blocks as were learnt.
func (s *optimizeRun) contestFrom() int {
	if s.own.LearntBlocks() > 0 {
		return s.searchBlocks()[1]
	}
	return 4096
}
