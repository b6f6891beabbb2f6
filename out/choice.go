package out

import (
	"fmt"
	"math"
	"slices"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// choice is what a board decides between: the plan recommended and the plan in
// question. Where they are one, or none is recommended, it is that plan and the
// reference. What moves one plan alone moves no choice if it moves the other as
// much.
type choice struct {
	reader
	plan  result.Plan  // whose lead it is
	other *result.Plan // nil: the reference
	roles string       // of plan
}

// choice is nil without a plan beside the reference.
func (r reader) choice() *choice {
	asked := r.Subject()
	if asked == nil {
		return nil
	}
	ahead := r.Preferred()
	switch {
	case len(ahead) == 0:
		return &choice{r, *asked, nil, "the plan in question; none is recommended"}
	case ahead[0].Name == asked.Name:
		return &choice{r, *asked, nil, "recommended, and the plan in question"}
	}
	return &choice{r, ahead[0], asked, "recommended"}
}

// plans are the one whose lead it is and, where that is not the reference, the other.
func (c *choice) plans() []result.Plan {
	if c.other == nil {
		return []result.Plan{c.plan}
	}
	return []result.Plan{c.plan, *c.other}
}

// otherName is the name of the other plan, empty for the reference.
func (c *choice) otherName() string {
	if c.other == nil {
		return ""
	}
	return c.other.Name
}

// whose is the sentence before the drivers: which plan beats which by how much.
func (c *choice) whose(runs *result.Runs) string {
	mean, iv := c.Mean(c.plan.Name, result.Net), c.Interval(c.plan.Name)
	other := "the reference"
	if p := c.Reference(); p != nil {
		other = "“" + c.Short(*p) + "”"
	}
	if c.other != nil {
		mean -= c.Mean(c.other.Name, result.Net)
		iv, other = c.leadInterval(runs), "“"+c.Short(*c.other)+"”"
	}
	name := "“" + c.Short(c.plan) + "”"
	switch by := c.Units.About(math.Abs(mean), result.UnitMoney); {
	case !stats.IsFinite(mean):
		return fmt.Sprintf("Between %s and %s this matters most:", name, other)
	case iv != nil && !iv.Excludes(0):
		return fmt.Sprintf("%s and %s are level: %s apart, no more than chance. This depends most on:", name, other, by)
	case mean < 0:
		return fmt.Sprintf("%s is behind %s by %s. This depends most on:", name, other, by)
	default:
		return fmt.Sprintf("%s beats %s by %s. This depends most on:", name, other, by)
	}
}

// leadInterval is the paired interval of the mean lead, from the values of blocks where the
// means are controlled, else from the draws of whole blocks as every other interval of a
// mean; nil without rows.
func (c *choice) leadInterval(runs *result.Runs) *result.Interval {
	blocks := c.BlocksOf(result.Term{Plan: c.plan.Name, Measure: result.Net, Times: 1},
		result.Term{Plan: c.otherName(), Measure: result.Net, Times: -1})
	if blocks != nil {
		iv, _ := stats.Controlled(blocks, c.Coverage())
		return iv
	}
	lead := view.LeadOf(runs, c.plan.Name, c.otherName())
	if lead == nil {
		return nil
	}
	var sums []float64
	var counts []int
	for _, w := range view.FirstDraws(runs, len(runs.Worlds)) {
		v := lead(w)
		if !stats.IsFinite(v) || c.Blocks > 0 && w.Block >= c.Blocks {
			continue
		}
		for len(sums) <= w.Block {
			sums, counts = append(sums, 0), append(counts, 0)
		}
		sums[w.Block] += v
		counts[w.Block]++
	}
	iv, _ := stats.BlockMeans(sums, counts, c.Coverage())
	return iv
}

// drivers are the three strongest assumptions behind the choice: by rank
// regression of the lead, or where the worlds are too few for that by how far the
// ends of the stress tests move its mean.
func (c *choice) drivers(runs *result.Runs) (lines []string) {
	all, fit := view.Drivers(runs, c.plan.Name, c.otherName(), c.Coverage())
	if len(all) == 0 {
		return c.swingLines()
	}
	more, less := "more money", "less money"
	if c.other != nil {
		more, less = "a larger lead", "a smaller lead"
	}
	for _, d := range all[:min(3, len(all))] {
		way := "more of it, " + less
		if d.Weight > 0 {
			way = "more of it, " + more
		}
		if d.Lo <= 0 && d.Hi >= 0 {
			way = "no clear direction"
		}
		lines = append(lines, fmt.Sprintf("%s (%s)", wording.Capital(view.Spoken(d.Assumption)), way))
	}
	if fit < .7 {
		lines = append(lines, fmt.Sprintf("Together these explain only %s of what varies: a hint, no more.",
			wording.Percent(fit)))
	}
	return lines
}

// stressedLead is the mean lead with an assumption at an end of its range; clear
// says that the intervals there settle who is ahead.
type stressedLead struct {
	end   result.Stress
	lead  float64
	clear bool
}

// leads are those of the ends of an assumption at which both plans were tried.
func (c *choice) leads(key string) (all []stressedLead) {
	for _, end := range c.StressOf(c.plan.Name, key) {
		there := c.Under(end)
		s := stressedLead{end, there.Mean(c.plan.Name, result.Net), there.Verdict(c.plan.Name) != view.Unclear}
		if c.other != nil {
			if !slices.ContainsFunc(c.StressOf(c.other.Name, key),
				func(e result.Stress) bool { return e.Text == end.Text }) {
				continue
			}
			s.lead -= there.Mean(c.other.Name, result.Net)
			s.clear = there.Apart(c.plan.Name, c.other.Name)
		}
		if end.Net.Mean != nil && stats.IsFinite(s.lead) {
			all = append(all, s)
		}
	}
	return all
}

// swingLines are the three assumptions whose ends move the mean lead furthest.
func (c *choice) swingLines() (lines []string) {
	type swung struct {
		key   string
		leads []stressedLead
		width float64
	}
	own := c.Mean(c.plan.Name, result.Net)
	if c.other != nil {
		own -= c.Mean(c.other.Name, result.Net)
	}
	var all []swung
	for _, key := range c.StressKeys() {
		s := swung{key, c.leads(key), 0}
		lo, hi := own, own
		for _, l := range s.leads {
			lo, hi = math.Min(lo, l.lead), math.Max(hi, l.lead)
		}
		if s.width = hi - lo; len(s.leads) > 0 && stats.IsFinite(s.width) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b swung) int { return view.Compare(b.width, a.width) })
	what := "mean net"
	if c.other != nil {
		what = "lead"
	}
	for _, s := range all[:min(3, len(all))] {
		var ends []string
		for _, l := range s.leads {
			text := c.Units.Signed(l.lead, result.UnitMoney) + " at " + c.Value(s.key, l.end.Value)
			if !l.clear {
				text += " (" + view.NoClear + ")"
			}
			ends = append(ends, text)
		}
		lines = append(lines, fmt.Sprintf("%s: %s %s.", wording.Capital(view.Spoken(s.key)), what,
			wording.Joined(ends)))
	}
	return lines
}
