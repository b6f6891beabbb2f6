package main

import (
	"fmt"
	"slices"

	"boomerang/sim/result"
)

// runWide are the keys that are one for a whole run, and what serves instead:
// settings are compared world by world and month by month, so all of them play
// the same worlds for the same months.
var runWide = map[string]string{
	"months": "the answer is given at months 6, 12 and 18 up to the horizon anyway; for another horizon use -s months=N",
	"seed":   "every setting plays the same worlds; for other worlds use --seed N",
	"worlds": "how many worlds a setting gets is the design's; --reps N sets the most",
}

// refusedAxes says what is wrong with the keys of a design or a search.
func refusedAxes(keys []string) (wrong []string) {
	told := map[string]bool{}
	for i, key := range keys {
		if told[key] || key == "" {
			continue
		}
		if why := runWide[key]; why != "" {
			wrong = append(wrong, fmt.Sprintf("%s: cannot differ between settings\nhint: %s", key, why))
			told[key] = true
		}
		if slices.Contains(keys[i+1:], key) {
			wrong = append(wrong, fmt.Sprintf("%s: is named twice\nhint: put all its values on one axis, such as %s=1,2,3", key, key))
			told[key] = true
		}
	}
	return wrong
}

func keysOf(axes []result.SweepAxis) (keys []string) {
	for _, a := range axes {
		keys = append(keys, a.Key)
	}
	return keys
}
