package scenarios

import "boomerang/models/desk"

// keysHarm are what failures cost beside the customers who leave: complaints, credits, a regulator.
var keysHarm = []key{
	{
		Path: "complaints.rate", Company: true, Unit: share, Range: anyShare, Default: "0.025",
		Sweep: [2]string{"0", "0.05"},
		Meaning: "Share of issues that end unresolved, or after a wrong answer was believed, which become a formal " +
			"complaint; 0: none.",
		Source: "order of magnitude: .88 complaints a year on 1,000 accounts, Klarna UK 2024 (credit agreements " +
			"only), klarna.com/uk complaints publication report",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Complaints.Rate },
	},
	{
		Path: "complaints.handling", Company: true, Unit: money, Range: anyAmount, Default: "120",
		Sweep:   [2]string{"60", "180"},
		Meaning: "Cost of handling a complaint inside the company, beside fees and redress.",
		Source:  "no published cost of handling was found", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Complaints.Handling },
	},
	{
		Path: "complaints.escalated", Company: true, Unit: share, Range: anyShare, Default: "0.068",
		Sweep:   [2]string{"0.052", "0.084"},
		Meaning: "Share of complaints that go to an ombudsman, of those the company turned down.",
		Source: "Financial Ombudsman 2024/25 305,918 new complaints (regulationtomorrow.com) on 3.64 million to " +
			"firms in 2024 (FCA) = .084; 2023/24, 1/1.54 of that, on 3.80 million = .052",
		Grade: "data",
		at:    func(p *desk.Params, _ int) any { return &p.Complaints.Escalated },
	},
	{
		Path: "complaints.fee", Company: true, Unit: money, Range: anyAmount, Default: "0",
		Meaning: "Fee of the ombudsman for each case beyond the free ones.",
		at:      func(p *desk.Params, _ int) any { return &p.Complaints.Fee },
	},
	{
		Path: "complaints.free_cases", Company: true, Unit: number, Range: anyAmount, Default: "0",
		Meaning: "Cases without a fee in each year from day 0 on.",
		at:      func(p *desk.Params, _ int) any { return &p.Complaints.FreeCases },
	},
	{
		Path: "complaints.upheld", Company: true, Unit: share, Range: anyShare, Default: "0.57",
		Sweep:   [2]string{"0.44", "0.59"},
		Meaning: "Share of complaints that the company upholds.",
		Source: "FCA aggregate complaints data 2024 H2, fca.org.uk/data/complaints-data/aggregate-complaints-data-" +
			"2024-h2 (about 57 %, the-independent.com); Klarna UK 46.03 and 59 % in the halves of 2023, 44.2 % in 2024",
		Grade: "A",
		at:    func(p *desk.Params, _ int) any { return &p.Complaints.Upheld },
	},
	{
		Path: "complaints.upheld_ombudsman", Company: true, Unit: share, Range: anyShare, Default: "0.34",
		Sweep:   [2]string{"0.27", "0.37"},
		Meaning: "Share of cases before the ombudsman that are decided for the customer.",
		Source: "Financial Ombudsman 2024/25: 34 % overall, 27 % brought by professionals, 37 % directly, " +
			"complyport.com; regulationtomorrow.com",
		Grade: "A",
		at:    func(p *desk.Params, _ int) any { return &p.Complaints.UpheldOmbudsman },
	},
	{
		Path: "complaints.redress", Company: true, Unit: money, Range: anyAmount, Default: "0",
		Meaning: "Redress paid on a complaint that is upheld, by the company or the ombudsman.",
		at:      func(p *desk.Params, _ int) any { return &p.Complaints.Redress },
	},
	{
		Path: "complaints.posts", Company: true, Unit: share, Range: anyShare, Default: "0",
		Sweep:   [2]string{"0", "0.1"},
		Meaning: "Share of complaints that count as a post for the press.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Complaints.Posts },
	},

	{
		Path: "goodwill.share", Unit: share, Range: anyShare, Default: "0", Sweep: [2]string{"0", "0.5"},
		Meaning: "Share of failures a customer tells of (all but survey.withheld) that are met with a credit.",
		Grade:   "assumed",
		at:      func(p *desk.Params, _ int) any { return &p.Goodwill.Share },
	},
	{
		Path: "goodwill.credit", Unit: ratio, Range: span{Low: 0, High: 120}, Default: "0.5",
		Sweep:   [2]string{"0", "1"},
		Meaning: "Size of a credit, in months of the customer's margin.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Goodwill.Credit },
	},
	{
		Path: "goodwill.intent", Unit: ratio, Range: span{Low: 0, High: 10}, Default: "1",
		Sweep:   [2]string{"0.8", "1.2"},
		Meaning: "Leaving intent after a credit, relative to without; above 1 it drives people away.",
		Source: "Kanuri, Andrews 2019, Journal of Marketing 83(5) 57–77, doi 10.1177/0022242919859325, 6,919 " +
			"renewals: deeper credits, fewer renewals",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Goodwill.Intent },
	},

	{
		Path: "exposure.per_customer_year", Company: true, Unit: moneyYear, Range: anyAmount, Default: "0",
		Meaning: "Regulatory exposure a customer and year at the share of failures below; it grows and falls with " +
			"that share.",
		at: func(p *desk.Params, _ int) any { return &p.Exposure.PerCustomerYear },
	},
	{
		Path: "exposure.at_failures", Company: true, Unit: shareYear, Range: span{Low: 0, High: 1, Above: true},
		Default: "0.1", Sweep: [2]string{"0.05", "0.2"},
		Meaning: "Share of customers a year with an issue that ended in a failure, at which that exposure holds.",
		Source:  "the order counts users, not failures", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Exposure.AtFailures },
	},
}
