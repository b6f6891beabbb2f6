package drawing

import (
	_ "embed"
	"html/template"
	"image/color"
	"math"
	"regexp"
	"strconv"
	"strings"

	"boomerang/out/wording"
)

//go:embed parts.html.tmpl
var partsText string

// parts are what every page is made of: style, tables and lists.
var parts = template.Must(template.New("parts").Funcs(template.FuncMap{
	"tidy": tidy,
	"cell": cellHTML,

	"security": func() template.HTML { return security },
}).Parse(partsText))

// security is what every page of ours may do in a browser: show its own style and
// pictures. It loads nothing, sends no form, and no text in it can move its links.
const security = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; ` +
	`form-action 'none'; style-src 'unsafe-inline'; img-src data:">`

// HTMLPage returns the template of a page made of those parts.
func HTMLPage(name, text string) *template.Template {
	return template.Must(template.Must(parts.Clone()).New(name).Parse(text))
}

// Names of what Write puts into a result folder.
const (
	HTMLFile     = "report.html"
	MarkdownFile = "report.md"
	PDFFile      = "report.pdf"
	WorkbookFile = "result.xlsx"
	MonthsFile   = "months.csv"
	ChartFolder  = "charts"
)

// tidy cleans a text, and keeps signs and units with their number where lines
// break.
func tidy(s string) string { return unbreakable.Replace(wording.Clean(s)) }

var unbreakable = strings.NewReplacer(" %", "\u00a0%", "~ ", "~\u00a0", wording.Minus, wording.Minus+"\u2060", "–",
	"\u2060–\u2060", "+€", "+\u2060€", "+$", "+\u2060$", "+£", "+\u2060£")

// cellHTML is tidy for a cell of a table: the name of a key may break after its dots
// and underscores, and is still copied whole.
func cellHTML(s string) template.HTML {
	escaped := template.HTMLEscapeString(tidy(s))
	return template.HTML(keyName.ReplaceAllStringFunc(escaped, softBreaks.Replace))
}

var (
	keyName    = regexp.MustCompile(`\b[a-z]\w*(?:[.][\w-]+)+`)
	softBreaks = strings.NewReplacer(".", ".<wbr>", "_", "_<wbr>")
)

// Drawn is a figure with its picture.
type Drawn struct {
	Figure
	Svg []byte
}

// Picture is the SVG to stand inside an HTML page. Its texts are escaped by
// Figure.SVG.
func (d Drawn) Picture() template.HTML {
	s := string(d.Svg)
	return template.HTML(onPage(s[strings.Index(s, "<svg"):]))
}

// inkOfPage are the colours that follow the page, light or dark, by the names its style gives them.
var inkOfPage = []struct {
	c    color.NRGBA
	name string
}{{Ink, "ink"}, {Quiet, "quiet"}, {Rule, "rule"}, {Haze, "haze"}, {Paper, "paper"}}

var anyInk = regexp.MustCompile(`(fill|stroke):#([0-9A-F]{6})`)

// onPage lets a picture inside a page take the ink and the paper of that page: on a dark one it is dark,
// and its own sheet of paper is left out. Colours with a meaning stay; each is seen on both.
func onPage(svg string) string {
	return anyInk.ReplaceAllStringFunc(svg, func(s string) string {
		property, hex, _ := strings.Cut(s, ":#")
		v, err := strconv.ParseUint(hex, 16, 32)
		if err != nil {
			return s
		}
		for _, k := range inkOfPage {
			// of a faded colour the last digits are lost
			const lost = 10
			near := func(shift int, own uint8) bool { return math.Abs(float64(uint8(v>>shift))-float64(own)) <= lost }
			if near(16, k.c.R) && near(8, k.c.G) && near(0, k.c.B) {
				return property + ":var(--" + k.name + ")"
			}
		}
		return s
	})
}

// Drew reports whether a file of a result folder, by its slash path, is a report, a chart or a sheet.
func Drew(name string) bool {
	switch name {
	case HTMLFile, MarkdownFile, PDFFile, WorkbookFile, MonthsFile:
		return true
	}
	return strings.HasPrefix(name, ChartFolder+"/")
}
