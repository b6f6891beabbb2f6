package desk

import "math"

// company is a small fintech with plain figures, for tests of mechanisms.
func company() Params {
	p := Params{
		Horizon: Horizon{PreMonths: 3, Months: 18},
		Scale:   1,
		Segments: []Segment{{
			Name: "everyone", Customers: 40_000, IssuesPerYear: 3, MarginPerMonth: 20,
			ChurnPerYear: .20,
		}},
		Arrivals: Arrivals{DayCV: .06, DayLag1: .6},
		Routing:  Routing{Policy: Everything, Sensitivity: .9, Specificity: .9},
		Assistant: Assistant{
			Deflection: .45, LongTailRatio: .45, Coverage: 1, SessionMinutes: 4, Silent: .2, Abandonment: .08,
			OverEscalation: .1, DiscoveryDays: 4, PricePerSession: 1.5, PlatformPerMonth: 2_000, RampDays: 30,
		},
		Valve: Valve{DropPerStep: .15, MinutesStep: 1, GiveUp: .4, SwitchChannel: .2, ReturnDays: 2},
		Humans: Humans{
			Heads: math.NaN(), ServiceLevel: .8, AnswerWithin: 1, WeeklyHours: 37.5, Shrinkage: .3, Concurrency: 1,
			PatienceMinutes: 2, PatienceFamily: Exponential, Redial: .4, RedialMinutes: 10, Return: .5, ReturnDays: 1,
			RepeatReturn: .7, RepeatDays: 3, SelfSolved: .3, FailedBot: 1.2, MaxContacts: 8,
		},
		Workforce: Workforce{
			AttritionPerYear: .35, BurnoutPerPoint: .005, SurvivorUplift: 1.3, SurvivorDays: 180, Backfill: true,
			HiringDays: 42, TrainingDays: 28, RampDays: 120, NoviceHandle: 1.5, NoviceFirst: .9,
		},
		Cut: Cut{Stages: 1},
		Experience: Experience{
			Best: 90, PerContact: 15, PerWait: 1, PerStep: 3, Deceived: 10, Unresolved: 40, SatisfiedAt: 70,
			ResponseNoise: 20, AssistantGap: math.NaN(),
		},
		Survey: Survey{Response: .1, Withheld: .3},
		Churn: Churn{
			Scale: .25, ServiceShare: .3, IntentScore: [3]float64{90, 75, 35}, Intent: [3]float64{.05, .09, .25},
			DoubleDeviation: 1.5,
			MemoryDays:      180, FailureBelow: 60, Recovery: .1, LagDays: 90, NoticeDays: 30, ReportedDays: 365,
			NewPerYear: math.NaN(),
		},
		Controls: Controls{MonitorDelta: .5, MonitorRunDays: 365},
		Money: Money{
			CostPerHeadYear: 60_000, SeverancePerHead: 15_000, HiringPerHead: 14_000, DiscountPerYear: .1,
			TerminalMonths: 12,
		},
	}
	add := func(name string, tail bool, share, minutes, fcr, ceiling float64) {
		p.Categories = append(p.Categories, Category{
			Name: name, LongTail: tail, Share: share, HandleMinutes: minutes, HandleCV: 1.25, HandleFamily: Lognormal,
			FirstContact: fcr, AssistantCeiling: ceiling, Correlation: .45, Severity: 1, ActionRisk: .1,
		})
	}
	add("status", false, .45, 4, .8, .92)
	add("password", false, .30, 4, .8, .92)
	add("dispute", true, .15, 15, .65, .6)
	add("fraud", true, .10, 18, .6, .6)
	for wd := range 7 {
		p.Humans.OpenFrom[wd], p.Humans.OpenUntil[wd] = 7, 21
		for h := range 24 {
			p.Arrivals.HourOfWeek[wd*24+h] = .1
			if h >= 7 && h < 21 {
				p.Arrivals.HourOfWeek[wd*24+h] = 1
			}
			if wd >= 5 {
				p.Arrivals.HourOfWeek[wd*24+h] *= .5
			}
		}
	}
	for m := range p.Arrivals.MonthOfYear {
		p.Arrivals.MonthOfYear[m] = 1
	}
	return p
}

// status quo of the company: people answer everything.
func quoOf(p Params) Params {
	p.Routing.Policy = HumansOnly
	p.Cut.Share = 0
	return p
}
