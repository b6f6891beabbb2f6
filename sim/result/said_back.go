package result

// SaidBack is what a scenario states of its desk in the words of reports, beside what
// is played: the reader's own figures, to be known again. Figures stated nowhere are nil.
type SaidBack struct {
	Months   int `json:"months"` // played, each the last before day 0
	Contacts struct {
		Said    *float64 `json:"said,omitempty"` // a mean month
		Plays   float64  `json:"plays"`
		Off     float64  `json:"off"` // half of its 90 % interval
		Repeats float64  `json:"repeats"`
	} `json:"contacts"`
	Handle struct {
		Said  *float64 `json:"said,omitempty"` // minutes, the mean of human contacts
		Plays float64  `json:"plays"`
	} `json:"handle"`
	// Channels are those stated, and AtOnce how many contacts an agent has in hand that they come to.
	Channels []ChannelSaid `json:"channels,omitempty"`
	AtOnce   float64       `json:"at_once,omitempty"`
	Heads    struct {
		Said     *float64 `json:"said,omitempty"`
		SaidJobs *float64 `json:"said_full_time,omitempty"` // full-time equivalents
		Needs    float64  `json:"needs"`                    // for the stated service level
		Plays    float64  `json:"plays"`
		Jobs     float64  `json:"full_time"`
	} `json:"heads"`
	Level struct {
		Said   float64 `json:"said"`
		Within float64 `json:"within"` // minutes
		Plays  float64 `json:"plays"`
	} `json:"level"`
	Occupancy float64 `json:"occupancy"`
}

// ChannelSaid is a channel as a scenario states it.
type ChannelSaid struct {
	Name   string  `json:"name"`
	Share  float64 `json:"share"`   // of the contacts that people answer
	AtOnce float64 `json:"at_once"` // contacts an agent handles at once
	Handle float64 `json:"handle"`  // handle time against the other channels', ratio
}
