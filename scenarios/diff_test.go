package scenarios

import (
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	before := must(t, "months = \"18 months\"\n"+company)
	if d := Diff(before, must(t, "months = 18\n"+company)); len(d) != 0 {
		t.Errorf("spelling differs: %v", d)
	}
	after := must(t, strings.Replace(company, "0.3", "0.4", 1)+"[plan.wait]\nworkforce.backfill = false\n",
		"churn.scale=0.5")
	changes := Diff(before, after)
	var got []string
	for _, c := range changes {
		text := c.Plan + " " + c.Path + ": "
		if c.Before != nil {
			text += c.Before.Text
		}
		text += " → "
		if c.After != nil {
			text += c.After.Text
		}
		got = append(got, text)
	}
	want := " churn.scale: \"auto\" → 0.5\ncut cut.share: 0.3 → 0.4\nwait workforce.backfill:  → false"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
