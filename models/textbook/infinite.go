package textbook

import "boomerang/sim"

// Infinite is M(t)/M/∞: arrivals that swing as a sine, a server for everybody.
// Time is in minutes.
//
// The limit of an ample desk: the number present is Poisson at every moment, so its mean tells
// everything.
//
// Why it is played although Sine.Infinite has the answer: it is the only known answer in which the rate
// of arrivals moves, so it is what holds the desk's hours of the week and its delayed returns. Exact
// for any law of service with the same mean only where the rate is constant; where it swings the
// formula is that of exponential service, and so is the play.
//
// A look sees a Poisson number of mean m, so the mean of P periods has a standard error of about
// √(m/P), more where services outlast a period: looks one period apart then see some of the same
// customers, with correlation exp(−Period/ServiceMean).
type Infinite struct {
	Arrivals    Sine
	ServiceMean float64
	// The desk begins empty; after t minutes a share exp(−t/ServiceMean) of the first shortfall is
	// left.
	Warmup  int // periods before counting
	Periods int // periods counted
	Looks   int // at the number present, per period, equally spaced

	calendar sim.Calendar
	fates    sim.Fates
	present  int
	seen     []float64
}

// LookedAt comes after what else happens at that time.
const LookedAt = CustomerArrived + 1

// Play plays the queue in one world and returns the mean number present at
// each look of the period.
func (q *Infinite) Play(f sim.Fates) []float64 {
	q.calendar.Reset()
	q.fates, q.present, q.seen = f, 0, make([]float64, q.Looks)
	q.expect(0, 0)
	q.calendar.Schedule(float64(q.Warmup)*q.Arrivals.Period, sim.NewEvent(LookedAt, 0))
	q.calendar.Run(q, float64(q.Warmup+q.Periods)*q.Arrivals.Period)
	for i := range q.seen {
		q.seen[i] /= float64(q.Periods)
	}
	return q.seen
}

// expect files the next arrival of a Poisson process at the peak rate.
func (q *Infinite) expect(at sim.Time, who uint64) {
	peak := q.Arrivals.Mean * (1 + q.Arrivals.Swing)
	q.calendar.Schedule(at+q.fates.Of(who).Exp(fateGap, 0)/peak, sim.NewEvent(CustomerArrived, who))
}

// Handle is the switch over what can happen. Of the arrivals at the peak rate
// the share λ(t)/peak is let in (thinning: Lewis and Shedler 1979).
//
// At equal times whoever is done goes before the look counts.
func (q *Infinite) Handle(at sim.Time, e sim.Event) {
	switch e.Kind() {
	case ServiceEnded:
		q.present--
	case CustomerArrived:
		who := e.Index()
		q.expect(at, who+1)
		peak := q.Arrivals.Mean * (1 + q.Arrivals.Swing)
		if key := q.fates.Of(who); key.Uniform(fateThinned, 0)*peak < q.Arrivals.Rate(at) {
			q.present++
			q.calendar.Schedule(at+q.ServiceMean*key.Exp(fateService, 0), sim.NewEvent(ServiceEnded, who))
		}
	case LookedAt:
		look := int(e.Index())
		if look >= q.Looks*q.Periods {
			return
		}
		q.seen[look%q.Looks] += float64(q.present)
		next := float64(q.Warmup) + float64(look+1)/float64(q.Looks)
		q.calendar.Schedule(next*q.Arrivals.Period, sim.NewEvent(LookedAt, uint64(look+1)))
	}
}
