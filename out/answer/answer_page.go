package answer

import (
	"bytes"
	"fmt"

	"boomerang/out/drawing"
	"boomerang/sim/folder"
)

// answerText is an answer on a page of its own, in the report's style.
const answerText = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{{security}}
<title>{{.Headline}}</title>
<style>{{template "style"}}</style>
</head>
<body>
<main>
<h1>{{.Headline}}</h1>
<p class="quiet">{{.Basis}}</p>
{{range .Tables}}{{template "table" .}}{{end}}
{{range .Figures}}<figure>
<h3 class="out">{{.Title}}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Chart: {{.Title}}">{{.Picture}}</div>
</figure>
{{end}}{{if .Warnings}}<h2>Before you trust these figures</h2>{{template "list" .Warnings}}{{end}}
</main>
</body>
</html>
`

// answerTemplate shares tables, lists and style with the report.
var answerTemplate = drawing.HTMLPage("answer", answerText)

// writePage stages the page of an answer that has one.
func (t Text) writePage(to *folder.Folder) error {
	if t.Page == "" {
		return nil
	}
	var figures []drawing.Drawn
	for _, f := range t.Figures {
		svg, err := f.SVG()
		if err != nil {
			return err
		}
		figures = append(figures, drawing.Drawn{Figure: f, Svg: svg})
	}
	var b bytes.Buffer
	err := answerTemplate.Execute(&b, struct {
		Headline, Basis string
		Tables          []drawing.Table
		Figures         []drawing.Drawn
		Warnings        []string
	}{t.Headline, t.Basis, t.Tables, figures, t.Warnings})
	if err != nil {
		return fmt.Errorf("%s: %w", t.Page, err)
	}
	return to.Put(t.Page, b.Bytes())
}
