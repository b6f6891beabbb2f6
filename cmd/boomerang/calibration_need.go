package main

import (
	"math"

	"boomerang/models/desk"
	"boomerang/models/textbook"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// need is what the desk would take at the load of an export by the ordinary formulas: hour
// by hour the agents of Erlang's C formula that answer the stated share in the stated time,
// at the mean handle time, and the heads these hours make at the stated working week less
// shrinkage. What the export does not hold is the base's.
func need(c *result.Calibration, p *desk.Params) *result.Need {
	h := &p.Humans
	n := &result.Need{
		Level: h.ServiceLevel, Within: h.AnswerWithin, WeeklyHours: h.WeeklyHours, Shrinkage: h.Shrinkage,
	}
	if c.Handle != nil {
		n.Handle = c.Handle.Value
	} else {
		n.Assumed = true
		total := 0.
		for _, k := range p.Categories {
			n.Handle, total = n.Handle+k.Share*k.HandleMinutes, total+k.Share
		}
		n.Handle /= max(total, 1e-9)
	}
	perWeek := c.PerYear.Value * 7 / dates.CivilYear
	n.Work = perWeek * n.Handle / 60
	sum := 0.
	for _, x := range c.HourOfWeek {
		sum += x
	}
	if sum == 0 || n.Handle <= 0 {
		n.Heads = n.Work / (h.WeeklyHours * (1 - h.Shrinkage))
		return n
	}
	for hour, x := range c.HourOfWeek {
		if x == 0 {
			continue
		}
		contacts := x * perWeek / sum
		agents := agentsFor(contacts, n)
		if n.Hours += agents; contacts > n.Contacts {
			n.Contacts, n.Agents, n.Hour = contacts, agents, hour
		}
	}
	n.Staffed = true
	n.Heads = n.Hours / (h.WeeklyHours * (1 - h.Shrinkage))
	return n
}

// mostAgents bounds the search for the agents of an hour.
const mostAgents = 1e6

// agentsFor are the fewest agents of an hour that answer the share in time.
func agentsFor(contacts float64, n *result.Need) float64 {
	e := textbook.Erlang{Arrivals: contacts / 60, Service: 1 / n.Handle, Within: n.Within}
	load := e.Arrivals / e.Service
	enough := func(agents float64) bool {
		e.Servers = int(agents)
		return agents > load && e.Solve().Level >= n.Level
	}
	low, high := math.Floor(load), math.Floor(load)+1 // low is too few
	for !enough(high) && high < mostAgents {
		low, high = high, high+math.Ceil(math.Sqrt(load)+1)
	}
	for high-low > 1 {
		if middle := math.Floor((low + high) / 2); enough(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}
