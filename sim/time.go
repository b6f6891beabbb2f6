package sim

// Time is simulated time in minutes since the start of a replication.
//
// A float64 resolves a billionth of a minute after four years; ties are exact where times are computed
// alike, and are decided by the event word.
type Time = float64

// Minutes in the larger units a model speaks of.
const (
	Hour Time = 60
	Day  Time = 24 * Hour
	Week Time = 7 * Day
)
