package desk

import (
	"math"
	"slices"
)

// cutDeep is a cut that shows.
func cutDeep(p *Params) { p.Cut.Share = .5 }

// aboutExperience: what an issue feels like, and who asks.
var aboutExperience = []claim{
	{
		says: "Each further contact is felt, and felt only",
		when: func(p *Params) { p.Experience.PerContact = 25 },
		down: []string{"satisfaction", "satisfaction_surveyed"},
		also: slices.Concat(feelings, signals),
	},
	{
		says:  "Each minute in line is felt, and felt only",
		given: func(p *Params) { cutDeep(p) },
		when:  func(p *Params) { p.Experience.PerWait = 4 },
		down:  []string{"satisfaction", "satisfaction_surveyed"},
		also:  slices.Concat(feelings, signals),
	},
	{
		says: "Each hour until the desk opens is felt, and felt only",
		when: func(p *Params) { p.Experience.PerHourShut = 1 },
		down: []string{"satisfaction"},
		also: slices.Concat(feelings, signals),
	},
	{
		says:  "Each step on the way to a human is felt, and felt only",
		given: func(p *Params) { p.Valve.Steps = 3 },
		when:  func(p *Params) { p.Experience.PerStep = 8 },
		down:  []string{"satisfaction", "satisfaction_surveyed"},
		also:  slices.Concat(feelings, signals),
	},
	{
		says: "An answer that proves wrong is felt, and felt only; surveys asked before do not know",
		when: func(p *Params) { p.Experience.Deceived = 30 },
		down: []string{"satisfaction"},
		also: slices.Concat(feelings, signals),
	},
	{
		says: "An issue that stays unresolved is felt, and felt only",
		when: func(p *Params) { p.Experience.Unresolved = 20 },
		up:   []string{"satisfaction"},
		also: slices.Concat(feelings, signals),
	},
	{
		says: "An angry hand-over is felt even where people help, and felt only",
		when: func(p *Params) { p.Experience.Angry, p.Experience.AngryRepair = .8, .2 },
		down: []string{"satisfaction", "satisfaction_surveyed"},
		also: slices.Concat(feelings, signals),
	},
	{
		says: "An assistant that is rated below people is felt, and felt only",
		when: func(p *Params) { p.Experience.AssistantGap = 25 },
		down: []string{"satisfaction", "satisfaction_surveyed"},
		also: slices.Concat(feelings, signals),
	},
	{
		says: "What counts as satisfied is a matter of reporting: nobody leaves over it",
		when: func(p *Params) { p.Experience.SatisfiedAt = 80 },
		down: []string{"satisfaction", "satisfaction_surveyed"},
		also: slices.Concat(feelings, signals),
	},
	{
		says: "Unhappy people who tell nobody make surveys look better, and nothing else",
		when: func(p *Params) { p.Survey.Withheld = .7 },
		up:   []string{"satisfaction_surveyed"},
		also: signals,
	},
	{
		says:  "Who gave up or hung up makes surveys look worse once they are asked, and nothing else",
		given: cutDeep,
		when:  func(p *Params) { p.Survey.NonFinishers = .3 },
		down:  []string{"satisfaction_surveyed"},
		also:  signals,
	},
	{
		says:  "More answers make charts see sooner, and nothing else",
		given: cutDeep,
		when:  func(p *Params) { p.Survey.Response = .3 },
		also:  signals, still: []string{"satisfaction_surveyed"},
	},
	{
		says:  "A survey that comes later finds out silent failures",
		given: func(p *Params) { p.Assistant.Silent = .5 },
		when:  func(p *Params) { p.Survey.DelayDays = 14 },
		down:  []string{"satisfaction_surveyed"},
		also:  signals,
	},
}

// aboutChurn: who leaves, when, and who comes.
var aboutChurn = []claim{
	{
		says:  "Customers who act on what they say leave more",
		given: func(p *Params) { fickle(p); cutDeep(p) },
		when:  func(p *Params) { p.Churn.Scale = .5 },
		up:    []string{"left_over_service", "churn"},
		also:  everything,
	},
	{
		says:  "Under the status quo the stated churn comes out, whatever share of it service causes",
		given: func(p *Params) { fickle(p); p.Routing.Policy = HumansOnly },
		when:  func(p *Params) { p.Churn.Scale = .4 },
		up:    []string{"left_over_service", "committed", "committed_loss"},
		still: slices.DeleteFunc(slices.Clone(everything), func(m string) bool { return m == "net_terminal" }),
		// Whoever is committed at the horizon is taken off the terminal period.
		also: []string{"net_terminal"},
	},
	{
		says:  "The more of today's churn service causes, the more leave over a cut",
		given: func(p *Params) { cutDeep(p); p.Churn.Scale, p.Churn.ServiceShare = math.NaN(), .2 },
		when:  func(p *Params) { p.Churn.ServiceShare = .5 },
		up:    []string{"left_over_service", "churn"},
		also:  everything,
	},
	{
		says:  "Double deviation: failures close together weigh more",
		given: func(p *Params) { fickle(p); cutDeep(p) },
		when:  func(p *Params) { p.Churn.DoubleDeviation = 3 },
		up:    []string{"left_over_service", "churn"},
		also:  everything,
	},
	{
		says:  "… the longer they are remembered",
		given: func(p *Params) { fickle(p); cutDeep(p); p.Churn.DoubleDeviation = 3; p.Churn.MemoryDays = 30 },
		when:  func(p *Params) { p.Churn.MemoryDays = 365 },
		up:    []string{"left_over_service"},
		also:  everything,
	},
	{
		says: "Where the worst counts and not the sum, the same scale makes fewer leave over a cut",
		given: func(p *Params) {
			fickle(p)
			cutDeep(p)
			p.Segments[0].IssuesPerYear, p.Churn.WorstDays = 6, 365
		},
		when: func(p *Params) { p.Churn.Worst = 1 },
		down: []string{"left_over_service"},
		also: everything,
	},
	{
		says:  "A severe failure weighs more",
		given: func(p *Params) { fickle(p); cutDeep(p) },
		when: func(p *Params) {
			for k := range p.Categories {
				p.Categories[k].Severity = 2
			}
		},
		up:   []string{"left_over_service", "churn"},
		also: everything,
	},
	{
		says:  "A good experience may cancel an intent",
		given: func(p *Params) { cutDeep(p); p.Churn.Scale = .5 },
		when:  func(p *Params) { p.Churn.Recovery = .9 },
		down:  []string{"left_over_service", "committed"},
		also:  everything,
	},
	{
		says:  "With a personal lag of a year a cut loses nobody within the year, and commits many",
		given: func(p *Params) { fickle(p); p.Churn.LagDays, p.Churn.Recovery = 365, 0 },
		when:  cutDeep,
		up: []string{
			"committed", "committed_loss", "abandonment", "savings", "net", "laid_off", "severance",
			"cut_share", "cut_made",
		},
		down: []string{"satisfaction", "payroll"},
		also: manned,
	},
	{
		says:  "A longer personal lag: fewer have left, more have decided to",
		given: func(p *Params) { fickle(p); cutDeep(p) },
		when:  func(p *Params) { p.Churn.LagDays = 300 },
		up:    []string{"committed"}, down: []string{"left_over_service", "customers_lost"},
		also: everything,
	},
	{
		says:  "A renewal date keeps people longer, and lets the intent wait",
		given: func(p *Params) { fickle(p); p.Cut.Share = .5 },
		when:  func(p *Params) { p.Segments[0].Contract = AnnualContract },
		up:    []string{"committed"}, down: []string{"customers_lost"},
		also: everything,
	},
	{
		says: "A monthly renewal does so by weeks", rare: true,
		given: func(p *Params) { p.Cut.Share, p.Churn.Scale, p.Horizon.Months = .5, 1, 4 },
		when:  func(p *Params) { p.Segments[0].Contract = MonthlyContract },
		down:  []string{"left_over_service"},
		also:  everything,
	},
	{
		says: "Notice makes those on annual contracts miss the renewal",
		given: func(p *Params) {
			fickle(p)
			p.Cut.Share, p.Segments[0].Contract, p.Churn.LagDays = .5, AnnualContract, 0
		},
		when: func(p *Params) { p.Churn.NoticeDays = 150 },
		up:   []string{"committed"}, down: []string{"left_over_service"},
		also: everything,
	},
	{
		says: "Where all renew in the last month, nobody can go before it",
		given: func(p *Params) {
			stated(p)
			p.Segments[0].Contract, p.Segments[0].RenewalShare = AnnualContract, 1
		},
		when: func(p *Params) { p.Segments[0].RenewalMonth = 12 },
		up:   []string{"margin"},
		also: everything,
	},
	{
		says:  "Competing offers take customers before service does",
		given: func(p *Params) { fickle(p); cutDeep(p) },
		when:  func(p *Params) { p.Segments[0].ChurnPerYear = .7 },
		up:    []string{"churn"}, down: []string{"left_over_service"},
		also: everything,
	},
	{
		says:  "A wider window of the reported figure hides leavers, and moves nothing else",
		given: func(p *Params) { fickle(p); cutDeep(p); p.Churn.ReportedDays = 30 },
		when:  func(p *Params) { p.Churn.ReportedDays = 365 },
		up:    []string{"retention_reported"},
	},
	{
		says:  "Word of mouth: bad service wins fewer newcomers",
		given: func(p *Params) { fickle(p); p.Valve.Steps = 4 },
		when:  func(p *Params) { p.Churn.WordOfMouth = .5 },
		down:  []string{"margin"}, up: []string{"customers_lost"},
		also: everything,
	},
	{
		says:  "More newcomers, more of everything",
		given: fickle, when: func(p *Params) { p.Churn.NewPerYear = .5 },
		up: []string{"contacts", "margin", "wait_mean"}, down: []string{"customers_lost"},
		also: everything,
	},
	{
		says: "Customers worth more: the same people lost cost more", rare: true,
		given: func(p *Params) { fickle(p); cutDeep(p); p.Churn.LagDays = 0 },
		when:  func(p *Params) { p.Segments[0].MarginPerMonth = 200 },
		up:    []string{"margin", "committed_loss"},
		also:  margins,
	},
	{
		says: "One large renewal is not one average customer",
		given: func(p *Params) {
			fickle(p)
			s := p.Segments[0]
			s.Customers /= 2
			p.Segments = []Segment{s, s}
			p.Segments[0].Name, p.Segments[1].Name = "vip", "crowd"
			p.Segments[0].MarginPerMonth = 400
			p.Churn.LagDays = 0
		},
		when: cutDeep,
		up: []string{
			"customers_lost_vip", "customers_lost_crowd", "margin_lost_vip", "margin_lost_crowd",
			"wait_mean_vip", "wait_mean_crowd", "laid_off", "severance", "cut_share", "cut_made",
		},
		also: everything,
	},
	{
		says: "Where those worth most leave first, a cut loses more of them, and fewer of the others", rare: true,
		given: func(p *Params) {
			fickle(p)
			cutDeep(p)
			s := p.Segments[0]
			s.Customers /= 2
			p.Segments = []Segment{s, s}
			p.Segments[0].Name, p.Segments[1].Name = "vip", "crowd"
			p.Segments[0].MarginPerMonth, p.Churn.LagDays = 400, 0
		},
		when: func(p *Params) { p.Churn.MarginCorrelation = 1 },
		up:   []string{"customers_lost_vip"}, down: []string{"customers_lost_crowd"},
		also: with(everything, "margin_lost_vip", "margin_lost_crowd", "wait_mean_vip", "wait_mean_crowd"),
	},
	{
		says:  "What many tell in public the press writes about, and trust falls",
		given: func(p *Params) { fickle(p); p.Valve.Steps, p.Incidents.TrustShock, p.Churn.LagDays = 4, 5, 0 },
		when:  func(p *Params) { p.Churn.PostShare, p.Churn.PressPosts = .2, 5 },
		up:    []string{"left_over_service"},
		also:  with(everything, "press_day"),
	},
	{
		says: "Posts that no press picks up change nothing",
		when: func(p *Params) { p.Churn.PostShare = .5 },
	},
}
