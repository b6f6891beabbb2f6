package scenarios

import (
	"strings"
	"testing"
)

// Who gives up and who switches the channel are at most everybody.
func TestValveSharesOneWhole(t *testing.T) {
	for set, want := range map[string]string{
		"valve.give_up=0.8 valve.switch_channel=0.8":                         "is more than all",
		"valve.give_up=0.8":                                                  "is more than all",
		"plan.cut.valve.switch_channel=0.75":                                 "is more than all",
		"valve.give_up=0.6 valve.switch_channel=0.4":                         "",
		"valve.give_up={low=0.2,high=0.5} valve.switch_channel=0.4":          "",
		"valve.give_up={low=0.2,mode=0.4,high=0.9} valve.switch_channel=0.4": "is cut where a draw exceeds 1",
	} {
		s, problems := parsed(company, strings.Fields(set)...)
		switch {
		case len(problems) == 1 && want != "" && strings.Contains(problems[0].What, want):
		case len(problems) == 0 && want == "" && len(s.Warnings) == 0:
		case len(problems) == 0 && want != "" && len(s.Warnings) == 1 && strings.Contains(s.Warnings[0].String(), want):
		default:
			t.Errorf("%s: %v, warnings %v, want %q", set, problems, s.Warnings, want)
		}
	}
}
