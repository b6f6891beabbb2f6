package scenarios

import "fmt"

// checkValve refuses more people without a way to a human than there are: those
// who give up and those who switch the channel are shares of the same whole. Draws
// that exceed it are cut at what those who give up leave.
func (s *draft) checkValve(problems *Problems) {
	s.each(func(plan string, r *resolution) {
		gives, switches := r.get("valve.give_up"), r.get("valve.switch_channel")
		if plan != "" && !r.says(gives.path) && !r.says(switches.path) {
			return
		}
		last, other := switches, gives
		if s.nearer(gives.pos, switches.pos) {
			last, other = gives, switches
		}
		p := Problem{
			Key: prefixed(plan, last.path), Got: last.echo(),
			Hint: fmt.Sprintf("both are shares of those who do not get through, and the "+
				"rest comes back later: %s is %s", other.path, other.text),
		}
		switch most := gives.value.most() + switches.value.most(); {
		case gives.value.median()+switches.value.median() > 1+1e-9:
			p.What, p.Want = "is more than all, with "+other.path, "at most 1 together"
			refuse(problems, last.pos, p)
		case most > 1+1e-9:
			p.What = fmt.Sprintf("is up to %s with %s: valve.switch_channel is cut where a draw exceeds 1", trim(most),
				other.path)
			s.Warnings = append(s.Warnings, p.at(last.pos))
		}
	})
}

// most is the upper end of a value, of one that has none a draw in a thousand.
func (v value) most() float64 {
	if v.dist != nil {
		return v.dist.Quantile(.999)
	}
	return v.number
}
