// Package expression is the language in which people say what they demand of an
// outcome: p(net < 0) < 0.2, or mean(savings - retention_loss) > 0. grammar.go
// reads a text into a tree of [Node], meaning.go gives its names their meaning and
// its parts their value in one world, structure.go tells apart what is worked out
// over worlds. It knows nothing of worlds, blocks or intervals: package experiment
// judges with it.
package expression
