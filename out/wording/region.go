package wording

import "fmt"

// RegionTitle stands above what plans may state.
const RegionTitle = "What can be played, all else as stated"

// RegionRow says what a plan may state of a key.
func RegionRow(plan, key string, least, most float64) []string {
	return []string{Clean(plan), key, fmt.Sprintf("%g to %g", least, most)}
}
