// Package fit turns a company's own tickets and counts into the numbers the
// desk is played with: how volume swings, which categories are hard, how long
// a contact takes.
//
//	tickets ─► per hour ─► Days ─► weekday means ─► Swing (CV, lag 1) ─► Band ─► covered?
//	      └──► categories ─► Tail (chosen on 3/4 of the time, scored on the rest)
//	      └──► handle times ─► Families (by likelihood)
//	      └──► reopened, repeated ─► rates
//
// Beside them lie three tables that say more of what decides a verdict. Rows of one customer are alike in
// all of them, so that shares and means count customers (clusters):
//
//	sessions  ─► contained, left half way, length, cost
//	   └─ with tickets ─► deflection of all contacts ─► who came back (lives) ─► silent failures
//	surveys   ─► satisfied by handler and query type ─► gap at the same questions ─► of those eligible
//	customers ─► window in which departures are known ─► churn, survival, season, renewals, margin
//	   └─ with tickets and surveys ─► departures after bad ends (aftermath): an association
//
// Every figure comes with its interval and the count behind it, or with the
// reason why there is none. Time is wall-clock minutes since 1 January 1970.
package fit
