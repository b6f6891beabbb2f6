package answer

import (
	"fmt"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// sentence writes a box in words and units people use.
func (v discoveryView) sentence(i int) string {
	if i < len(v.Sentences) {
		return v.Sentences[i]
	}
	b := v.Boxes[i]
	var parts []string
	for _, l := range b.Limits {
		parts = append(parts, v.limit(l))
	}
	head := fmt.Sprintf("“%s” fails (%s) when %s: ", v.Plan, v.Fails, wording.Joined(parts))
	h := b.HeldOut
	switch {
	case h == nil:
		return head + fmt.Sprintf("%s of such futures, where the limits were found; too few were played to hold any "+
			"out; %s of its failures lie there", wording.Percent(b.Density), wording.Percent(b.Coverage))
	case h.Cases == 0:
		return head + fmt.Sprintf("none of %d futures held out lies there", h.Worlds)
	}
	return head + fmt.Sprintf("%s of such futures, against %s of all; %s of its failures lie there (of %d futures "+
		"held out, %d of them there)", view.ShareIn(h.Density, h.Interval, h.Cases), wording.Percent(h.Share),
		wording.Percent(h.Coverage), h.Worlds, h.Cases)
}

// limit is what a box says of one assumption.
func (v discoveryView) limit(l result.Limit) string {
	in := v.Inputs[l.Input]
	say := func(x *float64) string { return v.units.Spoken(*x, in.Unit) }
	switch {
	case l.Low != nil && l.High != nil:
		return fmt.Sprintf("%s lies between %s and %s", view.SpokenPath(in.Path), say(l.Low), say(l.High))
	case l.Low != nil:
		return fmt.Sprintf("%s exceeds %s", view.SpokenPath(in.Path), say(l.Low))
	case l.High != nil:
		return fmt.Sprintf("%s stays below %s", view.SpokenPath(in.Path), say(l.High))
	}
	return in.Path
}

// future names a group of draws.
func (v discoveryView) future(f result.Future) string {
	if f.Name != "" {
		return f.Name
	}
	in := v.Inputs[f.Input]
	say := func(x *float64) string { return v.units.Spoken(*x, in.Unit) }
	switch {
	case f.Low != nil && f.High != nil:
		return view.Spoken(in.Path) + " " + say(f.Low) + " to " + say(f.High)
	case f.Low != nil:
		return view.Spoken(in.Path) + " above " + say(f.Low)
	case f.High != nil:
		return view.Spoken(in.Path) + " below " + say(f.High)
	}
	return in.Path
}
