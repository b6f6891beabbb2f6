package play

import (
	"strconv"
	"strings"
	"testing"
)

// A plan's own range is tried in that plan, at the ends its file names.
func TestStressOfAPlansOwnRange(t *testing.T) {
	src := &Source{
		Name: "case", Text: []byte("extends = \"../../../scenarios/testdata/tiny.toml\"\n" +
			"months = 2\nscale = 0.05\n" +
			"[plan.few]\ncut.share = {low = 0.1, high = 0.15, sweep = [0.05, 0.25], source = \"y\", grade = " +
			"\"assumed\"}\n"),
	}
	s, err := src.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var tried []float64
	of := asideOf{src: src, plans: NewStudy(s, s.Seed, s.Plans), worlds: 9}
	for _, x := range stressAside(t.Context(), of).parts {
		end, ok := strings.CutPrefix(x.Label, "plan.few.cut.share at ")
		if !ok {
			continue
		}
		value, err := strconv.ParseFloat(end, 64)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range x.Plans {
			params, err := p.Params(nil)
			if err != nil {
				t.Fatal(err)
			}
			if is := params.Cut.Share == value; is != (p.Name == "few") {
				t.Errorf("at %v plan %s cuts %v", value, p.Name, params.Cut.Share)
			}
		}
		tried = append(tried, value)
	}
	if len(tried) != 2 || tried[0] != .05 || tried[1] != .25 {
		t.Errorf("tried %v, want .05 and .25", tried)
	}
}
