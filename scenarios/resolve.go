package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"boomerang/models/desk"
)

// resolution is one value for every key, ready to fill a desk.Params.
type resolution struct {
	segments, categories, pools, channels []string

	settings []setting
	changed  map[string]leaf // what a plan says itself; nil for the base
}

// setting is a leaf and the row it fills.
type setting struct {
	leaf
	index int // row of Segments or Categories
	dim   int // place in Scenario.Unknowns; -1: known
}

// resolve puts leaves into the order of the table, rows in order of the file.
func (s *draft) resolve(leaves map[string]leaf) *resolution {
	r := &resolution{
		segments: s.names["segment"], categories: s.names["category"], pools: s.names["pool"],
		channels: s.names["channel"],
	}
	for i := range table {
		k := &table[i]
		if k.at == nil {
			continue
		}
		first, _, isNamed := strings.Cut(k.Path, ".*.")
		if !isNamed {
			r.add(leaves, k.Path, 0)
			continue
		}
		for row, name := range s.names[first] {
			r.add(leaves, strings.Replace(k.Path, "*", name, 1), row)
		}
	}
	r.stateOnce()
	r.stateContacts()
	r.stateConcurrency()
	return r
}

func (r *resolution) add(leaves map[string]leaf, path string, index int) {
	if l, ok := leaves[path]; ok {
		r.settings = append(r.settings, setting{leaf: l, index: index, dim: -1})
	}
}

// get returns the setting of a path, nil where there is none.
func (r *resolution) get(path string) *setting {
	for i := range r.settings {
		if r.settings[i].path == path {
			return &r.settings[i]
		}
	}
	return nil
}

// nearest returns the setting the model means: of that path, or else the first
// below it.
func (r *resolution) nearest(path string) *setting {
	if st := r.get(path); st != nil {
		return st
	}
	i := slices.IndexFunc(r.settings, func(s setting) bool { return strings.HasPrefix(s.path, path) })
	if i < 0 {
		return nil
	}
	return &r.settings[i]
}

// of returns the settings of one key, all rows.
func (r *resolution) of(keyPath string) []*setting {
	var found []*setting
	for i := range r.settings {
		if r.settings[i].key.Path == keyPath {
			found = append(found, &r.settings[i])
		}
	}
	return found
}

// stateOnce lets categories that all state the assistant's success overrule
// the built-in deflection, which nobody asked for.
func (r *resolution) stateOnce() {
	deflection := r.get("assistant.deflection")
	success := r.of("category.*.assistant_success")
	for _, s := range success {
		if s.value.auto {
			return
		}
	}
	if len(success) > 0 && deflection.pos.File == byDefault {
		deflection.value = value{auto: true, number: math.NaN()}
		deflection.text = `"auto"`
	}
}

// Params returns the plan in engine units. u holds one number in [0, 1] for
// each of Scenario.Unknowns, independent and uniform (stated correlations are put
// in here); nil sets every unknown to its median. Where the shares
// of categories are not known, the drawn shares are scaled to add to 1.
//
// The error is for what only shows when all values are there; a u of the wrong
// length panics.
func (p *Plan) Params(u []float64) (desk.Params, error) {
	params, err := p.alone(u)
	before := p.scenario.reference()
	if err != nil || p.Reference || before == nil || params.Arrivals.OpenPerHour > 0 {
		return params.Played(), err
	}
	company, err := before.alone(u)
	company = company.Played()
	params.Before = &company
	return params.As(&company), err
}

// alone is the plan without the company it starts from.
func (p *Plan) alone(u []float64) (desk.Params, error) {
	if u != nil {
		u = p.scenario.coupled(u)
	}
	r := p.resolved
	params := desk.Params{
		Segments:   make([]desk.Segment, len(r.segments)),
		Categories: make([]desk.Category, len(r.categories)),
		Pools:      make([]desk.Pool, len(r.pools)),
		Channels:   make([]desk.Channel, len(r.channels)),
	}
	for i, name := range r.pools {
		params.Pools[i].Name = name
	}
	for i, name := range r.channels {
		params.Channels[i].Name = name
	}
	for i, name := range r.segments {
		params.Segments[i].Name = name
	}
	for i, name := range r.categories {
		params.Categories[i].Name = name
	}
	for i := range r.settings {
		s := &r.settings[i]
		put(s.key.at(&params, s.index), s.value, s.draw(u))
	}
	for _, s := range p.cell {
		if s.deep() { // an axis of depths overrules what the plan says of depth in another way
			params.Cut.Share, params.Cut.Heads, params.Cut.StaffLevel = 0, 0, 0
		}
		put(s.key.at(&params, s.index), s.value, s.value.number)
	}
	whole(params.Categories)
	return params.InHeads().InChannels(), nil
}

// reference is the plan the others are measured against, nil where none is.
func (s *Scenario) reference() *Plan {
	if i := slices.IndexFunc(s.Plans, func(p Plan) bool { return p.Reference }); i >= 0 {
		return &s.Plans[i]
	}
	return nil
}

// draw returns the setting's number in the world of u.
func (s *setting) draw(u []float64) float64 {
	if s.dim < 0 || u == nil {
		return s.value.median()
	}
	return s.value.dist.Quantile(inside(u[s.dim]))
}

// whole scales the categories' shares to add to exactly 1.
func whole(categories []desk.Category) {
	total := 0.0
	for _, c := range categories {
		total += c.Share
	}
	for i := range categories {
		if total > 0 {
			categories[i].Share /= total
		}
	}
}

// put stores a value in the field a key points to.
func put(field any, v value, number float64) {
	switch f := field.(type) {
	case *float64:
		*f = number
	case *int:
		*f = int(number)
	case *bool:
		*f = number == 1
	case *string:
		*f = v.words[0]
	case *[]string:
		*f = v.words
	case []float64:
		copy(f, v.list)
	case *desk.Horizon:
		f.Start, f.Weekday, f.Month = v.day, v.day.Weekday(), v.day.Month-1
	case *desk.Humans:
		for d := range 7 {
			f.OpenFrom[d], f.OpenUntil[d] = v.list[2*d], v.list[2*d+1]
		}
	default: // the engine's constants: Policy, Contract, Family, …
		reflect.ValueOf(field).Elem().SetInt(int64(number))
	}
}

// ParamsOf is Params of several plans at the same u; an error names the plan.
func ParamsOf(plans []Plan, u []float64) ([]desk.Params, error) {
	all := make([]desk.Params, len(plans))
	for i := range plans {
		var err error
		if all[i], err = plans[i].Params(u); err != nil {
			return nil, fmt.Errorf("plan %s: %w", plans[i].Name, err)
		}
	}
	return all, nil
}
