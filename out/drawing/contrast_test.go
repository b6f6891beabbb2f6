package drawing

import (
	"fmt"
	"image/color"
	"math"
	"regexp"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// contrast is that of WCAG 2.2: (L1 + .05) / (L2 + .05) of the relative luminances.
func contrast(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		linear := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= .04045 {
				return x / 12.92
			}
			return math.Pow((x+.055)/1.055, 2.4)
		}
		return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B)
	}
	x, y := light(a), light(b)
	return (math.Max(x, y) + .05) / (math.Min(x, y) + .05)
}

// styled reads a colour of the page's style: the first of its name is the light one, the second the dark.
func styled(t *testing.T, name string) (light, dark color.NRGBA) {
	found := regexp.MustCompile(`--`+name+`:#([0-9a-f]{3,6})[;}]`).FindAllStringSubmatch(partsText, 2)
	if len(found) < 2 {
		t.Fatalf("the style has no light and dark --%s", name)
	}
	read := func(hex string) color.NRGBA {
		c := color.NRGBA{A: 255}
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		if _, err := fmt.Sscanf(hex, "%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
			t.Fatal(err)
		}
		return c
	}
	return read(found[0][1]), read(found[1][1])
}

// Every line of a chart is seen on the paper it stands on: 3:1 for a graphic, 4.5:1 for text.
func TestEveryColourIsSeen(t *testing.T) {
	paper, dark := styled(t, "paper")
	if paper != Paper {
		t.Fatalf("the page's paper is %v, the charts' %v", paper, Paper)
	}
	named := map[string]color.NRGBA{
		"good": Good, "bad": Bad, "advised": Advised, "neutral": Neutral, "good later": GoodLater,
		"bad later": BadLater,
	}
	for i, c := range others {
		named[fmt.Sprint("other ", i)] = c
	}
	for name, c := range named {
		for on, p := range map[string]color.NRGBA{"paper": paper, "dark paper": dark} {
			if got := contrast(c, p); got < 3 {
				t.Errorf("%s has %.2f:1 on %s, want 3", name, got, on)
			}
		}
	}
	for name, own := range map[string]color.NRGBA{"ink": Ink, "quiet": Quiet} {
		light, other := styled(t, name)
		if light != own {
			t.Errorf("the page's %s is %v, the charts' %v", name, light, own)
		}
		if a, b := contrast(light, paper), contrast(other, dark); a < 4.5 || b < 4.5 {
			t.Errorf("%s has %.2f:1 on paper and %.2f:1 on dark paper, want 4.5", name, a, b)
		}
	}
	if got := contrast(color.NRGBA{0xe6, 0x9f, 0x00, 255}, paper); got > 2.3 {
		t.Errorf("the orange that was here has %.2f:1: the measure is wrong", got)
	}
}

// No two colours that mean something, or stand beside those that do, are near each other.
func TestColoursDiffer(t *testing.T) {
	all := append([]color.NRGBA{Good, Bad, Advised, Neutral, Ink}, others...)
	for i, a := range all {
		for _, b := range all[:i] {
			d := math.Hypot(math.Hypot(float64(a.R)-float64(b.R), float64(a.G)-float64(b.G)), float64(a.B)-float64(b.B))
			if d < 40 {
				t.Errorf("%v and %v are %.0f apart", a, b, d)
			}
		}
	}
}

// A picture inside a page takes that page's ink and paper, faded or not, and keeps the colours that mean
// something.
func TestPictureFollowsItsPage(t *testing.T) {
	f := Figure{Name: "x", Title: "Title", Subtitle: "below", Height: 80, Body: func(p *Page, area vg.Rectangle) {
		p.Rect(area, Fade(Ink, .1))
		p.Rect(area, Fade(Paper, .85))
		p.StrokeLine2(draw.LineStyle{Color: Rule, Width: 1}, 0, 0, 9, 9)
		p.Rect(area, Good)
		p.Rect(area, Fade(Bad, .3))
	}}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	page := string(Drawn{f, svg}.Picture())
	for _, fixed := range []string{"#FFFFFF", "#1A1A1A", "#595959", "#D9D9D9"} {
		if strings.Contains(page, fixed) {
			t.Errorf("%s stays on a dark page", fixed)
		}
	}
	for _, want := range []string{"fill:var(--paper)", "fill:var(--ink)", "stroke:var(--rule)", "#0072B2"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if n := strings.Count(page, "fill:#"); n != 2 {
		t.Errorf("%d fills with a colour of their own, want 2", n)
	}
}
