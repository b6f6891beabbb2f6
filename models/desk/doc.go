// Package desk plays a support desk behind an AI assistant: customers raise
// issues, issues cause contacts, contacts meet triage, assistant, escape valve
// and people; what customers lived through adds up and they leave later.
//
//	customers ─► issues ─► contacts ─► triage ─► assistant ─► escape valve ─► pools of people
//	    ▲                     ▲                                                     │
//	    │                     └------------ comes back: same issue ◄----------------┤
//	    └── leaves, at a gate ◄── intent ◄── doses add up ◄── one score an issue ◄──┘
//
// One mechanism, one file. [Params] is all a plan needs, in engine units; [Play]
// plays several plans in one world and gives a row for each, [Params.Audit]
// does the arithmetic before any event, [Trace] tells one customer's life.
//
// # A world
//
// The company runs under the status quo first: fillDays while lines of returning
// issues fill and churn is split by what was just lived through, then the months
// of the past, those of the reference plan for all. On day 0 each plan
// branches off: the state is flat slices without pointers, copied once a plan.
// Where a plan asks for a deflection, its assistant is tried out for eight weeks
// first, to learn how many hang up on the people behind it (trial.go); what is
// checked and shown before a run is found the same way (rehearsal.go).
// It is as good as the deflection takes or, where its success is stated, meets as
// many contacts as that takes (solve.go).
//
// A day begins with dawn (leaving, joining, staff, load, the assistant's form,
// charts, reviews, incidents, surveys that come in, issues that return), then its
// events come in the order of time, and at equal times in the order of their
// kinds (events.go). Customers change at dawn only.
//
// Who writes instead of calling stands in no line but waits in a backlog (deferred.go, heads
// for it in deferred_staff.go); who would wait long may take a callback (callback.go). Level
// of service, waits and hang-ups are those of live contacts.
//
// # Chance
//
// Every number belongs to (seed, world, entity, purpose, occurrence), see
// fates.go: an issue has the same category, work, patience and luck in every
// plan. Staff is a fluid in heads at full size; surveys are expectations, with
// the sampling error of the full size added where a chart reads them.
//
// # To add a mechanism
//
// A file of its own with its rules, its state as a struct with reset and copyFrom,
// and the source of each figure; then
//
//	params*.go      what a plan says of it, in engine units
//	treatments.go   what of that the past and a trial of the assistant have, and which
//	                formulas read it; add it to those (flow.go, sizing.go, audit.go)
//	forks.go        where it decides what happens to an issue: a fork with two ways, and its
//	                chance by the day (course.go) and on average (chances.go, flow.go)
//	mechanisms.go   its state; desk.go embeds it and says when in a day it plays
//	fates.go        what of it is chance, at the end of the list
//	ledger.go       what it counts (simulated) or books (full size)
//	measures.go     what is seen of it, by plan; series.go by month, days.go by day
//	constants.go    what no scenario can change and nobody measured
//
// and outside this package its keys. What is forgotten fails a test: a field
// nobody treats or a formula that does not read it (property_treatments_test.go),
// state that is not copied (property_state_test.go), a key without a switch that
// leaves every figure alone (property_switches_table_test.go). What it does stands
// as a sentence among the claims (property_claims_*_test.go).
//
// # Sources
//
// A comment that gives a figure or a law says where from. [S] stands for a source
// that was read or is cited by one that was, [DATA] for data that were counted for
// it, [A] for an assumption nobody measured; a letter from A (peer-reviewed, or an
// audited record) to D (hearsay) grades it, as the key table of the scenarios does.
// What is assumed and cannot be changed there is in [Constants].
//
// # What it does not do
//
// No agent is an individual and none has a calendar; breaks are in shrinkage.
// All pools open at the same hours. Customers do not talk to each other but for
// word of mouth on new business and the press. A share of the company is a
// smaller queue, made to hang up like the whole (pooling.go) but not to wait
// like it.
//
// # What was measured
//
// In nanoseconds a contact (BenchmarkDesk; a machine that others share, so
// compare the two figures of a line, not the lines):
//
//	issues raised in batches of 16, customers fetched side by side   −15 %
//	ziggurat fates instead of logarithms                             −35 %
//	newcomers side by side, departures in blocks of a cache line     −15 %
//	Erlang A as a series instead of an integral                400 → 328
//	newcomers drawn once a world, departures of the past shared 328 → 302
//	one root search, one look at the customers a plan          302 → 283
//	desks used again from world to world                       252 → 240
//	issues only of who may have come, thinned in the batch; e^x by table  −5 %
//	departures counted by day instead of carried out                      −6 %
//	life as half a cache line a fork, chances as whole numbers            −4 %
//	returns by weekday, one score an end, the day's chances at dawn       −7 %
//	work tied to solvability: an assistant looked for without classes    −34 %
//
// A contact of klarna-2024 is some 2,880 instructions, three a cycle, and 19 branches that are mispredicted
// (cachegrind; 3,570 and 29 in desk-14.1): the forks 680, sessions and answers 420, ends with their surveys and
// doses 400, the calendar 330, issues raised 280, who is a customer of a world 200, random variates 150, returns
// 120, and 300 for days, hours, charts and the formulas of a plan. What comes once a day or a world weighs so
// much because a plan of klarna-2024 plays 290 contacts a day.
//
// In milliseconds a world of a tiny company, two plans and two months:
//
//	the tree of an issue as one walk, novices only where asked   13.5 → 8
//	limits of charts from excursions, each limit                 13.2 → 3.1
//
// What lost or won nothing: a bit per customer for "still here" (255 → 345: the
// record has to come from memory anyway, and the look ahead is what fetches it),
// batches of 32, blocks of two cache lines, the month's ledger as an array; compiled by its own profile 3 % are
// won, for a build of minutes. A loop that is long but always goes the same way costs less than its instructions:
// −17 % of these were −9 % of time.
package desk
