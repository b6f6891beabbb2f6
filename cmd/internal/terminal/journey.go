package terminal

import "time"

// Phase is a part of a job as it is foreseen.
type Phase struct {
	Label  string
	Worlds int
	Each   float64 // weight of a world: the time it takes, in a unit that all phases share
	Open   bool    // more may come, or fewer: it is entered again and again
}

// phase is one on its way.
type phase struct {
	Phase
	each         float64 // weight of a world now
	worlds       int     // that count in the total, and their weight
	weight       float64
	done         int // worlds and weight
	weighed      float64
	asked        int // worlds and weight it was entered with
	askedWeights float64
}

// Journey is the progress of a job of several phases: one total, one time left. Until
// its Arrive every Progress of the terminal is a phase of it, by its label.
func (t *Terminal) Journey(foreseen ...Phase) *Progress {
	p := &Progress{t: t, unit: "worlds", at: -1, began: time.Now()}
	for _, f := range foreseen {
		p.add(len(p.phases), f)
	}
	t.journey = p
	return p
}

// add puts a phase that is still to come at a place.
func (p *Progress) add(at int, f Phase) {
	x := phase{Phase: f, each: f.Each, worlds: f.Worlds, weight: float64(f.Worlds) * f.Each}
	p.phases = append(p.phases[:at], append([]phase{x}, p.phases[at:]...)...)
	p.total, p.weight = p.total+x.worlds, p.weight+x.weight
}

// Arrive ends the job with a closing line.
func (p *Progress) Arrive() {
	p.t.journey = nil
	p.close()
}

// enter goes on to the next phase of a name, or on with the one it is in. What was
// foreseen of phases it leaves and was not played is taken off the total; a phase
// nobody foresaw is the next one.
func (p *Progress) enter(label string, worlds int, each float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	next := max(0, p.at)
	for next < len(p.phases) && p.phases[next].Label != label {
		next++
	}
	if next == len(p.phases) {
		next = p.at + 1
		p.add(next, Phase{Label: label, Each: max(each, 1)})
	}
	for ; p.at < next; p.at++ {
		if p.at >= 0 {
			x := &p.phases[p.at]
			p.settle(x, x.done, x.weighed)
		}
	}
	x := &p.phases[p.at]
	if p.label = label; each > 0 {
		x.each = each
	}
	x.asked, x.askedWeights = x.asked+worlds, x.askedWeights+float64(worlds)*x.each
	total, weight := x.asked, x.askedWeights
	if x.Open {
		total, weight = max(total, x.worlds), max(weight, x.weight)
	}
	p.settle(x, total, weight)
}

// settle is what a phase comes to by what is known now.
func (p *Progress) settle(x *phase, worlds int, weight float64) {
	p.total, p.weight = p.total+worlds-x.worlds, p.weight+weight-x.weight
	x.worlds, x.weight = worlds, weight
}
