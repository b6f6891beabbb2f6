package scenarios

import (
	"strings"
	"testing"
)

// What holds while the assistant takes the short issues is the row of the bases for that case, in number and
// range; what a file says itself holds in any case.
func TestDefaultsWhereShortIssuesAreSolved(t *testing.T) {
	const key = "humans.failed_bot"
	var row baseRow
	for _, r := range readBases(t) {
		if r["key"] == key && r["when"] == "assistant.work_correlation < 0" {
			row = r
		}
	}
	for _, c := range []struct {
		set  []string
		want float64
	}{
		{nil, 1.2},
		{[]string{"assistant.work_correlation=0"}, 1.2},
		{[]string{"assistant.work_correlation=-0.3"}, row.number(t, "base")},
		{[]string{"assistant.work_correlation={ low = -0.8, high = 0 }"}, row.number(t, "base")},
		{[]string{"assistant.work_correlation=-0.3", "humans.failed_bot=1.15"}, 1.15},
	} {
		s, err := LoadReader(t.Context(), strings.NewReader(smallest), "small.toml", c.set)
		if err != nil {
			t.Fatal(err)
		}
		st := s.base.get(key)
		if st.value.number != c.want {
			t.Errorf("%v: %s is %v, want %v", c.set, key, st.value.number, c.want)
		}
		if c.want != row.number(t, "base") {
			continue
		}
		v, low, high := st.value, row.number(t, "low"), row.number(t, "high")
		if v.sweep[0] != low || v.sweep[1] != high || v.grade != row["grade"] {
			t.Errorf("%v: range %v, grade %s", c.set, v.sweep, v.grade)
		}
		for _, d := range s.Doubtful() {
			if d.Path == key && (d.Low != 1 || d.High != 1.1) {
				t.Errorf("tried from %v to %v", d.Low, d.High)
			}
		}
	}
}
