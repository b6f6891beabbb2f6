package play

import (
	"strings"
	"testing"

	"boomerang/models/desk"
	"boomerang/sim/result"
)

// TestReversalsCanHappen: a plan that says nothing of what a reversal does never
// reverses, whatever triggers it; the triggers tried add an action and say which.
// A plan that says it keeps its own. Either way the plan as stated is among them.
func TestReversalsCanHappen(t *testing.T) {
	for _, c := range []struct {
		of    desk.Leadership
		added bool
	}{{desk.Leadership{}, true}, {desk.Leadership{Reroute: true}, false}, {
		desk.Leadership{OpenValve: true},
		false,
	}, {desk.Leadership{RehireShare: .3}, false}} {
		triggers, stated := 0, 0
		for _, x := range variations(&c.of) {
			switch {
			case x.of.Question != result.TriggerVariant:
			case x.set == nil:
				stated++
				if x.of.NoReversal != c.added {
					t.Errorf("%+v: no reversal foreseen is %v", c.of, x.of.NoReversal)
				}
			default:
				triggers++
				if hires := strings.Contains(strings.Join(x.set, " "),
					"rehire_share=0.5"); hires != c.added || (x.of.Rehired == .5) != c.added {
					t.Errorf("%+v: %+v sets %v", c.of, x.of, x.set)
				}
			}
		}
		if triggers != 6 || stated != 1 {
			t.Errorf("%+v: %d triggers, %d as stated", c.of, triggers, stated)
		}
	}
}
