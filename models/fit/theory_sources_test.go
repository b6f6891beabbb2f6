package fit

import (
	"math"
	"testing"

	"boomerang/sim"
)

// luck is a stream of chance of one simulated company.
type luck struct {
	key sim.Key
	n   uint32
}

func luckOf(world int) *luck { return &luck{key: sim.NewFates(23, uint64(world)).Of(5)} }

func (l *luck) uniform() float64 { l.n++; return l.key.Uniform(1, l.n) }
func (l *luck) exp() float64     { return -math.Log1p(-l.uniform()) }
func (l *luck) is(p float64) bool {
	return l.uniform() < p
}

// covers fails where the intervals of many simulated companies do not hold the truth at their level, within
// 4 standard errors of the share that does. bias is what an estimator is known to be off, in coverage.
func covers(t *testing.T, name string, worlds int, bias float64, interval func(world int) (lo, truth, hi float64)) {
	t.Helper()
	in := 0.
	for w := range worlds {
		lo, x, hi := interval(w)
		if in += truth(lo <= x && x <= hi); !(lo <= hi) {
			t.Fatalf("%s: interval %v to %v", name, lo, hi)
		}
	}
	share := in / float64(worlds)
	if off := 4 * math.Sqrt(Level*(1-Level)/float64(worlds)); share < Level-off-bias || share > Level+off+bias {
		t.Errorf("%s: %.3f of intervals hold the truth, want %.2f ± %.3f", name, share, Level, off+bias)
	}
}

// TestClusteredSharesCover: rows of one customer are alike (each customer has a chance of its own, 0 to 1,
// and up to nine rows), so that intervals which count rows hold the truth far too seldom.
func TestClusteredSharesCover(t *testing.T) {
	plain := 0.
	const worlds = 300
	covers(t, "share", worlds, 0, func(w int) (float64, float64, float64) {
		l := luckOf(w)
		var c clusters
		hits, n := 0, 0
		for who := range uint64(150) {
			p := l.uniform()
			for range 1 + int(9*l.uniform()) {
				hit := truth(l.is(p))
				c.add(who+1, hit, 1)
				hits, n = hits+int(hit), n+1
			}
		}
		m := c.share()
		iv := Share(hits, n).Interval
		plain += truth(iv.Lo <= .5 && .5 <= iv.Hi) / worlds
		return m.Interval.Lo, .5, m.Interval.Hi
	})
	if plain > .8 {
		t.Errorf("counting rows covers %.2f: the test does not see clusters", plain)
	}
}

// company is a simulated assistant's log with the tickets behind it.
type company struct {
	solved, overEscalates, silent, repeat, leaves float64
	customers                                     int
	rate                                          float64 // sessions a day of a customer, on matters of their own
}

// play makes a year of sessions: a failed session that nobody noticed brings the customer back after a
// time, mean five days, with the chance repeat; a session handed over becomes a ticket.
func (c company) play(world int) (sessions []Session, tickets []Ticket) {
	l := luckOf(world)
	for who := range c.customers {
		id := uint64(who + 1)
		for day := l.exp() / c.rate; day < 365; day += l.exp() / c.rate {
			at := int64(day * 1440)
			s := Session{At: at, Category: -1, Customer: id, Minutes: Missing, Cost: Missing}
			switch {
			case l.is(c.leaves):
				s.End = LeftHalfWay
			case l.is(c.solved):
				if l.is(c.overEscalates) {
					s.End = HandedOver
				}
			case !l.is(c.silent):
				s.End = HandedOver
			case l.is(c.repeat):
				tickets = append(tickets, Ticket{Opened: at + 10 + int64(5*1440*l.exp()), Customer: id})
			}
			if sessions = append(sessions, s); s.End == HandedOver {
				tickets = append(tickets, Ticket{Opened: at + 5, Customer: id})
			}
		}
	}
	tickets = append(tickets, Ticket{Opened: 365 * 1440, Customer: 1 << 40}) // the export's last moment
	return sessions, tickets
}

// TestSilentFailuresAreFound: from who came back the share of silent failures is found again, in a range
// that the share handed over in vain, which no log shows, spans.
func TestSilentFailuresAreFound(t *testing.T) {
	c := company{.6, .15, .4, .8, .1, 1200, 2. / 365}
	in, worlds := 0, 40
	for w := range worlds {
		sessions, tickets := c.play(w)
		f := Sessions(sessions, tickets, nil, Assumed{c.repeat, .1, .25})
		s := f.Silent
		if s == nil || f.Unsolved == nil {
			t.Fatalf("world %d: nothing was fitted", w)
		}
		in += int(truth(s.Lo <= c.silent && c.silent <= s.Hi))
		if s.Hi-s.Lo > .4 {
			t.Errorf("world %d: %.2f to %.2f narrows little", w, s.Lo, s.Hi)
		}
	}
	if float64(in) < Level*float64(worlds)-4*math.Sqrt(float64(worlds)*Level*(1-Level)) {
		t.Errorf("%d of %d ranges hold the truth", in, worlds)
	}
	other := company{.6, .15, 0, .8, .1, 1200, 2. / 365}
	sessions, tickets := other.play(1)
	if f := Sessions(sessions, tickets, nil, Assumed{.8, .1, .25}); f.Silent.Lo > .02 {
		t.Errorf("%.3f of failures are silent where none is", f.Silent.Lo)
	}
}

// TestExcessReturnsCover: who comes back over the same is told from who comes with something else.
func TestExcessReturnsCover(t *testing.T) {
	c := company{.7, 0, 1, .6, 0, 500, 3. / 365}
	covers(t, "excess", 60, .05, func(w int) (float64, float64, float64) {
		sessions, tickets := c.play(100 + w)
		m := Sessions(sessions, tickets, nil, Assumed{.6, 0, .1}).Unsolved
		// silent failures that come back: a sixth day in 30 after a mean of five leaves e^−6 out
		return m.Interval.Lo, (1 - c.solved) * c.repeat * (1 - math.Exp(-6)), m.Interval.Hi
	})
}

// TestDeflectionIsOfAllContacts: a session handed over is counted once, by the ticket it became, and the
// tickets nobody's assistant met are counted, too.
func TestDeflectionIsOfAllContacts(t *testing.T) {
	c := company{.7, 0, 0, 0, 0, 400, 3. / 365}
	covers(t, "deflection", 60, .06, func(w int) (float64, float64, float64) {
		sessions, tickets := c.play(200 + w)
		l := luckOf(900 + w)
		for who := range 400 { // as many again that no assistant met
			for day := 120 * l.exp(); day < 365; day += 120 * l.exp() {
				tickets = append(tickets, Ticket{Opened: int64(day * 1440), Customer: uint64(who + 1)})
			}
		}
		f := Sessions(sessions, tickets, nil, Assumed{.8, .1, .2})
		if f.Linked == nil || f.Linked.Value < .97 {
			t.Fatalf("linked %+v", f.Linked)
		}
		iv := f.Deflection.Interval
		return iv.Lo, .7 * 3 / (3 + 365./120), iv.Hi
	})
}

// TestCostsOfResolutions: where only contained sessions cost, the price is one of a resolution.
func TestCostsOfResolutions(t *testing.T) {
	sessions := make([]Session, 200)
	for i := range sessions {
		sessions[i] = Session{Customer: uint64(i + 1), Category: -1, Cost: 2, Minutes: Missing}
		if i%4 == 0 {
			sessions[i].End, sessions[i].Cost = HandedOver, 0
		}
	}
	f := Sessions(sessions, nil, nil, Assumed{.8, .1, .2})
	if !f.PerSolved || f.Cost.Value != 2 {
		t.Errorf("%v, %+v", f.PerSolved, f.Cost)
	}
	for i := range sessions {
		sessions[i].Cost = .5
	}
	if f := Sessions(sessions, nil, nil, Assumed{.8, .1, .2}); f.PerSolved || f.Cost.Value != .5 {
		t.Errorf("each session: %v, %+v", f.PerSolved, f.Cost)
	}
}

// TestGapAtTheSameQuestions: the assistant gets the easy questions, so that the raw gap has the wrong
// sign; at its own mix, and with the silence of the unhappy, the interval holds the truth.
func TestGapAtTheSameQuestions(t *testing.T) {
	const withheld = .3
	raw := 0.
	covers(t, "gap", 200, 0, func(w int) (float64, float64, float64) {
		l := luckOf(300 + w)
		var all []Answer
		for who := range uint64(1500) {
			a := Answer{Customer: 1 + who/2, Handler: ByPeople, Category: 1}
			easy := .3
			if l.is(.5) {
				a.Handler, easy = ByAssistant, .9
			}
			p := .6
			if l.is(easy) {
				a.Category, p = 0, .9
			}
			if a.Handler == ByAssistant {
				p -= .05
			}
			a.Satisfied = l.is(p)
			a.Answered = a.Satisfied || !l.is(withheld)
			all = append(all, a)
		}
		f := Surveys(all, []string{"easy", "hard"}, withheld, nil)
		raw += f.RawGap.Value / 200
		if f.Response == nil {
			t.Fatal("who did not answer is not seen")
		}
		return f.Gap.Interval.Lo, 5, f.Gap.Interval.Hi
	})
	if raw > -5 {
		t.Errorf("the raw gap is %.1f: the test does not see who gets which questions", raw)
	}
}

// TestHeldSharesCover: what is held back lies in its band as often as the band says, and not where the
// share changes.
func TestHeldSharesCover(t *testing.T) {
	rows := func(l *luck, later float64) (all []dated) {
		for who := range uint64(600) {
			p := l.uniform()
			for range 4 {
				d := dated{int64(l.uniform() * 400 * 1440), who + 1, truth(l.is(p))}
				if d.minute > 300*1440 {
					d.hit = truth(l.is(p * later))
				}
				all = append(all, d)
			}
		}
		return all
	}
	in := 0.
	for w := range 150 {
		in += truth(heldShare(rows(luckOf(400+w), 1)).Inside()) / 150
	}
	if off := 4 * math.Sqrt(.9*.1/150); math.Abs(in-.9) > off+.03 { // the same customers are in both parts
		t.Errorf("%.3f lie inside, want .9 ± %.3f", in, off)
	}
	if h := heldShare(rows(luckOf(1), .7)); h.Inside() {
		t.Errorf("a share that fell by a third lies inside: %+v", h)
	}
	if h := heldShare(rows(luckOf(1), 1)[:60]); h != nil {
		t.Errorf("60 rows hold nothing back: %+v", h)
	}
}
