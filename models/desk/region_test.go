package desk

import (
	"context"
	"math"
	"testing"
)

// Both ends of a region can be played, and a little beyond them cannot.
func TestEndsOfTheRegion(t *testing.T) {
	p := company()
	p.Routing.Policy = Everything
	p.Assistant.Deflection = .4
	bounds := Region(context.Background(), []Params{p})[0]
	if len(bounds) != 2 || bounds[0].Key != "assistant.deflection" || bounds[1].Key != "cut.heads" {
		t.Fatalf("bounds are %+v", bounds)
	}
	refused := func(set func(p *Params)) bool {
		q := p
		set(&q)
		return len(q.Check(context.Background())) > 0
	}
	b := bounds[0]
	for x, want := range map[float64]bool{
		b.Least: b.Least < 0, b.Most: false, b.Most + 5*b.Step: true, (b.Least + b.Most) / 2: false,
	} {
		if got := refused(func(p *Params) { p.Assistant.Deflection = x }); got != want {
			t.Errorf("a deflection of %v of %v to %v: refused %v", x, b.Least, b.Most, got)
		}
	}
	if heads := bounds[1].Most; refused(func(p *Params) { p.Cut.Heads = heads }) ||
		!refused(func(p *Params) { p.Cut.Heads = heads + 1 }) || heads < 1 {
		t.Errorf("up to %v people can go", heads)
	}
	p.Assistant.Deflection = math.NaN()
	if asked := Region(context.Background(), []Params{p})[0][0]; math.Abs(asked.Most-b.Most) > 2*b.Step {
		t.Errorf("where nothing is asked up to %v, else %v", asked.Most, b.Most)
	}
}
