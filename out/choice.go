package out

import (
	"fmt"
	"math"
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// choice is what a board decides between: the plan recommended and the plan in
// question. Where they are one, or none is recommended, it is that plan and the
// reference. What moves one plan alone moves no choice if it moves the other as
// much.
type choice struct {
	reading
	plan  result.Plan  // whose lead it is
	other *result.Plan // nil: the reference
	roles string       // of plan
}

// choice is nil without a plan beside the reference.
func (r reading) choice() *choice {
	asked := r.subject()
	if asked == nil {
		return nil
	}
	ahead := r.preferred()
	switch {
	case len(ahead) == 0:
		return &choice{r, *asked, nil, "the plan in question; none is recommended"}
	case ahead[0].Name == asked.Name:
		return &choice{r, *asked, nil, "recommended, and the plan in question"}
	}
	return &choice{r, ahead[0], asked, "recommended"}
}

// otherName is the name of the other plan, empty for the reference.
func (c *choice) otherName() string {
	if c.other == nil {
		return ""
	}
	return c.other.Name
}

// whose is the sentence that says whose drivers they are: of which difference,
// and how large that is.
func (c *choice) whose(runs *result.Runs) string {
	mean := c.mean(c.plan.Name, "net")
	amount := c.units.Signed(mean, "money") + " on average"
	iv := c.interval(c.plan.Name)
	if c.other != nil {
		mean -= c.mean(c.other.Name, "net")
		amount, iv = c.units.Signed(mean, "money")+" on average", c.leadInterval(runs)
	}
	switch {
	case !finite(mean):
		amount = "not known"
	case iv != nil && !iv.Excludes(0):
		amount += fmt.Sprintf(" (%s interval %s, %s)", c.level(), c.units.Range(iv.Lo, iv.Hi, "money"), noClear)
	case iv != nil:
		amount += fmt.Sprintf(" (%s interval %s)", c.level(), c.units.Range(iv.Lo, iv.Hi, "money"))
	}
	if c.other != nil {
		return fmt.Sprintf("Of the choice between “%s” (%s) and “%s” (the plan in question): what moves the lead of the first, %s in the same worlds.",
			c.short(c.plan), c.roles, c.short(*c.other), amount)
	}
	ref := "the reference"
	if p := c.Reference(); p != nil {
		ref = "“" + c.short(*p) + "”"
	}
	return fmt.Sprintf("Of the choice between “%s” (%s) and %s: what moves the net value of the first, %s.", c.short(c.plan), c.roles, ref, amount)
}

// leadInterval is the paired interval of the mean lead, from the draws of whole
// blocks as every other interval of a mean; nil without rows.
func (c *choice) leadInterval(runs *result.Runs) *result.Interval {
	lead := leadOf(runs, c.plan.Name, c.otherName())
	if lead == nil {
		return nil
	}
	var sums []float64
	var counts []int
	for _, w := range firstDraws(runs, len(runs.Worlds)) {
		v := lead(w)
		if !finite(v) || c.Blocks > 0 && w.Block >= c.Blocks {
			continue
		}
		for len(sums) <= w.Block {
			sums, counts = append(sums, 0), append(counts, 0)
		}
		sums[w.Block] += v
		counts[w.Block]++
	}
	iv, _ := stats.BlockMeans(sums, counts, c.coverage())
	return iv
}

// drivers are the three strongest assumptions behind the choice: by rank
// regression of the lead, or where the worlds are too few for that by how far the
// ends of the stress tests move its mean.
func (c *choice) drivers(runs *result.Runs) (lines []string) {
	all, fit := Drivers(runs, c.plan.Name, c.otherName(), c.coverage())
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
		lines = append(lines, fmt.Sprintf("%s (weight %s: %s)", spokenPath(d.Assumption), signedFixed(d.Weight), way))
	}
	if fit < .7 {
		lines = append(lines, fmt.Sprintf("Together these weights explain only %s of the ranks: a hint, no more.", Percent(fit)))
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
	for _, end := range c.stressOf(c.plan.Name, key) {
		there := c.under(end)
		s := stressedLead{end, there.mean(c.plan.Name, "net"), there.verdict(c.plan.Name) != unclear}
		if c.other != nil {
			if !slices.ContainsFunc(c.stressOf(c.other.Name, key), func(e result.Stress) bool { return e.Text == end.Text }) {
				continue
			}
			s.lead -= there.mean(c.other.Name, "net")
			s.clear = there.apart(c.plan.Name, c.other.Name)
		}
		if end.Net.Mean != nil && finite(s.lead) {
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
	own := c.mean(c.plan.Name, "net")
	if c.other != nil {
		own -= c.mean(c.other.Name, "net")
	}
	var all []swung
	for _, key := range c.stressKeys() {
		s := swung{key, c.leads(key), 0}
		lo, hi := own, own
		for _, l := range s.leads {
			lo, hi = math.Min(lo, l.lead), math.Max(hi, l.lead)
		}
		if s.width = hi - lo; len(s.leads) > 0 && finite(s.width) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b swung) int { return compare(b.width, a.width) })
	what := "mean net"
	if c.other != nil {
		what = "lead"
	}
	for _, s := range all[:min(3, len(all))] {
		var ends []string
		for _, l := range s.leads {
			text := c.units.Signed(l.lead, "money") + " at " + asWritten(l.end)
			if !l.clear {
				text += " (" + noClear + ")"
			}
			ends = append(ends, text)
		}
		lines = append(lines, fmt.Sprintf("%s: %s %s.", capital(spokenPath(s.key)), what, joined(ends)))
	}
	return lines
}
