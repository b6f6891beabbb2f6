package desk

import (
	"math"
	"slices"
)

// A company knows its desk by its reports: contacts a month, the mean handle time, jobs in full-time
// equivalents. What is played is issues of customers, handle times of categories and heads. The former are
// turned into the latter here, before anything is sized or played; nothing else reads them.
//
//	issues a year = 12 · contacts a month / (customers · contacts an issue takes)
//	handle of a category = its own · stated mean / mean over human contacts
//
// How many contacts an issue takes depends on who hangs up, that on the desk, and that on how many call
// and how long they take: found together, in rounds.

// manningRounds is for a load that is not known: of those who hang up at most .82 call again, redials (.4)
// and returns (.7 of the rest), and .82^100 is 10⁻⁹. At stated contacts the load is known, and with it who
// hangs up: a few rounds do, and reportRounds is where to stop on a desk that is nearly overrun.
const (
	reportRounds  = 60
	manningRounds = 100
	stillMoves    = 1e-9
)

// Reported is whether anything is stated as reports have it.
func (p *Params) Reported() bool {
	return p.Arrivals.ContactsPerMonth > 0 || p.Humans.HandleMinutes > 0 ||
		slices.ContainsFunc(p.Segments, func(s Segment) bool { return s.ContactsPerMonth > 0 })
}

// Played is p with what reports say turned into what is played; p itself where they say nothing. Of
// customers only: a textbook queue has no month.
func (p Params) Played() Params {
	if !p.Reported() || p.Arrivals.OpenPerHour > 0 || len(p.Segments) == 0 {
		return p
	}
	p.Segments, p.Categories = slices.Clone(p.Segments), slices.Clone(p.Categories)
	open := make([]bool, len(p.Segments)) // what they raise is what is left of the whole
	for k, s := range p.Segments {
		open[k] = math.IsNaN(s.IssuesPerYear) && !(s.ContactsPerMonth > 0)
	}
	const firstGuess = 4. / 3 // contacts an issue takes, at three in four solved by the first
	p.raise(firstGuess, open)
	var hangUp []float64
	before := 0.0
	for range reportRounds {
		b := newStaffed(statusQuo(p))
		if hangUp == nil {
			hangUp = b.hangUps()
		}
		f := b.asManned(hangUp)
		p.raise(f.Contacts, open)
		ratio := 1.0
		if p.Humans.HandleMinutes > 0 {
			ratio = p.Humans.HandleMinutes / b.meanHandle(&f)
			for k := range p.Categories {
				p.Categories[k].HandleMinutes *= ratio
			}
		}
		if math.Abs(f.Contacts-before) < stillMoves && math.Abs(ratio-1) < stillMoves {
			break
		}
		before = f.Contacts
	}
	return p
}

// As is p with the issues, handle times and heads of the company, whose they are.
func (p Params) As(company *Params) Params {
	if !company.Reported() {
		return p
	}
	p.Segments, p.Categories = slices.Clone(p.Segments), slices.Clone(p.Categories)
	for k := range p.Segments {
		p.Segments[k].IssuesPerYear = company.Segments[k].IssuesPerYear
	}
	for k := range p.Categories {
		p.Categories[k].HandleMinutes = company.Categories[k].HandleMinutes
	}
	return p
}

// raise sets the issues that give the stated contacts where an issue takes so many; what is left of the
// company's is shared among open segments by their customers.
func (p *Params) raise(perIssue float64, open []bool) {
	left, customers := p.Arrivals.ContactsPerMonth, 0.0
	for k := range p.Segments {
		s := &p.Segments[k]
		if open[k] {
			customers += s.Customers
			continue
		}
		if s.ContactsPerMonth > 0 {
			s.IssuesPerYear = 12 * s.ContactsPerMonth / (s.Customers * perIssue)
		}
		left -= s.Customers * s.IssuesPerYear / 12 * perIssue
	}
	for k := range p.Segments {
		if open[k] {
			p.Segments[k].IssuesPerYear = 12 * max(0, left) / (customers * perIssue)
		}
	}
}

// asManned is the mean issue under the status quo, at the hang-ups of the heads really there: a desk with
// fewer than its stated level needs has more callers who redial. It takes the load that goes with the shares
// given and leaves those that go with the load.
func (b *base) asManned(hangUp []float64) Flow {
	people, none := b.Params, make([]float64, len(b.Categories))
	people.Routing.Policy = HumansOnly
	for k := range b.pools {
		f := b.routed(&people, none, hangUp, k)
		hangUp[k] = b.hangUpWith(&b.pools[k], &f)
	}
	return b.routed(&people, none, hangUp, -1)
}

// meanHandle is the mean handle time of a human contact, those of novices included, in minutes: what a
// desk's own clock shows.
func (b *base) meanHandle(f *Flow) float64 {
	return f.HumanMinutes / f.Answered * (1 + b.novices()*(b.Workforce.NoviceHandle-1))
}

// ByFormula is the mean month that the parameters give, without one being played.
func (p Params) ByFormula() Month {
	b := newStaffed(statusQuo(p))
	issues := 0.0
	for _, s := range b.Segments {
		issues += s.Customers * s.IssuesPerYear / 12
	}
	hangUp := b.hangUps()
	f := b.asManned(hangUp)
	for range manningRounds {
		f = b.asManned(hangUp)
	}
	return Month{
		Contacts: issues * f.Contacts, Repeats: issues * (f.Contacts - f.Issues), HandleMinutes: b.meanHandle(&f),
		Heads: b.staff.heads, FullTime: b.staff.heads * p.fullTime(),
		Occupancy: b.staff.occupancy * ratioOr0(b.staff.needed, b.staff.heads), Level: b.staff.level,
	}
}

// fullTime is how much of a full-time job a head has.
//
//	paid hours of a head / those of a full-time job
func (p *Params) fullTime() float64 {
	if p.Humans.FullTimeHours > 0 {
		return p.Humans.WeeklyHours / p.Humans.FullTimeHours
	}
	return 1
}

// InHeads is p with full-time equivalents turned into heads.
//
//	heads = full-time jobs · hours of a full-time job / paid hours of a head
func (p Params) InHeads() Params {
	if p.Humans.FullTimeJobs > 0 {
		p.Humans.Heads = p.Humans.FullTimeJobs / p.fullTime()
	}
	return p
}

// Said is what the parameters state of a mean month, 0 where they state nothing.
func (p Params) Said() (m Month) {
	m.Contacts = p.Arrivals.ContactsPerMonth
	if !(m.Contacts > 0) {
		m.Contacts = 0
		for _, s := range p.Segments {
			if !(s.ContactsPerMonth > 0) {
				m.Contacts = 0
				break
			}
			m.Contacts += s.ContactsPerMonth
		}
	}
	m.HandleMinutes, m.FullTime = orZero(p.Humans.HandleMinutes), orZero(p.Humans.FullTimeJobs)
	if m.FullTime == 0 {
		m.Heads = orZero(p.Humans.Heads)
	}
	m.Level = p.Humans.ServiceLevel
	return m
}

// orZero is 0 for what is not stated.
func orZero(v float64) float64 {
	if v > 0 {
		return v
	}
	return 0
}
