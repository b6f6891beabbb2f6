package result

// WriteFile writes a file so that it appears whole or not at all.
func WriteFile(path string, data []byte) error { return nil }

// Write writes result.json into dir.
func Write(dir string, r *Result) error { return nil }

// Read reads result.json of dir.
func Read(dir string) (*Result, error) { return nil, nil }

// Runs are the rows of a study: every plan of every world.
type Runs struct {
	Plans    []string
	Inputs   []string // paths of the sampled assumptions
	Measures []string
	Worlds   []RunWorld
}

// RunWorld is one world of the rows.
type RunWorld struct {
	World  int
	Block  int
	Chance uint64
	Inputs []float64   // the sampled values, in their own units
	Rows   [][]float64 // [plan][measure]
}

// WriteRuns writes runs.csv into dir.
func WriteRuns(dir string, r *Runs) error { return nil }

// ReadRuns reads runs.csv of dir.
func ReadRuns(dir string) (*Runs, error) { return nil, nil }

// Manifest is what repeats a run.
type Manifest struct {
	Version  int    `json:"version"`
	Program  string `json:"program"`
	Model    string `json:"model"`
	Scenario string `json:"scenario"` // resolved TOML text
	Seed     uint64 `json:"seed"`
	Worlds   int    `json:"worlds"`
	Hash     string `json:"hash"`
}

// WriteManifest writes manifest.json into dir.
func WriteManifest(dir string, m *Manifest) error { return nil }

// ReadManifest reads manifest.json of dir.
func ReadManifest(dir string) (*Manifest, error) { return nil, nil }

// Timing is the only thing in a result folder that depends on the machine.
type Timing struct {
	Started string  `json:"started"` // RFC 3339
	Seconds float64 `json:"seconds"`
	Workers int     `json:"workers"`
	Played  int     `json:"played"` // worlds played now
	Reused  int     `json:"reused"` // worlds found in the store
}

// WriteTiming writes timing.json into dir.
func WriteTiming(dir string, t *Timing) error { return nil }
