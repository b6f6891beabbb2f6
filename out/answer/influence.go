package answer

import (
	"slices"
)

// Influence says how strongly assumptions move the answer, where that is known.
type Influence struct {
	Words map[string]string // by path
	Order []string          // strongest first
	How   string            // a sentence: measured by what
}

func (in *Influence) Add(path, words string) {
	in.Order = append(in.Order, path)
	in.Words[path] = words
}

// Rank sorts what has no rank behind what has one, else as before.
func (in Influence) Rank(path string) int {
	if i := slices.Index(in.Order, path); i >= 0 {
		return i
	}
	return len(in.Order)
}
