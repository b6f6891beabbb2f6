package wording

import (
	"fmt"
	"math"
	"strings"

	"boomerang/sim/result"
)

// figures say what a finding works out.
var figures = map[result.FindingKind]string{
	result.HeadsForLevel:     "Heads on the payroll, against those the stated service level needs",
	result.OccupancyAtLevel:  "Occupancy at the stated service level",
	result.PayrollPerContact: "Payroll per human contact",
	result.MinutesPerContact: "Paid agent-minutes on the desk per contact",
	result.ChurnExplained:    "Share of stated churn that today's service explains",

	result.MetByAssistant: "Contacts that meet the assistant, of those routed to it",
	result.BoundedSuccess: "Assistant success asked on bounded work",
	result.TailSuccess:    "Assistant success asked on the long tail",
	result.SilentShare:    "Contained contacts that failed and nobody noticed",
	result.WorkRemoved:    "Human hours freed per share of contacts contained",
	result.HeadsForWork:   "Heads cut, against heads whose work goes",
	result.CapexCovered:   "Payroll cut, as a share of the capex it is to pay for",
	result.HoursClaimed:   "Hours per head and month the claim implies",
	result.BreakEvenDose:  "Churn dose at which the verdict changes sign, to first order",
	result.BreakEvenShare: "Share of churn over service at which the verdict changes sign, to first order",
	result.SkillDrawn:     "Futures drawn in which the asked deflection needs success outside the evidence",

	result.PlayedLevel:     "Service level",
	result.PlayedOccupancy: "Occupancy",
	result.PlayedRepeats:   "Repeat contacts",
	result.PlayedLeavers:   "Leavers per customer and year",
	result.PlayedCost:      "Payroll per contact answered",

	result.OthersWait:      "Mean wait of those who stood in line",
	result.OthersHangUp:    "Callers who hung up",
	result.OthersOccupancy: "Time on duty that is busy",
}

// Headings of the findings of a check that are about no one plan.
const (
	BeforeTheCut  = "The month before the cut, simulated, against what is stated"
	InWorldsDrawn = "The futures that are drawn"
)

// Figure says what a finding works out.
func Figure(f result.Finding) string {
	switch {
	case f.Figure != "":
		return f.Figure
	case f.Kind == result.HoursFreed:
		return fmt.Sprintf("Human hours freed by containing %.0f %% of contacts", 100*f.Facts.Number(result.Contained))
	case f.Kind == result.ChurnExplained && f.Facts.Has(result.OfSegment):
		return fmt.Sprintf("Share of stated churn that today's service explains, segment %s",
			f.Facts.Name(result.OfSegment))
	}
	return figures[f.Kind]
}

// FigureOf is Figure, led by the title of the plan it is about.
func FigureOf(f result.Finding, plans []result.Plan) string {
	if f.Plan == "" {
		return Figure(f)
	}
	return titleOf(f.Plan, plans) + ": " + Figure(f)
}

// Why says what a finding rests on.
func Why(f result.Finding) string {
	if f.Why != "" {
		return f.Why
	}
	switch f.Kind {
	case result.OccupancyAtLevel:
		return "above 85 % people burn out and leave"
	case result.PayrollPerContact:
		return "published 3 to 15 dollars" + noted(f, result.SeveralAtOnce)
	case result.MinutesPerContact:
		return "on-desk time divided by contacts, waiting for the next one included"
	case result.ChurnExplained:
		return "the rest is other reasons; the status quo reproduces the stated churn" + scaled(f) +
			noted(f, result.BeyondIntent)
	case result.HeadsForLevel:
		return neededWhy(f)
	case result.MetByAssistant:
		return "with the success stated, " + solvedBy(f) + "; the rest goes to people: other channels, languages, " +
			"cases" +
			noted(f, result.TooFewMeet)
	case result.BoundedSuccess:
		return successWhy(f, "published .58 to .92")
	case result.TailSuccess:
		return successWhy(f, "published .14 to .60")
	case result.SilentShare:
		return "against those truly resolved" + noted(f, result.BySilentFailure, result.SkillHidden)
	case result.HoursFreed:
		return "contained contacts are the short ones, and silent failures come back: less work goes than contacts"
	case result.WorkRemoved:
		return removedWhy(f)
	case result.HeadsForWork:
		return workWhy(f)
	case result.CapexCovered:
		return fmt.Sprintf("a year of %s heads, against the cost stated; what the infrastructure earns is not in "+
			"this program", whole(f.Facts.Number(result.Heads)))
	case result.HoursClaimed:
		return "contained contacts times mean handle time, divided by the heads cut; a head has this many contact-hours"
	case result.BreakEvenDose, result.BreakEvenShare:
		return doseWhy(f)
	case result.SkillDrawn:
		return drawnWhy(f)
	case result.OthersWait, result.OthersHangUp, result.OthersOccupancy:
		return besideWhy(f)
	}
	return playedWhy(f)
}

// notes are what some facts say of a finding by being there.
var notes = map[string]string{
	result.SeveralAtOnce: "; below that, heads, pay or contacts do not belong together, or several contacts are " +
		"handled at once: what a contact contained saves is as low",
	result.TooMuchSlack: "; that much slack decides the safe cut, so state it knowingly",
	result.TooFewMeet:   "; all it may meet are too few, so it is taken for better than stated",
	result.OutOfReach:   "; the asked deflection cannot be reached on this mix",
	result.LessSkill: "; the asked deflection is reached with less skill than that, the rest by people who leave and " +
		"failures they do not notice",
	result.EdgeOfEvidence:  "; at the edge of the evidence",
	result.BySilentFailure: "; it contains by silent failure",
	result.SkillHidden: "; so many failures are silent that the better the assistant, the less it contains: its " +
		"contained share says nothing of its skill",
	result.BeyondAllowed: ": beyond what may differ",
	result.BeyondIntent: "; above 1 more leave over an issue than say they will: so few issues hardly cause that " +
		"much of the churn",
}

// noted are those a finding has, in the order asked.
func noted(f result.Finding, keys ...string) (text string) {
	for _, k := range keys {
		if f.Facts.Has(k) {
			text += notes[k]
		}
	}
	return text
}

func neededWhy(f result.Finding) string {
	return fmt.Sprintf("%.0f %% within %.0f s and at most %.0f %% busy need %s, at %s desk contacts a month of "+
		"%.1f minutes", 100*f.Facts.Number(result.ServiceLevel), 60*f.Facts.Number(result.AnswerWithin),
		100*f.Facts.Number(result.OccupancyLimit), whole(f.Facts.Number(result.HeadsNeeded)),
		whole(f.Facts.Number(result.DeskContacts)),
		f.Facts.Number(result.HandleMinutes)) + inFullTime(f) + noted(f, result.TooMuchSlack) + beyond(f)
}

// inFullTime says heads in full-time equivalents, where some work part-time.
func inFullTime(f result.Finding) string {
	if !f.Facts.Has(result.FullTime) {
		return ""
	}
	return fmt.Sprintf("; these heads are %s full-time equivalents", tenths(f.Facts.Number(result.FullTime)))
}

// beyond says how many heads only the limit of occupancy asks for.
func beyond(f result.Finding) string {
	if !f.Facts.Has(result.BeyondLevel) {
		return ""
	}
	return fmt.Sprintf("; %s heads are there beyond the service level, because of the occupancy limit, and are "+
		"slack to a cut", whole(f.Facts.Number(result.BeyondLevel)))
}

// solvings are what the assistant's success was solved by.
var solvings = map[string]string{
	result.ByFormula:    "by formula; the run solves it on a trial",
	result.OnTrial:      "on a trial of eight weeks",
	result.FewHangingUp: "by formula: hardly anyone hangs up",
}

func solvedBy(f result.Finding) string {
	return solvings[f.Facts.Name(result.SolvedBy)]
}

// Solved says where a success rate comes from that was solved for, and whether
// the deflection asked is reached with it.
func Solved(by string, reached bool) string {
	if reached {
		return "for assistant.deflection, " + solvings[by]
	}
	return "nearest to assistant.deflection, which is out of reach, " + solvings[by]
}

func successWhy(f result.Finding, published string) string {
	text := "first attempts truly resolved"
	switch {
	case f.Facts.Has(result.SuccessStated):
		text += ", as stated"
	case f.Facts.Has(result.SolvedBy):
		text += ", " + solvedBy(f)
	}
	return text + "; " + published + noted(f, result.OutOfReach, result.LessSkill, result.EdgeOfEvidence)
}

// removedWhy tells the causes of work removed, and what is published beside it.
func removedWhy(f result.Finding) string {
	text := fmt.Sprintf("%.2f for hand-overs and repeats × %.2f for the mix of work × %.2f for shorter issues inside "+
		"a category × %.2f for new demand × %.2f for failures that come back", f.Facts.Number(result.CauseRest),
		f.Facts.Number(result.CauseMix), f.Facts.Number(result.CauseSelection), f.Facts.Number(result.CauseDemand),
		f.Facts.Number(result.CauseSilent))
	if f.Facts.Has(result.PlayedRatio) {
		text += fmt.Sprintf("; the futures played give %.2f", f.Facts.Number(result.PlayedRatio))
	}
	return text + "; published: at least .35 (Klarna: 23 % fewer people at 67 % contained), .10 to .14 (Salesforce: " +
		"cases, mostly new demand)"
}

func workWhy(f result.Finding) string {
	if !f.Facts.Has(result.FreedShare) {
		return "no assistant takes any work" + beyond(f)
	}
	slack := fmt.Sprintf("slack adds %s heads", whole(f.Facts.Number(result.SpareHeads)))
	if spare := f.Facts.Number(result.SpareHeads); spare < 0 {
		slack = fmt.Sprintf("and the desk is %s heads short before the cut", whole(-spare))
	}
	return fmt.Sprintf("the assistant frees %.0f %% of human hours, %s", 100*f.Facts.Number(result.FreedShare), slack) +
		beyond(f)
}

// decides says what the sign of the verdict does as the churn dose, or the share of churn over
// service, grows.
func decides(f result.Finding) string {
	unit, assumed := "dose", "from .1 to .5"
	if f.Kind == result.BreakEvenShare {
		unit, assumed = "share", "from .05 to .6"
	}
	switch f.Facts.Name(result.DoseDecides) {
	case result.AlwaysGains:
		return "it gains at any " + unit
	case result.AlwaysLoses:
		return "it loses at any " + unit
	case result.NothingMoves:
		return "it comes out at zero at any " + unit
	case result.LosesAssumed:
		return "it loses at every " + unit + " " + assumed
	case result.GainsAssumed:
		return "it gains at every " + unit + " " + assumed
	}
	return "the " + unit + " decides the verdict"
}

// scaled says at which scale of the doses a segment's share comes out.
func scaled(f result.Finding) string {
	switch {
	case f.Facts.Has(result.ServiceShare):
		return fmt.Sprintf("; churn.service_share %.2g, at the medians → churn.scale %.3g",
			f.Facts.Number(result.ServiceShare), f.Facts.Number(result.ChurnDose))
	case f.Facts.Has(result.ChurnDose):
		return fmt.Sprintf("; churn.scale %.3g as stated", f.Facts.Number(result.ChurnDose))
	}
	return ""
}

// doseWhy is of a break-even in either unit.
func doseWhy(f result.Finding) string {
	amount := func(key string) string { return rounded(f.Facts.Number(key)) }
	at, stated := "dose 1", fmt.Sprintf("the dose stated is %.2g", f.Facts.Number(result.ChurnDose))
	if f.Kind == result.BreakEvenShare {
		at = fmt.Sprintf("the share stated, %.2g", f.Facts.Number(result.ServiceShare))
		stated = fmt.Sprintf("dose %.2g", f.Facts.Number(result.ChurnDose))
		if f.Facts.Has(result.DoseThere) {
			stated += fmt.Sprintf(", and %.2g where the sign changes", f.Facts.Number(result.DoseThere))
		}
	}
	return fmt.Sprintf("payroll %s + hiring %s − severance %s − assistant %s = %s in %s; at %s, %s more "+
		"leavers a month take %s of margin (%s). To first order (assistant mature from its first "+
		"day, valve open, medians, no day played) %s%s", amount(result.Payroll),
		amount(result.Hiring), amount(result.Severance), amount(result.AssistantCost), amount(result.Net),
		Months(int(f.Facts.Number(result.MonthsPlayed))), at,
		leavers(f), amount(result.Margin), stated, decides(f),
		againstWorlds(f))
}

// againstWorlds names the difference where the worlds played say the opposite of the
// first order.
func againstWorlds(f result.Finding) string {
	if !f.Facts.Has(result.PlayedNet) {
		return ""
	}
	played, formula := f.Facts.Number(result.PlayedNet), f.FirstOrder()
	if played == 0 || (played < 0) == (formula < 0) {
		return ""
	}
	at := "dose"
	if f.Kind == result.BreakEvenShare {
		at = "share"
	}
	return fmt.Sprintf("; the futures played say otherwise: %s on average, where the first order has %s at the %s "+
		"stated, and what it leaves out turns the sign. The futures count", rounded(played), rounded(formula), at)
}

// whole writes a count of people or contacts as it is read: 4,016,000 and not 4016000.
func whole(n float64) string { return Thousands(int(math.Round(n))) }

// leavers are the customers a month that leave, with three figures.
func leavers(f result.Finding) string {
	return Units{}.Quantity(f.Facts.Number(result.Leavers), result.UnitNumber)
}

// rounded writes an amount with three figures.
func rounded(x float64) string {
	text := fmt.Sprintf("%.3g", math.Abs(x))
	for _, m := range magnitudes {
		if m.size > 1 && math.Abs(x) >= m.size && m.size < 1e12 {
			text = fmt.Sprintf("%.3g%s", math.Abs(x)/m.size, m.suffix)
		}
	}
	if x < 0 {
		return Minus + text
	}
	return text
}

func drawnWhy(f result.Finding) string {
	text := fmt.Sprintf("%.0f of %.0f, by formula: on bounded work %s (published .58 to .92), on the long tail %s "+
		"(published .14 to .60)", f.Facts.Number(result.WorldsOutside), f.Facts.Number(result.WorldsDrawn),
		drawn(f, result.BoundedLeast, result.BoundedMost), drawn(f, result.TailLeast, result.TailMost))
	if f.Facts.Has(result.MetLeast) {
		text += fmt.Sprintf("; %s of the contacts routed to it meet it", drawn(f, result.MetLeast, result.MetMost))
	}
	if f.Facts.Has(result.WorldsUnreached) {
		text += fmt.Sprintf("; in %.0f no skill gives just the share asked; deflection, silent failures and "+
			"abandonment as drawn contradict each other there: narrow one", f.Facts.Number(result.WorldsUnreached))
	}
	return text
}

// drawn is the least and the most of some shares.
func drawn(f result.Finding, least, most string) string {
	lo, _ := f.Facts.Of(least)
	hi, _ := f.Facts.Of(most)
	if lo.Value == nil || hi.Value == nil {
		return "nothing"
	}
	return fmt.Sprintf("%.2f to %.2f", *lo.Value, *hi.Value)
}

// playedWhy is of a figure of the month before day 0.
func playedWhy(f result.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "stated or implied %.3g; simulated %.3g in %s", f.Facts.Number(result.Stated),
		f.Facts.Number(result.Simulated), Months(int(f.Facts.Number(result.MonthsPlayed))))
	if f.Facts.Has(result.IntervalLow) {
		fmt.Fprintf(&b, ", 90 %% interval %.3g to %.3g", f.Facts.Number(result.IntervalLow),
			f.Facts.Number(result.IntervalHigh))
	}
	b.WriteString(noted(f, result.BeyondAllowed))
	if f.Facts.Has(result.BeyondLevel) {
		b.WriteString("; " + HeadsBeyond(f.Facts.Number(result.BeyondLevel), f.Facts.Number(result.HeadsNeeded),
			f.Facts.Number(result.OccupancyLimit)))
	}
	return b.String()
}

// NotStated warns of a finding about the month before the cut.
func NotStated(f result.Finding) string {
	return "the month before the cut is not the company stated: " + Figure(f) + ", " + Why(f)
}
