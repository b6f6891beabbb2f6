package result

// Files of learn in a result folder.
const (
	LearnFile     = "learn.json"
	LearntParquet = "learnt.parquet" // draws of every unknown with their weights
	LearntTOML    = "learnt.toml"    // what was learnt, as a file to extend: for people
)

// Learning is what the unknowns of a scenario are after what is known of the company.
//
// Which parts are there says how far it came:
//
//	Nothing                  no setting of the unknowns gives what was seen; there are no draws
//	Waves alone              the time was over before the draws
//	Waves, Sampler, Inputs   all of it; Draws names those of learnt.parquet
//
// Share is that of the unit cube of the quantiles of the unknowns, a product of the shares each level of each wave
// kept: of the order of what is said, not more.
//
// Fits is a posterior predictive chance and errs towards fitting: the draws have bent towards what was seen. Below a
// twentieth something is missing in the model, or more has to be said of what it may miss.
type Learning struct {
	Head
	History  string     `json:"history,omitempty"` // name of the file
	Observed []Observed `json:"observed"`
	Waves    []Wave     `json:"waves"`
	// share of what the unknowns might be that can have given what was seen
	Share   float64         `json:"share"`
	Nothing *Contradiction  `json:"nothing,omitempty"` // no setting gives it; nil: some do
	Sampler *Sampler        `json:"sampler,omitempty"` // nil: nothing was left, or the time was over before
	Inputs  []LearntInput   `json:"inputs"`
	Pairs   []DependentPair `json:"pairs,omitempty"` // that became dependent, strongest first
	Played  int             `json:"played"`          // plays of the model, those stored before included
	Plays   int             `json:"plays"`           // of a point that are averaged
	Draws   string          `json:"draws,omitempty"` // what names the draws of learnt.parquet
	// chance of figures as far from the simulated ones as those seen, where the model is right
	Fits *float64 `json:"fits,omitempty"`
}

// Observed is one statistic of what is known: a published figure, or the level or the slope of a measure by month.
//
// Error and Discrepancy are standard deviations, in the unit of the measure; of a series they are those of a month,
// and Spread is what is uncertain of the statistic.
//
// A level is the mean of the months seen and a slope the line of least squares through them; what the model is off in
// one month it is off in the next, so that Spread of a level is little below the discrepancy of a month, however many
// months there are. Before are the plays of the first wave, which fill what the unknowns might be evenly; After are
// those of the draws, weighted.
type Observed struct {
	Name        string         `json:"name"`
	Measure     string         `json:"measure"`
	Over        string         `json:"over,omitempty"`
	Kind        StatisticKind  `json:"kind"`
	Months      int            `json:"months,omitempty"` // of the series
	Plan        string         `json:"plan"`
	Unit        Unit           `json:"unit"`
	Value       float64        `json:"value"`
	Error       float64        `json:"error"`
	Discrepancy float64        `json:"discrepancy"`
	Assumed     bool           `json:"assumed,omitempty"` // the discrepancy: nobody stated it
	Spread      float64        `json:"spread"`
	Source      string         `json:"source,omitempty"`
	Before      *Quantiles     `json:"before,omitempty"`   // simulated, with what the unknowns might have been
	After       *Quantiles     `json:"after,omitempty"`    // and with what they are now
	Off         *float64       `json:"off,omitempty"`      // what was seen less that mean, in standard deviations
	LeftOut     *LeftOutPoints `json:"left_out,omitempty"` // how well the last emulator guessed it
}

// StatisticKind is what a statistic is of its measure.
type StatisticKind string

// The kinds.
const (
	FigureSeen StatisticKind = "figure"
	LevelSeen  StatisticKind = "level" // mean of the months
	SlopeSeen  StatisticKind = "slope" // by month
)

// LeftOutPoints say how well every point played was guessed from all others.
//
// An emulator only says where to play: bad guesses cost plays and make no answer wrong.
type LeftOutPoints struct {
	Inside  float64 `json:"inside"`  // share within two standard deviations of the guess; 95 % is what it says
	Unknown float64 `json:"unknown"` // share of the variance of the figure that the guesses miss
}

// Wave is one wave of history matching.
//
// Cut is simulated and not a custom: the truth is kept in 99 % of cases.
type Wave struct {
	Points int     `json:"points"`
	Plays  int     `json:"plays"`
	Cut    float64 `json:"cut"`  // second-largest implausibility above which a point is struck out
	Left   float64 `json:"left"` // share of what the unknowns might be
}

// Contradiction names what no setting of the unknowns gives together: two statistics, or one (Second −1).
//
// Nearest are the simulated figures of both at the point that is nearest to both, Apart how far the farther of them
// is from what was seen there, in standard deviations of all that is uncertain.
type Contradiction struct {
	First   int        `json:"first"`
	Second  int        `json:"second"`
	Apart   float64    `json:"apart"`
	Nearest [2]float64 `json:"nearest"`
	Plays   int        `json:"plays"` // real ones that confirmed it
}

// Sampler is how the draws came about.
//
// What users of such samplers have to ask is answered by it: which draws to report (those of the last round, with
// their weights), why no more were made (Stop), whether they are enough (Effective, and a Heaviest that is small),
// and whether runs that share nothing agree (Between is about 1 then).
//
//	Effective = (Σw)²/Σw²   draws of equal weight that say as much
//	Blocks    = ⌊Effective/8⌋
type Sampler struct {
	Runs      int         `json:"runs"` // independent of each other
	Draws     int         `json:"draws"`
	Effective float64     `json:"effective"`
	Asked     float64     `json:"asked"`
	Heaviest  float64     `json:"heaviest"` // share of all weight that one draw has
	Rounds    int         `json:"rounds"`   // how often emulators were fitted anew and draws begun again
	Looked    int         `json:"looked"`   // guesses for the draws
	Blocks    int         `json:"blocks"`   // of equal weight that run may play
	Stop      SamplerStop `json:"stop"`
	Between   float64     `json:"between"` // of the runs, root mean square, in their standard errors
}

// SamplerStop is why no more was drawn.
type SamplerStop string

// The reasons.
const (
	SamplerEnough  SamplerStop = "enough"
	SamplerMost    SamplerStop = "most"
	SamplerBudget  SamplerStop = "budget"
	SamplerNothing SamplerStop = "nothing"
)

// LearntInput is an unknown before and after.
//
// Error is over the runs of the sampler, which share nothing,
//
//	√(Σ (m_r − m)²/(R − 1)/R),   m_r the mean of run r, m that of all
//
// in parts of the range of the quantile: .03 is three hundredths of the way from the lowest value to the highest.
//
// Narrowed is the share of its spread that is gone, by the standard deviation of its quantile; negative where it is
// wider. By is the statistic it moves most, with the rank correlation over the draws before.
type LearntInput struct {
	Path     string    `json:"path"`
	Unit     Unit      `json:"unit"`
	Before   Quantiles `json:"before"`
	After    Quantiles `json:"after"`
	Narrowed float64   `json:"narrowed"`
	By       int       `json:"by"` // −1: nothing did
	Rank     float64   `json:"rank,omitempty"`
	Error    float64   `json:"error"` // standard error of the mean quantile over the runs of the sampler
}

// DependentPair is two unknowns that go together after what was seen, and did not before.
//
// Pairs are those of the draws of equal weight whose rank correlation is at least .3 and beyond what 99 % of pairs
// that do not go together show, 2.6/√draws: of twenty unknowns two pairs would be told by chance, were it not for the
// .3.
type DependentPair struct {
	First  int     `json:"first"` // of the inputs
	Second int     `json:"second"`
	Rank   float64 `json:"rank"`
	// both values in the draws of equal weight, in their units
	Draws [][2]float64 `json:"draws,omitempty"`
}

// LearntFrom is what draws were learnt from, as a run says it that plays them.
//
// A run repeats it, with what its own scenario makes of the draws: which of its unknowns they are of, which it still
// draws from the range of its file, and which were learnt and are known there.
type LearntFrom struct {
	Draws     string   `json:"draws"` // what names them
	History   string   `json:"history,omitempty"`
	Observed  []string `json:"observed"`          // names
	Months    int      `json:"months,omitempty"`  // of the history
	Figures   int      `json:"figures,omitempty"` // published
	Effective float64  `json:"effective"`
	Blocks    int      `json:"blocks"`
	Unknowns  int      `json:"unknowns"`         // of the scenario that are drawn so
	Others    []string `json:"others,omitempty"` // keys of those that are drawn as the file says
	Unread    []string `json:"unread,omitempty"` // keys learnt that the scenario knows
}

// Moved is a plan in worlds drawn as its file says, before anything was learnt.
//
// It is played beside a run that draws from what was learnt, in the worlds the scenario has without, so that the
// answer can say how far it moved; few worlds, as beside a run: a chance is known to within ten points.
type Moved struct {
	Plan   string  `json:"plan"`
	Worlds int     `json:"worlds"`
	Net    float64 `json:"net"`  // mean
	Loss   float64 `json:"loss"` // chance that net is below 0
}
