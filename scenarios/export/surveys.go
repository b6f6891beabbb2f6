package export

import (
	"context"
	"fmt"
	"strconv"

	"boomerang/models/fit"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// surveyTable is answers to surveys, or surveys sent where unanswered ones are rows, too.
var surveyTable = tableKind{
	flag: result.OfSurveys, of: "survey",
	fields: []field{
		{Asked, aDate, append([]string{
			"askedat", "asked", "sentat", "sent", "answeredat", "answered", "respondedat",
			"surveydate", "responsedate",
		}, known[Opened]...)},
		{Handler, aLabel, []string{"handler", "handledby", "answeredby", "resolvedby", "agenttype", "channel", "by"}},
		{Score, aNumber, append([]string{"score", "answer", "response", "rate", "stars"}, known[Satisfaction]...)},
		{Category, aLabel, append([]string{"querytype", "intent", "topic"}, known[Category]...)},
		{Customer, anIdentity, customerNames},
		{SurveyID, anIdentity, []string{"survey", "surveyid", "responseid", "ticket", "ticketid", "id"}},
	},
	required: []Role{Asked, Score},
	words: map[Role][]string{
		Handler: {byBot, byPerson, handedOver}, Score: {satisfied, unhappy, unanswered, notAsked},
	},
	figures: []string{"satisfied-from"},
}

// SurveyFile is a file of surveys as it was understood.
type SurveyFile struct {
	Table
	Answers []fit.Answer
	Scale   string // how answers were read
}

// numberedAnswer is an answer given as a number, to be read once the scale is known.
type numberedAnswer struct {
	at    int
	score float64
}

// ReadSurveys reads surveys, a row an answer or a survey sent.
func ReadSurveys(ctx context.Context, path string, o TableOptions) (*SurveyFile, error) {
	file := &SurveyFile{}
	var numbers []numberedAnswer
	handlers := map[string]fit.Handler{byBot: fit.ByAssistant, byPerson: fit.ByPeople, handedOver: fit.ByBoth}
	r, err := readTable(ctx, path, &surveyTable, o, func(r *tableReader) {
		at, there, ok := r.moment(Asked)
		if !there || !ok {
			r.drop("asked is not a date this program can read")
			return
		}
		a := fit.Answer{At: at, Customer: r.identity(Customer), Answered: true}
		if r.has(Handler) {
			meaning := r.meaning(Handler, handlerOf)
			if meaning == "" {
				r.drop("who answered the customer is blank or not known")
				return
			}
			a.Handler = handlers[meaning]
		}
		x, given, ok := r.number(Score)
		switch {
		case !given:
			a.Answered = false
		case ok:
			numbers = append(numbers, numberedAnswer{len(file.Answers), x})
		default:
			switch r.meaning(Score, scoreOf) {
			case satisfied:
				a.Satisfied = true
			case unanswered:
				a.Answered = false
			case notAsked:
				r.drop("nobody was asked")
				return
			case "":
				r.drop("the answer is not known")
				return
			}
		}
		a.Category = r.categories.of(r.cell(Category))
		file.Answers, r.Kept = append(file.Answers, a), r.Kept+1
	})
	if err != nil {
		return nil, err
	}
	file.Table = r.Table
	if len(file.Categories) == 0 {
		for i := range file.Answers {
			file.Answers[i].Category = fit.Missing
		}
	}
	if err := file.scale(numbers, r.figures["satisfied-from"]); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return file, nil
}

// scales are those whose upper end says where satisfied begins: both ends of yes and no, the two best of
// five, the customary 4 and 5 of 5 put on 100.
var scales = []struct{ most, from float64 }{{1, 1}, {5, 4}}

// scale reads numbered answers: satisfied from a score on, told or by the highest score there is.
func (f *SurveyFile) scale(numbers []numberedAnswer, told string) error {
	if len(numbers) == 0 {
		f.Scale = "words"
		return nil
	}
	most, least := numbers[0].score, numbers[0].score
	for _, n := range numbers {
		most, least = max(most, n.score), min(least, n.score)
	}
	from, known := 0., false
	for _, s := range scales {
		if !known && most <= s.most && least >= 0 {
			from, known = s.from, true
		}
	}
	if told != "" {
		x, err := strconv.ParseFloat(told, 64)
		if err != nil {
			return fmt.Errorf("--surveys-as satisfied-from=%s: want a number", remedy.Line(told))
		}
		from, known = x, true
	}
	if !known {
		return remedy.Errorf("scores run from %g to %g: from which on is a customer satisfied?", least, most).
			Hint("say --surveys-as satisfied-from=NUMBER: 4 of 5, 9 or 7 of 10, 60 or 80 of 100, as your company " +
				"counts")
	}
	if from > most || from <= least && most > least {
		return remedy.Errorf("scores run from %g to %g: satisfied from %g on is everybody or nobody", least, most,
			from).Hint("say --surveys-as satisfied-from=NUMBER between them")
	}
	for _, n := range numbers {
		f.Answers[n.at].Satisfied = n.score >= from
	}
	f.Scale = fmt.Sprintf("%g to %g, satisfied from %g on", least, most, from)
	return nil
}
