package main

import (
	"fmt"
	"math"
	"math/bits"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"

	"github.com/parquet-go/parquet-go"
)

// Two sub-models written from `describe model`, random numbers and all, without a line of the code; their author had
// read the random numbers and a part of it, and found two roundings by trial that the page has said since. Who is a
// customer when (newcomers, and those who leave for reasons other than service), and which issue is raised when, by
// whom, about what. They are held against the events of a small company, one by one: where the page leaves out what
// they need, this test cannot be written.

// Random numbers, section 8.

type fromPage uint64 // a key

const (
	pageGolden, pagePurpose, pageMask = 0x9e3779b97f4a7c15, 0xc13fa9a902a6328f, 0xb504f333f9de6485

	pageSpacing, pageDayFactor, pageCustomer, pageCategory = 1, 2, 7, 8
	pageOther, pageJoin, pageWon                           = 34, 38, 39
)

func pageScatter(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func pageFold(x uint64) uint64 {
	hi, lo := bits.Mul64(x, x^pageMask)
	return hi ^ lo
}

func pageWorld(seed, world uint64) uint64 {
	return pageScatter(pageScatter(seed+pageGolden) + pageGolden*world)
}

func pageKey(world, entity uint64) fromPage { return fromPage(pageScatter(world + pageGolden*entity)) }

func (k fromPage) at(purpose, nth uint64) uint64 {
	return uint64(k) + purpose*pagePurpose + nth*pageGolden
}

func pageUnit(b uint64) float64 { return (float64(b>>12) + .5) / (1 << 52) }

func (k fromPage) uniform(purpose, nth uint64) float64 { return pageUnit(pageFold(k.at(purpose, nth))) }

// pageLaw is a falling density in 256 layers of equal area.
type pageLaw struct {
	density func(x float64) float64
	edge    [257]float64 // x(0) the base's width, x(1) = r, … x(256) = 0
}

func newPageLaw(f, inverse, tail func(float64) float64) *pageLaw {
	law := &pageLaw{density: f}
	stack := func(r float64) bool {
		area := r*f(r) + tail(r)
		x := &law.edge
		*x = [257]float64{area / f(r), r}
		for i := 2; i < 256; i++ {
			y := f(x[i-1]) + area/x[i-1]
			if y >= 1 {
				return false
			}
			x[i] = inverse(y)
		}
		return f(x[255])+area/x[255] <= 1
	}
	low, high := 1., 20.
	for range 60 {
		if r := (low + high) / 2; stack(r) {
			high = r
		} else {
			low = r
		}
	}
	stack(high)
	return law
}

var (
	pageExponential = newPageLaw(func(x float64) float64 { return math.Exp(-x) },
		func(y float64) float64 { return -math.Log(y) }, func(r float64) float64 { return math.Exp(-r) })
	pageNormal = newPageLaw(func(x float64) float64 { return math.Exp(-x * x / 2) },
		func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) },
		func(r float64) float64 { return math.Sqrt(math.Pi/2) * math.Erfc(r/math.Sqrt2) })
)

// point is where a layer's point lies, and whether it lies under the density for certain.
func (l *pageLaw) point(i uint64, j int64) (x float64, inside bool) {
	return float64(j) * l.edge[i] / (1 << 53), max(j, -j) < int64(l.edge[i+1]/l.edge[i]*(1<<53))
}

// above is whether a point at x in layer i lies under the density all the same, by further bits.
func (l *pageLaw) above(i uint64, x float64, b uint64) bool {
	low := l.density(l.edge[i])
	return low+(l.density(l.edge[i+1])-low)*pageUnit(b) < l.density(x)
}

func (k fromPage) exp(purpose, nth uint64) float64 {
	b, shift := pageFold(k.at(purpose, nth)), 0.
	for {
		i := b % 256
		x, inside := pageExponential.point(i, int64(b>>11))
		if inside {
			return shift + x
		}
		if b = pageFold(b + pageGolden); i == 0 {
			shift += pageExponential.edge[1]
			continue
		}
		if pageExponential.above(i, x, b) {
			return shift + x
		}
		b = pageFold(b + pageGolden)
	}
}

func (k fromPage) normal(purpose, nth uint64) float64 {
	b := pageFold(k.at(purpose, nth))
	for {
		i := b % 256
		x, inside := pageNormal.point(i, int64(b)>>10)
		if inside {
			return x
		}
		if b = pageFold(b + pageGolden); i == 0 {
			return math.Copysign(pageTail(b), x)
		}
		if pageNormal.above(i, x, b) {
			return x
		}
		b = pageFold(b + pageGolden)
	}
}

// pageTail is the tail of a normal beyond the base.
func pageTail(b uint64) float64 {
	for r := pageNormal.edge[1]; ; {
		b = pageFold(b + pageGolden)
		x := -math.Log(pageUnit(b)) / r
		if b = pageFold(b + pageGolden); -2*math.Log(pageUnit(b)) > x*x {
			return r + x
		}
	}
}

// pageCompany is the company of the test: the scenario states these numbers, and no others that matter here.
type pageCompany struct {
	world           uint64
	residents       int
	issues, churn   float64 // a year and customer
	news            float64 // newcomers a year and customer
	cv, lag         float64 // of the day factor
	hours           [168]float64
	simple          float64 // share of the first category
	days, past      int     // played, and before day 0
	newcomes        []int   // days on which newcomers come, if they do; days of the engine
	joins, departed []int   // by slot
}

const (
	pageFill     = 60   // days of the past in which nobody comes or goes
	pageHeadroom = 1.25 // of new business
	pageYear     = 365.
)

// settle gives everybody who is or may become a customer the days on which they come and go, section 7.2.
func (c *pageCompany) settle() {
	hazard := -math.Log1p(-c.churn) / pageYear
	to := float64(c.past + c.days - pageFill)
	mayCome := int(math.Ceil(c.news / pageYear * float64(c.residents) * to * pageHeadroom))
	for slot := range c.residents + mayCome {
		key := pageKey(c.world, 2<<62|uint64(slot))
		from := pageFill
		if slot >= c.residents {
			part := (float64(slot-c.residents) + key.uniform(pageJoin, 0)) / float64(mayCome)
			from = pageFill + int(to*part)
			c.newcomes = append(c.newcomes, from)
			if key.uniform(pageWon, 0) >= 1/pageHeadroom {
				from = math.MaxInt
			}
		}
		left := math.MaxInt
		if from < left {
			left = int(math.Ceil(float64(from) + key.exp(pageOther, 0)/hazard))
		}
		c.joins, c.departed = append(c.joins, from), append(c.departed, left)
	}
}

// pageIssue is an issue as both have it.
type pageIssue struct {
	minute   float64
	customer int
	id       int64 // its key
	category string
}

// raise is every issue of the days from day 0 on, section 7.3.
func (c *pageCompany) raise() (all []pageIssue) {
	sigma, factor, week := math.Sqrt(math.Log1p(c.cv*c.cv)), 0., 0.
	for _, x := range c.hours {
		week += x
	}
	reach := c.residents
	for day := range c.past + c.days {
		key := pageKey(c.world, 3<<62|uint64(uint32(day-c.past)))
		if factor = c.lag*factor + sigma*math.Sqrt(1-c.lag*c.lag)*key.normal(pageDayFactor, 0); day == 0 {
			factor = sigma * key.normal(pageDayFactor, 0)
		}
		for reach < len(c.joins) && c.newcomes[reach-c.residents] <= day {
			reach++
		}
		if day < c.past {
			continue
		}
		hours := c.hours[(day-c.past)%7*24:][:24]
		today := 0.
		for _, x := range hours {
			today += x
		}
		mean := float64(reach) * c.issues / pageYear * today * 7 / week * math.Exp(factor-sigma*sigma/2)
		part := 0.
		for nth := uint64(0); ; nth++ {
			if part += key.exp(pageSpacing, nth) / mean; part >= 1 {
				break
			}
			id := uint64(uint32(day))<<28 | nth
			is := pageKey(c.world, 1<<62|id)
			who := int((float64(pageFold(is.at(pageCustomer, 0))>>11) + .5) / (1 << 53) * float64(reach))
			if c.joins[who] > day || c.departed[who] <= day {
				continue
			}
			category := "hard"
			if is.uniform(pageCategory, 0) < c.simple {
				category = "simple"
			}
			minute := float64(day-c.past)*1440 + pageMinute(hours, today, part)
			all = append(all, pageIssue{minute, who, int64(is), category})
		}
	}
	return all
}

// pageMinute is the minute of the day at which a part of its issues has passed.
func pageMinute(hours []float64, today, part float64) float64 {
	for h, x := range hours {
		if x /= today; part < x {
			return 60 * (float64(h) + part/x)
		}
		part -= x
	}
	return 1440
}

// pageTruth are the events of the program: issues, and who left on which day.
func pageTruth(t *testing.T, path string) (issues []pageIssue, left map[int]int) {
	t.Helper()
	left = map[int]int{}
	eachEvent(t, path, func(at func(column string) parquet.Value) {
		who := int(at("customer").Int64())
		switch at("turn").String() {
		case "issue":
			issues = append(issues, pageIssue{at("minute").Double(), who, at("issue").Int64(), at("category").String()})
		case "leaves":
			left[who] = int(at("day").Int64())
		}
	})
	return issues, left
}

// pageScenario is a small company whose customers come and go; %s are its hours.
const pageScenario = `question       = "Who comes, who goes, and when do they ask?"
months         = 3
pre_months     = 1
worlds         = 2
seed           = 5
routing.policy = "humans_only"
[segment.few]
customers        = 400
issues_per_year  = 12
churn_per_year   = 0.3
margin_per_month = 10
[category.simple]
kind  = "bounded"
share = 0.7
[category.hard]
kind  = "long_tail"
share = 0.3
[churn]
scale         = 0
new_per_year  = 0.5
word_of_mouth = 0
[arrivals]
day_cv       = 0.2
day_lag1     = 0.5
hour_of_week = [%s]
[plan.today]
reference = true
`

// TestPageSuffices: what was written from the page gives every issue and every departure the program gives, and
// nothing else.
func TestPageSuffices(t *testing.T) {
	c := &pageCompany{
		world: pageWorld(5, 0), residents: 400, issues: 12, churn: .3, news: .5, cv: .2, lag: .5, simple: .7, days: 90,
		past: pageFill + 30,
	}
	var hours []string
	for i := range c.hours {
		c.hours[i] = float64(i%24%5 + i/24%3) // an hour without issues among them
		hours = append(hours, fmt.Sprint(c.hours[i]))
	}
	place := t.TempDir()
	file, events := filepath.Join(place, "few.toml"), filepath.Join(place, "events.parquet")
	text := fmt.Sprintf(pageScenario, strings.Join(hours, ", "))
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, said, complained := tell([]string{"events", file, "-o", events}); code != terminal.ExitFine {
		t.Fatal(said, complained)
	}
	issues, left := pageTruth(t, events)
	c.settle()
	mine := c.raise()
	if len(mine) != len(issues) || len(mine) < 1000 {
		t.Errorf("%d issues by the page, the program raises %d", len(mine), len(issues))
	}
	for i := range min(len(mine), len(issues)) {
		a, b := mine[i], issues[i]
		if math.Abs(a.minute-b.minute) > 1e-6 {
			t.Fatalf("issue %d: %+v by the page, %+v by the program", i, a, b)
		}
		if a.minute = b.minute; a != b {
			t.Fatalf("issue %d: %+v by the page, %+v by the program", i, a, b)
		}
	}
	for slot, day := range c.departed {
		if there, gone := left[slot]; gone != (day >= c.past && day < c.past+c.days) || gone && there != day-c.past {
			t.Errorf("customer %d leaves on day %d by the page, on day %d (%v) by the program", slot, day-c.past,
				there, gone)
		}
	}
	if len(left) < 20 {
		t.Errorf("%d customers leave", len(left))
	}
}
