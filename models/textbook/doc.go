// Package textbook holds the queues with known answers: their formulas, and
// their models on the engine of package sim. It is the engine's tutorial, its
// test oracle and its benchmark.
package textbook
