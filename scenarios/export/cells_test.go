package export

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"boomerang/models/fit"
)

// one reads a file with one column more than a ticket needs, its cells as said.
func one(t *testing.T, column string, o Options, cell func(i int) string) (*Export, string) {
	t.Helper()
	text := file("id,created_at,category,"+column, 320, func(i int, at time.Time) string {
		return fmt.Sprintf("%d,%s,A,%s", i, at.Format(time.DateTime), quotedCell(cell(i)))
	})
	e, err := Read(t.Context(), write(t, text), o)
	if err != nil {
		t.Fatalf("%s: %v", column, err)
	}
	return e, strings.Join(e.Warnings, "\n")
}

// mean of what tickets have, and how many have it.
func mean(e *Export, of func(x fit.Ticket) float32) (mean float64, n int) {
	for _, x := range e.Tickets {
		if v := of(x); v >= 0 {
			mean, n = mean+float64(v), n+1
		}
	}
	return mean / max(float64(n), 1), n
}

// A handle time of 200 to 399 s is the same in every form.
func TestFormsOfDurations(t *testing.T) {
	want := 0.
	for i := range 320 {
		want += float64(200+i*37%200) / 60 / 320
	}
	for _, c := range []struct {
		column string
		unit   string
		form   func(s int) string
	}{
		{"handle_time", "", func(s int) string { return fmt.Sprintf("%02d:%02d", s/60, s%60) }},
		{"handle_time", "", func(s int) string { return fmt.Sprintf("%dm %ds", s/60, s%60) }},
		{"handle_time", "", func(s int) string { return fmt.Sprintf("PT%dM%dS", s/60, s%60) }},
		{"handle_time", "", func(s int) string { return fmt.Sprintf("0 days 00:%02d:%02d", s/60, s%60) }},
		{"handle_time", "", func(s int) string { return fmt.Sprintf("0.00:%02d:%02d", s/60, s%60) }},
		{"handle_time", "", func(s int) string { return fmt.Sprintf("%d ms", 1000*s) }},
		{"handle_time", "", func(s int) string { return fmt.Sprintf("%d Min. %d Sek.", s/60, s%60) }},
		{"handle_time", "", func(s int) string { return fmt.Sprintf("%d分%d秒", s/60, s%60) }},
		{"handle_time", "", func(s int) string { return fmt.Sprintf("%d minutes and %d seconds", s/60, s%60) }},
		{"handle_time", "ms", func(s int) string { return fmt.Sprint(1000 * s) }},
		{"handle_time", "s", func(s int) string { return fmt.Sprint(s) }},
		{"handle_time_ms", "", func(s int) string { return fmt.Sprint(1000 * s) }},
		{"AHT (mm:ss)", "", func(s int) string { return fmt.Sprintf("%d:%02d", s/60, s%60) }},
		{"Bearbeitungszeit (Sek.)", "", func(s int) string { return fmt.Sprint(s) }},
		{"aht_min", "", func(s int) string { return strings.Replace(fmt.Sprintf("%.4f", float64(s)/60), ".", ",", 1) }},
	} {
		e, told := one(t, c.column, Options{HandleUnit: c.unit}, func(i int) string { return c.form(200 + i*37%200) })
		if got, n := mean(e, func(x fit.Ticket) float32 { return x.Handle }); math.Abs(got-want) > .001 || n != 320 {
			t.Errorf("%s, %s: %v min of %d, want %v; told %q", c.column, c.form(330), got, n, want, told)
		}
	}
}

// A number without a unit, and cells that cannot be read, are left out and said; the rest
// of the file is read. Times to resolution are durations, in the unit of their name.
func TestDurationsWithoutAUnit(t *testing.T) {
	for _, c := range []struct {
		column, told string
		cell         func(i int) string
		handle       float64 // mean minutes; −1: left out
		lasted       float64
	}{
		{"duration", "no unit", func(i int) string { return fmt.Sprint(200 + i) }, -1, -1},
		{"duration", "no unit", func(i int) string { return fmt.Sprintf("0:%02d", 30+i%30) }, -1, -1},
		{"handle_minutes", "cannot be read", func(int) string { return "a while" }, -1, -1},
		{"handle_minutes", "107 of 320", func(i int) string { return []string{"long", "5", "5"}[i%3] }, -1, -1},
		{"resolution_time", "--lasted-unit", func(i int) string { return fmt.Sprint(i % 5) }, -1, -1},
		{"Resolution Time (hrs)", "", func(i int) string { return fmt.Sprint(i % 5) }, -1, 120},
		{"resolution_time", "hours and minutes", func(i int) string { return fmt.Sprintf("%d:00", i%5) }, -1, 120},
		{"time_to_resolution", "", func(i int) string { return fmt.Sprintf("%d days 06:00:00", i%5) }, -1, 2*1440 +
			360},
		{"resolved_at", "cannot be read", func(int) string { return "soon" }, -1, -1},
	} {
		e, told := one(t, c.column, Options{}, c.cell)
		handle, n := mean(e, func(x fit.Ticket) float32 { return x.Handle })
		if n == 0 {
			handle = -1
		}
		lasted, n := mean(e, func(x fit.Ticket) float32 { return x.Lasted })
		if n == 0 {
			lasted = -1
		}
		if handle != c.handle || lasted != c.lasted || !strings.Contains(told, c.told) || c.told == "" && told != "" {
			t.Errorf("%s, %q: handle %v, lasted %v, told %q", c.column, c.cell(1), handle, lasted, told)
		}
	}
}

// Satisfaction in per cent, of five and in words.
func TestFormsOfSatisfaction(t *testing.T) {
	for _, c := range []struct {
		form  func(k int) string // of 1 to 5
		want  float64
		scale string
	}{
		{func(k int) string { return fmt.Sprint(k) }, 3, ""},
		{func(k int) string { return fmt.Sprintf("%d%%", 20*k) }, .6, "share"},
		{func(k int) string { return fmt.Sprintf("%d,5 %%", 20*k) }, .605, "share"},
		{func(k int) string { return fmt.Sprintf("%d percent", 20*k) }, .6, "share"},
		{func(k int) string {
			return []string{"", "Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"}[k]
		}, 3, "of 5"},
		{func(k int) string { return fmt.Sprintf("%d/5", k) }, 3, "of 5"},
		{func(k int) string { return fmt.Sprintf("%d of 5", k) }, 3, "of 5"},
		{func(k int) string { return []string{"Bad", "Good"}[k/3] }, .6, "share"},
		{func(k int) string { return []string{"schlecht", "gut"}[k/3] }, .6, "share"},
		{func(k int) string { return []string{"", "Offered", "Bad", "Good", "Good", "Good"}[k] }, .75, "share"},
		{func(k int) string { return fmt.Sprintf("%d - fine", k) }, 3, ""},
	} {
		e, told := one(t, "satisfaction", Options{}, func(i int) string { return c.form(1 + i%5) })
		got, _ := mean(e, func(x fit.Ticket) float32 { return x.Satisfaction })
		if math.Abs(got-c.want) > 1e-6 || e.Scale != c.scale || told != "" {
			t.Errorf("%q: %v on %q, told %q", c.form(4), got, e.Scale, told)
		}
	}
	e, told := one(t, "csat", Options{}, func(i int) string { return []string{"80%", "4", "Good"}[i%3] })
	if _, n := mean(e, func(x fit.Ticket) float32 { return x.Satisfaction }); n != 0 ||
		!strings.Contains(told, "several ways") {
		t.Errorf("mixed scales: %d, told %q", n, told)
	}
}

// Yes and no in the languages of most people.
func TestAnswersInLanguages(t *testing.T) {
	for _, c := range [][2]string{
		{"yes", "no"},
		{"TRUE", "FALSE"},
		{"Y", "N"},
		{"是", "否"},
		{"हाँ", "नहीं"},
		{"Sí", "No"},
		{"Oui", "Non"},
		{"نعم", "لا"},
		{"হ্যাঁ", "না"},
		{"Sim", "Não"},
		{"Да", "Нет"},
		{"ہاں", "نہیں"},
		{"Ya", "Tidak"},
		{"Ja", "Nein"},
		{"はい", "いいえ"},
		{"WAHR", "FALSCH"},
		{"VERDADERO", "FALSO"},
		{"是的", "不是"},
		{"نعم", "كلا"},
		{"あり", "なし"},
		{"Ja", "Nej"},
		{"1", "0"},
	} {
		e, told := one(t, "reopened", Options{}, func(i int) string { return c[min(i%4, 1)] })
		if got, n := mean(e, func(x fit.Ticket) float32 { return x.Reopened }); got != .25 || n != 320 || told != "" {
			t.Errorf("%v: %v of %d, told %q", c, got, n, told)
		}
	}
}

// A rate of which most cells are blank is left out, unless somebody says what blank
// means; ways to write that there is nothing are blank.
func TestBlankMarks(t *testing.T) {
	for _, c := range []struct {
		cells [4]string
		blank string
		want  float64 // −1: left out
		told  string
	}{
		{[4]string{"1", "", "", ""}, "", -1, "25 % would be reopened"},
		{[4]string{"1", "", "", ""}, "no", .25, "blanks"},
		{[4]string{"1", "", "", ""}, "unknown", -1, "left out"},
		{[4]string{"yes", "N/A", "null", "-"}, "", -1, "left out"},
		{[4]string{"yes", "no", "", ""}, "", .5, "stands for the others"},
		{[4]string{"2024-03-01 10:00", "", "", ""}, "", .25, "holds dates"},
		{[4]string{"1", "0", "0", "0"}, "", .25, ""},
	} {
		e, told := one(t, "reopened", Options{Blank: c.blank}, func(i int) string { return c.cells[i%4] })
		got, n := mean(e, func(x fit.Ticket) float32 { return x.Reopened })
		if n == 0 {
			got = -1
		}
		if got != c.want || !strings.Contains(told, c.told) || c.told == "" && told != "" {
			t.Errorf("%q, blank %q: %v, told %q", c.cells, c.blank, got, told)
		}
	}
}

// Categories keep their letters; case and spaces make no other category, and N/A is none.
func TestCategoriesAreWords(t *testing.T) {
	cells := []string{"Störung", "störung ", " STÖRUNG", "N/A", "請求", "Billing  question", "billing question", "none"}
	text := file("id,created_at,category", 320, func(i int, at time.Time) string {
		return fmt.Sprintf("%d,%s,%s", i, at.Format(time.DateTime), cells[i%len(cells)])
	})
	e, err := Read(t.Context(), write(t, text), Options{})
	if err != nil || strings.Join(e.Categories, "|") != "Störung|請求|Billing question" {
		t.Errorf("%v %q", err, e.Categories)
	}
	if _, n := mean(e, func(x fit.Ticket) float32 { return float32(x.Category) }); n != 240 {
		t.Errorf("%d of 320 have a category", n)
	}
}
