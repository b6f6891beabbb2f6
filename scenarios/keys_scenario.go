package scenarios

import (
	"math"

	"boomerang/models/desk"
)

// MostWorlds is how many worlds a run may have.
const MostWorlds = 1_000_000

// keysScenario are the keys of the file as a whole, its plans and its grid.
var keysScenario = []key{
	{
		Path: "title", Kind: text, Base: true,
		Meaning: "A short name for reports; the file's name where none is given.",
	},
	{
		Path: "question", Kind: text, Base: true,
		Meaning: "The question the scenario answers, in one sentence.",
	},
	{
		Path: "extends", Kind: names, Base: true,
		Meaning: "Scenarios this one starts from, by shipped name or by path relative to the file; later ones win.",
	},
	{
		Path: "start", Kind: date, Base: true, Default: "2025-01-06",
		Meaning: "Day 0, the first day of the plans.",
		at:      func(p *desk.Params, _ int) any { return &p.Horizon },
	},
	{
		Path: "months", Kind: count, Unit: longTime, Range: span{Low: 1, High: 120}, Base: true, Default: "18",
		Meaning: "Months played from day 0; shorter horizons miss losses that come late.",
		at:      func(p *desk.Params, _ int) any { return &p.Horizon.Months },
	},
	{
		Path: "pre_months", Kind: count, Unit: longTime, Range: span{Low: 1, High: 24}, Base: true, Default: "3",
		Meaning: "Months of status quo played before day 0, so that the plans start in a running company.",
		at:      func(p *desk.Params, _ int) any { return &p.Horizon.PreMonths },
	},
	{
		Path: "currency", Kind: text, Base: true, Default: `"USD"`,
		Meaning: "ISO code of every amount of money. Nothing is converted: amounts of files in another currency, and " +
			"of the program (USD), are taken over one for one and named on page one.",
	},
	{
		Path: "currency_unconverted", Kind: names, Base: true,
		Meaning: "Keys of amounts that files this one was made of had in another currency; the program writes it.",
	},
	{
		Path: "scale", Unit: share, Range: span{Low: 0, High: 1, Above: true}, Base: true, Default: "1",
		Meaning: "Share of customers and staff that is simulated; money is reported at full size.",
		at:      func(p *desk.Params, _ int) any { return &p.Scale },
	},
	{
		Path: "worlds", Kind: count, Range: span{Low: 2, High: MostWorlds}, Base: true, Default: "64",
		Meaning: "Worlds played where the command does not say how many.",
	},
	{
		Path: "seed", Kind: count, Range: span{Low: 0, High: math.MaxInt64}, Base: true, Default: "1",
		Meaning: "Seed of all chance; the same seed gives the same bytes.",
	},
	{
		Path: "level", Unit: share, Range: span{Low: .5, High: .999}, Base: true, Default: "0.9",
		Meaning: "How surely an interval holds what it estimates: of every interval of an answer, with every " +
			"threshold judged by it.",
	},

	{
		Path: "evidence.source", Kind: text, Base: true,
		Meaning: "Where the numbers of this file come from that say nothing of their own. The table [evidence] " +
			"speaks for its own file only.",
	},
	{
		Path: "evidence.grade", Kind: choice, Choices: grades, Base: true,
		Meaning: "How good that source is; \"assumed\" is nobody's measurement.",
	},
	{
		Path: "evidence.owner", Kind: text, Base: true,
		Meaning: "Who answers for those numbers.",
	},
	{
		Path: "evidence.sweep", Unit: share, Range: span{Low: 0, High: 0.9}, Base: true, Default: "0",
		Meaning: "How far an assumed number of this file may be off, as a share of itself, where it says no range " +
			"itself; without this, the range of the table of keys holds.",
	},
	{
		Path: "evidence.loose", Kind: yesNo, Base: true, Default: "false",
		Meaning: "Plays every number with a swept range as not known, triangular over the range: for sensitivity " +
			"and discover.",
	},

	{
		Path: "plan.*.title", Kind: text,
		Meaning: "What the plan is called in tables and charts.",
	},
	{
		Path: "plan.*.reference", Kind: yesNo, Default: "false",
		Meaning: "The plan all others are compared with; exactly one.",
	},
	{
		Path: "plan.*.choice", Kind: yesNo, Default: "true",
		Meaning: "Whether anybody can choose the plan; false for a counterfactual, such as a claim taken at its " +
			"word: it is shown beside the others and never recommended.",
	},
	{
		Path: "grid.plan", Kind: text, Base: true,
		Meaning: "The plan the grid's cells start from; every other key of [grid] is an axis: an array of values.",
	},
	{
		Path: "threshold.*.plan", Kind: text, Base: true, Required: true,
		Meaning: "The plan a threshold is about.",
	},
	{
		Path: "threshold.*.expr", Kind: text, Base: true, Required: true,
		Meaning: `A condition on the plan's outcome, such as "p(net < 0) < 0.2" or ` +
			`"p95(wait_mean) < 10 and mean(savings - retention_loss) > 0".`,
	},
	{
		Path: "measure.*.expr", Kind: text, Base: true, Required: true,
		Meaning: `A measure of one's own, worked out in every world from a plan's others, such as ` +
			`"net / support_cost"; where it divides by 0, or one of them has no value, it has none. Rows, ` +
			`estimates, thresholds, sensitivity and select know it by its name.`,
	},
	{
		Path: "measure.*.unit", Kind: choice, Choices: ownUnits(), Base: true, Default: `"number"`,
		Meaning: "What it is counted in.",
	},
	{
		Path: "measure.*.better", Kind: choice, Choices: ownBetter, Base: true, Default: `"neither"`,
		Meaning: "Which way is good; select needs one.",
	},
	{
		Path: "measure.*.title", Kind: text, Base: true,
		Meaning: "What it is called in tables and charts.",
	},
	{
		Path: "correlation.*.between", Kind: names, Base: true, Required: true,
		Meaning: "Two uncertain keys that tend to be high together (or apart).",
	},
	{
		Path: "correlation.*.rank", Unit: number, Range: span{Low: -0.99, High: 0.99}, Base: true, Required: true,
		Meaning: "Their rank correlation (Spearman).",
	},
}
