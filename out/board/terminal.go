package board

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// MostLines is how many lines Tell writes at most on a terminal of 80 columns or more; paths and
// root follow in seven more.
const MostLines = 18

// mostPlans is how many plans stand in the table of a terminal.
const mostPlans = 7

// Tell writes page one for a terminal of so many columns: question, answer, every plan in a line,
// what to know before believing it. False where a result is told by its queue instead.
func Tell(w io.Writer, v view.View, runs *result.Runs, width int) (bool, error) {
	p, ok := Of(v, runs)
	if !ok {
		return false, nil
	}
	var lines []string
	add := func(text string) {
		lines = append(lines, strings.Split(drawing.WrapWords(text, width), "\n")...)
	}
	add(p.Question)
	lines = append(lines, "")
	add(strings.ToUpper(p.Verdict) + " " + strings.Join(p.Sentences, " "))
	lines = append(lines, "")
	limits := brokenLimits(v)
	if p.Waits != "" {
		limits = append(limits, p.Waits+".")
	}
	room := 0 // they are never left out
	for _, line := range limits {
		room += strings.Count(drawing.WrapWords(line, width), "\n") + 1
	}
	table, err := p.Plans.table(width, MostLines-len(lines)-1-room)
	if err != nil {
		return true, err
	}
	lines = append(append(lines, table...), "")
	for _, line := range slices.Concat(limits, p.closing()) {
		wrapped := strings.Split(drawing.WrapWords(line, width), "\n")
		if len(lines)+len(wrapped) <= MostLines {
			lines = append(lines, wrapped...)
		}
	}
	_, err = io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return true, err
}

// brokenLimits are the thresholds of the scenario that were not passed.
func brokenLimits(v view.View) (lines []string) {
	for _, t := range v.Thresholds {
		if t.Outcome != result.Pass {
			lines = append(lines, wording.Limit(t, wording.Clip(v.ShortOf(t.Plan), 40), v.DrawsIn(v.Worlds)))
		}
	}
	return lines
}

// closing are the lines under the limits, the most needed first: what to know first beside who still waits, what
// it depends on, who would warn.
func (p *Page) closing() (lines []string) {
	for _, name := range []string{trusts, depends, dependsToo} {
		for _, b := range p.Boxes {
			if b.Name != name {
				continue
			}
			if name == trusts && p.Waits != "" {
				b.Lines = b.Lines[1:]
			}
			if len(b.Lines) > 0 {
				lines = append(lines, name+": "+strings.Join(b.Lines[:min(2, len(b.Lines))], ". ")+".")
			}
		}
	}
	for _, m := range p.When.Moments {
		if strings.Contains(strings.ToLower(m.What), dailyWarns) {
			lines = append(lines, "A daily check would warn in "+m.When+".")
		}
	}
	return lines
}

// narrow is the width below which a terminal has no room for satisfaction and people laid off.
const narrow = 96

// table are the plans in at most so many lines, one line each where the width allows.
func (p Plans) table(width, most int) ([]string, error) {
	if len(p.Rows) <= mostPlans { // whole names, on two lines where need be
		if lines, err := p.clipped(len(p.Rows), 200, width); err != nil || len(lines) <= most {
			return lines, err
		}
	}
	for shown := min(mostPlans, len(p.Rows)); ; shown-- {
		lines, err := p.shown(shown, width)
		if err != nil {
			return nil, err
		}
		if more := len(p.Rows) - shown; more > 0 {
			lines = append(lines, fmt.Sprintf("and %s more in the report", wording.Counted(more, "plan", "plans")))
		}
		if len(lines) <= most || shown <= 1 {
			return lines, nil
		}
	}
}

// shown are the first plans, their names clipped as little as lets each stand in one line.
func (p Plans) shown(plans, width int) (lines []string, err error) {
	for clip := 60; clip >= 16; clip -= 2 {
		if lines, err = p.clipped(plans, clip, width); err != nil || len(lines) == plans+2 {
			break
		}
	}
	return lines, err
}

// clipped are the first plans, their names clipped at so many letters.
func (p Plans) clipped(plans, clip, width int) ([]string, error) {
	t := drawing.Table{Columns: []drawing.Column{
		{Name: ""},
		{Name: "Plan"},
		{Name: "earns", Right: true},
		{Name: "loses in", Right: true},
		{Name: "in time", Right: true},
		{Name: "gone, leaving", Right: true},
	}}
	if width >= narrow {
		t.Columns = append(t.Columns, drawing.Head("", "satisf.", "laid off")[1:]...)
	}
	for _, r := range p.Rows[:plans] {
		cells := []drawing.Cell{
			drawing.Words(short(r.Role)), drawing.Words(wording.Clip(r.Name, clip)), drawing.Words(r.Earns),
			drawing.Words(loses(r.Figures[0])), drawing.Words(r.Figures[2][0]),
			drawing.Words(r.Figures[1][0] + " " + strings.Replace(r.Figures[1][1], " ", "", 1)),
			drawing.Words(r.Figures[3][0]), drawing.Words(r.Figures[4][0]),
		}
		t.Rows = append(t.Rows, cells[:len(t.Columns)])
	}
	var b strings.Builder
	if err := t.WriteText(&b, width); err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n"), nil
}

// loses is in how many futures a plan loses money, over the horizon and with what comes after:
// "31 → 40 of 40".
func loses(figure [2]string) string {
	now, after := figure[0], strings.TrimPrefix(figure[1], "after: ")
	if after == "" {
		return now
	}
	if n, of, counted := strings.Cut(now, " of "); counted && strings.HasSuffix(after, " of "+of) {
		return n + " → " + after
	}
	return now + " → " + after
}

// short is a role in a narrow column.
func short(role string) string {
	return map[string]string{
		roleBoth: "asked+", roleAdvised: "advised", roleAsked: "asked", roleNoChoice: "no choice",
	}[role]
}
