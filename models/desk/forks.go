package desk

import "boomerang/sim"

// fork is a point in the life of an issue from which one of two ways is taken.
//
// All that can happen to an issue is one table, life. Events go along it with the issue's own numbers
// (course.go); formulas sum over it with chances (flow.go). Neither has a way of its own: a way that is
// not in the table is taken by nobody, and one that is added is sized, audited and played alike.
//
// What stays outside is when things happen: how long a session lasts, a line is, a desk is closed. The
// table names the delay of a way, the events wait for it, and the formulas leave it out.
type fork uint8

// The forks, in the order an issue meets them.
const (
	exhausted          fork = iota // has been in touch as often as anybody is
	meetsAssistant                 // or goes to the people
	leavesHalfWay                  // the session
	ruledOut                       // a business rule stops what the assistant wants to do
	solves                         // the issue, truly
	escalates                      // a solved issue all the same
	unnoticed                      // failure: the customer believes it is solved
	approverSees                   // what the customer does not notice
	getsAngry                      // at a failure they notice
	noWayOut                       // the flow has no way to a human at all
	getsThrough                    // the steps to a human
	givesUpBlocked                 // who does not get through gives up
	switchesChannel                // … or comes by another channel at once
	writes                         // to the people instead of calling
	isOffered                      // a callback, having called
	accepts                        // it
	hangsUp                        // in line
	stillOnFile                    // who asked what became of a case
	sentHome                       // because the desk closes; who waited in vain
	redials                        // who hung up calls again the same day
	returnsAfterHangUp             // … or another day
	givesUpAtHome                  // who is not called back
	allMissed                      // the calls back
	chasesUp                       // a case, before it is answered
	givesUpWaiting                 // who is not answered
	closesItself                   // the case, unanswered
	solvedByPeople                 // with this contact
	comesBack                      // who was not helped
	goesAway                       // the problem, by itself
	returnsDeceived                // who finds that the answer was wrong
	goesAwayDeceived               // their problem, by itself
	forks                          // how many there are
)

// Where a way leads that leads to no fork: an issue has ended.
const (
	endsByAssistant = forks + fork(byAssistant)
	endsByHuman     = forks + fork(byHuman)
	endsByItself    = forks + fork(byItself)
	endsGivenUp     = forks + fork(givenUp)
)

// ending is how an issue ended that came to a place behind the forks.
func (f fork) ending() ending { return ending(f - forks) }

// mark is what an issue remembers of a way, a set.
type mark uint16

const (
	fails     mark = 1 << iota // a failure of the assistant on its record
	findsOut                   // an answer it believed is known to be wrong
	asks                       // wants a human
	angers                     // at the assistant
	leavesBot                  // a contained session left it open
	goesRound                  // the next contact goes round the assistant
	isBilled                   // a session the vendor counts as resolved, and the issue is open
	chases                     // the next contact asks what became of a case
)

// delay is what time passes on a way before what comes next, none if 0.
type delay uint8

const (
	atOnce    delay = iota
	atTheDesk       // until it opens, and in line
	inBacklog       // days
	atHome          // until a place in line comes up, or the quoted time
	beingServed
	untilOpening // of another day
	onTheSteps   // of the way out, to the people
	bySwitching  // to another channel
	laterBlocked // who did not get through, days
	laterRedial  // minutes
	laterHungUp  // days
	laterRepeat  // days
	onDiscovery  // of a wrong answer, days
)

// The two ways of a fork: the first is the one its chance is of.
const (
	yes = iota
	no
)

// way is one of the two of a fork.
type way struct {
	to     fork
	after  delay
	marks  mark
	lived  bool         // it is more to the customer than that (Desk.lived)
	counts []countIndex // what the ledger counts besides
}

// occurrence says by which count of an issue a number is its own.
type occurrence uint8

const (
	ofIssue   occurrence = iota
	bySession            // with the assistant
	byContact
	byArrival   // at the desk
	byAnswer    // of people
	occurrences // how many there are
)

// ahead is by how much the count of an issue is ahead of the occurrence of its numbers: a session is counted
// when it begins, and its numbers are asked for later.
func (o occurrence) ahead() uint32 {
	if o == bySession {
		return 1
	}
	return 0
}

// branching is a fork: the number that decides it, and its two ways.
//
// A fork without a number of its own is certain either way in events, or splits the number of the fork
// before: who of those on that fork's second way.
type branching struct {
	fate   sim.Purpose
	nth    occurrence
	high   uint32 // bits of the occurrence that tell two numbers of one purpose apart
	splits bool   // the number of the fork before it in the table
	ways   [2]way
}

// life is all that can happen to an issue.
//
//	contact ─┬─ assistant ─┬─ left half way ------------------► comes back, or not
//	         │             ├─ solved -------------------------► end
//	         │             ├─ solved, but escalated ─┐
//	         │             ├─ stopped by a rule ─────┤
//	         │             ├─ fails, noticed --------┴-> way out -┬- blocked -> gives up, elsewhere, later
//	         │             └─ fails, unnoticed ─► found out       │
//	         └--------------------------------------------------- desk ─┬─ hangs up ─► again, or not
//	                                                                    └─ answered ─► end, or comes back
//
// Who writes or is called back stands in no line of the desk:
//
//	desk ─┬─ writes -> backlog ─┬─ chases it up ─► contact, on file; hung up: backlog
//	      │                     ├─ gives up waiting ─► end
//	      │                     ├─ closed by itself ─► comes back, or not
//	      │                     └─ answered ─► end, or comes back
//	      └─ takes a callback ─┬─ gives up waiting ─► end
//	                           ├─ all calls missed ─► calls again
//	                           └─ answered ─► end, or comes back
var life = [forks]branching{
	exhausted: {
		ways: [2]way{
			yes: {to: endsGivenUp},
			no:  {to: meetsAssistant},
		},
	},
	meetsAssistant: {
		fate: fateCoverage,
		ways: [2]way{
			yes: {to: leavesHalfWay, lived: true, counts: []countIndex{tSessions}},
			no:  {to: writes, after: atTheDesk},
		},
	},
	leavesHalfWay: {
		fate: fateBotLeft, nth: bySession,
		ways: [2]way{
			yes: {
				to: comesBack, marks: leavesBot | isBilled, lived: true,
				counts: []countIndex{tContained, tBotLeft},
			},
			no: {to: ruledOut},
		},
	},
	ruledOut: {
		ways: [2]way{
			yes: {to: noWayOut, marks: asks, counts: []countIndex{tStopped}},
			no:  {to: solves},
		},
	},
	solves: {
		fate: fateSuccess, nth: bySession,
		ways: [2]way{
			yes: {to: escalates},
			no:  {to: unnoticed, marks: fails},
		},
	},
	escalates: {
		fate: fateEscalate, nth: bySession,
		ways: [2]way{
			yes: {to: noWayOut, marks: asks},
			no:  {to: endsByAssistant, lived: true, counts: []countIndex{tContained, tSolvedSession}},
		},
	},
	unnoticed: {
		fate: fateSilent, nth: bySession,
		ways: [2]way{
			yes: {to: approverSees},
			no:  {to: getsAngry, marks: asks},
		},
	},
	approverSees: {
		fate: fateApproval, nth: bySession,
		ways: [2]way{
			yes: {to: noWayOut, marks: asks},
			no: {
				to: returnsDeceived, after: onDiscovery, marks: leavesBot | isBilled,
				counts: []countIndex{tContained, tSilent},
			},
		},
	},
	getsAngry: {
		fate: fateAngry, nth: bySession,
		ways: [2]way{
			yes: {to: noWayOut, marks: angers},
			no:  {to: noWayOut},
		},
	},
	noWayOut: {
		fate: fateNoRoute,
		ways: [2]way{
			yes: {to: givesUpBlocked, lived: true},
			no:  {to: getsThrough},
		},
	},
	getsThrough: {
		fate: fateDrop, nth: bySession,
		ways: [2]way{
			yes: {to: writes, after: onTheSteps, lived: true, counts: []countIndex{tHandedOver}},
			no:  {to: givesUpBlocked, lived: true},
		},
	},
	givesUpBlocked: {
		fate: fateBlocked, nth: bySession,
		ways: [2]way{
			yes: {to: endsGivenUp, marks: leavesBot, lived: true, counts: []countIndex{tContained, tGaveUpValve}},
			no:  {to: switchesChannel, marks: leavesBot, counts: []countIndex{tContained, tReturnedOrSwitched}},
		},
	},
	switchesChannel: {
		splits: true, fate: fateBlocked, nth: bySession,
		ways: [2]way{
			yes: {to: exhausted, after: bySwitching, marks: goesRound},
			no:  {to: exhausted, after: laterBlocked},
		},
	},
	writes: {
		fate: fateWrites, nth: byArrival,
		ways: [2]way{
			yes: {to: chasesUp, after: inBacklog, counts: []countIndex{tWritten}},
			no:  {to: isOffered},
		},
	},
	isOffered: {
		ways: [2]way{
			yes: {to: accepts, counts: []countIndex{tCallbackOffers}},
			no:  {to: hangsUp},
		},
	},
	accepts: {
		fate: fateCallback, nth: byArrival,
		ways: [2]way{
			yes: {to: givesUpAtHome, after: atHome, counts: []countIndex{tCallbacks}},
			no:  {to: hangsUp},
		},
	},
	hangsUp: {
		ways: [2]way{
			yes: {to: stillOnFile, counts: []countIndex{tHungUp}},
			no:  {to: solvedByPeople, after: beingServed, counts: []countIndex{tAnswered}},
		},
	},
	stillOnFile: {
		ways: [2]way{
			yes: {to: chasesUp, after: inBacklog},
			no:  {to: sentHome},
		},
	},
	sentHome: {
		ways: [2]way{
			yes: {to: exhausted, after: untilOpening, marks: goesRound},
			no:  {to: redials, marks: goesRound},
		},
	},
	redials: {
		fate: fateHungUp, nth: byArrival,
		ways: [2]way{
			yes: {to: exhausted, after: laterRedial},
			no:  {to: returnsAfterHangUp},
		},
	},
	returnsAfterHangUp: {
		splits: true, fate: fateHungUp, nth: byArrival,
		ways: [2]way{
			yes: {to: exhausted, after: laterHungUp},
			no:  {to: endsGivenUp},
		},
	},
	givesUpAtHome: {
		ways: [2]way{
			yes: {to: endsGivenUp},
			no:  {to: allMissed},
		},
	},
	allMissed: {
		fate: fateCalls, nth: byArrival,
		ways: [2]way{
			yes: {to: exhausted, after: laterRedial, marks: goesRound, counts: []countIndex{tCallbacksMissed}},
			no:  {to: solvedByPeople, after: beingServed, counts: []countIndex{tAnswered, tCallbacksAnswered}},
		},
	},
	chasesUp: {
		ways: [2]way{
			yes: {to: exhausted, marks: goesRound | chases, counts: []countIndex{tChaseUps}},
			no:  {to: givesUpWaiting},
		},
	},
	givesUpWaiting: {
		ways: [2]way{
			yes: {to: endsGivenUp},
			no:  {to: closesItself},
		},
	},
	closesItself: {
		ways: [2]way{
			yes: {to: comesBack, counts: []countIndex{tCasesClosed}},
			no:  {to: solvedByPeople, after: beingServed, counts: []countIndex{tAnswered, tCasesAnswered}},
		},
	},
	solvedByPeople: {
		fate: fateFirst, nth: byAnswer,
		ways: [2]way{
			yes: {to: endsByHuman, lived: true},
			no:  {to: comesBack, lived: true},
		},
	},
	comesBack: {
		fate: fateRepeat, nth: byContact,
		ways: [2]way{
			yes: {to: exhausted, after: laterRepeat},
			no:  {to: goesAway},
		},
	},
	goesAway: {
		splits: true, fate: fateRepeat, nth: byContact,
		ways: [2]way{
			yes: {to: endsByItself},
			no:  {to: endsGivenUp},
		},
	},
	returnsDeceived: {
		fate: fateRepeat, nth: byContact,
		ways: [2]way{
			yes: {to: exhausted, marks: findsOut, lived: true},
			no:  {to: goesAwayDeceived, marks: findsOut, lived: true},
		},
	},
	goesAwayDeceived: {
		fate: fateRepeat, nth: byContact, high: 1 << 16,
		ways: [2]way{
			yes: {to: endsByItself},
			no:  {to: endsGivenUp},
		},
	},
}
