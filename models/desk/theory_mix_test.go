package desk

import (
	"math"
	"testing"

	"boomerang/models/textbook"
)

// half is a queue half of which comes by chat, two at a time, and takes so many times as long.
func half(perHour, minutes, agents, longer float64) Params {
	p := queue(perHour, minutes, agents)
	p.Channels = []Channel{
		{Name: "phone", Share: .5, Concurrency: 1, Handle: 1},
		{Name: "chat", Share: .5, Concurrency: 2, Handle: longer},
		{Name: "never", Share: 0, Concurrency: 9, Handle: 1},
	}
	return p.InChannels()
}

// Channels average an agent's minutes: of two contacts of six minutes the chat takes three, nine for twelve; of
// four and eight minutes it takes four, eight for twelve. A desk of them is one of Erlang's with agents as busy.
func TestChannelsAverageMinutes(t *testing.T) {
	for longer, want := range map[float64]float64{1: 12. / 9, 2: 12. / 8} {
		p := half(60, 6, 9, longer)
		if got := p.Humans.Concurrency; math.Abs(got-want) > 1e-12 {
			t.Errorf("chat %v times as long: %v at once, want %v", longer, got, want)
		}
		servers := int(math.Round(9 * want)) // 12 of 9 agents
		if math.Abs(9*want-float64(servers)) > 1e-9 {
			continue
		}
		e := textbook.Erlang{Arrivals: 1, Service: 1. / 6, Servers: servers}.Solve()
		measured(t, p, length(12, 24), map[string]float64{
			"wait_probability": e.Wait, "wait_mean": e.WaitMean, "occupancy": e.Busy,
		})
	}
}

// Without a share no channel says anything, and the concurrency is the one stated.
func TestNoChannelsNoMix(t *testing.T) {
	p := queue(60, 6, 9)
	p.Humans.Concurrency = 2.5
	for _, channels := range [][]Channel{nil, {{Name: "chat", Concurrency: 3, Handle: 1}}} {
		if p.Channels = channels; p.InChannels().Humans.Concurrency != 2.5 || p.Mixed() {
			t.Errorf("%v: %v", channels, p.InChannels().Humans.Concurrency)
		}
	}
}
