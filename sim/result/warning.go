package result

import "encoding/json"

// WarningKind is what a warning says; each kind lists which numbers it sets.
type WarningKind string

const (
	// TooFewWorlds: there is no interval at all after Value worlds; Wanted is the least to play.
	TooFewWorlds WarningKind = "too_few_worlds"
	// FewBlocks: intervals rest on Value blocks of Of worlds; Wanted is the least number of worlds to play.
	FewBlocks WarningKind = "few_blocks"
	// NoInterval: Measure of Plan has an estimate without its interval, for the Reason that package stats gives.
	NoInterval WarningKind = "no_interval"
	// PrecisionMissed: the mean of Measure of Plan (the chance p(…) of a plan) is known to ±Value after Of worlds,
	// and to ±Wanted it was asked for; without Value it has no interval.
	PrecisionMissed WarningKind = "precision_missed"
	// OrderOpen: of Wanted neighbours in the order of the plans by Measure only Value are clear after Of worlds.
	OrderOpen WarningKind = "order_open"
	// Scaled: a share Value of the company is simulated.
	Scaled WarningKind = "scaled"
	// SmallPool: Value contacts at once in the busiest hour of Pool (without it, of the desk) are too few; Wanted is
	// the share of the company to simulate.
	SmallPool WarningKind = "small_pool"
	// HeadsBeyondLevel: Value of Of heads are there for the limit Wanted of occupancy alone.
	HeadsBeyondLevel WarningKind = "heads_beyond_level"
	// DeflectionClippedWarning: in a share Value of worlds the deflection asked of Plan was cut to what is possible.
	DeflectionClippedWarning WarningKind = WarningKind(DeflectionClipped)
	// PartOfPerson: Plan cuts Value of Of heads, a part of a person in a small desk.
	PartOfPerson WarningKind = "part_of_person"
	// CutCapped: in Value of Of worlds looked at there are fewer heads than the Wanted that Plan cuts.
	CutCapped WarningKind = "cut_capped"
	// AfterHorizon: what the keys Names say of Plan happens, at the medians, after the Value months played.
	AfterHorizon WarningKind = "after_horizon"
	// BoardIdle: the boards of the plans Names can never turn them back, for the Reason NoAction, NoSignal or TooLate.
	BoardIdle WarningKind = "board_idle"
	// InClosedHours: a share Value of contacts, or of the rows of an export, comes in hours that are stated as closed.
	InClosedHours WarningKind = "in_closed_hours"
	// Unconverted: the amounts of the keys Names are those of another currency, one for one.
	Unconverted WarningKind = "unconverted"
	// ChurnClippedWarning: in a share Value of worlds service explains more than the churn stated.
	ChurnClippedWarning WarningKind = WarningKind(ChurnClipped)
	// CallbacksUnkept: who takes a callback under Plan waits Value days for it.
	CallbacksUnkept WarningKind = "callbacks_unkept"
)

// Keys that may say something of a plan that happens after the horizon.
const (
	CutAfter      = "cut.when"
	LeaversAfter  = "cut.notice"
	StagesAfter   = "cut.stages"
	AssistantLive = "assistant.go_live"
)

// Why a board can never act.
const (
	NoAction = "no_action" // no reversal is foreseen that would give anything back
	NoSignal = "no_signal" // nothing it looks at can tell it to
	TooLate  = "too_late"  // it would be carried out after the months played
)

// Warning is something a reader must know before trusting a figure.
//
// Numbers and names; the sentence is package wording's.
//
// Value, Of and Wanted mean what the kind says of them and are nil where it does not
// speak of them, so that a number 0 is never confused with "not stated".
type Warning struct {
	Kind    WarningKind `json:"kind,omitempty"`
	Plan    string      `json:"plan,omitempty"`
	Measure string      `json:"measure,omitempty"`
	Pool    string      `json:"pool,omitempty"`
	Reason  string      `json:"reason,omitempty"` // as whoever found it says it
	Value   *float64    `json:"value,omitempty"`
	Of      *float64    `json:"of,omitempty"`
	Wanted  *float64    `json:"wanted,omitempty"`
	Names   []string    `json:"names,omitempty"`
	Cells   []int       `json:"cells,omitempty"` // of a sweep

	About string `json:"about,omitempty"` // what it concerns, of older programs only
	Text  string `json:"text,omitempty"`  // what it says, of older programs only
}

// UnmarshalJSON reads a warning. Older programs wrote those of an answer as
// sentences.
func (w *Warning) UnmarshalJSON(data []byte) error {
	type plain Warning
	if is, err := told(data, &w.Text); is {
		return err
	}
	return json.Unmarshal(data, (*plain)(w))
}

// NewWarning is a warning with its numbers.
func NewWarning(kind WarningKind, value, of, wanted float64) Warning {
	return Warning{Kind: kind, Value: &value, Of: &of, Wanted: &wanted}
}

// OfDesign reports whether a warning is about how many worlds were played: it
// decides whether any figure may be believed.
func (w Warning) OfDesign() bool {
	return w.Kind == TooFewWorlds || w.Kind == FewBlocks || w.Kind == "" && w.About == "design"
}
