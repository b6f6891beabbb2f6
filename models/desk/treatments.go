package desk

import (
	"reflect"
	"slices"
	"strings"
)

// treatment is what becomes of a field of Params beside the simulation of a plan:
// in the company before day 0, on a trial of the assistant (trial.go), and in the
// formulas that size the desk, follow the mean issue, split churn and audit.
//
// The past and the trial are made from this table. What the formulas read is
// written in them, and property_treatments_test.go finds out by changing each
// field whether they read what stands here.
//
// One table instead of three lists: what the past leaves out, what a trial leaves out and what
// formulas read were forgotten separately before.
//
// How a new field gets its line: leave past and trial nil where the company has it before day 0; put
// off where it begins with the plan; a value where neither will do. read is what formulas use of it,
// and the reason stands in why where none does. A field of the past that differs between plans makes a
// past of its own for each, which has to be played.
type treatment struct {
	field string  // "Assistant.Silent"; "Segments.Priority" is that of every segment
	past  any     // what the field is before day 0; nil: as stated, off: its zero value
	trial any     // … while the assistant is tried out
	read  formula // by which formulas
	why   string  // they do not read it, where none does
}

// formula is a set of formulas.
type formula uint8

const (
	bySizing formula = 1 << iota // the heads of day 0 and their roster: staffing.go, sizing.go
	// the mean issue, the assistant's success, the split of churn: flow.go, solve.go, churn.go
	byFlow
	byAudit // any figure of the audit: audit.go, dose.go
)

// switchedOff is the type of off: the zero value of a field, whatever its type.
type switchedOff struct{}

var off switchedOff

// override sets a field of Params.
type override struct {
	group, field int // indexes of the field of Params, and of that within it
	value        reflect.Value
}

// The company before day 0, and a plan on trial: what differs from a plan.
var (
	pastOverrides  = overrides(func(t treatment) any { return t.past })
	trialOverrides = overrides(func(t treatment) any { return t.trial })
)

// overrides reads a column of the table.
func overrides(column func(treatment) any) (all []override) {
	params := reflect.TypeFor[Params]()
	for _, t := range treatments {
		value := column(t)
		if value == nil {
			continue
		}
		path := strings.Split(t.field, ".")
		group, _ := params.FieldByName(path[0])
		of := group.Type
		if of.Kind() == reflect.Slice {
			of = of.Elem()
		}
		field, ok := of.FieldByName(path[1])
		if !ok {
			panic("desk: there is no field " + t.field)
		}
		v := reflect.Zero(field.Type)
		if value != off {
			v = reflect.ValueOf(value).Convert(field.Type)
		}
		all = append(all, override{group.Index[0], field.Index[0], v})
	}
	return all
}

// with is p with overrides, on slices of its own.
func (p Params) with(all []override) Params {
	p.Segments, p.Categories, p.Pools = slices.Clone(p.Segments), slices.Clone(p.Categories), slices.Clone(p.Pools)
	params := reflect.ValueOf(&p).Elem()
	for _, o := range all {
		group := params.Field(o.group)
		if group.Kind() != reflect.Slice {
			group.Field(o.field).Set(o.value)
			continue
		}
		for k := range group.Len() {
			group.Index(k).Field(o.field).Set(o.value)
		}
	}
	return p
}

// Why no formula reads a field.
const (
	whyTiming      = "says when, and formulas take the mean of all days"
	whyMature      = "formulas take the mature assistant at the price of day 0"
	whyLabel       = "a name"
	whyExponential = "formulas take handling times as exponential"
	whyByNumber    = "open arrivals are no issues of customers, and no formula sizes a desk for them"
	whyOwnPool     = "formulas take a pool by itself, and the mean of who waits there"
	whyFeeling     = "formulas score contacts, waits and deceptions of the mean issue, which meets no closed door"
	whyDashboard   = "what a dashboard sees, and no formula reads one"
	whyGoverns     = "reacts to what the simulation shows"
	whyCutHow      = "moves who goes and when, and the audit takes how many"
	whyRedeployed  = "the audit's break-even saves the pay of who goes to other work, and knows no price of that"
	whyChance      = "incidents are chance, and formulas take none to happen"
	whyNoBacklog   = "formulas take a desk that announces no long wait and keeps up with its cases"
	whyComplaint   = "what complaints cost beside the break-even, which weighs pay and margin"
	whyPrice       = "a price of what only the simulation counts"
	whyReported    = "turned into issues, handle times and heads before anything is sized (reported.go)"
	whyFades       = "fades, and formulas take those who have got over it"
	whyOthers      = "moves newcomers and the press, and formulas follow the customers of day 0"
)

// treatments is the table: every field of Params, in their order.
var treatments = slices.Concat([]treatment{
	// The calendar is the same before and after day 0; formulas know how long is played and not when.
	{"Horizon.Start", nil, nil, 0, whyTiming},
	{"Horizon.Weekday", nil, nil, 0, whyTiming},
	{"Horizon.Month", nil, nil, 0, whyTiming},
	{"Horizon.PreMonths", nil, nil, 0, whyTiming},
	{"Horizon.Months", nil, nil, byAudit, ""},
	{"Scale", nil, nil, 0, "a share is staffed so as to behave like the whole"},
	// Who the customers are is no plan's to say, so nothing of a segment is switched off.
	{"Segments.Name", nil, nil, byAudit, ""}, // the audit tells each segment's share
	{"Segments.Customers", nil, nil, bySizing | byFlow | byAudit, ""},
	{"Segments.IssuesPerYear", nil, nil, bySizing | byFlow | byAudit, ""},
	{"Segments.MarginPerMonth", nil, nil, byFlow | byAudit, ""},
	{"Segments.ChurnPerYear", nil, nil, byFlow | byAudit, ""},
	{"Segments.Contract", nil, nil, byFlow | byAudit, ""},
	{"Segments.Priority", nil, nil, 0, whyOwnPool},
	{"Segments.RenewalMonth", nil, nil, 0, whyTiming},
	{"Segments.RenewalShare", nil, nil, 0, whyTiming},
	{"Segments.GoodStanding", nil, nil, byFlow | byAudit, ""},
	{"Segments.ContactsPerMonth", off, nil, 0, whyReported},

	// What people do with a category belongs to the company; what an assistant can do with it, and may,
	// begins with the plan, and with both off companies that differ in these alone share a past.
	{"Categories.Name", nil, nil, 0, whyLabel},
	{"Categories.LongTail", nil, nil, bySizing | byFlow | byAudit, ""},
	{"Categories.Share", nil, nil, bySizing | byFlow | byAudit, ""},
	{"Categories.HandleMinutes", nil, nil, bySizing | byFlow | byAudit, ""},
	{"Categories.HandleCV", nil, nil, 0, whyExponential},
	{"Categories.HandleFamily", nil, nil, 0, whyExponential},
	{"Categories.FirstContact", nil, nil, bySizing | byFlow | byAudit, ""},
	{"Categories.AssistantSuccess", off, nil, byFlow | byAudit, ""},
	{"Categories.AssistantCeiling", off, nil, byFlow | byAudit, ""},
	{"Categories.Correlation", off, nil, byFlow | byAudit, ""},
	{"Categories.Severity", nil, nil, byFlow | byAudit, ""},
	{"Categories.ActionRisk", off, nil, byFlow | byAudit, ""},
	{"Categories.ActionAmount", off, nil, byFlow | byAudit, ""},
	{"Categories.ActionAmountCV", off, nil, byFlow | byAudit, ""},
	{"Categories.ActionCap", off, nil, byFlow | byAudit, ""},
	{"Categories.GoodStanding", off, nil, byFlow | byAudit, ""},
	{"Categories.Written", nil, nil, bySizing | byFlow | byAudit, ""},

	// Formulas staff the mean week: what varies around it (day factor, months, growth) is the
	// simulation's.
	{"Arrivals.HourOfWeek", nil, nil, bySizing | byFlow | byAudit, ""},
	{"Arrivals.MonthOfYear", nil, nil, 0, whyTiming},
	{"Arrivals.GrowthPerYear", nil, nil, 0, whyTiming},
	{"Arrivals.DayCV", nil, nil, 0, whyTiming},
	{"Arrivals.DayLag1", nil, nil, 0, whyTiming},
	{"Arrivals.Elasticity", off, off, byAudit, ""}, // counted apart, and asked of no assistant
	{"Arrivals.OpenPerHour", nil, nil, bySizing | byFlow | byAudit, ""},
	{"Arrivals.Swing", nil, nil, 0, whyByNumber},
	{"Arrivals.SwingHours", nil, nil, 0, whyByNumber},
	{"Arrivals.ContactsPerMonth", off, nil, 0, whyReported},

	// Deflection is a property of the technology: it is tried out on everything.
	{"Routing.Policy", off, Everything, byFlow | byAudit, ""},
	{"Routing.Sensitivity", off, nil, byFlow | byAudit, ""},
	{"Routing.Specificity", off, nil, byFlow | byAudit, ""},

	// What is asked of the assistant is read mature: no ramp, no learning, no drift, no shock.
	{"Assistant.Deflection", off, nil, byFlow | byAudit, ""},
	{"Assistant.DeflectionMeans", off, nil, byFlow | byAudit, ""},
	{"Assistant.Success", off, nil, byFlow | byAudit, ""},
	{"Assistant.WorkCorrelation", off, nil, byFlow | byAudit, ""},
	{"Assistant.LongTailRatio", off, nil, byFlow | byAudit, ""},
	{"Assistant.GoLiveDay", off, off, byAudit, ""},
	{"Assistant.RampDays", off, off, 0, whyMature},
	{"Assistant.Coverage", off, nil, byFlow | byAudit, ""},
	{"Assistant.SessionMinutes", off, nil, 0, whyTiming},
	{"Assistant.Silent", off, nil, byFlow | byAudit, ""},
	{"Assistant.Abandonment", off, nil, byFlow | byAudit, ""},
	{"Assistant.OverEscalation", off, nil, byFlow | byAudit, ""},
	{"Assistant.DiscoveryDays", off, nil, 0, whyTiming},
	{"Assistant.LearningPerMonth", off, off, 0, whyMature},
	{"Assistant.DriftPerMonth", off, off, 0, whyMature},
	{"Assistant.ShockEveryDays", off, off, 0, whyMature},
	{"Assistant.ShockDepth", off, nil, 0, whyMature},
	{"Assistant.ShockDays", off, nil, 0, whyMature},
	{"Assistant.PricedBy", off, nil, byAudit, ""},
	{"Assistant.PricePerSession", off, nil, byAudit, ""},
	{"Assistant.RefundShare", off, nil, byAudit, ""},
	{"Assistant.SessionCost", off, nil, byAudit, ""},
	{"Assistant.PriceGrowth", off, nil, 0, whyMature},
	{"Assistant.PlatformPerMonth", off, nil, byAudit, ""},
	{"Assistant.AssistGain", off, off, byAudit, ""},

	// On trial the valve is open: deflection is asked of the assistant behind one click, and what
	// friction adds to it must not be counted as skill.
	{"Valve.Steps", off, off, byFlow, ""},
	{"Valve.DropPerStep", off, off, byFlow, ""},
	{"Valve.NoRoute", off, off, byFlow, ""},
	{"Valve.MinutesStep", off, off, 0, whyTiming},
	{"Valve.GiveUp", off, off, byFlow, ""},
	{"Valve.SwitchChannel", off, off, byFlow, ""},
	{"Valve.ReturnDays", off, off, 0, whyTiming},
}, treatmentsOfPeople, []treatment{
	// A cut begins with the plan. On trial nobody is cut: the assistant is asked, not the desk.
	{"Cut.Share", off, off, byAudit, ""},
	{"Cut.Heads", off, off, byAudit, ""},
	{"Cut.Pool", off, off, byAudit, ""},
	{"Cut.Day", off, off, byAudit, ""},
	{"Cut.Stages", off, 1, byAudit, ""},
	{"Cut.StageDays", off, off, byAudit, ""},
	{"Cut.NoticeDays", off, off, byAudit, ""},
	{"Cut.GateHangUp", off, off, 0, whyCutHow},
	{"Cut.GateDrop", off, off, 0, whyCutHow},
	{"Cut.StaffLevel", off, off, byAudit, ""},
	{"Cut.StaffWithin", off, off, byAudit, ""},
	{"Cut.Who", off, off, byAudit, ""},
	{"Cut.By", off, off, byAudit, ""},
	{"Cut.Roster", off, off, 0, whyCutHow},
	{"Cut.Retraining", off, off, 0, whyRedeployed},
	{"Cut.Worth", off, off, 0, whyRedeployed},
	{"Cut.Capex", off, off, byAudit, ""},
	{"Cut.CapexCost", off, off, byAudit, ""},

	// The past lives through the same experience, and charts compare with what its surveys said.
	{"Experience.Unit", nil, nil, byFlow | byAudit, ""},
	{"Experience.Best", nil, nil, byFlow | byAudit, ""},
	{"Experience.PerContact", nil, nil, byFlow | byAudit, ""},
	{"Experience.PerWait", nil, nil, byFlow | byAudit, ""},
	{"Experience.PerStep", nil, nil, 0, whyFeeling},
	{"Experience.PerHourShut", nil, nil, 0, whyFeeling},
	{"Experience.Deceived", nil, nil, byFlow | byAudit, ""},
	{"Experience.Unresolved", nil, nil, byFlow | byAudit, ""},
	{"Experience.SatisfiedAt", nil, nil, byFlow | byAudit, ""},
	{"Experience.ResponseNoise", nil, nil, byFlow | byAudit, ""},
	{"Experience.AssistantGap", nil, nil, byFlow | byAudit, ""},
	{"Experience.Angry", nil, nil, byFlow | byAudit, ""},
	{"Experience.AngryRepair", nil, nil, byFlow | byAudit, ""},

	{"Survey.Response", nil, nil, 0, whyDashboard},
	{"Survey.Withheld", nil, nil, byFlow | byAudit, ""}, // who tells nobody gets no credit
	{"Survey.DelayDays", nil, nil, 0, whyDashboard},
	{"Survey.NonFinishers", nil, nil, 0, whyDashboard},

	// Churn runs in the past too: day 0 has leaving intents on their way.
	{"Churn.ServiceShare", nil, nil, byFlow | byAudit, ""},
	{"Churn.Scale", nil, nil, byFlow | byAudit, ""},
	{"Churn.IntentScore", nil, nil, byFlow | byAudit, ""},
	{"Churn.Intent", nil, nil, byFlow | byAudit, ""},
	{"Churn.DoubleDeviation", nil, nil, byFlow | byAudit, ""},
	{"Churn.MemoryDays", nil, nil, byFlow | byAudit, ""},
	{"Churn.Worst", nil, nil, byFlow | byAudit, ""},
	{"Churn.WorstDays", nil, nil, byFlow | byAudit, ""},
	{"Churn.FailureBelow", nil, nil, byFlow | byAudit, ""},
	{"Churn.MarginCorrelation", nil, nil, byFlow | byAudit, ""},
	{"Churn.Recovery", nil, nil, byFlow | byAudit, ""},
	{"Churn.LagDays", nil, nil, byFlow | byAudit, ""},
	{"Churn.NoticeDays", nil, nil, byFlow | byAudit, ""},
	{"Churn.ReportedDays", nil, nil, 0, whyTiming},
	{"Churn.WordOfMouth", nil, nil, 0, whyOthers},
	{"Churn.PostShare", nil, nil, 0, whyOthers},
	{"Churn.PressPosts", nil, nil, 0, whyOthers},
	{"Churn.NewPerYear", nil, nil, 0, whyOthers},

	// A trial lets everything pass: what rules and breakers keep from the assistant is not
	// its skill either.
	{"Controls.Allowlist", off, off, byFlow | byAudit, ""},
	{"Controls.LeakRate", off, off, byFlow | byAudit, ""},
	{"Controls.LeakCost", off, nil, 0, whyPrice},
	{"Controls.Monitor", off, off, 0, whyGoverns},
	{"Controls.MonitorChart", off, nil, 0, whyGoverns},
	{"Controls.MonitorDelta", off, nil, 0, whyGoverns},
	{"Controls.MonitorWeight", off, nil, 0, whyGoverns},
	{"Controls.MonitorLimit", off, nil, 0, whyGoverns},
	{"Controls.MonitorRunDays", off, nil, 0, whyGoverns},
	{"Controls.Breaker", off, off, 0, whyGoverns},
	{"Controls.BreakerWishes", off, nil, 0, whyGoverns},
	{"Controls.BreakerComebacks", off, nil, 0, whyGoverns},
	{"Controls.BreakerActions", off, nil, 0, whyGoverns},
	{"Controls.BreakerWindow", off, nil, 0, whyGoverns},
	{"Controls.Level", off, off, byFlow | byAudit, ""},
	{"Controls.RealLevel", off, off, byFlow | byAudit, ""},
	{"Controls.Promote", off, off, 0, whyGoverns},
	{"Controls.ApprovalMinutes", off, nil, 0, whyGoverns},
	{"Controls.ApprovalCatch", off, nil, byFlow | byAudit, ""},
	{"Controls.BreakerDays", off, nil, 0, whyGoverns},

	// Nobody reviews before day 0, and nobody reverses a trial.
	{"Leadership.Dashboard", off, off, 0, whyGoverns},
	{"Leadership.ReviewDays", off, off, 0, whyGoverns},
	{"Leadership.RetentionDrop", off, off, 0, whyGoverns},
	{"Leadership.ServiceFloor", off, off, 0, whyGoverns},
	{"Leadership.SatisfactionDrop", off, off, 0, whyGoverns},
	{"Leadership.DecisionDays", off, off, 0, whyGoverns},
	{"Leadership.RehireShare", off, off, 0, whyGoverns},
	{"Leadership.OpenValve", off, off, 0, whyGoverns},
	{"Leadership.Reroute", off, off, 0, whyGoverns},
	{"Leadership.Press", off, off, 0, whyGoverns},
	{"Leadership.CrossReference", off, off, 0, whyGoverns},
	{"Leadership.ReadsMonitors", off, off, 0, whyGoverns},

	{"Incidents.PerYear", off, off, 0, whyChance},
	{"Incidents.Cost", off, off, 0, whyChance},
	{"Incidents.Unknown", off, off, 0, whyChance},
	{"Incidents.Withheld", off, off, 0, whyChance},
	{"Incidents.DisclosureDays", off, off, 0, whyChance},
	{"Incidents.LateRatio", off, off, 0, whyChance},
	{"Incidents.TrustShock", off, off, 0, whyChance},

	// Prices move nothing that is played before day 0, so plans that differ in prices share a past. The
	// terminal period alone stays: departures are counted to its end from the first day on.
	{"Money.CostPerHeadYear", off, nil, byAudit, ""},
	{"Money.SeverancePerHead", off, nil, byAudit, ""},
	{"Money.HiringPerHead", off, nil, byAudit, ""},
	{"Money.RehirePremium", off, nil, 0, whyPrice},
	{"Money.AcquisitionPerNew", off, nil, 0, whyPrice},
	{"Money.DiscountPerYear", off, nil, 0, "formulas end at the horizon"},
	{"Money.TerminalMonths", nil, nil, 0, "formulas end at the horizon"},
	{"Money.ExposureClosed", off, nil, 0, whyPrice},
}, treatmentsOfHarm)
