package scenarios

// roles are what a published figure is to the scenario.
var roles = []string{RoleInput, RoleCheck, RoleLearn}

// The roles of a published figure.
const (
	RoleInput = "input" // it, or its source, set a number of the file: agreeing with it proves nothing
	RoleCheck = "check" // nothing was set by it
	RoleLearn = "learn" // unknowns may be narrowed by it
)

// yardsticks are what a published change is measured from.
var yardsticks = []string{AgainstReference, AgainstDayZero}

// What a published change is measured from.
const (
	AgainstReference = "reference"
	AgainstDayZero   = "day_zero"
)

// anyFigure is a figure in the unit of its measure, whatever that is.
var anyFigure = span{Low: -1e15, High: 1e15}

// keysPublished are the keys of the figures a company or others have published of it.
var keysPublished = []key{
	{
		Path: "published.*.measure", Kind: text, Base: true, Required: true,
		Meaning: `The measure the figure is of, or a ratio of two, "assistant_cost / contained".`,
	},
	{
		Path: "published.*.plan", Kind: text, Base: true,
		Meaning: "The plan that was carried out; the reference where none is named.",
	},
	{
		Path: "published.*.months", Kind: text, Bare: true, Base: true,
		Meaning: `Months the figure covers, "1-12" or 3 from day 0 on, 0 for the month before; the whole horizon ` +
			"where nothing is said.",
	},
	{
		Path: "published.*.date", Kind: date, Base: true,
		Meaning: "A day in the month the figure is of, instead of months.",
	},
	{
		Path: "published.*.against", Kind: choice, Choices: yardsticks, Base: true,
		Meaning: "What the figure is a change from, as a fraction (\"-0.25\": a quarter less): the reference in " +
			"the same months, or the month before day 0; without it the figure stands by itself.",
	},
	{
		Path: "published.*.value", Unit: number, Range: anyFigure, Base: true,
		Meaning: "The figure, in the unit of its measure: shares between 0 and 1, money in the file's currency.",
	},
	{
		Path: "published.*.low", Unit: number, Range: anyFigure, Base: true,
		Meaning: "Low end, where a range was published.",
	},
	{
		Path: "published.*.high", Unit: number, Range: anyFigure, Base: true,
		Meaning: "High end of the range.",
	},
	{
		Path: "published.*.error", Unit: number, Range: span{Low: 0, High: 1e15}, Base: true, Default: "0",
		Meaning: "Standard error of its measurement, in its unit: rounding, sampling, a definition that differs.",
	},
	{
		Path: "published.*.discrepancy", Unit: number, Range: span{Low: 0, High: 1e15, Above: true}, Base: true,
		Meaning: "Standard deviation of what no setting of the model can match, in its unit; a tenth of the figure " +
			"where nothing is said (assumed).",
	},
	{
		Path: "published.*.source", Kind: text, Base: true, Required: true,
		Meaning: "Where it was published: an address, a date.",
	},
	{
		Path: "published.*.grade", Kind: choice, Choices: grades, Base: true, Required: true,
		Meaning: "How good that source is.",
	},
	{
		Path: "published.*.role", Kind: choice, Choices: roles, Base: true, Required: true,
		Meaning: "input: it or its source set a number of this file, so that agreeing proves nothing; check: nothing " +
			"was set by it; learn: unknowns may be narrowed by it.",
	},
	{
		Path: "published.*.note", Kind: text, Base: true,
		Meaning: "What a reader must know; of a contradiction, why.",
	},
	{
		Path: "published.*.held", Kind: yesNo, Base: true, Default: "false",
		Meaning: "Drawn by lot before the file was rebuilt on the record, and not looked at on the way: such figures " +
			"are counted apart.",
	},
}
