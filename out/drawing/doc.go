// Package drawing is what pictures and pages are made of: a page with measured
// text, panels with linear scales, a theme of colours that everybody can tell
// apart, tables for terminal, Markdown, HTML and print, and a PDF canvas. It
// knows nothing of results; lengths are points (1/72 inch).
package drawing
