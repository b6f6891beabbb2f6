package result

import (
	"bytes"
	"encoding/json"
)

// EndKind is why playing ended where it did; each kind lists what it sets.
//
// A new reason is a new kind, never another use of an old one, since programs compare
// them.
type EndKind string

const (
	// AllPlayed: all worlds, Done where they are counted.
	AllPlayed EndKind = "all_played"
	// GoalsMet: every precision asked for was reached at two looks in a row, after Done worlds.
	GoalsMet EndKind = "goals_met"
	// EndedEarly: after Done of Of worlds where they are counted, with Left not played at all where that is known.
	EndedEarly EndKind = "ended_early"
	// StoppedEarly: before all worlds of an answer were played.
	StoppedEarly EndKind = "stopped_early"
	// ContestOver: no entrant is left in doubt, or the worlds allowed are spent.
	ContestOver EndKind = "contest_over"
	// TimeSpent: the time allowed.
	TimeSpent EndKind = "time_spent"
	// SearchOver: Done points were tried, Different settings among them, the plan as it is Beside; Early: in the time
	// allowed, with Left not tried or not met again.
	SearchOver EndKind = "search_over"
	// DrawsSearched: Done of Of draws were searched, the others held out.
	DrawsSearched EndKind = "draws_searched"
	// FrontierKnown: every setting is far from the frontier, known well enough, or has the most worlds.
	FrontierKnown EndKind = "frontier_known"
	// EverythingPlayed: all that was asked for.
	EverythingPlayed EndKind = "everything_played"
)

// Ending is why playing ended where it did.
//
// Data and no sentence: a reader of another language, or a program, can tell a study that ended by
// itself from one that ran out of time.
type Ending struct {
	Kind      EndKind    `json:"kind,omitempty"`
	Done      int        `json:"done,omitempty"`
	Of        int        `json:"of,omitempty"`
	Different int        `json:"different,omitempty"`
	Beside    bool       `json:"beside,omitempty"`
	Early     bool       `json:"early,omitempty"`
	Left      []Unplayed `json:"left,omitempty"`

	Text string `json:"text,omitempty"` // in words, of older programs only
}

// Stage is a part of a study that may end early.
type Stage string

// The stages of a sensitivity study and of a search, in the order they are played.
const (
	TornadoStage     Stage = "tornado"     // counts assumptions
	ChancesStage     Stage = "chances"     // counts worlds of chance behind every bar of the tornado
	ScreeningStage   Stage = "screening"   // counts trajectories
	IndicesStage     Stage = "indices"     // counts base points
	EffectsStage     Stage = "effects"     // counts orders of correlated inputs
	InformationStage Stage = "information" // counts draws
	SettingsStage    Stage = "settings"    // counts those tried by a search
	FinalistsStage   Stage = "finalists"   // counts those of a search that met again
)

// Unplayed is a stage that was not played to its end.
//
// Done of Of in what the stage counts. A stage with Done 0 has no figures in the
// answer at all.
type Unplayed struct {
	Stage Stage `json:"stage"`
	Done  int   `json:"done"` // 0: nothing of it
	Of    int   `json:"of"`
}

// StoppingRule says when a study ends: after Most worlds, or, where a precision
// was asked for, when that is reached at two looks in a row.
//
// Looks are at FirstBlocks blocks and FirstWorlds worlds, whichever is more, then at
// each growth by a tenth. One narrow interval may be luck; two in a row seldom are.
type StoppingRule struct {
	Most        int `json:"most,omitempty"`         // worlds, rounded up to whole blocks
	FirstBlocks int `json:"first_blocks,omitempty"` // before the first look; 0: nobody looks
	FirstWorlds int `json:"first_worlds,omitempty"` // and at least

	Text string `json:"text,omitempty"` // in words, of older programs only
}

// DesignKind is how the worlds of a study are laid out.
type DesignKind string

const (
	// Replications: every world by itself, nothing uncertain.
	Replications DesignKind = "replications"
	// LatinBlocks: independent blocks, each a Latin hypercube of draws of which the last is played twice.
	LatinBlocks DesignKind = "latin_blocks"
	// LearntBlocks: blocks of draws of equal weight that were learnt, of which the last is played twice.
	LearntBlocks DesignKind = "learnt_blocks"
)

// told reads what an older program wrote as a sentence; false where it is none.
//
// A JSON text where an object is wanted is the sign of an older program.
func told(data []byte, into *string) (bool, error) {
	if !bytes.HasPrefix(data, []byte(`"`)) {
		return false, nil
	}
	return true, json.Unmarshal(data, into)
}

// UnmarshalJSON reads an ending. Older programs wrote a sentence.
func (e *Ending) UnmarshalJSON(data []byte) error {
	type plain Ending
	if is, err := told(data, &e.Text); is {
		return err
	}
	return json.Unmarshal(data, (*plain)(e))
}

// UnmarshalJSON reads a rule. Older programs wrote a sentence.
func (s *StoppingRule) UnmarshalJSON(data []byte) error {
	type plain StoppingRule
	if is, err := told(data, &s.Text); is {
		return err
	}
	return json.Unmarshal(data, (*plain)(s))
}
