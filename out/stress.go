package out

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/sim/result"
)

// stressWords are assumptions as a director says them; any other is said by the
// last part of its path.
var stressWords = map[string]string{
	"churn.scale":      "churn dose",
	"assistant.silent": "silent share",
	"humans.slack":     "slack",
}

// spoken names an assumption in words: the last part of a path says what it is,
// the name in its middle of which row: "disputes: handle".
func spoken(key string) string {
	_, key = result.OwnOf(key)
	if w, ok := stressWords[key]; ok {
		return w
	}
	parts := strings.Split(clean(key), ".")
	name := strings.ReplaceAll(parts[len(parts)-1], "_", " ")
	if len(parts) == 3 {
		return parts[1] + ": " + name
	}
	return name
}

// spokenPath is the name with the path a file sets: "churn dose (churn.scale)".
func spokenPath(key string) string {
	if key = clean(key); strings.Contains(key, ".") {
		return spoken(key) + " (" + key + ")"
	}
	return key
}

// figure3 writes a value of an assumption with at most three figures.
func figure3(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'g', 3, 64)
	if v < 0 {
		return minus + s
	}
	return s
}

// span3 is a range of an assumption: "0.1–0.5", "−0.1 to 0.1".
func span3(lo, hi float64) string {
	if lo < 0 {
		return figure3(lo) + " to " + figure3(hi)
	}
	return figure3(lo) + "–" + figure3(hi)
}

// asWritten is the value tried as the file writes it, with a true minus.
func asWritten(s result.Stress) string {
	if rest, negative := strings.CutPrefix(clean(s.Text), "-"); negative {
		return minus + rest
	}
	return clean(s.Text)
}

// stressKeys are the assumptions tried, in the order of the result.
func (r reading) stressKeys() (keys []string) {
	for _, s := range r.Stress {
		if !slices.Contains(keys, s.Key) {
			keys = append(keys, s.Key)
		}
	}
	return keys
}

// stressOf are the ends tried of one assumption for a plan, lowest first.
func (r reading) stressOf(plan, key string) (ends []result.Stress) {
	for _, s := range r.Stress {
		if s.Plan == plan && s.Key == key {
			ends = append(ends, s)
		}
	}
	slices.SortStableFunc(ends, func(a, b result.Stress) int { return compare(a.Value, b.Value) })
	return ends
}

// tried says what a range of probabilities runs over: "from optimistic to
// pessimistic churn dose, silent share and slack". Empty without stress tests.
func (r reading) tried() string {
	var names []string
	for _, k := range r.stressKeys() {
		names = append(names, spoken(k))
	}
	if len(names) == 0 {
		return ""
	}
	return "from optimistic to pessimistic " + joined(names)
}

// under is the reading with one assumption at an end of its range: net value
// and net loss of every plan tried there stand in for the scenario's own.
func (r reading) under(end result.Stress) reading {
	c := *r.Result
	c.Estimates, c.Probabilities = slices.Clone(c.Estimates), slices.Clone(c.Probabilities)
	for _, s := range r.Stress {
		if s.Key != end.Key || s.Text != end.Text {
			continue
		}
		for i, e := range c.Estimates {
			if e.Plan == s.Plan && e.Measure == "net" {
				c.Estimates[i] = s.Net
			}
		}
		for i, p := range c.Probabilities {
			if p.Plan == s.Plan && p.Name == "net_loss" {
				c.Probabilities[i] = s.Loss
			}
		}
	}
	return reading{&c, r.units}
}

// best is the plan clearly ahead of the reference with the highest mean net
// value, nil where none is.
func (r reading) best() *result.Plan {
	var best *result.Plan
	for _, p := range r.rivals() {
		if r.verdict(p.Name) == gains && (best == nil || r.mean(p.Name, "net") > r.mean(best.Name, "net")) {
			best = &p
		}
	}
	return best
}

// turn is an end of an assumption at which another plan is preferred.
type turn struct {
	end  result.Stress
	plan string // whose net value decides it
	now  *result.Plan
}

// turns are the ends that change the preferred plan. Fewer worlds are played at
// an end than in the main run, so an interval that only grew wider changes
// nothing: the plan preferred must lose its mean gain, or be clearly beaten.
func (r reading) turns() (turns []turn) {
	own := r.best()
	for _, key := range r.stressKeys() {
		for _, end := range r.endsOf(key) {
			there := r.under(end)
			now := there.best()
			switch {
			case own == nil && now != nil:
				turns = append(turns, turn{end, now.Name, now})
			case own == nil:
			case there.verdict(own.Name) != gains && there.mean(own.Name, "net") < 0,
				now != nil && now.Name != own.Name && there.apart(now.Name, own.Name):
				turns = append(turns, turn{end, own.Name, now})
			}
		}
	}
	return turns
}

// endsOf are the ends tried of an assumption, one of each, lowest first.
func (r reading) endsOf(key string) (ends []result.Stress) {
	for _, s := range r.Stress {
		if s.Key == key && !slices.ContainsFunc(ends, func(e result.Stress) bool { return e.Text == s.Text }) {
			ends = append(ends, s)
		}
	}
	slices.SortStableFunc(ends, func(a, b result.Stress) int { return compare(a.Value, b.Value) })
	return ends
}

// depends is the headline where the preferred plan changes inside the ranges
// tried; empty where it does not.
func (r reading) depends() string {
	turns := r.turns()
	if len(turns) == 0 {
		return ""
	}
	var names, details []string
	for _, t := range turns {
		if name := spokenPath(t.end.Key); !slices.Contains(names, name) {
			names = append(names, name)
		}
		then := "no plan is clearly ahead"
		if t.now != nil {
			then = "“" + r.short(*t.now) + "” is clearly ahead"
		}
		s := fmt.Sprintf("with %s at %s %s", spoken(t.end.Key), asWritten(t.end), then)
		if b := r.breakEven(t.plan, t.end.Key); b != nil && b.Value != nil {
			whose := "its mean net"
			if t.now == nil || t.now.Name != t.plan {
				whose = "the mean net of “" + r.shortOf(t.plan) + "”"
			}
			s += fmt.Sprintf(", and %s changes sign at about %s", whose, figure3(*b.Value))
		} else if at, ok := r.levelAt(t); ok {
			s += fmt.Sprintf(", and the two are level on average at about %s", figure3(at))
		}
		details = append(details, s)
	}
	return "The answer depends on " + joined(names) + ": " + strings.Join(details, "; ") + "."
}

// levelAt is the value of an assumption at which the plan preferred with the
// scenario's own values and the one preferred at its end have the same mean net,
// by a straight line between the ends; false where one leads at both.
func (r reading) levelAt(t turn) (at float64, ok bool) {
	if t.now == nil || t.now.Name == t.plan {
		return 0, false
	}
	c := choice{reading: r, plan: *t.now}
	for _, p := range r.Plans {
		if p.Name == t.plan {
			c.other = &p
		}
	}
	ends := c.leads(t.end.Key)
	if c.other == nil || len(ends) < 2 {
		return 0, false
	}
	a, b := ends[0], ends[len(ends)-1]
	if (a.lead < 0) == (b.lead < 0) {
		return 0, false
	}
	return a.end.Value + (b.end.Value-a.end.Value)*a.lead/(a.lead-b.lead), true
}

func (r reading) titleOf(plan string) string {
	for _, p := range r.Plans {
		if p.Name == plan {
			return r.title(p)
		}
	}
	return clean(plan)
}

func (r reading) shortOf(plan string) string {
	for _, p := range r.Plans {
		if p.Name == plan {
			return r.short(p)
		}
	}
	return clean(plan)
}

func (r reading) breakEven(plan, key string) *result.BreakEven {
	for i, b := range r.BreakEvens {
		if b.Plan == plan && b.Key == key {
			return &r.BreakEvens[i]
		}
	}
	return nil
}
