// Package expression is the language in which people say what they demand of an
// outcome: p(net < 0) < 0.2, or mean(savings - retention_loss) > 0. grammar.go
// reads a text into a tree of [Node], meaning.go gives its names their meaning and
// its parts their value in one world, structure.go tells apart what is worked out
// over worlds. It knows nothing of worlds, blocks or intervals: package experiment
// judges with it.
//
// # The two levels
//
//	p(net < 0 and wait_mean > 5) < 20%
//	  └── looked at in one world ──┘
//	└──── a statistic over worlds ──┘
//	└──── a condition, judged by the interval of what stands on its left ────┘
//
// Inside p(), mean() and p95() names are numbers of one world, outside they are not; a
// name that stands outside is taken as its mean. So plans and measures are always
// joined within a world first and averaged afterwards: mean(a - b) and mean(a) -
// mean(b) are the same number where no value is missing, and mean(a / b) is not
// mean(a) / mean(b).
//
// Truth in one world has two values, and a missing number makes every comparison
// false. Over worlds it has three, and those are package experiment's.
package expression
