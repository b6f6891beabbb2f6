package scenarios

import (
	"fmt"
	"math"
	"strings"

	"boomerang/models/desk"
)

// A company may state contacts a month instead of issues of a customer, full-time equivalents
// instead of heads, and channels instead of a concurrency (channel_mix.go). Who states both in one
// breath is held to what one makes of the other, to one part in a hundred; what an extended file
// said in the other way is overruled by the last.

// agree is how far two ways to say one thing may lie apart, as a share.
const agree = .01

// other ways to say what a key says, which it overrules in earlier layers.
var otherWays = map[string][]string{
	"humans.heads":                 {"humans.fte"},
	"humans.fte":                   {"humans.heads"},
	"segment.*.issues_per_year":    {"segment.*.contacts_per_month"},
	"segment.*.contacts_per_month": {"segment.*.issues_per_year"},
	"arrivals.contacts_per_month":  {"segment.*.issues_per_year", "segment.*.contacts_per_month"},
	"humans.concurrency":           {"channel.*.share"},
	"channel.*.share":              {"humans.concurrency"},
}

// overruleWays drops from a table what earlier layers said in another way than this one.
func overruleWays(table map[string]leaf, layer []leaf) {
	for _, l := range layer {
		if l.value.auto {
			continue
		}
		for path, before := range table {
			for _, other := range otherWays[l.key.Path] {
				if before.key.Path == other && (l.row == "" || before.row == "" || l.row == before.row) {
					delete(table, path)
				}
			}
		}
	}
}

// stateContacts leaves issues that nobody stated to the contacts that somebody did.
func (r *resolution) stateContacts() {
	all := r.get("arrivals.contacts_per_month")
	for _, own := range r.of("segment.*.contacts_per_month") {
		issues := r.get(strings.TrimSuffix(own.path, "contacts_per_month") + "issues_per_year")
		if (!own.value.auto || !all.value.auto) && issues.pos.File == byDefault {
			issues.value, issues.text = value{auto: true, number: math.NaN()}, `"auto"`
		}
	}
}

// checkReported refuses issues that nothing is said of, contacts that leave nothing to
// share, and heads and concurrency stated in two ways that differ.
func (s *draft) checkReported(problems *Problems) {
	s.checkChannels(problems)
	r := s.base
	all := r.get("arrivals.contacts_per_month")
	own, open := 0.0, false
	for _, st := range r.of("segment.*.contacts_per_month") {
		issues := r.get(strings.TrimSuffix(st.path, "contacts_per_month") + "issues_per_year")
		switch {
		case !st.value.auto:
			own += st.value.median()
		case !issues.value.auto:
		case all.value.auto:
			refuse(problems, issues.pos, Problem{
				Key: issues.path, What: "leaves open how many call", Got: issues.echo(),
				Want: "issues a customer raises a year, or contacts a month: " + st.path + " or " + all.path,
			})
		default:
			open = true
		}
	}
	if !all.value.auto && (own > all.value.median()*(1+agree) || open && own >= all.value.median()) {
		refuse(problems, all.pos, Problem{
			Key: all.path, What: "is less than the segments that state their contacts have", Got: all.echo(),
			Want: "more than " + trim(own), Hint: "the segments without contacts share what is left, and nothing is",
		})
	}
	heads, jobs := r.get("humans.heads"), r.get("humans.fte")
	if heads.value.auto || jobs.value.auto {
		return
	}
	given := heads.value.median()
	if asked := r.headsOf(jobs.value.median()); apart(given, asked) {
		refuse(problems, jobs.pos, Problem{
			Key: jobs.path, What: "and humans.heads are not the same desk", Got: jobs.echo(),
			Want: fmt.Sprintf("%s, which humans.heads = %s come to", trim(roundTo(given*jobs.value.median()/asked)),
				heads.text),
			Hint: "state one of the two, or humans.full_time_hours, the paid hours of a full-time job",
		})
	}
}

// headsOf is how many heads so many full-time jobs are, at the medians.
func (r *resolution) headsOf(jobs float64) float64 {
	params := desk.Params{Humans: desk.Humans{
		FullTimeJobs: jobs, FullTimeHours: r.get("humans.full_time_hours").value.median(),
		WeeklyHours: r.get("humans.weekly_hours").value.median(),
	}}
	return params.InHeads().Humans.Heads
}

// checkContacts refuses contacts and issues stated side by side that are not the same.
func (s *draft) checkContacts(company desk.Params, problems *Problems) {
	r := s.base
	for i, st := range r.of("segment.*.contacts_per_month") {
		issues := r.get(strings.TrimSuffix(st.path, "contacts_per_month") + "issues_per_year")
		played := company.Segments[i].IssuesPerYear
		if st.value.auto || issues.value.auto || !apart(issues.value.median(), played) {
			continue
		}
		refuse(problems, issues.pos, Problem{
			Key: issues.path, What: "and " + st.path + " are not the same desk", Got: issues.echo(),
			Want: trim(roundTo(played)) + ", which " + st.text + " contacts a month come to", Physics: true,
			Hint: "state one of the two",
		})
	}
	all := r.get("arrivals.contacts_per_month")
	if all.value.auto {
		return
	}
	if made := company.ByFormula().Contacts; apart(made, all.value.median()) {
		refuse(problems, all.pos, Problem{
			Key: all.path, What: "and what the segments state are not the same desk", Got: all.echo(),
			Want: trim(roundTo(made)) + ", which the segments come to", Physics: true,
			Hint: `state one of the two: a segment with issues_per_year = "auto" has its part of the total`,
		})
	}
}

// apart tells two ways to say one thing that differ by more than they may.
func apart(a, b float64) bool { return math.Abs(a-b) > agree*math.Max(math.Abs(a), math.Abs(b)) }

// roundTo keeps three figures, as far as a want is read.
func roundTo(x float64) float64 {
	if x == 0 {
		return 0
	}
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(x)))) - 2)
	return math.Round(x/unit) * unit
}
