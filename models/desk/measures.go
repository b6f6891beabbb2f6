package desk

import "slices"

// Better says which direction of a measure is good.
type Better string

// The directions.
const (
	Higher  Better = "higher"
	Lower   Better = "lower"
	Neither Better = ""
)

// Measure is an output: one value per plan and world.
type Measure struct {
	Name, Unit string
	Better     Better
	Group      string
	Meaning    string
	of         func(a *planTotals) float64
}

// share of one tally in another, over the horizon.
func share(k, of countIndex) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return ratio(a.sum.counted(k), a.sum.counted(of)) }
}

// booking is what was booked at full size, over the horizon.
func booking(k fullIndex) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return a.sum.booked(k) }
}

// bookedShare is one booking in another, over the horizon.
func bookedShare(k, of fullIndex) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return ratio(a.sum.booked(k), a.sum.booked(of)) }
}

// counted is a count at full size, over the horizon.
func counted(k countIndex) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return a.d.atFullSize(a.sum.counted(k)) }
}

// alarmOf is the day of the first true alarm of one stream of the monitor.
func alarmOf(stream int) func(*planTotals) float64 {
	return func(a *planTotals) float64 { return a.d.monitor.alarm[stream].orNaN() }
}

// Measures is the one table of outputs, in the order of a row. A measure that
// has no value in a world (no alarm, no break-even) is NaN there.
var Measures = []Measure{
	// Money: at full size, of the months from day 0. A cost of one plan and the same of
	// the reference are taken in one world, so that chance they share cancels.
	{"savings", "money", Higher, "money",
		"Cost of support saved against the reference inside the horizon: payroll, severance, hiring, rehiring, " +
			"redeployment, assistant, platform, leakage, incidents, exposure.",
		func(a *planTotals) float64 { return a.savings() }},
	{"retention_loss", "money", Lower, "money",
		"Margin lost against the reference inside the horizon, less acquisition cost not spent.",
		func(a *planTotals) float64 { return a.loss() }},
	{"net", "money", Higher, "money", "Net (a): savings minus retention loss, cash inside the horizon.",
		func(a *planTotals) float64 { return a.net() }},
	{"net_terminal", "money", Higher, "money",
		"Net (b): net (a) plus the difference in value over the terminal period, discounted, by one rule for " +
			"margin, payroll, assistant and hiring.", func(a *planTotals) float64 { return a.netTerminal() }},
	{"overtaken_month", "month", Higher, "money",
		"First month from which the cumulative loss exceeds the cumulative savings until the horizon.",
		func(a *planTotals) float64 { return a.overtaken() }},
	{"support_cost", "money", Lower, "money", "Cost of support inside the horizon.",
		func(a *planTotals) float64 { return costOf(&a.sum) }},
	{"margin", "money", Higher, "money", "Margin from customers inside the horizon, less acquisition.",
		func(a *planTotals) float64 { return marginOf(&a.sum) }},
	{"payroll", "money", Lower, "money",
		"Wages and overhead of people on the payroll, without what hiring back adds to them.", booking(fPayroll)},
	{"repeat_pay", "money", Lower, "money",
		"Of the payroll: paid for the minutes people handle issues that an earlier contact, with them or the " +
			"assistant, left open (failure demand), at each pool's pay of the month per minute on duty. Sessions " +
			"of such returns are in the cost of the assistant.", booking(fRepeatPay)},
	{"severance", "money", Lower, "money", "Paid to people laid off.", booking(fSeverance)},
	{"hiring", "money", Lower, "money", "Recruiting and training of people hired, but for a reversal.",
		booking(fHiring)},
	{"rehiring", "money", Lower, "money",
		"Recruiting and training of people hired because of a reversal, and the premium on their wages.",
		booking(fRehiring)},
	{"redeployment", "money", Lower, "money",
		"Retraining of redeployed people, and what they cost beyond the worth of their new work.",
		booking(fRedeployment)},
	{"assistant_cost", "money", Lower, "money", "Price of assumed resolutions plus platform.",
		func(a *planTotals) float64 { return a.sum.booked(fAssistant) + a.sum.booked(fPlatform) }},
	{"leakage", "money", Lower, "money", "Money given away by actions out of policy.", booking(fLeakage)},
	{"exposure", "money", Lower, "money", "Regulatory exposure while flows have no route to a human.",
		booking(fExposure)},
	{"cost_per_ticket", "money", Lower, "cost dashboard", "Cost of support per contact contained or answered.",
		func(a *planTotals) float64 { return a.costPerTicket(&a.sum) }},

	// Volume and containment: counts of the simulated share, at full size, or shares of
	// all contacts. What a vendor bills is not what was resolved, and what was contained
	// is neither: each has a row, told apart by how the session ended.
	{"contacts", "contacts", Neither, "volume", "Incoming contacts: first ones, repeats, redials.",
		counted(tContacts)},
	{"induced", "contacts", Neither, "volume",
		"Issues raised only because access is easy, never work that was removed.", counted(tInduced)},
	{"contained", "share", Higher, "cost dashboard",
		"Share of all incoming contacts: sessions that end without a human in the session; by day their number.",
		share(tContained, tContacts)},
	{"contained_resolved", "share", Higher, "containment",
		"Share of all contacts: contained and resolved; by day their number.", share(tSolvedSession, tContacts)},
	{"contained_silent", "share", Lower, "containment",
		"Share of all contacts: contained by a failure the customer did not notice; by day their number.",
		share(tSilent, tContacts)},
	{"contained_left_bot", "share", Lower, "containment",
		"Of all contacts: contained because the customer left the assistant.", share(tBotLeft, tContacts)},
	{"contained_gave_up", "share", Lower, "containment",
		"Of all contacts: contained because the customer gave up looking for a human.",
		share(tGaveUpValve, tContacts)},
	{"contained_elsewhere", "share", Lower, "containment",
		"Of all contacts: contained because the customer came back later or by another channel.",
		share(tReturnedOrSwitched, tContacts)},
	{"handed_over", "share", Neither, "containment",
		"Share of all contacts: handed from the assistant to a human; by day their number.",
		share(tHandedOver, tContacts)},
	{"assumed_resolved", "share", Higher, "cost dashboard",
		"Of all contacts: sessions the vendor takes for resolved and bills, since the customer left without " +
			"asking for a human.", func(a *planTotals) float64 {
			return ratio(a.sum.counted(tSolvedSession)+a.sum.counted(tSilent)+a.sum.counted(tBotLeft),
				a.sum.counted(tContacts))
		}},
	{"no_return_30_days", "share", Higher, "cost dashboard",
		"Of contained sessions (the last 30 days left out): no further contact about the same issue within 30 " +
			"days, also where the customer gave up.",
		func(a *planTotals) float64 { return 1 - ratio(a.sum.counted(tReturned), a.d.settled) }},
	{"reached_a_human", "share", Higher, "containment",
		"Of customers who wanted a human at the assistant: answered by one, at once or after coming back.",
		share(tReached, tAsked)},
	{"solved_off_hours", "share", Neither, "truth",
		"Of the contacts the assistant truly resolved: came at night or at the weekend, outside weekdays " +
			"07–21. The default hours of the week are assumed there, no data cover them.",
		share(tSolvedOffHours, tSolvedSession)},
	// Truth: how issues ended, which no dashboard sees.
	{"solved_by_assistant", "share", Higher, "truth", "Of issues ended: solved by the assistant.",
		func(a *planTotals) float64 { return ratio(a.sum.counted(tEndAssistant), a.ended()) }},
	{"solved_by_human", "share", Higher, "truth", "Of issues ended: solved by people.",
		func(a *planTotals) float64 { return ratio(a.sum.counted(tEndHuman), a.ended()) }},
	{"solved_by_itself", "share", Neither, "truth",
		"Of issues ended: the problem went away by itself (an assumed rate).",
		func(a *planTotals) float64 { return ratio(a.sum.counted(tEndItself), a.ended()) }},
	{"given_up", "share", Lower, "truth", "Of issues ended: given up unresolved.",
		func(a *planTotals) float64 { return ratio(a.sum.counted(tEndGivenUp), a.ended()) }},
	{"repeat_rate", "share", Lower, "customer dashboard",
		"Of contacts: second and later ones on the same issue, redials included.", share(tRepeats, tContacts)},
	// The desk: minutes of the simulated share. The waits of a share are those of the whole
	// as far as the share that hangs up is (pooling.go).
	{"human_hours", "hours", Neither, "desk", "Hours people spent handling contacts.", func(a *planTotals) float64 {
		return a.d.atFullSize(a.sum.counted(tHandle)) / 60 / a.d.plan.Humans.Concurrency
	}},
	{"handle_time", "minutes", Lower, "cost dashboard", "Mean handle time of a human contact.",
		share(tHandle, tAnswered)},
	{"wait_probability", "share", Lower, "desk", "Of arrivals at the desk: found everyone busy.",
		share(tWaited, tOffered)},
	{"wait_mean", "minutes", Lower, "desk", "Mean time in line of all arrivals at the desk.",
		func(a *planTotals) float64 {
			return ratio(a.sum.counted(tWaitAnswered)+a.sum.counted(tWaitHungUp), a.sum.counted(tOffered))
		}},
	{"wait_answered", "minutes", Lower, "desk", "Mean time in line of those answered.",
		share(tWaitAnswered, tAnswered)},
	{"wait_p95", "minutes", Lower, "desk", "95 % of those answered waited at most this long (to 7 %).",
		func(a *planTotals) float64 { return a.d.waits.quantile(.95) }},
	{"service_level", "share", Higher, "desk", "Of arrivals at the desk: answered within the stated time.",
		share(tInTime, tOffered)},
	{"abandonment", "share", Lower, "desk", "Of arrivals at the desk: hung up.", share(tHungUp, tOffered)},
	{"occupancy", "share", Neither, "desk", "Share of time on duty spent handling contacts.", share(tHandle, tDuty)},
	{"queue_mean", "customers", Lower, "desk", "Mean number in line at full size, by Little's law.",
		func(a *planTotals) float64 {
			minutes := a.d.atFullSize(a.sum.counted(tWaitAnswered) + a.sum.counted(tWaitHungUp))
			return minutes / (float64(a.d.base.days) * 1440)
		}},
	// Satisfaction: the expected share of people whose score is at or above the line.
	{"satisfaction", "points", Higher, "truth", "Share of ended issues whose customer is satisfied, truth.",
		func(a *planTotals) float64 { return a.truth() }},
	{"satisfaction_surveyed", "points", Higher, "customer dashboard", "Share of survey answers that are satisfied.",
		func(a *planTotals) float64 { return surveyedAll(&a.sum) }},
	{"satisfaction_bounded", "points", Higher, "customer dashboard", "Satisfaction with bounded work, truth.",
		func(a *planTotals) float64 { return experienceOf(&a.sum, false) }},
	{"satisfaction_long_tail", "points", Higher, "customer dashboard", "Satisfaction with the long tail, truth.",
		func(a *planTotals) float64 { return experienceOf(&a.sum, true) }},
	// Retention: departures are keyed to the same people in every plan.
	{"customers_lost", "customers", Lower, "retention", "Customers fewer at the horizon than in the reference.",
		func(a *planTotals) float64 {
			return a.d.atFullSize(a.ref.lastActive() - a.lastActive())
		}},
	{"left_over_service", "customers", Lower, "retention", "Departures caused by service.", counted(tLeftService)},
	{"committed", "customers", Lower, "retention",
		"Still here at the horizon but decided to leave over service, beyond the same in the reference.",
		func(a *planTotals) float64 { return a.gone - a.ref.gone }},
	{"committed_loss", "money", Lower, "retention",
		"Margin of the terminal period that customers committed to leave take along, beyond the same in the " +
			"reference, by the rule of net (b): discounted, and without those who would have left for other " +
			"reasons by then.", func(a *planTotals) float64 { return a.committedMargin - a.ref.committedMargin }},
	{"churn", "share", Lower, "retention",
		"Of the customers of day 0, the share gone after 12 months (or by the horizon, if that is sooner).",
		func(a *planTotals) float64 { return ratio(float64(a.d.cohortGone), float64(a.d.cohort)) }},
	{"retention_reported", "share", Higher, "cost dashboard",
		"Customers by the reported definition at the horizon, against day 0.", func(a *planTotals) float64 {
			return ratio(a.month(a.months-1).counted(tReportedEnd), a.d.reportedStart)
		}},
	// Controls: days from day 0, NaN where there was no alarm.
	{"first_alarm_day", "day", Lower, "controls",
		"Day of the first true alarm of the daily charts, which watch satisfaction with what the assistant " +
			"handles and repeat contacts, each for bounded work and the long tail. True means: more than half of " +
			"the drop that gave the alarm is what customers truly get less than on the same days of the same world " +
			"under the reference plan, if people do all the work there, else than on the same weekdays before day " +
			"0.", func(a *planTotals) float64 { return a.d.monitor.firstAlarm().orNaN() }},
	{"first_alarm_satisfaction_bounded", "day", Lower, "controls",
		"Day of the first true alarm of the daily chart of satisfaction with bounded work.", alarmOf(0)},
	{"first_alarm_satisfaction_long_tail", "day", Lower, "controls",
		"Day of the first true alarm of the daily chart of satisfaction with the long tail.", alarmOf(1)},
	{"first_alarm_repeats_bounded", "day", Lower, "controls",
		"Day of the first true alarm of the daily chart of repeat contacts about bounded work.", alarmOf(2)},
	{"first_alarm_repeats_long_tail", "day", Lower, "controls",
		"Day of the first true alarm of the daily chart of repeat contacts about the long tail.", alarmOf(3)},
	{"false_alarms", "alarms", Lower, "controls", "Alarms of the daily charts that are not true.",
		func(a *planTotals) float64 { return float64(a.d.monitor.noise) }},
	{"quarterly_alarm_day", "day", Lower, "controls",
		"Day of the first true alarm of the quarterly figure: satisfaction over all surveys of a quarter " +
			"against the month before day 0, at the same rate of false alarms, and true by the same rule.",
		func(a *planTotals) float64 { return a.d.monitor.quarter.orNaN() }},
	{"trips", "trips", Lower, "controls", "Times the circuit breaker sent a category to people.", booking(fTrips)},
	{"false_trips", "trips", Lower, "controls", "Of these, with nothing wrong.", booking(fFalseTrips)},
	{"actions_stopped", "share", Neither, "controls", "Of sessions: stopped by a business rule and made human work.",
		share(tStopped, tSessions)},
	{"demotions", "times", Lower, "controls", "Times that an incident cost the assistant the autonomy it had earned.",
		booking(fDemotions)},
	{"incidents", "incidents", Lower, "controls", "Security incidents of the assistant.", booking(fIncidentCount)},
	{"incident_cost", "money", Lower, "money", "Cost of security incidents.", booking(fIncidents)},
	// Leadership and workforce: heads at full size.
	{"press_day", "day", Higher, "leadership", "Day the press wrote about public posts.",
		func(a *planTotals) float64 { return a.d.lead.press.orNaN() }},
	{"rehired_6_months", "share", Lower, "leadership",
		"Hired within 6 months of the latest layoff after a reversal, of the places laid off: with those that " +
			"fell vacant during notice.", bookedShare(fRehired6, fPlacesCut)},
	{"rehired_12_months", "share", Lower, "leadership",
		"Hired within 12 months of the latest layoff after a reversal, of the places laid off: the boomerang " +
			"window.", bookedShare(fRehired12, fPlacesCut)},
	{"reversed_day", "day", Neither, "leadership", "Day the reversal took effect.",
		func(a *planTotals) float64 { return a.d.lead.reversed.orNaN() }},
	{"heads_end", "heads", Neither, "workforce", "Heads on the payroll at the horizon.",
		func(a *planTotals) float64 { return a.month(a.months - 1).booked(fHeadsEnd) }},
	{"cut_made", "share", Neither, "workforce",
		"Of the stages of the cut, those announced by the horizon: the rest waits behind a gate, or a reversal " +
			"has called it off. 0 without a cut.", func(a *planTotals) float64 {
			return ratioOr0(float64(len(a.d.staged)), float64(a.d.plan.Cut.Stages))
		}},
	{"cut_share", "share", Neither, "workforce",
		"Heads the plan takes away, of those on day 0: as stated, or as its service level allows.",
		func(a *planTotals) float64 { return a.d.plan.Cut.Share }},
	{"gates_closed", "times", Neither, "workforce", "Times a stage of the cut waited a month behind a closed gate.",
		booking(fGatesClosed)},
	{"laid_off", "heads", Neither, "workforce", "People laid off.", booking(fLaidOff)},
	{"redeployed", "heads", Neither, "workforce", "People moved to other work in the company.", booking(fRedeployed)},
	{"deflection_clipped", "share", Lower, "audit",
		"1 where the asked deflection lies outside what the drawn assistant can give, and was set to the " +
			"nearest bound.", func(a *planTotals) float64 { return oneIf(a.d.plan.clipped) }},
	{"churn_clipped", "share", Lower, "audit",
		"1 where today's service explains more than the stated churn, so that other reasons were set to 0.",
		func(a *planTotals) float64 { return oneIf(a.d.base.churnClipped()) }},
	{"hired", "heads", Neither, "workforce", "People hired.", booking(fHired)},
}

// MeasuresOf is Measures and, where there are several segments, what each of
// them loses: in money, since one renewal is not one average customer; and how
// long its callers wait.
func MeasuresOf(segments []Segment) []Measure {
	all := slices.Clone(Measures)
	if len(segments) < 2 {
		return all
	}
	for k, s := range segments {
		if s.Name == "" {
			s.Name = "SEGMENT"
		}
		all = append(all,
			Measure{"margin_lost_" + s.Name, "money", Lower, "segments",
				"Margin of segment " + s.Name + " lost against the reference inside the horizon.",
				func(a *planTotals) float64 { return lost(a.ref.d.earned, a.d.earned, k) }},
			Measure{"customers_lost_" + s.Name, "customers", Lower, "segments",
				"Customers of segment " + s.Name + " fewer at the horizon than in the reference.",
				func(a *planTotals) float64 { return a.d.atFullSize(lost(a.ref.d.active, a.d.active, k)) }},
			Measure{"wait_mean_" + s.Name, "minutes", Lower, "segments",
				"Mean time in line of arrivals of segment " + s.Name + " at the desk, as its priority has it.",
				func(a *planTotals) float64 { return a.d.waitOf(k) }})
	}
	return all
}

// lost is how much less a segment has than in the reference; open arrivals are
// nobody's, and segments lose nothing then.
func lost[T int32 | float64](ref, of []T, k int) float64 {
	if k >= len(of) {
		return 0
	}
	return float64(ref[k] - of[k])
}

// ended is how many issues ended from day 0 on, at the simulated scale.
func (a *planTotals) ended() float64 {
	return a.sum.counted(tEndAssistant) + a.sum.counted(tEndHuman) + a.sum.counted(tEndItself) +
		a.sum.counted(tEndGivenUp)
}

// truth is the share of ended issues whose customer is satisfied, in points.
func (a *planTotals) truth() float64 {
	content := 0.0
	for c := range countIndex(cells) {
		content += a.sum.counted(tScores + 3*c + 2)
	}
	return 100 * ratio(content, a.ended())
}

func (a *planTotals) lastActive() float64 { return a.month(a.months - 1).counted(tActiveEnd) }

// oneIf is a yes as a number, so that its mean over worlds is a share.
func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
