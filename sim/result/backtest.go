package result

// BacktestFile is where the answer of backtest lies in a result folder.
const BacktestFile = "backtest.json"

// Backtest is history beside what a plan predicts for the same months.
type Backtest struct {
	Head
	History  string         `json:"history"` // name of the file
	Worlds   int            `json:"worlds"`
	Measures []BackMeasure  `json:"measures"`
	Verdict  string         `json:"verdict,omitempty"` // of all measures in words, of older programs only
	Curve    []CoveragePlot `json:"curve"`             // of all measures together
}

// BackMeasure is one monthly measure.
//
// Inside90 alone judges nothing, since months depend on each other: it is read against Expected.
//
//	Rank of a month   share of worlds below what was seen
//	Inside90          share of months seen between P5 and P95
//	Tail              share of worlds at least as far from the median world as history is
//
// Expected is found by taking each world for a history and asking how many of its
// months lie inside: months of a world rise and fall together, so a range is far wider
// than a binomial law would have it.
type BackMeasure struct {
	Measure  string      `json:"measure"`
	Title    string      `json:"title"`
	Unit     Unit        `json:"unit"`
	Months   []BackMonth `json:"months"`
	Inside50 float64     `json:"inside_50"` // share of months in the middle half of worlds
	Inside90 float64     `json:"inside_90"` // … between the 5 and 95 % quantile
	Expected [2]float64  `json:"expected"`  // that share in nine worlds of ten, each taken for a history
	Above    float64     `json:"above"`     // share of months above the median world
	Bias     float64     `json:"bias"`      // mean distance of history from the median world, in the unit
	Apart    float64     `json:"apart"`     // mean of its size
	Tail     float64     `json:"tail"`      // share of worlds as far from the median as history
	Verdict  BackVerdict `json:"verdict"`
}

// BackVerdict is what the place of history among the worlds comes to.
//
// HistoryAbove and HistoryBelow are a matter of level, HistorySwings one of spread.
// BandsTooWide is a fault too: a forecast that excludes nothing is never wrong.
type BackVerdict string

// The verdicts.
const (
	AsPredicted   BackVerdict = "as_predicted"
	HistoryAbove  BackVerdict = "above"
	HistoryBelow  BackVerdict = "below"
	HistorySwings BackVerdict = "swings_more"
	TooLittleData BackVerdict = "too_little_data"
	BandsTooWide  BackVerdict = "bands_too_wide"
)

// BackMonth is one month of history and the worlds of the plan.
type BackMonth struct {
	Month string  `json:"month"` // YYYY-MM
	Seen  float64 `json:"seen"`
	Mean  float64 `json:"mean"` // of the worlds
	P5    float64 `json:"p5"`
	P25   float64 `json:"p25"`
	P50   float64 `json:"p50"`
	P75   float64 `json:"p75"`
	P95   float64 `json:"p95"`
	Rank  float64 `json:"rank"` // share of worlds below what was seen, ties by halves

	Distance float64 `json:"distance"` // what was seen less the median world
}

// CoveragePlot is one point of the calibration plot: of the middle Level of
// worlds, the share of history inside.
type CoveragePlot struct {
	Level  float64 `json:"level"`
	Inside float64 `json:"inside"`
}
