package play

import (
	"fmt"
	"strconv"
	"strings"

	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// askedOrder is what --precision says where the order of the plans is to be clear.
const askedOrder = "ranking"

// goalsOf reads --precision: a half-width asked for holds for every plan beside the
// reference.
//
//	net=100_000      the mean of a measure, in its unit
//	p(net < 0)=5%    the chance of a condition, a share
//	ranking          no width: the order of the plans by mean net value
func goalsOf(precise []string, st *Study) (goals []experiment.Goal, err error) {
	for _, text := range precise {
		g := experiment.Goal{Measure: NetColumn, Order: text == askedOrder}
		if g.Order {
			goals = append(goals, g)
			continue
		}
		at := max(strings.LastIndex(text, "="), 0)
		name := strings.TrimSpace(text[:at])
		percent := false
		if g.HalfWidth, percent, err = widthOf(text[min(at+1, len(text)):]); err != nil {
			return nil, remedy.Errorf("--precision %s: %w", text, err).
				Hint("such as net=100_000, \"p(net < 0)=5%%\" or %s", askedOrder)
		}
		switch inner, isChance := chanceOf(name); {
		case isChance && g.HalfWidth >= .5:
			return nil, fmt.Errorf("--precision %s: ± half of all worlds says nothing of a chance", text)
		case isChance:
			c, err := experiment.ParseCondition(inner, st.Table())
			if err != nil {
				return nil, fmt.Errorf("--precision %s: %w", text, err)
			}
			g.Chance = &c
		default:
			var m result.Measure
			if g.Measure, m, err = st.Output("--precision "+text, name); err != nil {
				return nil, err
			}
			if percent && !m.Unit.IsShare() {
				return nil, remedy.Errorf("--precision %s: %s is counted in %s, of which there is no percent", text,
					name, m.Unit).Hint("give the half-width in the measure's own unit")
			}
		}
		for g.Plan = range st.Plans {
			if g.Plan != st.Reference {
				goals = append(goals, g)
			}
		}
	}
	return goals, nil
}

// chanceOf is the condition of a chance: of p(net < 0) what stands inside.
func chanceOf(name string) (inner string, ok bool) {
	inner, opened := strings.CutPrefix(name, "p(")
	inner, closed := strings.CutSuffix(inner, ")")
	return inner, opened && closed
}

// widthOf reads a half-width: 100_000, or 5% for a share, and says whether it was one of the latter.
func widthOf(text string) (width float64, percent bool, err error) {
	number, percent := strings.CutSuffix(strings.ReplaceAll(strings.TrimSpace(text), "_", ""), "%")
	width, err = strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || !(width > 0) || width > mostWidth {
		return 0, percent, fmt.Errorf("want measure=halfwidth, a half-width above 0")
	}
	if percent {
		width /= 100
	}
	return width, percent, nil
}

// mostWidth is beyond any half-width that means something, and not infinite.
const mostWidth = 1e300

// Missed says which precision that was asked for was not reached.
func Missed(r *result.Result) (all []result.Warning) {
	for _, g := range r.Design.Targets {
		if g.Met() {
			continue
		}
		w := result.NewWarning(result.PrecisionMissed, 0, float64(r.Worlds), g.HalfWidth)
		w.Plan, w.Measure, w.Value = g.Plan, g.Measure, g.Reached
		switch g.Kind {
		case result.ChanceGoal:
			w.Measure = "p(" + g.Expr + ")"
		case result.OrderGoal:
			w.Kind = result.OrderOpen
			w.Value, w.Of, w.Wanted = orNil(float64(g.Clear)), orNil(float64(r.Worlds)), orNil(float64(g.Pairs))
		}
		all = append(all, w)
	}
	return all
}
