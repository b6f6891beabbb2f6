package wording

import (
	"encoding/json"
	"testing"

	"boomerang/sim/result"
)

// A control and its questions are said alike whether this program wrote them or
// an older one, which wrote what it said.
func TestControls(t *testing.T) {
	for text, want := range map[string]string{
		"in_force": "in force", "in force": "in force", "claimed": "claimed, not in force",
		"claimed, not in force": "claimed, not in force", "missing": "missing", "partly": "partly",
	} {
		var c result.Control
		if err := json.Unmarshal([]byte(`{"status":"`+text+`"}`), &c); err != nil || Controlled(c.Status) != want {
			t.Errorf("%s: %s, %v", text, Controlled(c.Status), err)
		}
	}
	for text, want := range map[string]string{
		`"answer":"yes","from":"flag"`:                    "yes, --answer",
		`"answer":"unknown","from":"nobody","id":"tools"`: "unknown, nobody said; --answer tools=yes or no",
		`"answer":"claimed","from":"level","keys":"controls.breaker"`: "claimed, not in force, controls.breaker, " +
			"controls.real_level",
		`"answer":"claimed, not in force","from":"controls.breaker"`: "claimed, not in force, controls.breaker",
		`"answer":"no","from":"overruled"`: "no, --answer, but the level stated decides (controls.level, " +
			"controls.real_level)",
	} {
		var q result.Question
		err := json.Unmarshal([]byte("{"+text+"}"), &q)
		if got := Replied(q.Answer) + ", " + Origin(q); err != nil || got != want {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"done": "[x] done", "to_do": "[ ] to do", "to do": "[ ] to do", "unknown": "[?] unknown",
	} {
		var m result.Move
		if err := json.Unmarshal([]byte(`{"status":"`+text+`"}`), &m); err != nil || Ticked(m.Status) != want {
			t.Errorf("%s: %s, %v", text, Ticked(m.Status), err)
		}
	}
	if got := Unanswered(result.Control{Open: []string{"tools", "actions"}}); got != "not answered: tools, actions" {
		t.Error(got)
	}
}
