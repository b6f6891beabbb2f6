package answer

import (
	"bytes"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// TestDecidedAndDue: the day a decision to leave was made is not the day it falls due;
// where no note tells of the decision, only the latter is known.
func TestDecidedAndDue(t *testing.T) {
	due := 325.
	one := result.Life{End: result.EndDue, Due: &due, Notes: []result.LifeNote{
		{Day: 3, Turn: "issue"}, {Day: 141.99, Turn: "decides"},
	}}
	l := &result.Lives{Start: "2026-01-01", Months: 12, Lives: []result.Life{one}}
	const want = "decided to leave on 22 May 2026, which falls due on 22 Nov 2026"
	if got := lifeEnd(l, one); !strings.Contains(got, want) {
		t.Error(got)
	}
	one.Notes = nil
	if got := lifeEnd(l, one); strings.Contains(got, "decided to leave on") || !strings.Contains(got, "22 Nov 2026") {
		t.Error(got)
	}
}

// TestWhyACustomerIsTold: the story begins with who loses and who keeps the customer,
// and what made the difference.
func TestWhyACustomerIsTold(t *testing.T) {
	note := func(at, what string) *result.LifeNote { return &result.LifeNote{At: at, What: what} }
	l := &result.Lives{Customer: 7, Start: "2026-01-01", Why: &result.LifeWhy{
		Lost: "Deep cut", Kept: "Freeze", Role: result.KeptRun, Cause: note("2026-02-01 10:00", "gives the issue up"),
		Decided: note("2026-02-01 23:59", "decides to leave"), Instead: note("2026-01-31 09:00", "issue solved"),
	}}
	var b bytes.Buffer
	if err := Lives(&b, l); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"“Deep cut” loses this customer; “Freeze”, which the run recommends, keeps them.",
		"2026-02-01 10:00 gives the issue up; 2026-02-01 23:59 decides to leave.", "2026-01-31 09:00 issue solved.",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in %s", want, b.String())
		}
	}
}

// TestPlansOfOneTitleAreTwo: the plan that loses a customer and the one that keeps them are known by their
// names; a third plan of the same title is not drawn for either.
func TestPlansOfOneTitleAreTwo(t *testing.T) {
	l := &result.Lives{
		Lives: []result.Life{{Plan: "a", Title: "Cut"}, {Plan: "b", Title: "Cut"}, {Plan: "c", Title: "Cut"}},
		Why:   &result.LifeWhy{Lost: "Cut", Kept: "Cut", LostPlan: "c", KeptPlan: "b"},
	}
	if got := drawnLives(l); len(got) != 2 || got[0].Plan != "c" || got[1].Plan != "b" {
		t.Errorf("drawn are %+v", got)
	}
}
