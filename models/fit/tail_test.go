package fit

import (
	"math"
	"testing"
)

// twoKinds are 800 tickets of two categories in turn: 2 and 8 touches, and of
// every tenth easy one 12.
func twoKinds() (all []Ticket) {
	for i := range 800 {
		t := Ticket{
			Opened: int64(i) * 60, Category: int32(i % 2), Touches: 2, Customer: uint64(1 + i%100),
			Reopened: Missing,
		}
		if i%2 == 1 {
			t.Touches = 8
		} else if i%20 == 0 {
			t.Touches = 12
		}
		all = append(all, t)
	}
	return all
}

// TestTailIsScoredOnWhatItHasNotSeen: of 200 held back, 100 have 8 touches,
// 90 have 2 and 10 have 12.
func TestTailIsScoredOnWhatItHasNotSeen(t *testing.T) {
	long, tail := Tail(twoKinds(), 2, TailRule{Touches: 3})
	if long(0) || !long(1) {
		t.Fatalf("chosen: %v %v", long(0), long(1))
	}
	total := 100.*8 + 90*2 + 10*12
	for name, c := range map[string][2]float64{
		"tickets": {tail.TicketShare.Value, .5}, "work": {tail.WorkShare.Value, 800 / total},
		"hindsight": {tail.Hindsight, (10*12 + 90*8) / total}, "unseen": {tail.Unseen, 120. / 920},
	} {
		if math.Abs(c[0]-c[1]) > 1e-9 {
			t.Errorf("%s %.4f, want %.4f", name, c[0], c[1])
		}
	}
	if long, _ = Tail(twoKinds(), 2, TailRule{Touches: 9}); long(1) {
		t.Error("the threshold is not heard")
	}
	if long, _ = Tail(twoKinds(), 2, TailRule{Touches: 3, Hardest: .5}); long(0) || !long(1) {
		t.Error("the hardest half is not the hard category")
	}
}

func TestTailNeedsTouches(t *testing.T) {
	all := twoKinds()
	for i := range all {
		all[i].Touches = Missing
	}
	if long, tail := Tail(all, 2, TailRule{Touches: 3}); tail != nil || long(1) {
		t.Error("a long tail without touches")
	}
}

// TestRepeatsCountTheSameCustomer: customer and category come back every 100
// hours; the last of each cannot be judged.
func TestRepeatsCountTheSameCustomer(t *testing.T) {
	if got := NewReturns(twoKinds()).Within(7); got.Value != 1 {
		t.Errorf("7 days: %v", got.Value)
	}
	if got := NewReturns(twoKinds()).Within(4); got.Value != 0 {
		t.Errorf("4 days: %v", got.Value)
	}
	if NewReturns([]Ticket{{}}).Within(7) != nil ||
		Happened(twoKinds(), func(t Ticket) float32 { return t.Reopened }) != nil {
		t.Error("a rate of what was not recorded")
	}
}
