package desk

import "testing"

// Whether a board can ever act, condition by condition: with any of them missing it cannot, and the first that is
// missing is named.
func TestBoardCanAct(t *testing.T) {
	able := func() Params {
		p := company()
		p.Cut.Share, p.Horizon.Months = .4, 12
		p.Leadership = Leadership{ReviewDays: 90, ServiceFloor: .3, DecisionDays: 30, RehireShare: .5}
		return p
	}
	blind := func(p *Params) { p.Leadership.ServiceFloor = 0 }
	joint := func(p *Params) { blind(p); p.Leadership.Dashboard = Joint }
	for _, c := range []struct {
		says string
		with func(*Params)
		want Idle
	}{
		{"as it is", func(*Params) {}, Acts},
		{"nobody is cut, and people answer everything", func(p *Params) {
			p.Cut.Share, p.Routing.Policy = 0, HumansOnly
		}, NothingOn},
		{"nobody is cut, bounded work alone, an open valve", func(p *Params) {
			p.Cut.Share, p.Routing.Policy = 0, BoundedOnly
		}, NothingOn},
		{"nobody is hired back", func(p *Params) { p.Leadership.RehireShare = 0 }, NoAction},
		{"an open valve is opened", func(p *Params) {
			p.Leadership.RehireShare, p.Leadership.OpenValve = 0, true
		}, NoAction},
		{"a shut valve is opened", func(p *Params) {
			p.Leadership.RehireShare, p.Leadership.OpenValve, p.Valve.Steps = 0, true, 2
		}, Acts},
		{"the long tail goes back", func(p *Params) {
			p.Leadership.RehireShare, p.Leadership.Reroute = 0, true
		}, Acts},
		{"it is with people already", func(p *Params) {
			p.Leadership.RehireShare, p.Leadership.Reroute, p.Routing.Policy = 0, true, BoundedOnly
		}, NoAction},
		{"nothing is looked at", blind, NoSignal},
		{"retention is", func(p *Params) { blind(p); p.Leadership.RetentionDrop = .02 }, Acts},
		{"satisfaction, on a page of costs", func(p *Params) { blind(p); p.Leadership.SatisfactionDrop = 3 }, NoSignal},
		{"satisfaction, on a joint page", func(p *Params) { joint(p); p.Leadership.SatisfactionDrop = 3 }, Acts},
		{"alarms on a joint page", func(p *Params) { joint(p); p.Leadership.ReadsMonitors = true }, Acts},
		{"alarms of a desk without an assistant", func(p *Params) {
			joint(p)
			p.Leadership.ReadsMonitors, p.Routing.Policy = true, HumansOnly
		}, NoSignal},
		{"a monitor nobody looks at", func(p *Params) { blind(p); p.Controls.Monitor = true }, NoSignal},
		{"a monitor on a joint page", func(p *Params) { joint(p); p.Controls.Monitor = true }, Acts},
		{"a press that never writes", func(p *Params) { blind(p); p.Leadership.Press = true }, NoSignal},
		{"a press that may", func(p *Params) {
			blind(p)
			p.Leadership.Press, p.Churn.PressPosts, p.Churn.PostShare = true, 100, .01
		}, Acts},
		{"a press that hears of complaints", func(p *Params) {
			blind(p)
			p.Leadership.Press, p.Churn.PressPosts, p.Complaints = true, 100, Complaints{Rate: .02, Posts: .1}
		}, Acts},
		{"the first review comes after the end", func(p *Params) { p.Leadership.ReviewDays = 365 }, TooLate},
		{"the decision takes too long", func(p *Params) { p.Leadership.DecisionDays = 300 }, TooLate},
	} {
		p := able()
		if c.with(&p); p.Board() != c.want {
			t.Errorf("%s: %v, want %v", c.says, p.Board(), c.want)
		}
	}
}
