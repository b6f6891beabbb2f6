// Package scenarios reads what a person writes about a company and turns it
// into what the model plays.
//
//	built-in defaults ─┐
//	extends ───────────┤   one value per key,      desk.Params
//	the file ──────────┼─► with file and line  ──► for a plan and
//	a plan ────────────┤   (Scenario)              one draw of what
//	-s key=value ──────┘                           is not known
//
// There is one table of keys (the keys_*.go files). The decoder's checks, the
// defaults, the JSON Schema, the reference page and the conversion to engine
// units all read it; nothing repeats it. A file is decoded to leaves (path,
// value, line), never into a struct, so that a later layer cannot leave parts
// of an earlier one behind.
//
// Mistakes are collected and shown together, as Problems.
package scenarios
