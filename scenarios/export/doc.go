// Package export reads what a company's ticket system or telephone switch
// writes out: a CSV file of tickets, one a row, or of contacts counted over
// stretches of time.
//
//	bytes ─► form (BOM, delimiter) ─► columns (told or guessed) ─► rows ─► fit.Ticket or fit.Count
//	                                                                  └──► losses: why, how many, where
//
// Rows stream past; what is kept of one is a few dozen bytes. Nothing a person
// typed leaves the package: no cell is ever quoted in a message, and labels of
// categories and channels pass label.go first. What cannot be trusted is
// refused with the remedy.
package export
