package scenarios

import "boomerang/models/desk"

// idle warns of a parameter stated for the other kind of control chart.
func (s *draft) idle() {
	const chart = "controls.monitor_chart"
	s.each(func(plan string, r *resolution) {
		other, kind := "controls.monitor_weight", `"ewma"`
		if desk.ControlChart(r.get(chart).value.number) == desk.Ewma {
			other, kind = "controls.monitor_delta", `"cusum"`
		}
		st := r.get(other)
		own := builtIn()[other] // which a scenario written flat states
		if st.pos.File == byDefault || st.text == own.text || plan != "" && !r.says(other) && !r.says(chart) {
			return
		}
		s.Warnings = append(s.Warnings, Problem{
			Key: prefixed(plan, other), What: "has no effect", Got: st.echo(),
			Hint: "it belongs to " + chart + " = " + kind,
		}.at(st.pos))
	})
}
