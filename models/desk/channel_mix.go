package desk

import "slices"

// Channel is a way in which contacts reach people, as a desk's own report lists them. A pool answers
// them all, so what is played of the channels is how many contacts an agent has in hand on the mean.
type Channel struct {
	Name        string
	Share       float64 // of the contacts that people answer
	Concurrency float64 // contacts an agent handles at once
	Handle      float64 // handle time of a contact, against the other channels', ratio
}

// Mixed is whether channels are stated: one at least has a share.
func (p *Params) Mixed() bool {
	return slices.ContainsFunc(p.Channels, func(c Channel) bool { return c.Share > 0 })
}

// InChannels is p with the concurrency that its channels come to; p itself where none has a share.
//
//	concurrency = Σ share · handle / Σ share · handle / concurrency of the channel
//
// A contact takes its handle time from the customer, and that over the concurrency from an agent, so minutes
// are what is averaged: half the contacts two at a time make 1.33, and not 1.5. All minutes worked count, those
// of cases too. How far the mean of handle times moves is for Humans.HandleMinutes and the categories to say:
// Handle weighs channels against each other and moves no mean.
func (p Params) InChannels() Params {
	customers, agents := 0.0, 0.0
	for _, c := range p.Channels {
		customers += c.Share * c.Handle
		agents += c.Share * c.Handle / c.Concurrency
	}
	if p.Mixed() {
		p.Humans.Concurrency = customers / agents
	}
	return p
}
