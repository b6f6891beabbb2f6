package result

// What weakens the answers beside a run; each kind lists what it sets.
const (
	// ScaledFigures: a share Value of the company was simulated, figures are at full size.
	ScaledFigures WarningKind = "scaled_figures"

	// RealLevelDecides: the real level Value is stated, so that controls are tried together.
	RealLevelDecides WarningKind = "real_level_decides"
	// StepUntried: the step Names cannot be tried, for a Reason.
	StepUntried WarningKind = "step_untried"

	// MonthsApart: the scenario's months begin on day Value, history's on day 1: up to Of days apart.
	MonthsApart WarningKind = "months_apart"
	// MonthsUnused: Value months of history lie outside the scenario's Of.
	MonthsUnused WarningKind = "months_unused"
	// ScaledBands: a share Value of the company was simulated, which widens the bands.
	ScaledBands WarningKind = "scaled_bands"
	// OneHistory: one company's history is one draw.
	OneHistory WarningKind = "one_history"

	// NoneMeets: no finalist meets every condition.
	NoneMeets WarningKind = "none_meets"
	// NonePlayed: no finalist was played in worlds the search did not see.
	NonePlayed WarningKind = "none_played"
	// HighestFails: the finalist with the highest mean fails a condition.
	HighestFails WarningKind = "highest_fails"
	// ConditionOpen: the condition Names is inconclusive for the setting chosen.
	ConditionOpen WarningKind = "condition_open"
	// AtAnEnd: the setting chosen has, of the key and value Names, an end of its range.
	AtAnEnd WarningKind = "at_an_end"

	// FailsNowhere and FailsEverywhere: the plan fails in no world played, or in all.
	FailsNowhere    WarningKind = "fails_nowhere"
	FailsEverywhere WarningKind = "fails_everywhere"
	// NoBox: none was found in Value draws.
	NoBox WarningKind = "no_box"
	// FewOnASide: Value of Of worlds fail.
	FewOnASide WarningKind = "few_on_a_side"
	// BoxUntried: box Value was not tried on worlds held out.
	BoxUntried WarningKind = "box_untried"
	// BoxOfLuck: box Value has a density Of where it was found, and Wanted in worlds held out.
	BoxOfLuck WarningKind = "box_of_luck"
	// MetricsDisagree: mean net value, regret and satisfying most often prefer the plans Names.
	MetricsDisagree WarningKind = "metrics_disagree"

	// CorrelatedInputs: tornado, screening and indices are left out, Shapley effects stand in their place.
	CorrelatedInputs WarningKind = "correlated_inputs"
	// LearntInputs: so they are of what was learnt, with nothing in their place.
	LearntInputs WarningKind = "learnt_inputs"
	// LearntFixed: the key Names was learnt and is set; the others are as learnt over all its values.
	LearntFixed WarningKind = "learnt_fixed"

	// SignTurns: the sign of mean net value of the Cells depends on the horizon, of Value settings.
	SignTurns WarningKind = "sign_turns"
	// CellsOpen and CellsUnplayable: Cells near the frontier are inconclusive, or cannot be played.
	CellsOpen       WarningKind = "cells_open"
	CellsUnplayable WarningKind = "cells_unplayable"
	// ShallowerUnsafe: the Cells cut less than the deepest safe cut and are not safe.
	ShallowerUnsafe WarningKind = "shallower_unsafe"
)

// CellWarning is a warning about some of n cells.
func CellWarning(kind WarningKind, cells []int, n int) Warning {
	settings := float64(n)
	return Warning{Kind: kind, Cells: cells, Value: &settings}
}

// What weakens a calibration.
const (
	// ExportDoubt: whoever read the export says a Reason.
	ExportDoubt WarningKind = "export"
	// DaysLeftOut: Value days are taken for holidays or cut-off edges, the first of them Names.
	DaysLeftOut WarningKind = "days_left_out"
	// DaySwingOpen: the CV of the day factor has no interval, for a Reason.
	DaySwingOpen WarningKind = "day_swing_open"
	// DaySwingLarge: that interval is a large-sample one, for a Reason.
	DaySwingLarge WarningKind = "day_swing_large"
	// DaySwingUnclear: days do not clearly differ beyond chance; the CV is at most Value.
	DaySwingUnclear WarningKind = "day_swing_unclear"
	// NoDayMemory: the day factor's memory is not fitted.
	NoDayMemory WarningKind = "no_day_memory"
	// HeldBackOutside: of the last part only a share Value lies in the band predicted for it.
	HeldBackOutside WarningKind = "held_back_outside"
	// TooFewToHoldBack: Value days are too few to hold a quarter back.
	TooFewToHoldBack WarningKind = "too_few_to_hold_back"
	// NoHours: most times have no time of day. HoursOpen: hours of the week have no intervals.
	NoHours   WarningKind = "no_hours"
	HoursOpen WarningKind = "hours_open"
	// GrowthTooShort and GrowthMixed: growth is not fitted, for too short a time or because the weeks do not tell it
	// from the season; then NoSeason.
	GrowthTooShort WarningKind = "growth_too_short"
	GrowthMixed    WarningKind = "growth_mixed"
	NoSeason       WarningKind = "no_season"
	// SeasonTooShort: months are not fitted beside growth.
	SeasonTooShort WarningKind = "season_too_short"
	// FewHandleTimes: Value are too few to fit. NoHandleTimes: there are none.
	FewHandleTimes WarningKind = "few_handle_times"
	NoHandleTimes  WarningKind = "no_handle_times"
	// OpenTickets: Value tickets have no time of resolution that can be used.
	OpenTickets WarningKind = "open_tickets"
	// NoLongTail: it is not fitted. WideLongTail: the rule calls a share Value of tickets long tail.
	NoLongTail   WarningKind = "no_long_tail"
	WideLongTail WarningKind = "wide_long_tail"
	// ByChance: too few tickets without another of their customer to tell a return from chance.
	ByChance WarningKind = "by_chance"
	// SessionsBeginLater: the log begins on the first of Names, tickets on the second.
	SessionsBeginLater WarningKind = "sessions_begin_later"
	// OtherCustomers: of the table Names, Value customers are those of the tickets, next to none. OtherDays: it runs
	// from the second to the third of Names, all before the tickets or after them.
	OtherCustomers WarningKind = "other_customers"
	OtherDays      WarningKind = "other_days"
	// NoCustomers: no customer is known.
	NoCustomers WarningKind = "no_customers"
)
