package wording

import (
	"fmt"
	"slices"

	"boomerang/sim/result"
)

// OtherDesks heads the month before the cut beside what other desks publish.
const OtherDesks = "The month before the cut, simulated, beside what other desks publish"

// otherFigures say what callers or agents of a desk do, a figure put in and what others publish.
var otherFigures = map[result.FindingKind]string{
	result.OthersWait:      "callers wait %s on average (others %s)",
	result.OthersHangUp:    "%s of callers hang up (others %s)",
	result.OthersOccupancy: "people are busy for %s of their time on duty (others %s)",
}

// outsideFor say why a figure lies outside what others publish.
var outsideFor = map[string]string{
	result.ForStatedLevel: "the service level it states makes it so: answering %.0f %% within %.0f s",
	result.ForPatience: "its callers hang up after %.1f min on average (humans.patience), those of the desks that " +
		"publish both wait and hang-ups after about %.0f min",
	result.ForSpareHeads: "it has more heads than its service level needs: answering %.0f %% within %.0f s takes " +
		"%s of %s",
	result.ForMissingHeads: "it has too few heads for its service level: answering %.0f %% within %.0f s takes " +
		"%s, not %s",
	result.ForChance: "one month is played, and chance may do it: the desk is staffed for %.0f %% within %.0f s",
}

// besideWhy is of a figure of the month before day 0, beside what other desks publish.
func besideWhy(f result.Finding) string {
	source, _ := f.Facts.Of(result.PublishedBy)
	text := fmt.Sprintf("published: %s (grade %s)", Clean(source.Text), source.Name)
	if because := Outside(f); because != "" {
		text += "; " + because
	}
	return text
}

// Outside says why a figure lies outside what other desks publish, "" of one that does not.
func Outside(f result.Finding) string {
	because := f.Facts.Name(result.OutsideFor)
	form := outsideFor[because]
	switch because {
	case "":
		return ""
	case result.ForPatience:
		return fmt.Sprintf(form, f.Facts.Number(result.Patience), f.Facts.Number(result.PatienceOfOthers))
	case result.ForOccupancyLimit:
		return HeadsBeyond(f.Facts.Number(result.BeyondLevel), f.Facts.Number(result.HeadsNeeded),
			f.Facts.Number(result.OccupancyLimit))
	}
	said := []any{100 * f.Facts.Number(result.ServiceLevel), 60 * f.Facts.Number(result.AnswerWithin)}
	if because == result.ForSpareHeads || because == result.ForMissingHeads {
		said = append(said, fmt.Sprintf("%.0f", f.Facts.Number(result.HeadsNeeded)),
			fmt.Sprintf("%.0f", f.Facts.Number(result.Heads)))
	}
	return fmt.Sprintf(form, said...)
}

// UnlikeOthers says on page one how the desk of day 0 differs from desks that publish their figures, and
// why; "" where it does not.
func UnlikeOthers(all []result.Finding, u Units) string {
	var differ, because []string
	for _, f := range all {
		form := otherFigures[f.Kind]
		if f.Verdict == result.OK || form == "" || f.Value == nil || f.Low == nil || f.Bound == nil {
			continue
		}
		others := u.Quantity(*f.Low, f.Unit) + " to " + u.Quantity(*f.Bound, f.Unit)
		differ = append(differ, fmt.Sprintf(form, u.Quantity(*f.Value, f.Unit), others))
		if why := Outside(f); why != "" && !slices.Contains(because, why) {
			because = append(because, why)
		}
	}
	if len(differ) == 0 {
		return ""
	}
	return "Before any cut this desk is unlike those that publish their figures: " + Joined(differ) + ". Why: " +
		Joined(because) + ". If your own reports show something else, state it (humans.service_level, " +
		"humans.answer_within, humans.heads)"
}
