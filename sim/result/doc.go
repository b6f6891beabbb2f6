// Package result is the seam between simulating and drawing.
package result
