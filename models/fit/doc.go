// Package fit turns a company's own tickets and counts into the numbers the
// desk is played with: how volume swings, which categories are hard, how long
// a contact takes.
//
//	tickets ─► per hour ─► Days ─► weekday means ─► Swing (CV, lag 1) ─► Band ─► covered?
//	      └──► categories ─► Tail (chosen on 3/4 of the time, scored on the rest)
//	      └──► handle times ─► Families (by likelihood)
//	      └──► reopened, repeated ─► rates
//
// Every figure comes with its interval and the count behind it, or with the
// reason why there is none. Time is wall-clock minutes since 1 January 1970.
package fit
