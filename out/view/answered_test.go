package view

import (
	"math"
	"slices"
	"testing"

	"boomerang/sim/result"
)

// told is a net value with its interval.
type told struct{ mean, half float64 }

func (v told) of(plan, measure string) result.Estimate {
	iv := &result.Interval{Lo: v.mean - v.half, Hi: v.mean + v.half, Level: .9}
	return result.Estimate{
		Plan: plan, Measure: measure, Mean: &v.mean, Interval: iv,
		Difference: &result.Difference{Mean: v.mean, Interval: iv, Clear: iv.Excludes(0)},
	}
}

// outcome is what a plan does in a made-up result.
type outcome struct {
	net, after told
	loss       float64
}

// results is a run of plans "a", "b" … against a reference, "a" being asked about.
func results(kind result.AskKind, plans ...outcome) *result.Result {
	r := &result.Result{
		Ask: &result.Ask{Kind: kind}, Subject: "a", Worlds: 45, Blocks: 5,
		Plans: []result.Plan{{Name: "keep", Reference: true}},
	}
	for i, p := range plans {
		name := string(rune('a' + i))
		r.Plans = append(r.Plans, result.Plan{Name: name})
		r.Estimates = append(r.Estimates, p.net.of(name, result.Net), p.after.of(name, result.NetTerminal))
		r.Probabilities = append(r.Probabilities, result.Probability{Plan: name, Name: "net_loss", Value: p.loss})
	}
	return r
}

// end is an assumption at an end of its range.
func end(plan, key, text string, value float64, net told) result.Stress {
	return result.Stress{
		Plan: plan, Key: key, Text: text, Value: value, Net: net.of(plan, result.Net),
		Loss: result.Probability{Plan: plan, Name: "net_loss"},
	}
}

// only is a result of which one assumption was tried at one end.
func only(net told) []result.Stress { return []result.Stress{end("a", "k", "1", 1, net)} }

var (
	gain  = outcome{told{1e6, 1e5}, told{2e6, 1e5}, .05}
	loss  = outcome{told{-1e6, 1e5}, told{-2e6, 1e5}, .95}
	level = outcome{told{1e4, 1e5}, told{1e4, 1e5}, .5}
)

func TestAnswerOfWhetherAPlanPays(t *testing.T) {
	later, risky := gain, gain
	later.after = told{-3e6, 1e5}
	risky.loss = .3
	open := loss // nobody knows what comes after
	open.after = told{-1e4, 1e5}
	just := gain // not lost beyond its interval
	just.after = told{-1e4, 1e5}
	for name, c := range map[string]struct {
		plan   outcome
		stress []result.Stress
		want   AnswerWord
		on     []string
	}{
		"gains":                      {gain, nil, Yes, nil},
		"loses":                      {loss, nil, No, nil},
		"gains, then loses":          {later, nil, No, nil},
		"gains, then open":           {just, nil, Yes, nil},
		"gains, and often loses":     {risky, only(told{5e5, 1e5}), Depends, []string{"k"}},
		"no difference but at ends":  {level, only(told{5e5, 1e5}), Depends, []string{"k"}},
		"no difference at all":       {level, only(told{1e4, 1e5}), Nothing, nil},
		"an end turns a gain":        {gain, only(told{-5e5, 1e5}), Depends, []string{"k"}},
		"an end turns a loss":        {open, only(told{5e5, 1e5}), Depends, []string{"k"}},
		"an end only blurs a gain":   {gain, only(told{0, 1e5}), Yes, nil},
		"no end mends what is after": {later, only(told{-5e5, 1e5}), No, nil},
		"the widest swing first": {gain, []result.Stress{
			end("a", "narrow", "1", 1, told{-2e5, 1e5}), end("a", "wide", "1", 1, told{-5e5, 1e5}),
		}, Depends, []string{"wide", "narrow"}},
	} {
		r := results(result.AskPays, c.plan)
		r.Stress = c.stress
		if got := Of(r).Answer(); got.Word != c.want || !slices.Equal(got.On, c.on) {
			t.Errorf("%s: answer %d on %v, want %d on %v", name, got.Word, got.On, c.want, c.on)
		}
	}
}

func TestAnswerOfWhichPlanIsBest(t *testing.T) {
	better := outcome{told{3e6, 1e5}, told{3e6, 1e5}, .02}
	r := results(result.AskCompare, gain, better)
	if got := Of(r).Answer(); got.Word != Yes || got.Advised == nil || got.Advised.Name != "b" {
		t.Errorf("answer %+v", got)
	}
	r.Plans[2].NoChoice = true
	if got := Of(r).Answer(); got.Advised == nil || got.Advised.Name != "a" {
		t.Errorf("recommends %+v", got.Advised)
	}
	if got := Of(results(result.AskCompare, loss, loss)).Answer(); got.Word != No || got.Advised != nil {
		t.Errorf("answer %+v where all lose", got)
	}
	none := results(result.AskCompare, gain)
	none.Estimates[0].Difference.Interval, none.Estimates[0].Interval = nil, nil
	if got := Of(none).Answer(); got.Word != TooFew {
		t.Errorf("answer %d without an interval", got.Word)
	}
}

// A floor that the plan breaks makes the answer no, stated or, of safety, that of the desk.
func TestFloors(t *testing.T) {
	stated, points := .8, 3.
	for name, c := range map[string]struct {
		kind                result.AskKind
		level, satisfaction float64
		floor               result.Ask
		desk                *float64
		broken              []string
	}{
		"held": {
			result.AskPays, .85, -2, result.Ask{ServiceLevel: &stated, SatisfactionLoss: &points}, nil, nil,
		},
		"too slow": {
			result.AskPays, .75, -2, result.Ask{ServiceLevel: &stated}, nil, []string{result.ServiceLevel},
		},
		"too unhappy": {
			result.AskPays, .85, -4, result.Ask{SatisfactionLoss: &points}, nil, []string{result.Satisfaction},
		},
		"happier":     {result.AskPays, .85, 4, result.Ask{SatisfactionLoss: &points}, nil, nil},
		"nobody said": {result.AskPays, .1, -40, result.Ask{}, &stated, nil},
		"safe asks the desk's": {
			result.AskSafe, .75, 0, result.Ask{}, &stated, []string{result.ServiceLevel},
		},
	} {
		r := results(c.kind, gain)
		c.floor.Kind = c.kind
		r.Ask = &c.floor
		if c.desk != nil {
			r.DayZero = []result.Fact{{Key: "service_level_stated", Value: c.desk}}
		}
		r.Estimates = append(r.Estimates, told{c.level, .01}.of("a", result.ServiceLevel),
			told{c.satisfaction, .1}.of("a", result.Satisfaction))
		got := Of(r).Answer()
		var broken []string
		for _, f := range got.Broke {
			broken = append(broken, f.Measure)
		}
		want := Yes
		if len(c.broken) > 0 {
			want = No
		}
		if !slices.Equal(broken, c.broken) || got.Word != want {
			t.Errorf("%s: breaks %v, answer %d; want %v, %d", name, broken, got.Word, c.broken, want)
		}
	}
}

// The deepest cut that pays is read off the grid; a mean not clear of zero is no gain, and one that
// is clearly lost after the horizon none either.
func TestDepth(t *testing.T) {
	later := gain
	later.after = told{-3e6, 1e5}
	for name, c := range map[string]struct {
		cells []outcome // at cuts of 0, .2 and .4
		want  float64
		all   bool
	}{
		"none":               {[]outcome{level, loss, loss}, math.NaN(), false},
		"the deepest":        {[]outcome{level, gain, gain}, .4, true},
		"not clear":          {[]outcome{level, level, level}, math.NaN(), false},
		"no cut is no depth": {[]outcome{gain, loss, loss}, math.NaN(), false},
		"lost again after":   {[]outcome{level, later, later}, math.NaN(), false},
		"up to some":         {[]outcome{level, gain, loss}, .2 + .2*(.20-.05)/(1-.05), false},
	} {
		r := results(result.AskDepth, gain)
		r.Grid = &result.Grid{Plan: "a", Axes: []result.Axis{{
			Key: "cut.share", Unit: result.UnitShare, Values: []float64{0, .2, .4},
		}}}
		for i, o := range c.cells {
			r.Grid.Cells = append(r.Grid.Cells, result.Cell{
				At: []int{i}, Worlds: 45,
				Estimates:     []result.Estimate{o.net.of("a", result.Net), o.after.of("a", result.NetTerminal)},
				Probabilities: []result.Probability{{Plan: "a", Name: "net_loss", Value: o.loss}},
			})
		}
		d := Of(r).Answer().Depth
		same := d != nil && (math.Abs(d.Deepest-c.want) < 1e-12 || math.IsNaN(d.Deepest) && math.IsNaN(c.want))
		if !same || d.All != c.all {
			t.Errorf("%s: %+v, want %v, %v", name, d, c.want, c.all)
		}
	}
}
