package fit

import (
	"cmp"
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// TailRule says which categories go to people by default.
//
// Touches is a mean of a category and not of a ticket: triage sees the category and nothing of how the
// ticket will go. Hardest is a share, 0 … 1; above 0 it decides alone.
type TailRule struct {
	Touches float64 // more than this on average (the article: 3) …
	Hardest float64 // … or, above 0, the hardest categories up to this share of tickets
}

// Numbers of tickets below which nothing is claimed.
const (
	// Touches have a CV near 1 (median 4, 95 % point 19 [DATA]): the mean of 30 is known to about a
	// fifth.
	fewestTouched = 30  // of a category; smaller ones are judged together
	fewestTail    = 200 // with touches and a category, for a choice at all
)

// group is what triage knows of a ticket: its category, or that it is rare.
type group struct {
	tickets, touches float64 // in the fitted part
	long             bool
}

func (g *group) mean() float64 { return g.touches / max(g.tickets, 1) }

// tail is the knowledge of triage.
//
// A category first seen after the fit has no group of its own either and is rare: triage meets it
// unprepared.
type tail struct {
	groups []*group // by category; nil: rare
	rare   *group
}

func (t *tail) of(category int32) *group {
	if g := t.groups[category]; g != nil {
		return g
	}
	return t.rare
}

// Tail chooses among so many categories from the first three quarters of the
// tickets in order of time, and scores the choice on the rest. It uses the
// category and nothing that happens after triage. Long tells the choice; the
// second result is nil without touches, without categories or with too few.
//
// Scored out of sample, because categories chosen in hindsight look far better: in a real log the
// hardest quarter of tickets by category holds 37 % of the touches, sorted afterwards well over half
// (UCI 498 [DATA]).
//
// Time decides what is held back, never chance: labels and products change, and a random quarter would
// know tomorrow's. categories is how many labels there are; a ticket's Category lies below it. What is
// returned as long serves all tickets, those without a category never being long.
func Tail(tickets []Ticket, categories int, rule TailRule) (long func(category int32) bool, scored *result.LongTail) {
	var usable []int32 // places of the tickets, in order of time
	for i, k := range tickets {
		if k.Touches >= 0 && k.Category >= 0 {
			usable = append(usable, int32(i))
		}
	}
	if len(usable) < fewestTail {
		return func(int32) bool { return false }, nil
	}
	slices.SortFunc(usable, func(i, j int32) int {
		return cmp.Or(cmp.Compare(tickets[i].Opened, tickets[j].Opened), cmp.Compare(i, j))
	})
	cut := len(usable) * 3 / 4
	t := newTail(tickets, usable[:cut], categories)
	scored = t.choose(rule, float64(cut))
	scored.HardAbove = rule.Touches
	held := make([]Ticket, 0, len(usable)-cut)
	for _, i := range usable[cut:] {
		held = append(held, tickets[i])
	}
	t.score(scored, held)
	return func(c int32) bool { return c >= 0 && t.of(c).long }, scored
}

// newTail sums tickets and touches by category over the part the rule is chosen on. Categories with
// too few tickets for a mean of their own share one, so that triage is not credited with luck.
func newTail(tickets []Ticket, fitted []int32, categories int) *tail {
	t := &tail{groups: make([]*group, categories), rare: &group{}}
	for i := range t.groups {
		t.groups[i] = &group{}
	}
	for _, i := range fitted {
		k := &tickets[i]
		t.groups[k.Category].tickets++
		t.groups[k.Category].touches += float64(k.Touches)
	}
	for i, g := range t.groups {
		if g.tickets < fewestTouched {
			t.rare.tickets += g.tickets
			t.rare.touches += g.touches
			t.groups[i] = nil
		}
	}
	return t
}

// choose marks the groups of the rule.
//
// Sorted by mean touches, downwards. With a share to reach, a category is long where its middle lies
// inside the share,
//
//	(Σ tickets of harder categories + half its own) / tickets ≤ share
//
// which errs by at most half a category in either direction.
//
// The curve that both rules cut, harder categories to the left; the area left of the cut is their work:
//
//	touches │▆
//	of a    │▆▆▅
//	ticket  │▆▆▆▄▃▂▁▁
//	        └────┊──────► share of tickets
func (t *tail) choose(rule TailRule, tickets float64) *result.LongTail {
	var all []*group
	for _, g := range append(slices.Clone(t.groups), t.rare) {
		if g != nil && g.tickets > 0 {
			all = append(all, g)
		}
	}
	slices.SortStableFunc(all, func(a, b *group) int { return cmp.Compare(b.mean(), a.mean()) })
	scored := &result.LongTail{Of: len(all), TouchesAbove: rule.Touches, Hardest: rule.Hardest}
	sum := 0.0
	for _, g := range all {
		g.long = g.mean() > rule.Touches
		if rule.Hardest > 0 { // the border goes to the side it lies more on
			g.long = (sum+g.tickets/2)/tickets <= rule.Hardest
			sum += g.tickets
		}
		if g.long {
			scored.Categories++
		}
	}
	return scored
}

// score asks the tickets held back:
//
//	work share  Σ touches in chosen categories / Σ touches
//	hindsight   the same of as many tickets, picked by their own touches
//	unseen      of the touches of hard tickets, those in categories not chosen
//	explained   1 − Σ(y − ŷ)²/Σ(y − ȳ)², ŷ the category's mean in the fit
//
// Explained may be negative: means of the past that fit worse than one mean of the present. About .14
// in a real log (UCI 498 [DATA]); .14 explained is a wide tail that triage does not see, which is what
// Unseen counts.
//
// Curve has 21 points, both orders from the hardest downwards. Triage's is a Lorenz curve by predicted
// work, and the gap to hindsight is what no rule on categories can get.
func (t *tail) score(scored *result.LongTail, held []Ticket) {
	var touches stats.Moments
	chosen, work, hard, unseen, missed := 0, 0.0, 0.0, 0.0, 0.0
	own, known := make([]float64, len(held)), make([][2]float64, len(held))
	for i, k := range held {
		g, y := t.of(k.Category), float64(k.Touches)
		touches.Add(y)
		own[i], known[i] = y, [2]float64{g.mean(), y}
		missed += (y - g.mean()) * (y - g.mean())
		if g.long {
			chosen++
			work += y
		}
		if y > scored.HardAbove {
			hard += y
			if !g.long {
				unseen += y
			}
		}
	}
	n, total := float64(len(held)), touches.Mean()*float64(len(held))
	scored.TicketShare = Share(chosen, len(held))
	scored.WorkShare = result.Measured{Value: work / max(total, 1), N: len(held)}
	scored.WorkShare.Interval, scored.WorkShare.Note = workInterval(held, t)
	scored.Unseen = unseen / max(hard, 1)
	if touches.Variance() > 0 {
		scored.Explained = 1 - missed/(touches.Variance()*(n-1))
	}
	slices.SortFunc(own, func(a, b float64) int { return cmp.Compare(b, a) })
	slices.SortStableFunc(known, func(a, b [2]float64) int { return cmp.Compare(b[0], a[0]) })
	scored.Hindsight = head(own, chosen) / max(total, 1)
	byTriage := make([]float64, len(known))
	for i := range known {
		byTriage[i] = known[i][1]
	}
	for i := range 21 {
		k := len(held) * i / 20
		scored.Curve = append(scored.Curve, result.Curve{
			Tickets: float64(k) / n, Triage: head(byTriage, k) / max(total, 1),
			Hindsight: head(own, k) / max(total, 1),
		})
	}
}

// workInterval is the interval of a ratio of sums over tickets, in ten stretches
// of time.
//
// Stretches and not single tickets are the units: work comes in waves, and tickets of one week are
// alike.
func workInterval(held []Ticket, t *tail) (*stats.Interval, string) {
	const stretches = 10
	sums, counts := make([]float64, stretches), make([]int, stretches)
	for i, k := range held {
		s := i * stretches / len(held)
		counts[s] += int(k.Touches)
		if t.of(k.Category).long {
			sums[s] += float64(k.Touches)
		}
	}
	return stats.BlockMeans(sums, counts, Level)
}

// head is the sum of the first n: of numbers sorted downwards, what the n hardest hold.
func head(xs []float64, n int) (sum float64) {
	for _, x := range xs[:n] {
		sum += x
	}
	return sum
}
