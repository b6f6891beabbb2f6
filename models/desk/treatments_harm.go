package desk

// treatmentsOfHarm are those of what failures cost beside the customers who leave.
var treatmentsOfHarm = []treatment{
	// Complaints move nothing that is played before day 0: the press counts from then.
	{"Complaints.Rate", off, nil, 0, whyComplaint},
	{"Complaints.Handling", off, nil, 0, whyComplaint},
	{"Complaints.Escalated", off, nil, 0, whyComplaint},
	{"Complaints.Fee", off, nil, 0, whyComplaint},
	{"Complaints.FreeCases", off, nil, 0, whyComplaint},
	{"Complaints.Upheld", off, nil, 0, whyComplaint},
	{"Complaints.UpheldOmbudsman", off, nil, 0, whyComplaint},
	{"Complaints.Redress", off, nil, 0, whyComplaint},
	{"Complaints.Posts", off, nil, 0, whyOthers},

	// Credits calm people, or do not, before day 0 too.
	{"Goodwill.Share", nil, nil, byFlow | byAudit, ""},
	{"Goodwill.Credit", off, nil, 0, whyPrice},
	{"Goodwill.Intent", nil, nil, byFlow | byAudit, ""},

	{"Exposure.PerCustomerYear", off, nil, 0, whyPrice},
	{"Exposure.AtFailures", off, nil, 0, whyPrice},
}
