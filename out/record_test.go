package out

import (
	"bytes"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// A scenario that contradicts its record says so on page one in words, with both figures and the reason; what agrees,
// and an input that does not, are no such sentence. Its chart follows right after the answer.
func TestRecordStandsOnPageOne(t *testing.T) {
	r, runs := sample.Result(2)
	at := func(name, role string, v result.AgainstRecord) result.Published {
		return result.Published{
			Name: name, Measure: result.Net, From: -1, To: -1, Role: role, Value: 40e6, Low: 40e6, High: 40e6,
			Unit: result.UnitMoney, Verdict: v, Source: "a release", Grade: "B", Note: "because of " + name,
			Simulated: &result.Quantiles{P5: -9e6, P25: -5e6, P50: -4e6, P75: -3e6, P95: -1e6},
		}
	}
	r.Record = &result.Record{Worlds: 40, Figures: []result.Published{
		at("profit", "check", result.Contradicts), at("cost", "check", result.Agrees),
		at("heads", "input", result.Contradicts),
		at("waits", "check", result.Near), at("more", "check", result.Near),
	}}
	var page, text bytes.Buffer
	if err := HTML(&page, r, runs); err != nil {
		t.Fatal(err)
	}
	if err := Verdict(&text, r, 400); err != nil {
		t.Fatal(err)
	}
	want := "Contradicts the record: profit: net (whole run) was published as €40.0M and is simulated as −€4.00M (9 " +
		"of 10 futures −€9.00M to −€1.00M): because of profit."
	if n := strings.Count(text.String(), "Contradicts the record"); n != 1 || !strings.Contains(text.String(), want) {
		t.Errorf("%d sentences; want %q in\n%s", n, want, text.String())
	}
	first, rest, ok := strings.Cut(page.String(), `<section id="charts">`)
	said := "1 of 4 published figures contradicts the model: profit (published €40.0M, simulated"
	if !ok || !strings.Contains(first, said) {
		t.Error("the record is not on page one")
	}
	if !strings.Contains(rest, "because of profit") {
		t.Error("the reason is not in the appendix")
	}
	record, others := strings.Index(rest, "Published against simulated"), strings.Index(rest, "Figure 2")
	if record < 0 || record > others {
		t.Errorf("chart 20 at %d does not follow the answer: the second figure stands at %d", record, others)
	}
}
