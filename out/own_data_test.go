package out

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// sampleAssessment lacks one control of three.
func sampleAssessment() *result.Assessment {
	change := func(mean float64) result.Difference {
		return result.Difference{Mean: mean, Clear: true, Interval: &result.Interval{Lo: mean * .9, Hi: mean * 1.1, Level: .9}, Quantiles: &result.Quantiles{P5: mean * .5, P95: mean * 2}}
	}
	step := &result.Step{
		Name: "Allowed to do", Set: []string{"controls.allowlist=true"}, Loss: result.Probability{Value: .55}, Without: result.Probability{Value: .62},
		Changes: []result.StepGain{{Measure: "net", Title: "Net", Unit: "money", Change: change(230e3)}, {Measure: "leakage", Title: "Leakage", Unit: "money", Change: change(-228e3)}},
	}
	return &result.Assessment{
		Head: sampleHead, Worlds: 45, Standing: sampleStanding(step),
		Steps: []result.Step{{Name: "All missing controls", Changes: step.Changes[:1]}, {Name: "nothing to say"}},
		Moves: []result.Move{{Title: "Map every AI tool", Status: "unknown"}, {Title: "Define the action allowlist", Status: "to do", Figures: []string{"7.8 % of sessions would act."}, Step: step}},
	}
}

func sampleStanding(step *result.Step) result.Standing {
	return result.Standing{
		Operates: 4, Supported: 1, Real: 1, Window: true,
		Questions: []result.Question{{ID: "rules", Control: "Allowed to do", Text: "Does every action have its condition?", Answer: "no", From: "controls.allowlist"}},
		Controls:  []result.Control{{Name: "Allowed to do", Status: "missing", Step: step, Note: "not answered: tools"}, {Name: "Verified", Status: "in force"}, {Name: "Contained", Status: "in force"}},
	}
}

// sampleBacktest has two measures, one of a single month.
func sampleBacktest() *result.Backtest {
	month := func(m string, seen float64) result.BackMonth {
		return result.BackMonth{Month: m, Seen: seen, P5: 900, P25: 1000, P50: 1100, P75: 1200, P95: 1400, Rank: .09}
	}
	return &result.Backtest{
		Head: sampleHead, History: "history.csv", Worlds: 45, Verdict: "as predicted: contacts; too little data to tell: heads",
		Measures: []result.BackMeasure{
			{Measure: "contacts", Title: "Contacts", Unit: "contacts", Months: []result.BackMonth{month("2024-01", 950), month("2024-02", 2000)}, Inside90: .5, Expected: [2]float64{.71, 1}, Verdict: "as predicted"},
			{Measure: "heads", Title: "Heads", Unit: "heads", Months: []result.BackMonth{{Month: "2024-01"}}, Verdict: "too little data to tell"},
		},
		Curve: []result.CoveragePlot{{Level: 0, Inside: 0}, {Level: .5, Inside: .6}, {Level: 1, Inside: 1}},
	}
}

// sampleCalibration has everything a ticket export may give.
func sampleCalibration() *result.Calibration {
	m := func(x float64) *result.Measured {
		return &result.Measured{Value: x, N: 30, Interval: &result.Interval{Lo: x * .9, Hi: x * 1.1, Level: .9}}
	}
	points := []result.Quantile{{P: .05, Fitted: 1, Seen: 1.1}, {P: .5, Fitted: 2, Seen: 2}, {P: .95, Fitted: 9, Seen: 8}}
	held := &result.HeldBack{FittedDays: 90, Level: .9, Stochastic: result.Measured{Value: .5, N: 2}, Poisson: result.Measured{N: 2},
		Days: []result.HeldDay{{Day: "2024-03-01", Seen: 1000, Mean: 1000, Lo: 900, Hi: 1100, PoissonLo: 950, PoissonHi: 1050}, {Day: "2024-03-02", Seen: 2000, Mean: 1000, Lo: 900, Hi: 1100, PoissonLo: 950, PoissonHi: 1050}}}
	return &result.Calibration{
		Source: "tickets.csv", Unit: "tickets", First: "2024-01-01", Last: "2024-03-30", Days: 90,
		Input: result.Intake{Form: "UTF-8", Rows: 1234, Kept: 1200, Columns: []result.ColumnAs{{Role: "opened", Name: "created"}},
			Losses: []result.Loss{{Why: "empty row", Rows: 3, Lines: []int{4, 9, 12}}}},
		PerYear: *m(1e5), DayCV: m(.06), DayLag1: m(.6), Residuals: points, LastPart: held, InTurn: held, Handle: m(6), Reopened: m(.01),
		Families:   []result.FamilyFit{{Family: "lognormal", Mean: 6, CV: 1.2, LogLikelihood: -1e4, Distance: .01, Points: points}},
		Categories: []result.CategoryFit{{Name: "disputes", LongTail: true, Share: *m(.3), Touches: m(5), Handle: m(14)}, {Name: "faq", Share: *m(.7)}},
		LongTail: &result.LongTail{Rule: "categories with more than 3 touches on average", Categories: 1, Of: 2, TicketShare: *m(.3), WorkShare: *m(.5), Hindsight: .6, Unseen: .4, HardAbove: 3, Explained: .2,
			Curve: []result.Curve{{}, {Tickets: .5, Triage: .6, Hindsight: .8}, {Tickets: 1, Triage: 1, Hindsight: 1}}},
		Warnings: []string{"something to know"},
	}
}

// A fit is told with what was left out, and its charts' texts stand clear of
// each other.
func TestCalibrationIsDrawn(t *testing.T) {
	c := sampleCalibration()
	var b bytes.Buffer
	if err := Calibration(&b, c, 100); err != nil {
		t.Fatal(err)
	}
	flat := strings.Join(strings.Fields(b.String()), " ")
	for _, s := range []string{"once, 1 of 2 (50 %) of days", "Of the days of the last quarter, predicted from what came before, 1 of 2 (50 %) lie", "1,200 of 1,234 rows", "empty row", "4, 9, 12", "triage cannot see 40 %", "disputes long tail", "something to know"} {
		if !strings.Contains(flat, s) {
			t.Errorf("it does not say %q:\n%s", s, b.String())
		}
	}
	figures := CalibrationFigures(c)
	if len(figures) != 4 {
		t.Errorf("%d charts", len(figures))
	}
	for _, f := range figures {
		checkBoxes(t, f.Name, f)
	}
	if n := len(CalibrationFigures(&result.Calibration{})); n != 0 {
		t.Errorf("%d charts of nothing", n)
	}
	if err := Calibration(&b, &result.Calibration{PerYear: *c.Handle}, 80); err != nil {
		t.Error(err)
	}
}

// The page of an assessment is inert, whatever a scenario calls its plans.
func TestAssessmentHasAPage(t *testing.T) {
	dir := t.TempDir()
	a := sampleAssessment()
	a.Plan += "<script>alert(1)</script>"
	if err := result.WriteAnswer(dir, result.AssessFile, a); err != nil {
		t.Fatal(err)
	}
	if err := DrawAnswers(dir); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(dir, AssessPage))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(page, []byte("<script")) || !bytes.Contains(page, []byte("Six moves")) || !bytes.Contains(page, []byte("<svg")) {
		t.Error("the page acts, or lacks its moves or its chart")
	}
}
