package answer

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// A fit is told with what was left out, and its charts' texts stand clear of
// each other.
func TestCalibrationIsDrawn(t *testing.T) {
	c := sample.Calibration()
	var b bytes.Buffer
	if err := Calibration(&b, c, 100); err != nil {
		t.Fatal(err)
	}
	flat := strings.Join(strings.Fields(b.String()), " ")
	for _, s := range []string{
		"once, 1 of 2 (50 %) of days",
		"Of the days of the last quarter, predicted from what came before, 1 of 2 (50 %) lie", "1,200 of 1,234 rows",
		"empty row", "4, 9, 12", "triage cannot see 40 %", "disputes long tail", "something to know",
	} {
		if !strings.Contains(flat, s) {
			t.Errorf("it does not say %q:\n%s", s, b.String())
		}
	}
	figures := CalibrationFigures(c)
	if len(figures) != 4 {
		t.Errorf("%d charts", len(figures))
	}
	for _, f := range figures {
		sample.CheckBoxes(t, f.Name, f)
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
	a := sample.Assessment()
	a.Plan += "<script>alert(1)</script>"
	if err := folder.Write(dir, func(f *folder.Folder) error {
		return result.WriteAnswer(f, result.AssessFile,
			a)
	}); err != nil {
		t.Fatal(err)
	}
	if left, err := drawIn(dir); err != nil || len(left) > 0 {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(dir, AssessPage))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(page, []byte("<script")) || !bytes.Contains(page, []byte("Six moves")) || !bytes.Contains(page,
		[]byte("<svg")) {
		t.Error("the page acts, or lacks its moves or its chart")
	}
}
