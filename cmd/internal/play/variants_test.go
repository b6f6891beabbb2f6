package play

import (
	"strings"
	"testing"

	"boomerang/models/desk"
)

// TestReversalsCanHappen: a plan that says nothing of what a reversal does never
// reverses, whatever triggers it; the triggers tried add an action and say which.
// A plan that says it keeps its own. Either way the plan as stated is among them.
func TestReversalsCanHappen(t *testing.T) {
	for _, c := range []struct {
		of    desk.Leadership
		added bool
	}{{desk.Leadership{}, true}, {desk.Leadership{Reroute: true}, false}, {desk.Leadership{OpenValve: true}, false}, {desk.Leadership{RehireShare: .3}, false}} {
		triggers, stated := 0, 0
		for _, x := range variations(&c.of) {
			switch {
			case x.question != "trigger":
			case x.set == nil:
				stated++
			default:
				triggers++
				if hires := strings.Contains(strings.Join(x.set, " "), "rehire_share=0.5"); hires != c.added || (x.action != "") != c.added {
					t.Errorf("%+v: %s sets %v and says %q", c.of, x.text, x.set, x.action)
				}
			}
		}
		if triggers != 6 || stated != 1 {
			t.Errorf("%+v: %d triggers, %d as stated", c.of, triggers, stated)
		}
	}
}
