package desk

// guideTable finds the place of a number in ascending cumulative shares with a look
// at a table and, mostly, one comparison (guide tables: Chen and Asau 1974,
// AIIE Transactions 6).
//
// Binary search takes ⌈log₂ n⌉ comparisons and mispredicts each; the table takes one look, and shares
// of categories are few. u is in [0, 1).
type guideTable struct {
	upTo  []float64 // cumulative, the last is 1 for every u below 1
	start [64]uint8 // the first place that u·64 can mean
}

// newGuideTable notes for each 64th of the unit interval where to begin to look.
func newGuideTable(upTo []float64) guideTable {
	g := guideTable{upTo: upTo}
	k := 0
	for i := range g.start {
		for k < len(upTo)-1 && upTo[k] <= float64(i)/float64(len(g.start)) {
			k++
		}
		g.start[i] = uint8(k)
	}
	return g
}

// find returns the first place whose cumulative share exceeds u, the last one
// if none does.
func (g *guideTable) find(u float64) int {
	k := int(g.start[int(u*float64(len(g.start)))])
	for k < len(g.upTo)-1 && g.upTo[k] <= u {
		k++
	}
	return k
}
