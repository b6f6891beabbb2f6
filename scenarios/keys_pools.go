package scenarios

import (
	"math"

	"boomerang/models/desk"
)

// keysPools are the parts of the desk. Without a pool the desk is one.
var keysPools = []key{
	{
		Path: "pool.*.skills", Kind: names, Base: true, Required: true,
		Meaning: "What the pool answers: categories, \"bounded\", \"long_tail\" or \"everything\"; a category goes " +
			"to the first pool that lists it.",
		at: func(p *desk.Params, i int) any { return &p.Pools[i].Skills },
	},
	{
		Path: "pool.*.heads", Unit: number, Range: span{Low: 0, High: 1e7}, Default: `"auto"`, Base: true,
		Auto:    "its part of humans.heads, or as many as the stated service level needs for its work",
		Meaning: "People on the payroll of the pool on day 0.",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].Heads },
	},
	{
		Path: "pool.*.overflow", Kind: text, Base: true,
		Meaning: "The pool that answers when this one cannot.",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].Overflow },
	},
	{
		Path: "pool.*.overflow_after", Unit: shortTime, Range: span{Low: 0, High: 1440}, Default: `"1 min"`, Base: true,
		Meaning: "Time in line before the other pool may answer.", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Pools[i].OverflowMinutes },
	},
	{
		Path: "pool.*.outsourced", Kind: yesNo, Default: "false", Base: true,
		Meaning: "Whether a supplier employs the people: severance and hiring are the supplier's.",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].Outsourced },
	},
	{
		Path: "pool.*.cost_per_head_year", Company: true, Unit: moneyYear, Range: span{Low: 0, High: math.Inf(1)},
		Default: `"auto"`,
		Auto:    "money.cost_per_head_year",
		Meaning: "Loaded yearly cost of a person of the pool, or the supplier's price.",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].CostPerHeadYear },
	},
	{
		Path: "pool.*.minimum", Company: true, Unit: share, Range: anyShare, Default: "0",
		Meaning: "Share of its day-0 heads that is paid for in any case, by contract.",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].Minimum },
	},
	{
		Path: "pool.*.term", Company: true, Unit: longTime, Range: span{Low: 0, High: 3650}, Dated: true,
		Default: `"12 months"`,
		Meaning: "How long that minimum lasts, from day 0 or until a date.", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Pools[i].TermDays },
	},
	{
		Path: "pool.*.notice", Company: true, Unit: longTime, Range: span{Low: 0, High: 730}, Default: `"0 days"`,
		Sweep:   [2]string{`"0 days"`, `"90 days"`},
		Meaning: "Notice a supplier is given before the heads of its pool come down; cut.notice where that is longer.",
		Grade:   "assumed",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].NoticeDays },
	},
	{
		Path: "pool.*.ramp_down", Company: true, Unit: longTime, Range: span{Low: 0, High: 730}, Default: `"0 days"`,
		Sweep:   [2]string{`"0 days"`, `"90 days"`},
		Meaning: "Time over which a supplier's heads come down after that, the same number every week.",
		Grade:   "assumed",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].RampDownDays },
	},
	{
		Path: "pool.*.attrition_per_year", Company: true, Unit: shareYear,
		Range: span{Low: 0, High: 5, Above: true}, Default: `"auto"`, Sweep: [2]string{"0.2", "1"},
		Auto:    "workforce.attrition_per_year",
		Meaning: "People of the pool who leave by themselves, per head and year.",
		Source:  "trade press, second hand: captive 20 %, outsourced up to 100 %", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Pools[i].AttritionPerYear },
	},
	{
		Path: "pool.*.quality", Company: true, Unit: ratio, Range: span{Low: 0, High: 1.5, Above: true}, Default: "1",
		Sweep:   [2]string{"0.9", "1"},
		Meaning: "First-contact resolution of whoever answers in the pool, relative to that of the categories.",
		Source:  "Klarna's spokesperson: lower quality meant outsourced agents, SiliconRepublic, second hand",
		Grade:   "assumed",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].Quality },
	},
	{
		Path: "pool.*.on_duty", Unit: number, Range: span{Low: 0, High: 1e7}, Default: "0", Base: true,
		Meaning: "For textbook queues: so many agents at all hours, as humans.on_duty; 0 = off.",
		at:      func(p *desk.Params, i int) any { return &p.Pools[i].OnDuty },
	},
}
