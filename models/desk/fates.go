package desk

import "boomerang/sim"

// What a random number decides. A number belongs to (world, entity, purpose,
// occurrence): the same issue has the same luck in every plan. Append only:
// a purpose's number is part of every stored result.
const (
	// "Of an issue" means one number for all its life; "by session", "by contact" and "by arrival" one
	// for each, counted from the issue's own beginning. Where a purpose needs several numbers at one
	// count they are told apart by high bits of the occurrence (1<<16, 1<<17, 1<<31), which no count of
	// an issue reaches.
	//
	// What must hold for plans to be comparable: no draw may depend on how many were made before it,
	// and no plan may count what it draws for in another order than a second plan would.
	fateSpacing    sim.Purpose = iota + 1 // of a day: gaps between issues
	fateDayFactor                         // of a day
	fateDuty                              // of a day, by hour: rounding of agents on duty
	fateReading                           // of a day, by chart: sampling error of a survey reading
	fateShock                             // of the world, by ordinal: gaps between release shocks
	fateIncident                          // of the world, by ordinal
	fateCustomer                          // of an issue: who raises it
	fateCategory                          // of an issue
	fateSwing                             // of an issue: thinning of a sine
	fateInduced                           // of an issue raised because access is easy: is it, today
	fateTriage                            // of an issue
	fateCoverage                          // of an issue: does it meet the assistant
	fateNoRoute                           // of an issue: is its flow without a human
	fateWork                              // of an issue: its own part of the work content
	fateSession                           // of an issue, by session: minutes
	fateBotLeft                           // … bot abandonment
	fateSuccess                           // … resolved or not
	fateEscalate                          // … over-escalation
	fateSilent                            // … failure unnoticed
	fateDiscover                          // … days until it is found out
	fateAction                            // … acts out of policy
	fateDrop                              // … drops at a step of the valve
	fateBlocked                           // … what who does not get through does
	fatePatience                          // of an issue, by arrival at the desk
	fateHungUp                            // … redials, returns or gives up
	fateRedial                            // … delay
	fateHandle                            // of an issue, by human contact: its part of the work
	fateNovice                            // … who answers
	fateFirst                             // … resolved
	fateRepeat                            // by contact: comes back, or not
	fateReturnDay                         // by contact: delay in days
	fateReturnHour                        // by contact: hour of the day
	fateRenewal                           // of a customer: day of the year
	fateOther                             // of a customer: leaves for reasons other than service
	fateIntent                            // of a customer, by intent: the dose that makes it
	fatePipeline                          // of a customer: intent formed before the pre-period
	fateRecover                           // of an issue: a good experience cancels an intent
	fateJoin                              // of a newcomer: day
	fateWon                               // of a newcomer: comes or not
	fateAge                               // of a customer: how long they have been one
	fateAmount                            // of an issue: what an action on it moves
	fateStanding                          // of a customer: is the account in good standing
	fateEased                             // of a day: gaps between issues raised because access is easy
	fateApproval                          // of a session that fails silently: whoever approves it notices
	fateAngry                             // of a session whose failure is noticed: the customer is angry
	fateWrites                            // of an issue, by arrival at the desk: writes instead of calling
	fateCallback                          // … takes the callback offered
	fateCalls                             // … how many calls back are missed
	fateChase                             // of an issue, by day: asks what became of its case
	fateChaseHour                         // … at what time of that day
	fateCaseDuty                          // of a day, by hour: rounding of agents for cases alone
	fateWorst                             // of a customer: the worst they remember on the first day
)

// Entities that draw, kept apart by their top bits.
const (
	issueEntity    uint64 = 1 << 62
	customerEntity uint64 = 2 << 62
	dayEntity      uint64 = 3 << 62
)

// An issue is (day, ordinal among the issues of everybody who could be here). A plan that has lost
// customers leaves out the issues of those and renumbers none. Ordinals lie below 2²⁷; the bit above is
// set for issues raised because access is easy.
func (d *Desk) issueKey(day engineDay, ordinal int) sim.Key {
	return d.fates.Of(issueEntity | uint64(uint32(day))<<28 | uint64(ordinal))
}

// The slot is the person, who exists in every plan, whether or not they come.
func (d *Desk) customerKey(c int32) sim.Key { return d.fates.Of(customerEntity | uint64(c)) }

// dayKey counts days from day 0, so that a longer pre-period changes no fate of the plan.
func (d *Desk) dayKey(day engineDay) sim.Key {
	return d.fates.Of(dayEntity | uint64(uint32(day-d.base.dayZero)))
}
