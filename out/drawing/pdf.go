//go:build !page

package drawing

import (
	"image"
	"image/color"
	"io"
	"math"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"
	stdfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// A4 in points; a page as wide as a figure is scaled to it.
const (
	paperWidth  = 595.28
	paperHeight = 841.89
	PageHeight  = PageWidth * paperHeight / paperWidth
	onPaper     = paperWidth / PageWidth
)

// Pdf is a vg.Canvas on the current page of a PDF document. gonum's own
// (vgpdf) cannot write any character beyond Windows-1252; this one embeds the
// fonts as UTF-8, so that every text is shown, found and copied. It measures
// from the lower left of a page of pageWidth × pageHeight, shifted up by rise.
type Pdf struct {
	doc    *fpdf.Fpdf
	Rise   vg.Length
	width  vg.Length // of lines
	glyphs map[sfnt.GlyphIndex]rune
	buffer sfnt.Buffer
}

func NewPDF(title string) *Pdf {
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: paperWidth, Ht: paperHeight}})
	doc.SetAutoPageBreak(false, 0)
	doc.SetCatalogSort(true) // the same bytes for the same report
	doc.SetCreationDate(time.Unix(0, 0).UTC())
	doc.SetModificationDate(time.Unix(0, 0).UTC())
	doc.SetProducer("boomerang", true)
	doc.SetTitle(title, true)
	doc.SetLang("en")
	doc.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	doc.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	c := &Pdf{doc: doc, glyphs: map[sfnt.GlyphIndex]rune{}}
	c.NextPage()
	return c
}

// NextPage begins a page.
func (c *Pdf) NextPage() {
	c.doc.AddPage()
	vg.Initialize(c)
}

// Finish writes the document.
func (c *Pdf) Finish(w io.Writer) error { return c.doc.Output(w) }

func (c *Pdf) Size() (x, y vg.Length) { return PageWidth, PageHeight }

func (c *Pdf) At(p vg.Point) (x, y float64) {
	return float64(p.X) * onPaper, paperHeight - float64(p.Y+c.Rise)*onPaper
}

func (c *Pdf) SetLineWidth(w vg.Length) {
	c.width = w
	c.doc.SetLineWidth(float64(w) * onPaper)
}

func (c *Pdf) SetLineDash(dashes []vg.Length, offset vg.Length) {
	scaled := make([]float64, len(dashes))
	for i, d := range dashes {
		scaled[i] = float64(d) * onPaper
	}
	c.doc.SetDashPattern(scaled, float64(offset)*onPaper)
}

func (c *Pdf) SetColor(clr color.Color) {
	if clr == nil {
		clr = color.Black
	}
	n := color.NRGBAModel.Convert(clr).(color.NRGBA)
	r, g, b := int(n.R), int(n.G), int(n.B)
	c.doc.SetFillColor(r, g, b)
	c.doc.SetDrawColor(r, g, b)
	c.doc.SetTextColor(r, g, b)
	c.doc.SetAlpha(float64(n.A)/255, "Normal")
}

func (c *Pdf) Stroke(p vg.Path) {
	if c.width > 0 {
		c.path(p, "D")
	}
}

func (c *Pdf) Fill(p vg.Path) { c.path(p, "F") }

// path draws a path of the plotting library, piece by piece, and strokes or fills it as style says.
func (c *Pdf) path(p vg.Path, style string) {
	for _, comp := range p {
		x, y := c.At(comp.Pos)
		switch comp.Type {
		case vg.MoveComp:
			c.doc.MoveTo(x, y)
		case vg.LineComp:
			c.doc.LineTo(x, y)
		case vg.ArcComp:
			c.arc(comp)
		case vg.CurveComp:
			c.Curve(comp)
		case vg.CloseComp:
			c.doc.ClosePath()
		}
	}
	c.doc.DrawPath(style)
}

// arc follows a circle in straight steps of about 6°: its radius is that of a
// marker.
func (c *Pdf) arc(comp vg.PathComp) {
	const steps = 60
	for i := range steps + 1 {
		x, y := c.At(onCircle(comp, float64(i)/steps))
		if i == 0 {
			c.doc.MoveTo(x, y)
			continue
		}
		c.doc.LineTo(x, y)
	}
}

// onCircle is the point a share of the way along an arc.
func onCircle(a vg.PathComp, share float64) vg.Point {
	angle := a.Start + a.Angle*share
	return vg.Point{X: a.Pos.X + a.Radius*vg.Length(math.Cos(angle)), Y: a.Pos.Y + a.Radius*vg.Length(math.Sin(angle))}
}

func (c *Pdf) Curve(comp vg.PathComp) {
	x, y := c.At(comp.Pos)
	ax, ay := c.At(comp.Control[0])
	if len(comp.Control) == 1 {
		c.doc.CurveTo(ax, ay, x, y)
		return
	}
	bx, by := c.At(comp.Control[1])
	c.doc.CurveBezierCubicTo(ax, ay, bx, by, x, y)
}

func (c *Pdf) FillString(f font.Face, p vg.Point, s string) {
	style := ""
	if f.Font.Weight == stdfont.WeightBold {
		style = "B"
	}
	c.doc.SetFont("sans", style, float64(f.Font.Size)*onPaper)
	x, y := c.At(p)
	c.doc.Text(x, y, c.embedded(f, s))
}

// embedded replaces characters the font lacks, and those that share a glyph
// with another by the first one seen: fpdf would embed either, by chance.
func (c *Pdf) embedded(f font.Face, s string) string {
	var known []rune
	for _, char := range s {
		glyph, err := f.Face.GlyphIndex(&c.buffer, char)
		if err != nil || glyph == 0 || char > 0xFFFF {
			char = '?'
			glyph, _ = f.Face.GlyphIndex(&c.buffer, char)
		}
		if _, ok := c.glyphs[glyph]; !ok {
			c.glyphs[glyph] = char
		}
		known = append(known, c.glyphs[glyph])
	}
	return string(known)
}

// Nothing in this package turns, moves, clips or pastes.

func (c *Pdf) Push() {}
func (c *Pdf) Pop()  {}

func (c *Pdf) Rotate(float64)                      { panic("out: the PDF canvas does not rotate") }
func (c *Pdf) Translate(vg.Point)                  { panic("out: the PDF canvas does not translate") }
func (c *Pdf) Scale(x, y float64)                  { panic("out: the PDF canvas does not scale") }
func (c *Pdf) DrawImage(vg.Rectangle, image.Image) { panic("out: the PDF canvas draws no images") }
