package drawing

import (
	"image/color"
	"math"

	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	pfont "gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// fontFamily is what SVG asks for: the font whose widths the layout used, then
// those with the same widths.
const fontFamily = "'Liberation Sans',Arial,Helvetica,sans-serif"

// Ink, from the loudest to the quietest. Each passes 4.5:1 on white but rule
// and haze, which carry no text.
var (
	Ink   = color.NRGBA{0x1a, 0x1a, 0x1a, 255}
	Quiet = color.NRGBA{0x59, 0x59, 0x59, 255}
	Rule  = color.NRGBA{0xd9, 0xd9, 0xd9, 255}
	Haze  = color.NRGBA{0xf2, 0xf2, 0xf2, 255}
	Paper = color.NRGBA{0xff, 0xff, 0xff, 255}
)

// One meaning for each colour, in every chart and on page one. Good and Bad are Okabe and Ito's blue
// and vermillion (2008), which every eye tells apart; they say what a figure is to who reads it:
// gained or lost, held or failed, solved or not. Advised is the plan recommended, and nothing else;
// the plan asked about is a heavy line in ink, the reference a dotted one. Neutral is an amount
// without a side. Each has 3:1 on paper and on dark paper.
var (
	Good    = color.NRGBA{0x00, 0x72, 0xb2, 255}
	Bad     = color.NRGBA{0xd5, 0x5e, 0x00, 255}
	Advised = color.NRGBA{0x00, 0x87, 0x5f, 255}
	Neutral = color.NRGBA{0x6f, 0x7a, 0x94, 255}

	// The same for what comes later: paler, and still 3:1 on both papers.
	GoodLater = color.NRGBA{0x5f, 0x94, 0xbd, 255}
	BadLater  = color.NRGBA{0xc9, 0x7b, 0x4a, 255}
)

// others are for lines that stand for neither: other plans, groups, settings. None is a colour
// that has a meaning.
var others = []color.NRGBA{
	{0xb3, 0x61, 0x9a, 255},
	{0xa8, 0x7b, 0x00, 255},
	{0x2a, 0x8c, 0x8c, 255},
	{0x9a, 0x6a, 0x4a, 255},
	{0x8a, 0x7f, 0xb8, 255},
}

// Stroke is how one series is drawn: colour, dash and marker all differ, so
// that any one of them is enough.
type Stroke struct {
	Color  color.NRGBA
	Dashes []vg.Length
	Marker draw.GlyphDrawer
}

var (
	seriesDashes  = [][]vg.Length{nil, {6, 3}, {2, 2}, {8, 3, 2, 3}}
	SeriesMarkers = []draw.GlyphDrawer{
		draw.CircleGlyph{},
		draw.BoxGlyph{},
		draw.PyramidGlyph{},
		draw.RingGlyph{},
		draw.SquareGlyph{},
		draw.TriangleGlyph{},
		draw.CrossGlyph{},
	}
	ReferenceLine = Stroke{Quiet, []vg.Length{1.5, 2.5}, draw.PlusGlyph{}}
	AskedLine     = Stroke{Ink, nil, draw.CircleGlyph{}}
	AdvisedLine   = Stroke{Advised, nil, draw.BoxGlyph{}}
)

// Series returns the look of the i-th series: no two of the first 140 agree in
// colour, dash and marker, and neighbours differ in all three.
func Series(i int) Stroke {
	return Stroke{
		others[i%len(others)],
		seriesDashes[i%len(seriesDashes)],
		SeriesMarkers[i%len(SeriesMarkers)],
	}
}

// Fade returns a colour with an opacity from 0 to 1.
func Fade(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(math.Round(255 * opacity))
	return c
}

// fonts are the two faces every picture is set in. The others of the family would make a program
// three megabytes larger and are never asked for.
var fonts = pfont.NewCache(pfont.Collection{
	faceOf(liberationsansregular.TTF, font.WeightNormal), faceOf(liberationsansbold.TTF, font.WeightBold),
})

// faceOf reads a face that the program carries.
func faceOf(ttf []byte, weight font.Weight) pfont.Face {
	face, err := opentype.Parse(ttf)
	if err != nil {
		panic("out: a font that comes with the program cannot be read: " + err.Error())
	}
	return pfont.Face{Font: pfont.Font{Typeface: "Liberation", Variant: "Sans", Weight: weight}, Face: face}
}

// Face returns a text style of the theme; size in points.
func Face(size vg.Length, c color.Color) draw.TextStyle {
	return draw.TextStyle{
		Color:   c,
		Font:    pfont.Font{Typeface: "Liberation", Variant: "Sans", Size: size},
		Handler: text.Plain{Fonts: fonts},
	}
}

func Bold(size vg.Length, c color.Color) draw.TextStyle {
	s := Face(size, c)
	s.Font.Weight = font.WeightBold
	return s
}

// Sizes of text, in points of a page 760 wide.
const (
	TitleSize = 17
	HeadSize  = 12
	TextSize  = 10.5
	SmallSize = 9.5
)

// Ticker places ticks at 1, 2 or 5 times a power of ten, about Target of them,
// and labels them with k, M and the unit.
type Ticker struct {
	Units  wording.Units
	Unit   result.Unit
	Target int
}

// Tick is a place on an axis and what stands there.
type Tick struct {
	Value float64
	Label string
}

// Ticks returns the ticks between min and max, both included where they are
// multiples of the step.
func (t Ticker) Ticks(min, max float64) []Tick {
	step := stepFor(max-min, t.Target)
	largest := math.Max(math.Abs(min), math.Abs(max))
	var ticks []Tick
	for i := math.Ceil(min/step - 1e-9); i*step <= max+step*1e-9; i++ {
		ticks = append(ticks, Tick{Value: i * step, Label: t.Units.OnAxis(i*step, step, largest, t.Unit)})
	}
	return ticks
}

// stepFor is the 1-2-5 step that cuts a span into at most about n parts.
func stepFor(span float64, n int) float64 {
	if !(span > 0) || !stats.IsFinite(span) {
		return 1
	}
	rough := span / float64(max(n, 1))
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= rough*.999 {
			return m * power
		}
	}
	return 10 * power
}

// PadRange widens a range a little, so that no mark touches the frame; an end at
// zero stays there, an empty range becomes one.
func PadRange(lo, hi float64) (float64, float64) {
	if !stats.IsFinite(lo) || !stats.IsFinite(hi) || lo > hi || lo == 0 && hi == 0 {
		return 0, 1
	}
	pad := (hi - lo) * .05
	if pad == 0 {
		pad = math.Max(math.Abs(hi)*.1, 1e-9)
	}
	if lo != 0 {
		lo -= pad
	}
	if hi != 0 {
		hi += pad
	}
	return lo, hi
}
