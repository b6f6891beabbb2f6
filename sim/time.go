package sim

// Time is simulated time in minutes since the start of a replication.
type Time = float64

// Minutes in the larger units a model speaks of.
const (
	Hour Time = 60
	Day  Time = 24 * Hour
	Week Time = 7 * Day
)
