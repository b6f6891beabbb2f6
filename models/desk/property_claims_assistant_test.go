package desk

import (
	"math"
	"slices"
)

// fixSuccess states what the assistant can do instead of solving for it.
func fixSuccess(p *Params) {
	p.Assistant.Deflection = math.NaN()
	for k := range p.Categories {
		p.Categories[k].AssistantSuccess = .7
		if p.Categories[k].LongTail {
			p.Categories[k].AssistantSuccess = .3
		}
	}
}

// aboutAssistant: what an assistant does to contacts, by itself and through triage.
var aboutAssistant = []claim{
	{
		says:  "An assistant in front takes contacts off the people, and leaves them the harder ones",
		given: func(p *Params) { p.Routing.Policy, p.Humans.FailedBot = HumansOnly, 1 },
		when:  func(p *Params) { p.Routing.Policy = BoundedOnly },
		up: []string{
			"contained", "contained_resolved", "solved_by_assistant", "assistant_cost", "handle_time",
			"service_level",
		},
		down: []string{"human_hours", "solved_by_human", "wait_mean", "occupancy"},
		also: with(served, "actions_stopped"),
	},
	{
		says: "Who calls at night is helped at once: the more do, the more of what the assistant solves comes " +
			"in hours no data cover",
		when: func(p *Params) {
			for h := range p.Arrivals.HourOfWeek {
				if h >= 5*24 || h%24 < 7 || h%24 >= 21 {
					p.Arrivals.HourOfWeek[h] *= 3
				}
			}
		},
		up:   []string{"solved_off_hours"},
		also: manned,
	},
	{
		says:  "Where the assistant solves the short ones, as many are solved, and what is left takes people longer",
		given: fixSuccess,
		when:  func(p *Params) { p.Assistant.WorkCorrelation = -.8 },
		up:    []string{"handle_time", "human_hours"},
		also:  served,
	},
	{
		says: "The more it is asked to deflect, the better it has to be",
		when: func(p *Params) { p.Assistant.Deflection = .52 },
		up:   []string{"contained", "contained_resolved", "solved_by_assistant", "satisfaction"},
		down: []string{"human_hours", "contained_silent"},
		also: served,
	},
	{
		says:  "At the same deflection, a better assistant meets fewer contacts and fails fewer of them in silence",
		given: func(p *Params) { p.Assistant.Success = .58 },
		when:  func(p *Params) { p.Assistant.Success = .85 },
		up:    []string{"contained_resolved", "satisfaction"}, down: []string{"contained_silent"},
		also: served,
	},
	{
		says:  "A deflection of truly resolved contacts asks more than one of contained ones",
		given: func(p *Params) { p.Assistant.Deflection = .35 },
		when:  func(p *Params) { p.Assistant.DeflectionMeans = Resolved },
		up:    []string{"contained", "contained_resolved"}, down: []string{"human_hours"},
		also: served,
	},
	{
		says:  "At the same deflection, more success on the long tail helps the long tail",
		given: func(p *Params) { p.Assistant.LongTailRatio = .2 },
		when:  func(p *Params) { p.Assistant.LongTailRatio = .6 },
		up:    []string{"satisfaction_long_tail"}, down: []string{"satisfaction_bounded"},
		also: served,
	},
	{
		says:  "Half the coverage is half the sessions",
		given: fixSuccess, when: func(p *Params) { p.Assistant.Coverage = .5 },
		up:   []string{"solved_by_human", "human_hours"},
		down: []string{"contained", "contained_silent", "assistant_cost", "handed_over"},
		also: served,
	},
	{
		says: "An assistant that goes live later, or ramps up slower, works less",
		when: func(p *Params) { p.Assistant.GoLiveDay, p.Assistant.RampDays = 60, 120 },
		up:   []string{"solved_by_human", "human_hours"}, down: []string{"contained", "assistant_cost"},
		also: served,
	},
	{
		says:  "More silent failures are contained, and come back angry",
		given: func(p *Params) { fickle(p); fixSuccess(p); p.Assistant.Silent = .1 },
		when:  func(p *Params) { p.Assistant.Silent = .6 },
		up:    []string{"contained", "assumed_resolved", "contained_silent", "left_over_service", "given_up"},
		down:  []string{"satisfaction", "handed_over"},
		also:  everything,
	},
	{
		says: "A silent failure found out later comes back later, by the horizon less often", rare: true,
		given: fixSuccess,
		when:  func(p *Params) { p.Assistant.DiscoveryDays = 12 },
		up:    []string{"satisfaction"}, down: []string{"contacts", "repeat_rate"},
		also: served,
	},
	{
		says:  "Customers who leave the assistant half way count as contained",
		given: fixSuccess,
		when:  func(p *Params) { p.Assistant.Abandonment = .3 },
		up:    []string{"contained", "contained_left_bot", "repeat_rate", "given_up", "solved_by_itself"},
		down:  []string{"satisfaction", "contained_resolved", "handed_over"},
		also:  served,
	},
	{
		says:  "An assistant that hands over what it would have solved makes work",
		given: fixSuccess,
		when:  func(p *Params) { p.Assistant.OverEscalation = .3 },
		up:    []string{"handed_over", "human_hours", "solved_by_human"},
		down:  []string{"contained", "contained_resolved", "assistant_cost"},
		also:  served,
	},
	{
		says:  "What failed once fails again: the more alike attempts are, the less a retry helps",
		given: func(p *Params) { fixSuccess(p); p.Assistant.Silent = .6 },
		when: func(p *Params) {
			for k := range p.Categories {
				p.Categories[k].Correlation = .9
			}
		},
		up:   []string{"repeat_rate", "human_hours"},
		down: []string{"contained_resolved", "solved_by_assistant", "satisfaction"},
		also: served,
	},
	{
		says:  "Learning raises success",
		given: fixSuccess,
		when:  func(p *Params) { p.Assistant.LearningPerMonth = .03 },
		up:    []string{"contained_resolved", "solved_by_assistant", "satisfaction"},
		down:  []string{"human_hours", "handed_over"},
		also:  served,
	},
	{
		says:  "Drift lowers it",
		given: fixSuccess,
		when:  func(p *Params) { p.Assistant.DriftPerMonth = .03 },
		up:    []string{"human_hours", "handed_over", "contained_silent"},
		down:  []string{"contained_resolved", "solved_by_assistant", "satisfaction"},
		also:  served,
	},
	{
		says:  "Releases confuse it for a while",
		given: fixSuccess,
		when: func(p *Params) {
			p.Assistant.ShockEveryDays, p.Assistant.ShockDepth, p.Assistant.ShockDays = 60, .6, 40
		},
		up:   []string{"handed_over", "contained_silent", "human_hours"},
		down: []string{"contained_resolved", "solved_by_assistant", "satisfaction"},
		also: served,
	},
	{
		says:  "Longer sessions only delay what comes next",
		when:  func(p *Params) { p.Assistant.SessionMinutes = 12 },
		still: volume,
		also:  with(waiting, slices.Concat(feelings, signals, bill)...),
	},
	{
		says: "The price per session moves the bill and nothing else",
		when: func(p *Params) { p.Assistant.PricePerSession = 3 },
		up:   []string{"assistant_cost", "support_cost", "cost_per_ticket"},
		down: []string{"savings", "net", "net_terminal"},
		also: bill,
	},
	{
		says:  "A vendor that takes nothing for what comes back is paid less, and nothing else moves",
		given: func(p *Params) { p.Assistant.Silent = .4 },
		when:  func(p *Params) { p.Assistant.RefundShare = 1 },
		down:  []string{"assistant_cost", "support_cost", "cost_per_ticket"},
		up:    []string{"savings", "net", "net_terminal"},
		also:  bill,
	},
	{
		says: "An assistant built in-house is paid by the session, and nothing else moves",
		when: func(p *Params) { p.Assistant.PricedBy, p.Assistant.SessionCost = BySession, .17 },
		down: []string{"assistant_cost", "support_cost", "cost_per_ticket"},
		up:   []string{"savings", "net", "net_terminal"},
		also: bill,
	},
	{
		says: "A price that drifts up moves the bill and nothing else",
		when: func(p *Params) { p.Assistant.PriceGrowth = .3 },
		up:   []string{"assistant_cost", "support_cost", "cost_per_ticket"},
		down: []string{"savings", "net", "net_terminal"},
		also: bill,
	},
	{
		says: "The platform is paid by the month and moves nothing else",
		when: func(p *Params) { p.Assistant.PlatformPerMonth = 20_000 },
		up:   []string{"assistant_cost", "support_cost", "cost_per_ticket"},
		down: []string{"savings", "net", "net_terminal"},
		also: bill,
	},
	{
		says:  "People assisted by AI handle more in an hour",
		given: func(p *Params) { p.Routing.Policy = HumansOnly },
		when:  func(p *Params) { p.Assistant.AssistGain = .14 },
		up:    []string{"service_level", "satisfaction", "assistant_cost"},
		down:  []string{"handle_time", "human_hours", "wait_mean", "occupancy"},
		also:  served,
	},
	{
		says: "Triage keeps the long tail with people, who do it better",
		when: func(p *Params) { p.Routing.Policy = BoundedOnly },
		up:   []string{"satisfaction_long_tail", "solved_by_human"},
		down: []string{"contained", "contained_silent", "assistant_cost"},
		also: served,
	},
	{
		says:  "Triage that takes bounded work for the long tail gives work away",
		given: func(p *Params) { p.Routing.Policy = BoundedOnly },
		when:  func(p *Params) { p.Routing.Sensitivity = .6 },
		up:    []string{"solved_by_human", "human_hours"}, down: []string{"contained", "assistant_cost"},
		also: served,
	},
	{
		says:  "Triage that takes the long tail for bounded work harms the long tail",
		given: func(p *Params) { p.Routing.Policy = BoundedOnly; fixSuccess(p); p.Humans.Slack = .5 },
		when:  func(p *Params) { p.Routing.Specificity = .4 },
		up:    []string{"contained", "contained_silent"}, down: []string{"satisfaction_long_tail", "solved_by_human"},
		also: served,
	},
	{
		says: "Easy access brings contacts nobody made before",
		when: func(p *Params) { p.Arrivals.Elasticity = .2 },
		up:   []string{"contacts", "induced", "assistant_cost"},
		also: served,
	},
}

// aboutValve: the way from the assistant to a human.
var aboutValve = []claim{
	{
		says:  "Hiding the human raises the contained share and costs satisfaction and customers",
		given: fickle, when: func(p *Params) { p.Valve.Steps, p.Valve.NoRoute = 4, .3 },
		up: []string{
			"contained", "contained_gave_up", "contained_elsewhere", "customers_lost", "given_up",
			"left_over_service", "repeat_rate", "retention_loss",
		},
		down: []string{
			"satisfaction", "satisfaction_long_tail", "human_hours", "cost_per_ticket", "handed_over",
			"reached_a_human",
		},
		also: everything,
	},
	{
		says:  "The more customers drop at a step, the fewer reach a human",
		given: func(p *Params) { p.Valve.Steps = 3 },
		when:  func(p *Params) { p.Valve.DropPerStep = .4 },
		up:    []string{"contained", "contained_gave_up", "contained_elsewhere", "given_up", "repeat_rate"},
		down:  []string{"satisfaction", "human_hours", "handed_over"},
		also:  served,
	},
	{
		says: "Flows without a route to a human contain those who ask for one",
		when: func(p *Params) { p.Valve.NoRoute = .3 },
		up:   []string{"contained", "contained_gave_up", "contained_elsewhere", "given_up"},
		down: []string{"satisfaction", "handed_over"},
		also: served,
	},
	{
		says:  "Who does not get through and does not give up, comes back",
		given: func(p *Params) { p.Valve.Steps, p.Valve.NoRoute = 4, .3 },
		when:  func(p *Params) { p.Valve.GiveUp = .1 },
		up:    []string{"contained_elsewhere", "repeat_rate", "human_hours", "satisfaction", "solved_by_human"},
		down:  []string{"contained_gave_up", "given_up"},
		also:  served,
	},
	{
		says:  "Who knows another channel goes round the assistant",
		given: func(p *Params) { p.Valve.Steps, p.Valve.NoRoute = 4, .3 },
		when:  func(p *Params) { p.Valve.SwitchChannel = .6 },
		up:    []string{"human_hours", "solved_by_human", "satisfaction"},
		down:  []string{"contained", "contained_gave_up", "given_up"},
		also:  served,
	},
	{
		says:  "Who comes back later has come back less often by the horizon",
		given: func(p *Params) { p.Valve.Steps, p.Valve.NoRoute = 4, .3 },
		when:  func(p *Params) { p.Valve.ReturnDays = 10 },
		down:  []string{"contacts", "repeat_rate", "contained_elsewhere"},
		also:  served,
	},
	{
		says:  "Time lost at a step only shifts when people are reached",
		given: func(p *Params) { p.Valve.Steps = 4 },
		when:  func(p *Params) { p.Valve.MinutesStep = 6 },
		still: served,
	},
}
