package play

import (
	"context"

	"boomerang/models/desk"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// saidBackMonths is how often the month before day 0 is played to say a company's own
// figures back: days differ by 6 % and keep to that for days, so that the mean of twenty
// months is within a per cent.
const saidBackMonths = 20

// SaidBack plays the month before day 0 where a scenario states figures of reports (contacts
// a month, a mean handle time, full-time equivalents, channels), or where asked in any case; nil else.
func SaidBack(ctx context.Context, p desk.Params, seed uint64, level float64, anyway bool) *result.SaidBack {
	said := p.Said()
	stated := p.Reported() || said.FullTime > 0 || p.Humans.FullTimeHours > 0 || p.Mixed()
	if p.Arrivals.OpenPerHour > 0 || !anyway && !stated {
		return nil
	}
	b := &result.SaidBack{Months: saidBackMonths}
	if p.Mixed() {
		b.AtOnce = p.Humans.Concurrency
		for _, c := range p.Channels {
			b.Channels = append(b.Channels, result.ChannelSaid{
				Name: c.Name, Share: c.Share, AtOnce: c.Concurrency, Handle: c.Handle,
			})
		}
	}
	contacts := make([]float64, saidBackMonths)
	for w := range contacts {
		m := desk.Baseline(ctx, p, seed+uint64(w)).MeanMonth(p)
		if ctx.Err() != nil {
			return nil
		}
		contacts[w] = m.Contacts
		b.Contacts.Plays += m.Contacts / saidBackMonths
		b.Contacts.Repeats += m.Repeats / saidBackMonths
		b.Handle.Plays += m.HandleMinutes / saidBackMonths
		b.Level.Plays += m.Level / saidBackMonths
		b.Occupancy += m.Occupancy / saidBackMonths
		b.Heads.Plays, b.Heads.Jobs = m.Heads, m.FullTime
	}
	if iv, _ := stats.Mean(contacts, level); iv != nil {
		b.Contacts.Off = (iv.Hi - iv.Lo) / 2
	}
	b.Contacts.Said, b.Handle.Said = statedOr(said.Contacts), statedOr(said.HandleMinutes)
	b.Heads.Needs = p.HeadsNeeded()
	b.Heads.Said, b.Heads.SaidJobs = statedOr(said.Heads), statedOr(said.FullTime)
	b.Level.Said, b.Level.Within = said.Level, p.Humans.AnswerWithin
	return b
}

// statedOr is nil for what is not stated.
func statedOr(v float64) *float64 {
	if v == 0 {
		return nil
	}
	return &v
}
