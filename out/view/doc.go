// Package view reads a result: which plan it is about, which is preferred, what a
// probability with its draws allows to say, which cut of a grid is safe, what
// moves a lead. Charts, answers and the report all see a result through a [View],
// so that no two of them say different things about one figure.
package view
