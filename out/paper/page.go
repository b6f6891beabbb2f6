// Package paper makes a page of reference that is written as Markdown one self-contained page of HTML: headings,
// paragraphs, lists, tables, listings, and in a line code, emphasis and links. It knows the Markdown that this
// program writes, and no other.
package paper

import (
	"html/template"
	"io"

	"boomerang/out/drawing"
)

var page = drawing.HTMLPage("paper", `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
{{security}}
<title>{{tidy .Title}}</title>
<style>{{template "style"}}
h4,h5,h6{font-size:1rem;margin:1.4rem 0 .3rem}
main{max-width:70rem;margin:auto;padding:1rem}pre{overflow-x:auto}.wide{overflow-x:auto}
td,th{vertical-align:top;text-align:left}td.n,th.n{text-align:right}</style></head>
<body><main>
{{.Body}}</main></body>
</html>
`)

// HTML writes a text of Markdown as a page.
func HTML(w io.Writer, title, markdown string) error {
	return page.Execute(w, map[string]any{"Title": title, "Body": template.HTML(blocks(markdown))})
}
