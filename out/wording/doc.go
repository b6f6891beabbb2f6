// Package wording writes numbers, units, money, ranges and lists as people read
// them, and makes texts of scenario files safe to show.
package wording
