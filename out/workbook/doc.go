// Package workbook writes a result as a spreadsheet: the answer, plans, months, worlds and
// assumptions, a sheet each. Numbers are numbers, units stand in the heads, the first row stays in
// sight, and nothing in it runs: no formula, no link, no macro. The same result gives the same
// bytes.
package workbook
