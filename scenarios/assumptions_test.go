package scenarios

import (
	"math"
	"slices"
	"testing"

	"boomerang/sim/experiment"
)

// ranges are plans that say different things of one key. Nobody knows the
// deflection: no file says it.
const ranges = company + `[plan.few]
cut.share = { low = 0.1, high = 0.15, source = "y", grade = "assumed" }
[plan.many]
cut.share = { low = 0.7, high = 0.8, source = "z", grade = "assumed" }
assistant.silent = { low = 0.2, high = 0.4 }
[plan.same]
assistant.silent = { low = "10 %", high = 0.5 }
[plan.sure]
assistant.silent = 0.3
[assistant]
silent = { low = 0.1, high = 0.5 }
`

// TestPlansKeepTheirOwnRanges: what plans say of one key are assumptions of their
// own, drawn as they are played.
func TestPlansKeepTheirOwnRanges(t *testing.T) {
	s := must(t, ranges)
	var paths []string
	for _, a := range s.Assumptions {
		paths = append(paths, a.Path)
	}
	// A plan that repeats the base, or is sure, has none.
	want := []string{
		"assistant.deflection", "assistant.silent", "plan.few.cut.share", "plan.many.assistant.silent",
		"plan.many.cut.share",
	}
	if slices.Sort(paths); !slices.Equal(paths, want) {
		t.Fatalf("assumptions of %v, want %v", paths, want)
	}
	if base := s.Assumptions[1]; !slices.Equal(base.Except, []string{"many", "sure"}) {
		t.Errorf("%s is not read by %v", base.Path, base.Except)
	}
	for w := range 27 {
		u := experiment.Design{Seed: 1, Inputs: len(s.Unknowns), Streams: s.Streams()}.Point(w).U
		drawn := s.Draw(u)
		for i, a := range s.Assumptions {
			plan := s.plan(a.Plan)
			if plan == nil {
				plan = s.plan("same")
			}
			p, err := plan.Params(u)
			if err != nil {
				t.Fatal(err)
			}
			if played := a.Of(&p); played != drawn[i] {
				t.Errorf("world %d: %s has %v in its column, %s plays %v", w, a.Path, drawn[i], plan.Name, played)
			}
		}
	}
}

// TestReadBy: an answer about a plan speaks of what that plan reads.
func TestReadBy(t *testing.T) {
	s := must(t, ranges)
	for plan, want := range map[string][]string{
		"few":  {"assistant.deflection", "assistant.silent", "plan.few.cut.share"},
		"many": {"assistant.deflection", "plan.many.assistant.silent", "plan.many.cut.share"},
		// as the company and the first plan have it
		"sure": {"assistant.deflection", "assistant.silent", "plan.few.cut.share"},
	} {
		var got []string
		for _, i := range s.ReadBy(plan) {
			got = append(got, s.Assumptions[i].Path)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s reads %v, want %v", plan, got, want)
		}
	}
}

// TestStreamsOfNames: no key of the language shares a stream with another, or
// with a place.
func TestStreamsOfNames(t *testing.T) {
	var paths []string
	for _, k := range table {
		paths = append(paths, rowed(k.Path))
	}
	seen := map[uint64]string{}
	for i, x := range streams(paths, 0) {
		if other, twice := seen[x]; twice {
			t.Errorf("%s and %s read the same stream", paths[i], other)
		}
		if seen[x] = paths[i]; x <= math.MaxUint32 {
			t.Errorf("%s reads the stream of place %d", paths[i], x)
		}
	}
}
