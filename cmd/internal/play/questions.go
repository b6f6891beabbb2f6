package play

import (
	"slices"
	"strings"

	"boomerang/models/desk"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// question is a line of the questionnaire: what the scenario says, or a flag.
type question struct {
	Id      string
	control result.StepName
	keys    string                                   // that answer it; "": only a person can
	holds   func(p desk.Params) (claimed, real bool) // from the scenario
	yes, no []string                                 // settings of the plan
}

// controlNames are the three controls.
var controlNames = []result.StepName{result.Allowed, result.Verified, result.ContainedControl}

func same(b bool) (bool, bool) { return b, b }

// Questions are those of the questionnaire; out has their words.
var Questions = []question{
	{Id: "tools", control: result.Allowed},
	{Id: "actions", control: result.Allowed},
	{
		Id: "rules", control: result.Allowed, keys: "controls.allowlist",
		holds: func(p desk.Params) (bool, bool) { return p.Controls.Allowlist, p.Controls.InForce().Allowlist },
		yes:   []string{"controls.allowlist=true"}, no: []string{"controls.allowlist=false"},
	},
	{
		Id: "outcomes", control: result.Verified, keys: "controls.monitor",
		holds: func(p desk.Params) (bool, bool) { return p.Controls.Monitor, p.Controls.InForce().Monitor },
		yes:   []string{"controls.monitor=true"}, no: []string{"controls.monitor=false"},
	},
	{
		Id: "one-page", control: result.Verified, keys: "leadership.dashboard",
		holds: func(p desk.Params) (bool, bool) { return same(p.Leadership.Dashboard == desk.Joint) },
		yes:   []string{`leadership.dashboard="joint"`}, no: []string{`leadership.dashboard="cost_only"`},
	},
	{
		Id: "breaker", control: result.ContainedControl, keys: "controls.breaker",
		holds: func(p desk.Params) (bool, bool) { return p.Controls.Breaker, p.Controls.InForce().Breaker },
		yes:   []string{"controls.breaker=true"}, no: []string{"controls.breaker=false"},
	},
	{Id: "anomalies", control: result.ContainedControl},
	{
		Id: "long-tail", control: result.Around, keys: "routing.policy",
		holds: func(p desk.Params) (bool, bool) { return same(p.Routing.Policy != desk.Everything) },
		yes:   []string{`routing.policy="bounded_only"`}, no: []string{`routing.policy="everything"`},
	},
	{
		Id: "one-click", control: result.Around, keys: "valve.steps, valve.no_route_share",
		holds: func(p desk.Params) (bool, bool) { return same(p.Valve.Steps == 0 && p.Valve.NoRoute == 0) },
		yes:   []string{"valve.steps=0", "valve.no_route_share=0"},
	},
}

// AnswersOf reads --answer id=yes, and returns the settings they mean for a plan.
func AnswersOf(flags []string) (answers map[string]string, set []string, err error) {
	answers = map[string]string{}
	var wrong remedy.Several
	for _, f := range flags {
		id, word, _ := strings.Cut(f, "=")
		i := slices.IndexFunc(Questions, func(q question) bool { return q.Id == id })
		switch {
		case i < 0:
			var ids []string
			for _, q := range Questions {
				ids = append(ids, q.Id)
			}
			wrong = append(wrong, remedy.Errorf("--answer %s: there is no such question; they are %s", f,
				strings.Join(ids, ", ")))
			continue
		case word != "yes" && word != "no":
			wrong = append(wrong, remedy.Errorf("--answer %s: want %s=yes or %s=no", f, id, id))
			continue
		case word == "no" && Questions[i].no == nil && Questions[i].keys != "":
			wrong = append(wrong, remedy.Errorf("--answer %s: how far away is for the scenario to say (%s)", f,
				Questions[i].keys))
			continue
		}
		answers[id] = word
		if word == "yes" {
			set = append(set, Questions[i].yes...)
		} else {
			set = append(set, Questions[i].no...)
		}
	}
	if len(wrong) > 0 {
		return nil, nil, wrong
	}
	return answers, set, nil
}

// filledIn is the questionnaire with its answers.
func filledIn(p desk.Params, answers map[string]string) (all []result.Question) {
	for _, q := range Questions {
		line := result.Question{
			ID: q.Id, Control: q.control, Answer: result.NotKnown, From: result.FromNobody, Keys: q.keys,
		}
		if q.holds != nil {
			claimed, real := q.holds(p)
			line.From = result.FromKeys
			switch {
			case real:
				line.Answer = result.Yes
			case claimed:
				line.Answer, line.From = result.OnPaper, result.FromLevel
			default:
				line.Answer = result.No
			}
		}
		if word := result.Reply(answers[q.Id]); word != "" {
			line.From = result.FromFlag
			if q.holds == nil || line.Answer == word {
				line.Answer = word
			} else {
				line.From = result.FlagOverruled
			}
		}
		all = append(all, line)
	}
	return all
}

// Said is the answer to one question.
func Said(all []result.Question, id string) result.Reply {
	return all[slices.IndexFunc(all, func(q result.Question) bool { return q.ID == id })].Answer
}
