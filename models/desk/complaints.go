package desk

// Complaints are what an unresolved or deceived issue may become besides: a formal complaint, which the
// company has to answer, and which an ombudsman may have to decide.
//
// Shares are of what the field before counts: of such issues, of complaints, of cases. Nobody leaves over a
// complaint: what happened to its issue has been felt already, and a complaint adds no dose to it.
type Complaints struct {
	Rate            float64 // share of issues that ended unresolved, or after a deception; 0: none
	Handling        float64 // money a complaint, beside fee and redress
	Escalated       float64 // share of complaints that go to an ombudsman: of those the company turned down
	Fee             float64 // money a case beyond the free ones
	FreeCases       float64 // a year, counted from day 0
	Upheld          float64 // share of complaints that the company upholds
	UpheldOmbudsman float64 // share of cases decided for the customer
	Redress         float64 // money a complaint upheld, by either
	Posts           float64 // share of complaints that the press counts as a post
}

// complains books what of an ended issue becomes a complaint, as an expectation: at a share of the company
// draws would be noise and nothing else.
//
//	complaints = rate · issues that were given up, or whose customer was deceived on the way
//
// An issue that went away by itself is no complaint, nor is an answer that is still believed.
func (d *Desk) complains(is *issue, end ending) {
	c := &d.plan.Complaints
	if c.Rate == 0 || end != givenUp && is.flags&deceived == 0 {
		return
	}
	d.add(tComplaints, c.Rate)
	if c.Posts > 0 {
		d.post(c.Rate * c.Posts)
	}
}

// cases are the complaints of a month that went to an ombudsman, at full size.
func (d *Desk) cases(m int) float64 {
	return d.plan.Complaints.Escalated * d.atFullSize(d.tally[m+1].counted(tComplaints))
}

// bookComplaints books what the complaints of month m cost, all of it in the month their issues end: decisions
// take months, and nobody has published how many.
//
//	cost       = n·handling + (chargeable − chargeable a month ago)·fee + upheld·redress
//	chargeable = max(0, cases of the year − free cases),   cases = n·escalated
//	upheld     = n·upheld + cases·upheld by the ombudsman
func (d *Desk) bookComplaints(m int) {
	c, n := &d.plan.Complaints, d.atFullSize(d.month.counted(tComplaints))
	if n == 0 {
		return
	}
	before := 0.0
	for k := m - m%12; k < m; k++ {
		before += d.cases(k)
	}
	cases := d.cases(m)
	charged := max(0, before+cases-c.FreeCases) - max(0, before-c.FreeCases)
	upheld := c.Upheld*n + c.UpheldOmbudsman*cases
	d.book(fCases, cases)
	d.book(fComplaints, n*c.Handling+charged*c.Fee+upheld*c.Redress)
}
