package scenarios

import (
	"fmt"
	"strings"
)

// Saved writes a file that says what a scenario says with settings on top: it extends the file the
// settings were made for, and states each where it was put.
func (s *Scenario) Saved(base string, set []string) []byte {
	var b strings.Builder
	b.WriteString("# Saved by boomerang explore: what it extends, with what was moved.\n")
	if s.Question != "" {
		fmt.Fprintf(&b, "question = %s\n", tomlText(s.Question))
	}
	fmt.Fprintf(&b, "extends  = [%s]\n\n", tomlText(base))
	for i, text := range set {
		for _, line := range s.stated(i, text) {
			b.WriteString(line + "\n")
		}
	}
	return []byte(b.String())
}

// stated are the lines of a file that say what a setting of a command said, each where it was put.
func (s *Scenario) stated(i int, set string) (lines []string) {
	path, raw, _ := strings.Cut(set, "=")
	if i < len(s.targets) && len(s.targets[i]) == 1 {
		path = s.targets[i][0]
	}
	return []string{tomlPath(strings.TrimSpace(path)) + " = " + written(literal(strings.TrimSpace(raw)))}
}

// PlanTable writes a plan as a table of its own, under another name: what it says, and with it the
// settings that are of no plan, as comments.
func (s *Scenario) PlanTable(plan, as string, set []string) []byte {
	p := s.plan(plan)
	if p == nil {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "[plan.%s]\ntitle = %s\n", tomlPath(as), tomlText(p.Title+" (moved)"))
	if !p.Choice {
		b.WriteString("choice = false\n")
	}
	for i := range p.resolved.settings {
		if st := &p.resolved.settings[i]; p.resolved.says(st.path) {
			fmt.Fprintf(&b, "%s = %s\n", tomlPath(st.path), st.text)
		}
	}
	for i, text := range set {
		for _, line := range s.stated(i, text) {
			if !strings.HasPrefix(line, "plan.") {
				fmt.Fprintf(&b, "# of the company, outside the plans: %s\n", line)
			}
		}
	}
	return []byte(b.String())
}
