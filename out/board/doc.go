// Package board is page one: the question, the answer to it, every plan in dots and a handful of
// figures, what happens when, and what to know before believing it. It is written to be read
// aloud once; everything it leaves out stands in the report behind it.
//
// The words are of someone who decides and never saw the scenario language. Figures have two
// significant digits. A count of futures is one of futures played and used; where these are not
// the dots of the picture, the share estimated from all of them is written instead.
package board
