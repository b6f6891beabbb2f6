package result

import (
	"encoding/json"

	"boomerang/sim/stats"
)

// Verdict is what an audit finding comes to.
type Verdict string

// The three verdicts.
const (
	OK   Verdict = "ok"
	Warn Verdict = "warn"
	Fail Verdict = "fail"
)

// FindingKind is what a line of the arithmetic audit works out; each kind lists
// the facts beside its value.
//
// What a finding means is said by package wording; the facts beside it are what that sentence needs,
// so that it can be told again in other words.
type FindingKind string

// Findings about the company before day 0.
const (
	// HeadsForLevel: heads on the payroll. Facts: ServiceLevel, AnswerWithin, Occupancy (the limit), HeadsNeeded,
	// DeskContacts a month, HandleMinutes; TooMuchSlack; BeyondLevel; FullTime, where heads are not.
	HeadsForLevel FindingKind = "heads_for_level"
	// OccupancyAtLevel: occupancy at the stated service level.
	OccupancyAtLevel FindingKind = "occupancy_at_level"
	// PayrollPerContact: of a human contact. Fact: SeveralAtOnce.
	PayrollPerContact FindingKind = "payroll_per_contact"
	// MinutesPerContact: paid minutes on the desk.
	MinutesPerContact FindingKind = "minutes_per_contact"
	// ChurnExplained: share of a segment's departures whose latest reason is today's service. Facts: OfSegment;
	// ChurnDose, the scale of its doses; ServiceShare, where that scale was solved from it; BeyondIntent.
	ChurnExplained FindingKind = "churn_explained"
)

// Findings about a plan.
const (
	// MetByAssistant: share of the contacts routed to the assistant that meet it. Facts: SolvedBy; TooFewMeet.
	MetByAssistant FindingKind = "met_by_assistant"
	// BoundedSuccess and TailSuccess: first attempts truly resolved. Facts: SuccessStated or SolvedBy; one of
	// OutOfReach, LessSkill, EdgeOfEvidence.
	BoundedSuccess FindingKind = "bounded_success"
	TailSuccess    FindingKind = "long_tail_success"
	// SilentShare: share of the contained that failed unnoticed. Facts: BySilentFailure; SkillHidden.
	SilentShare FindingKind = "silent_share"
	// HoursFreed: share of human hours freed. Fact: Contained.
	HoursFreed FindingKind = "hours_freed"
	// WorkRemoved: hours freed ÷ share contained, by formula. Facts: its five factors CauseRest, CauseMix,
	// CauseSelection, CauseDemand and CauseSilent; of a run PlayedRatio.
	WorkRemoved FindingKind = "work_removed"
	// HeadsForWork: heads cut, against heads whose work goes. Facts: FreedShare and SpareHeads, with an assistant;
	// BeyondLevel.
	HeadsForWork FindingKind = "heads_for_work"
	// CapexCovered: payroll cut as a share of the capex it is to pay for. Fact: Heads (cut).
	CapexCovered FindingKind = "capex_covered"
	// HoursClaimed: hours per head and month the claim implies.
	HoursClaimed FindingKind = "hours_claimed"
	// BreakEvenDose: churn dose at which the verdict changes sign; no value where none does. Facts: Payroll, Hiring,
	// Severance, AssistantCost, Net, Months, Leavers a month, Margin, ChurnDose (the one stated),
	// DoseDecides; of a run
	// PlayedNet.
	BreakEvenDose FindingKind = "break_even_dose"
	// BreakEvenShare: share of today's churn that service must cause for the verdict to change sign; none where no
	// share does it. Facts as of BreakEvenDose, Leavers and Margin at the share stated; ServiceShare (stated),
	// ChurnDose (the mean scale solved for), DoseThere (that at the value).
	BreakEvenShare FindingKind = "break_even_share"
	// SkillDrawn: share of the worlds drawn in which the deflection asked takes success outside the evidence. Facts:
	// WorldsOutside, WorldsDrawn, the least and the most success drawn on bounded work and on the long tail, and of
	// the contacts that meet the assistant where that differs; WorldsUnreached where any is unreached or outside.
	SkillDrawn FindingKind = "skill_drawn"
)

// Findings about the month before day 0, played, against what is stated. Facts:
// Stated, Simulated, MonthsPlayed, and with an interval IntervalLow and
// IntervalHigh; BeyondAllowed; of the service level BeyondLevel, HeadsNeeded and
// OccupancyLimit as well.
const (
	PlayedLevel     FindingKind = "played_service_level"
	PlayedOccupancy FindingKind = "played_occupancy"
	PlayedRepeats   FindingKind = "played_repeats"
	PlayedLeavers   FindingKind = "played_leavers"
	PlayedCost      FindingKind = "played_cost_per_contact"
)

// Findings about the month before day 0, played, beside what other desks publish. Facts: PublishedBy (source and
// grade); of one outside OutsideFor, FormulaGives, ServiceLevel, AnswerWithin, Patience, PatienceOfOthers, Heads,
// HeadsNeeded, BeyondLevel and OccupancyLimit.
const (
	OthersWait      FindingKind = "others_wait"
	OthersHangUp    FindingKind = "others_hang_up"
	OthersOccupancy FindingKind = "others_occupancy"
)

// Keys of the facts of findings. Those without a value say that something is so.
const (
	AnswerWithin   = "answer_within" // minutes
	HeadsNeeded    = "heads_needed"
	FullTime       = "full_time" // equivalents that heads come to
	DeskContacts   = "desk_contacts"
	HandleMinutes  = "handle_minutes"
	OccupancyLimit = "occupancy_limit"
	TooMuchSlack   = "too_much_slack"
	BeyondLevel    = "heads_beyond_level"
	SeveralAtOnce  = "several_at_once"

	SuccessStated   = "success_stated"
	SolvedBy        = "solved_by" // name: one of the three below
	TooFewMeet      = "too_few_meet"
	OutOfReach      = "out_of_reach"
	LessSkill       = "less_skill"
	EdgeOfEvidence  = "edge_of_evidence"
	BySilentFailure = "by_silent_failure"
	SkillHidden     = "skill_hidden"
	FreedShare      = "hours_freed"
	CauseRest       = "rest"
	CauseMix        = "mix"
	CauseSelection  = "selection"
	CauseDemand     = "new_demand"
	CauseSilent     = "silent_returns"
	PlayedRatio     = "played_ratio" // of the worlds of the run, means
	SpareHeads      = "spare_heads"  // before the cut; below 0 they are missing

	Leavers     = "leavers"
	ChurnDose   = "churn_dose"
	DoseThere   = "churn_dose_there" // where the verdict turns
	DoseDecides = "dose_decides"     // name: one of the six below

	ServiceShare = "service_share" // of today's churn
	OfSegment    = "segment"       // name: of a segment
	BeyondIntent = "beyond_intent" // a scale above 1

	WorldsOutside   = "worlds_outside"
	WorldsDrawn     = "worlds_drawn"
	WorldsUnreached = "worlds_unreached"
	BoundedLeast    = "bounded_least"
	BoundedMost     = "bounded_most"
	TailLeast       = "long_tail_least"
	TailMost        = "long_tail_most"
	MetLeast        = "met_least"
	MetMost         = "met_most"

	Stated       = "stated"
	Simulated    = "simulated"
	FormulaGives = "formula_gives" // at the heads needed
	Patience     = "patience"

	PatienceOfOthers = "patience_of_others" // that their waits and hang-ups come to

	PublishedBy   = "published_by" // text: the source; name: its grade
	OutsideFor    = "outside_for"  // name: one of the five below
	PlayedNet     = "played_net"   // mean net value of the worlds of the run
	MonthsPlayed  = "months_played"
	IntervalLow   = "interval_low"
	IntervalHigh  = "interval_high"
	BeyondAllowed = "beyond_allowed"
)

// What the assistant's success was solved by.
const (
	ByFormula    = "formula"
	OnTrial      = "trial"
	FewHangingUp = "few_hang_up" // by formula, which is right where hardly anyone hangs up
)

// Why a figure lies outside what other desks publish.
const (
	ForStatedLevel    = "stated_level"
	ForPatience       = "patience"        // of callers who cannot wait as long as others' do
	ForOccupancyLimit = "occupancy_limit" // adds heads beyond the level
	ForSpareHeads     = "spare_heads"
	ForMissingHeads   = "missing_heads"
	ForChance         = "chance" // of a single month
)

// What a plan's sign does as the churn dose grows.
const (
	AlwaysGains  = "always_gains"
	AlwaysLoses  = "always_loses"
	DoseTurns    = "turns"        // within the doses that have been assumed
	GainsAssumed = "gains_within" // at each of them
	LosesAssumed = "loses_within"
	NothingMoves = "moves_nothing" // neither money nor customers
)

// Finding is one line of the arithmetic audit.
//
// Low and Bound are the ends of what adds up; Value inside is OK, outside Warn or Fail
// by the rule of its kind. The audit is arithmetic on what is entered, before anything
// is played, so a Fail says that the numbers contradict each other, never that a plan
// is bad.
type Finding struct {
	Kind    FindingKind `json:"kind,omitempty"`
	Plan    string      `json:"plan,omitempty"` // name of the plan it is about; "": the company
	Value   *float64    `json:"value,omitempty"`
	Low     *float64    `json:"low,omitempty"`   // the least that adds up; nil: no such bound
	Bound   *float64    `json:"bound,omitempty"` // the most; nil: no such bound
	Unit    Unit        `json:"unit,omitempty"`
	Verdict Verdict     `json:"verdict"`
	Facts   Facts       `json:"facts,omitempty"` // what it rests on

	Figure string `json:"figure,omitempty"` // what was computed, in words, of older programs only
	Why    string `json:"why,omitempty"`    // what it rests on, in words, of older programs only
}

// Facts are told apart by their keys.
//
// A list and no map, so that files keep its order; there are a dozen at most, and a
// search is quick.
type Facts []Fact

// Of returns the fact of a key, and whether there is one.
func (all Facts) Of(key string) (Fact, bool) {
	for _, x := range all {
		if x.Key == key {
			return x, true
		}
	}
	return Fact{}, false
}

// Number is the value of a fact; 0 where there is none.
func (all Facts) Number(key string) float64 {
	if x, ok := all.Of(key); ok && x.Value != nil {
		return *x.Value
	}
	return 0
}

// Name is the choice a fact is; "" where there is none.
func (all Facts) Name(key string) string {
	x, _ := all.Of(key)
	return x.Name
}

// Has reports whether there is a fact of a key.
func (all Facts) Has(key string) bool {
	_, ok := all.Of(key)
	return ok
}

// FactOf is a fact with its value; without one where x is no finite number.
func FactOf(key string, x float64, unit Unit) Fact {
	f := Fact{Key: key, Unit: unit}
	if stats.IsFinite(x) {
		f.Value = &x
	}
	return f
}

// FirstOrder is a plan's net value to first order at what is stated of churn, by a finding of a break-even.
//
//	Net − Margin at the share stated, or − ChurnDose · Margin at dose 1
func (f *Finding) FirstOrder() float64 {
	if f.Kind == BreakEvenShare {
		return f.Facts.Number(Net) - f.Facts.Number(Margin)
	}
	return f.Facts.Number(Net) - f.Facts.Number(ChurnDose)*f.Facts.Number(Margin)
}

// BreaksEven reports whether a finding says where a verdict changes sign.
func (f *Finding) BreaksEven() bool { return f.Kind == BreakEvenDose || f.Kind == BreakEvenShare }

// UnmarshalJSON reads a finding. Older programs wrote shares in hundredths, with
// the unit "%".
func (f *Finding) UnmarshalJSON(data []byte) error {
	type plain Finding
	var old struct {
		plain
		Unit string `json:"unit"`
	}
	if err := json.Unmarshal(data, &old); err != nil {
		return err
	}
	*f = Finding(old.plain)
	if old.Unit != "%" {
		return f.Unit.UnmarshalText([]byte(old.Unit))
	}
	f.Unit = UnitShare
	for _, x := range []*float64{f.Value, f.Low, f.Bound} {
		if x != nil {
			*x /= 100
		}
	}
	return nil
}
