package wording

// Term is a word of the pages with what it is called in plain words, and what it means.
type Term struct {
	Name    string // of the field, as files, tables and charts have it
	Plainly string // as page one says it; "" where the name is plain
	Means   string
}

// Glossary are the words a reader may stumble over, by the alphabet.
var Glossary = []Term{
	{"Abandonment", "hang up", "Callers who give up in line before anyone answers, as a share of those who call."},
	{"Attrition", "people who leave by themselves", "Agents who leave of their own accord; a plan by attrition " +
		"does not replace them and lays nobody off."},
	{"Bounded work", "routine questions", "Questions with a known answer and few steps, which an assistant can " +
		"resolve as well as a person."},
	{"Break-even", "breaks even at", "The value of an assumption at which the mean net value is zero."},
	{"Committed", "about to leave", "Customers who have decided to leave over service and are still customers when " +
		"the months played end."},
	{"Contained", "ended without a person", "Contacts the assistant ends without handing over. Not all are resolved: " +
		"some fail unnoticed, some give up on the way to a person."},
	{"Deflection", "share the assistant takes", "Contacts the mature assistant keeps from people, as a share of all, " +
		"with a person one click away."},
	{"First alarm", "a daily check would warn", "The first day on which a control chart of satisfaction or repeat " +
		"contacts, drawn every day, gives an alarm that is no false one."},
	{"Handle time", "", "Minutes an agent works on a contact, the notes after it included."},
	{"Horizon", "the months played", "The months from day 0 that are played, 18 where nothing is said."},
	{"Interval", "", "The range that holds the true mean of the simulation with 90 % confidence. More futures make " +
		"it narrower; it says nothing of how different the futures are."},
	{"Long tail", "hard questions", "Rare, many-step or emotional questions, in which an assistant fails more often."},
	{"Net value", "earns, costs", "Savings less the margin lost with customers, against the reference in the same " +
		"futures, over the months played."},
	{"Net value with what comes after", "with the months after", "Net value and what is still to come: margin of " +
		"customers about to leave, payroll and assistant over the months after the horizon, discounted."},
	{"Occupancy", "busy", "Share of their time on duty in which agents work on contacts."},
	{"Payback", "breaks even in", "The first month from which a plan stays ahead of the reference until the end."},
	{"Reference", "as things are today", "The plan all others are compared with, usually to keep everyone."},
	{"Retention loss", "margin lost with customers", "Margin of customers who left beyond those who leave under the " +
		"reference, up to the horizon."},
	{"Satisfaction", "", "Share of finished issues whose customer is satisfied, in points of 100: the truth, which " +
		"surveys see only in part."},
	{"Service level", "answered in time", "Share of callers answered within the time the desk promises."},
	{"Silent failure", "failures nobody reports", "A contact counted as resolved whose customer was not helped and " +
		"does not come back to say so."},
	{"Slack", "spare staff today", "Heads beyond those today's load and service level need, as a share."},
	{"Turning month", "falls behind for good", "The first month from which a plan that was ahead stays behind the " +
		"reference until the end."},
	{"Way to a person", "valve in a scenario file", "The steps and routes by which a customer of the assistant " +
		"reaches a person."},
	{"World", "simulated future", "One draw of everything that is not known together with one course of chance, in " +
		"which every plan is played."},
}
