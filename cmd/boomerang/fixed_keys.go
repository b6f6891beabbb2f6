package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"boomerang/scenarios"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// runWide are the keys that are one for a whole run, and what serves instead:
// settings are compared world by world and month by month, so all of them play
// the same worlds for the same months.
var runWide = map[string]string{
	"months": "the answer is given at months 6, 12 and 18 up to the horizon anyway; for another horizon use -s " +
		"months=N",
	"seed":   "every setting plays the same worlds; for other worlds use --seed N",
	"worlds": "how many worlds a setting gets is the design's; --reps N sets the most",
}

// refuseAxes says what is wrong with the keys of a design or a search and, where
// there is such a key, with the values of the others as well, so that everything
// is told at once. Between says that values are made up between two ends.
func (q *question) refuseAxes(ctx context.Context, axes []result.SweepAxis, points []sweepPoint,
	between func(axis int) bool,
) error {
	var problems scenarios.Problems
	var sound []int
	keys := map[string]bool{}
	for k, a := range axes {
		p := q.own.Scenario.CheckAxis(a.Key, between(k))
		key := q.own.Target(q.plan.Name, a.Key)
		switch {
		case runWide[a.Key] != "":
			p = &scenarios.Problem{What: "cannot differ between settings", Hint: runWide[a.Key]}
		case p != nil:
		case keys[key]:
			p = &scenarios.Problem{
				What: "is named twice",
				Hint: fmt.Sprintf("put all its values on one axis, such as %s=1,2,3", a.Key),
			}
		case q.unstated && scenarios.IsAction(a.Key):
			p = &scenarios.Problem{
				What: "is an action of a plan, and no plan is named",
				Want: "--plan with one of " + strings.Join(q.own.Others(), ", "),
				Hint: "or say in the file which plan it is about: [grid] plan = \"" + q.plan.Name + "\"",
			}
		case q.setting(key, a.Key) != "":
			p = &scenarios.Problem{
				What: "is varied here and set by -s " + q.setting(key, a.Key),
				Hint: "leave one of the two out: a setting of -s holds at every point",
			}
		case q.foreign(a.Key):
			p = &scenarios.Problem{
				What: fmt.Sprintf("is about a plan that is not played, only “%s” and the "+
					"reference are", q.plan.Title),
				Hint: fmt.Sprintf("--plan %s plays it", strings.Split(a.Key, ".")[1]),
			}
		}
		keys[key] = true
		if p == nil {
			sound = append(sound, k)
			continue
		}
		p.File, p.Key = q.flag, a.Key
		problems = append(problems, *p)
	}
	if len(problems) == 0 {
		return nil
	}
	var others scenarios.Problems
	some, there := only(sound, axes, points)
	if _, err := q.Settings(ctx, some, there); errors.As(err, &others) {
		problems = append(problems, others...)
	}
	return problems
}

// setting is the setting of the command that sets one of some names of a key, "" where
// none does.
func (q *question) setting(names ...string) string {
	for _, name := range names {
		if i := q.own.Scenario.SetBy(name, len(q.src.Set)); i >= 0 {
			return q.src.Set[i]
		}
	}
	return ""
}

// only are some axes of a design, and its points there.
func only(chosen []int, axes []result.SweepAxis, points []sweepPoint) (some []result.SweepAxis, there []sweepPoint) {
	for _, k := range chosen {
		some = append(some, axes[k])
	}
	for _, p := range points {
		var q sweepPoint
		for _, k := range chosen {
			q.texts = append(q.texts, p.texts[k])
		}
		there = append(there, q)
	}
	return some, there
}

// foreign reports whether a key is that of a plan which is neither asked about
// nor the reference.
func (q *question) foreign(key string) bool {
	rest, ok := strings.CutPrefix(key, "plan.")
	name, _, _ := strings.Cut(rest, ".")
	return ok && name != q.plan.Name && name != q.own.Plans[q.own.Reference].Name
}

// sameTwice says of values of an axis, or settings of a list, that one is there
// already.
func sameTwice(flag string, texts []string) (wrong remedy.Several) {
	seen := map[string]bool{}
	for i, text := range texts {
		same := text
		if x, err := number(text); err == nil {
			same = fmt.Sprint(x)
		}
		if seen[same] {
			wrong = append(wrong, remedy.Errorf("%s: value %d, %s, is there already", flag, i+1, text).
				Hint("leave one out"))
		}
		seen[same] = true
	}
	return wrong
}
