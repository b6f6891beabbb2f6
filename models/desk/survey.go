package desk

// surveys are answers to come.
type surveys struct {
	asked [][cells]sample // by day modulo the survey's delay + 1; none without a delay
	felt  felt            // what the latest customer asked has lived through
}

// felt is how somebody felt about an issue: the score, and the chance that they call it satisfactory.
type felt struct{ score, satisfied float64 }

func (s *surveys) reset(b *base) {
	*s = surveys{asked: s.asked[:0]}
	if delay := int(b.Survey.DelayDays); delay > 0 {
		s.asked = cleared(s.asked, delay+1)
	}
}

func (s *surveys) copyFrom(src *surveys) {
	*s = surveys{asked: copied(s.asked, src.asked), felt: src.felt}
}

// survey asks after a session that ended as resolved, rightly or not, and after
// a human contact; who gave up or hung up is asked at a share of that rate, by
// default never (unfinished). It books the expected answers of one person: a
// content customer answers with the response rate, an unhappy one less often.
// Expectations instead of draws give a simulated share the reading of the full
// size; the chart adds the sampling error of the full-size number of answers (see
// monitor.go). Answers come in after the delay.
//
//	content = r·p,  answers = r·p + r·(1−w)·(1−p)
//
// r is the response rate, w the share of the unhappy who tell nobody, p the chance that
// this person calls the score satisfactory. Surveys get answers from one in ten or
// fewer, and three in ten stay silent after a bad experience (Qualtrics 2026 [S] B).
//
// The bias has one cause here, the silence of the unhappy: surveyed − true = p·w·(1−p)/(1 − w·(1−p))
// for a person who is asked, and 0 where w is 0. Who is not asked at all (hung up, gave up) biases it
// further.
func (d *Desk) survey(is *issue, handler int, score float64) {
	d.felt = felt{score, d.base.happy.at(score)}
	d.ask(is, handler, d.felt.satisfied, 1)
}

// unfinished asks a share of those who gave up or hung up.
func (d *Desk) unfinished(is *issue) {
	if share := d.plan.Survey.NonFinishers; share > 0 {
		d.ask(is, byNobody, d.base.happy.at(d.scoreOf(is, false)), share)
	}
}

// ask books the expected answers of one person who calls it satisfactory with chance p, of a share of whom is
// asked.
func (d *Desk) ask(is *issue, handler int, p, share float64) {
	s := &d.plan.Survey
	content := share * s.Response * p
	answers := content + share*s.Response*(1-s.Withheld)*(1-p)
	c := cell(d.plan.Categories[is.category].LongTail, handler)
	if s.DelayDays < 1 {
		d.answered(c, sample{answers, content})
		return
	}
	due := &d.asked[(int(d.day)+int(s.DelayDays))%len(d.asked)][c]
	due.n += answers
	due.content += content
}

// answered books answers that come in today.
func (d *Desk) answered(c countIndex, s sample) {
	d.add(tSurveys+2*c, s.n)
	d.add(tSurveys+2*c+1, s.content)
	d.monitor.today[c].n += s.n
	d.monitor.today[c].content += s.content
}

// answersToday takes in what was asked the delay ago.
func (d *Desk) answersToday() {
	if len(d.asked) == 0 {
		return
	}
	due := &d.asked[int(d.day)%len(d.asked)]
	for c, s := range due {
		d.answered(countIndex(c), s)
	}
	*due = [cells]sample{}
}

// believed is the score a customer gives whose problem a session did not solve
// and who does not know it: as if solved, unless it is found out before the
// survey asks.
func (d *Desk) believed(is *issue, daysUntilFound float64) float64 {
	if daysUntilFound > d.plan.Survey.DelayDays {
		return d.scoreOf(is, true)
	}
	found := *is
	found.flags |= deceived
	return d.scoreOf(&found, false)
}
