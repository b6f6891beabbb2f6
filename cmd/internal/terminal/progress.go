package terminal

import (
	"fmt"
	"sync"
	"time"
)

// Progress shows how far a run has come.
type Progress struct {
	t       *Terminal
	label   string
	unit    string
	total   int
	weight  float64 // of the total
	weighed float64 // of what is done
	phases  []phase // of a job of several, else none
	at      int     // the phase it is in; −1 before the first
	mu      sync.Mutex
	done    int
	began   time.Time
	printed time.Time
	wrote   bool
	marks   []mark // of the way so far, a few hundred at most
}

// mark is how far a run was at some time from its beginning.
type mark struct {
	spent   time.Duration
	weighed float64
}

// mostMarks bounds the marks; one every half second, later every second, every
// two …
const mostMarks = 256

// count files things finished at a time from the beginning.
func (p *Progress) count(things int, weight float64, spent time.Duration) {
	p.done += things
	p.weighed += weight
	if p.at >= 0 && p.at < len(p.phases) {
		p.phases[p.at].done += things
		p.phases[p.at].weighed += weight
	}
	p.remember(spent)
}

// remember adds a mark, and drops every other one when there are many.
func (p *Progress) remember(spent time.Duration) {
	last := time.Duration(0)
	if n := len(p.marks); n > 0 {
		last = p.marks[n-1].spent
	}
	if spent-last < max(500*time.Millisecond, spent/mostMarks) {
		return
	}
	p.marks = append(p.marks, mark{spent, p.weighed})
	if len(p.marks) > mostMarks {
		for i := 0; 2*i < len(p.marks); i++ {
			p.marks[i] = p.marks[2*i]
		}
		p.marks = p.marks[:(len(p.marks)+1)/2]
	}
}

// left is how long the rest takes: by its weight as long as the later half of
// the time so far, which knows what else the machine has to do now and nothing
// of a slow start.
func (p *Progress) left(spent time.Duration) time.Duration {
	from := mark{}
	for _, m := range p.marks {
		if m.spent <= spent/2 {
			from = m
		}
	}
	if p.weighed <= from.weighed {
		from = mark{}
	}
	perWeight := float64(spent-from.spent) / max(p.weighed-from.weighed, p.weight*1e-9)
	return time.Duration(perWeight * (p.weight - p.weighed))
}

// Progress is a progress of worlds; where a job of several phases is on its way, the
// phase of that name of it.
func (t *Terminal) Progress(label string, total int) *Progress { return t.PhaseOf(label, total, 0) }

// PhaseOf is Progress of worlds that weigh so much each; 0: as the phase foresaw.
func (t *Terminal) PhaseOf(label string, total int, each float64) *Progress {
	if j := t.journey; j != nil {
		j.enter(label, total, each)
		return j
	}
	return &Progress{t: t, label: label, unit: "worlds", total: total, weight: float64(total), began: time.Now()}
}

// Weighted is a progress of things that do not take equally long.
func (t *Terminal) Weighted(label string, total int, weight float64) *Progress {
	return &Progress{t: t, label: label, unit: "scenarios", total: total, weight: weight, began: time.Now()}
}

// Step reports one more finished of the total.
func (p *Progress) Step() {
	if p.t.Stepped != nil {
		p.t.Stepped()
	}
	each := 1.
	if len(p.phases) > 0 {
		p.mu.Lock()
		each = p.phases[max(0, p.at)].each
		p.mu.Unlock()
	}
	p.Advance(1, each)
}

// Advance reports things finished, and how much of the whole weight they were.
func (p *Progress) Advance(things int, weight float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.count(things, weight, now.Sub(p.began))
	every := 30 * time.Second
	if p.t.interactive {
		every = 250 * time.Millisecond
	}
	if p.t.Quiet || now.Sub(p.began) < time.Second || p.wrote && now.Sub(p.printed) < every {
		return
	}
	p.printed, p.wrote = now, true
	line := p.line(now.Sub(p.began))
	if p.t.interactive {
		p.t.controls.control("\r", line, "\x1b[K")
		return
	}
	fmt.Fprintln(p.t.Err, line)
}

// line says how far it is.
func (p *Progress) line(spent time.Duration) string {
	rate := float64(p.done) / spent.Seconds()
	left := p.left(spent)
	return fmt.Sprintf("%s: %d of %d %s, %.1f a second, %s left, %s spent",
		p.where(), p.done, p.total, p.unit, rate, left.Round(time.Second), spent.Round(time.Second))
}

// where is the label, of a job of several phases the one it is in.
func (p *Progress) where() string {
	if len(p.phases) < 2 {
		return p.label
	}
	return fmt.Sprintf("phase %d of %d (%s)", p.at+1, len(p.phases), p.label)
}

// End closes what was shown with a line that stays; of a phase that is one of
// several, the whole job does.
func (p *Progress) End() {
	if len(p.phases) > 0 && p.t.journey == p {
		return
	}
	p.close()
}

// close clears the line and says what was done.
func (p *Progress) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.wrote {
		return
	}
	if p.t.interactive {
		p.t.controls.control("\r", "", "\x1b[K")
	}
	what := p.label
	if len(p.phases) > 1 {
		what = fmt.Sprintf("%d of %d phases", p.at+1, len(p.phases))
	}
	p.t.closed = fmt.Sprintf("%s: %d %s in %s", what, p.done, p.unit, time.Since(p.began).Round(time.Second))
	fmt.Fprintln(p.t.Err, p.t.closed)
	p.wrote = false
}

// clear takes the line that is rewritten away, for something that stays.
func (p *Progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.wrote && p.t.interactive {
		p.t.controls.control("\r", "", "\x1b[K")
	}
}
