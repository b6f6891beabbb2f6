// Package live draws the page on which settings are moved and the answer is watched: the page
// itself once, and its parts again whenever more is known. The parts are those of the report,
// drawn by the same code, and reach the browser as finished HTML; the script of the page puts
// them where they belong and computes nothing.
//
// Whatever a scenario says is escaped by the templates. The page may run its own script and talk
// to where it came from, and nothing else.
package live
