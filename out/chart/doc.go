// Package chart draws the charts of a run, each the answer to one question, with
// its takeaway as the title and the data behind it as a table. [Figures] returns
// all that a result has data for.
package chart
