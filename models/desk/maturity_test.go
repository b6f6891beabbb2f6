package desk

import "testing"

func TestMaturityFollowsTheControlsInForce(t *testing.T) {
	all := Controls{Allowlist: true, Monitor: true, Breaker: true}
	earned, paper, trusted := all, all, Controls{Level: 3}
	earned.Level, earned.Promote = 4, true
	atOnce := all
	atOnce.Level = 4
	beside := Controls{Level: 2, Allowlist: true, Monitor: true}
	paper.Level, paper.RealLevel = 4, 2
	for name, c := range map[string]struct {
		controls                  Controls
		operates, supported, real int
		window                    bool
	}{
		"none":              {Controls{}, 4, 1, 1, true},
		"breaker":           {Controls{Breaker: true}, 4, 2, 2, true},
		"rules, no breaker": {Controls{Allowlist: true, Monitor: true}, 4, 1, 1, true},
		"all":               {all, 4, 3, 3, true},
		"all, earned":       {earned, 4, 4, 4, false},
		"on paper":          {paper, 4, 2, 2, true},
		"claimed 3":         {trusted, 3, 3, 3, false},
		"4 from day one":    {atOnce, 4, 3, 3, true},
		"2 and all beside":  {beside, 2, 3, 3, false},
	} {
		m := c.controls.Maturity()
		if m.Operates != c.operates || m.Supported != c.supported || m.Real != c.real || m.Window() != c.window {
			t.Errorf("%s: %+v", name, m)
		}
	}
}
