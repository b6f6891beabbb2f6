// Package play is what is played and kept: a [Study] is the plans of a scenario in
// the same worlds, a [Part] is a study on its way into a store, a [Job] is a run
// with all its parts and the folder they go to. Finished rows are found again
// here, in folders beside it ([NeighbourRows]) and, for verbs that ask for settings
// of their own, in a [RowCache].
package play
