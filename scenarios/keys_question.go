package scenarios

import "boomerang/sim/result"

// keysQuestion are the keys of what a file asks, and of the floor below which no answer is yes.
// They change what a page says of a run, never what is played.
var keysQuestion = []key{
	{
		Path: "ask.plan", Kind: text, Base: true,
		Meaning: "The plan the question is about; without it that of the grid, else the first with a cut behind " +
			"an assistant.",
	},
	{
		Path: "ask.kind", Kind: choice, Choices: questionKinds, Base: true,
		Meaning: "pays: does the plan earn money? how_deep: down to which cut does it? compare: which plan is " +
			"best? safe_for_customers: does it hold the floor, and earn money? Without it, how_deep where the " +
			"question says so and the grid has the depth of a cut among its axes, pays where the plan cuts, else " +
			"compare.",
	},
	{
		Path: "ask.service_level", Unit: share, Range: anyShare, Base: true,
		Meaning: "Floor: the share of callers answered in time below which no answer is yes; without it the level " +
			"the desk is staffed for, where the question is if the plan is safe for customers.",
	},
	{
		Path: "ask.satisfaction_loss", Unit: points, Range: span{Low: 0, High: 100}, Base: true,
		Meaning: "Floor: the most points of satisfaction a plan may cost against the reference for a yes.",
	},
}

// keysExplore are the keys of what the live page lets people move. They change what it shows, never
// what is played.
var keysExplore = []key{
	{
		Path: "explore.keys", Kind: names, Base: true,
		Meaning: "What the page of boomerang explore lets people move, the most telling first: keys as -s names " +
			"them. Without it the axes of the grid, what the plan asked about states, and the unknowns every " +
			"verdict is tried at.",
	},
}

// questionKinds in the words of a file.
var questionKinds = []string{
	string(result.AskPays), string(result.AskDepth), string(result.AskCompare), string(result.AskSafe),
}
