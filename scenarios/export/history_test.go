package export

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"boomerang/sim/dates"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

var measures = []result.Measure{
	{Name: "contacts", Unit: result.UnitContacts},
	{Name: "service_level", Unit: result.UnitShare},
	{Name: "heads", Unit: result.UnitHeads},
}

// A cell its measure cannot be, and one that could be two numbers, is refused with its
// line and both readings; money may be below zero, and a share may stand in per cent.
func TestHistoryOutOfRange(t *testing.T) {
	for _, c := range []struct {
		unit    result.Unit
		cells   string
		refused string
	}{
		{result.UnitShare, "0.8\n80", "line 3: x of 80 could be 80 % or 80 times"},
		{result.UnitShare, "1.2", "line 2: x of 1.2 could be 1.2 % or 1.2 times"},
		{result.UnitShare, "80%\n0.8\n1\n0", ""},
		{result.UnitShare, "180%", "cannot be 1.8: a share is at most 100 %"},
		{result.UnitShareMonth, "300", "cannot be 300: it is a share"},
		{result.UnitShareYear, "-0.1", "cannot be -0.1: it is below zero"},
		{result.UnitContacts, "2400\n-14500", "line 3: x cannot be -14500: it is below zero"},
		{result.UnitContacts, "1e99", "cannot be 1e+99: no company counts so many"},
		{result.UnitContacts, "50%", "written in per cent, and it is counted in contacts"},
		{result.UnitMinutes, "-1", "below zero"},
		{result.UnitMoney, "-14500\n2", ""},
		{result.UnitMoney, "-1e99", "no company counts so many"},
		{result.UnitPoints, "81\n0.9", ""},
		{result.UnitPoints, "0.81\n0.9", "at most 0.9 points of 100, or at most 90 points written as a share"},
		{result.UnitPoints, "181", "points of 100"},
	} {
		text := "month,x\n"
		for i, cell := range strings.Split(c.cells, "\n") {
			text += fmt.Sprintf("2024-%02d,%s\n", i+1, cell)
		}
		h, err := ReadHistory(t.Context(), write(t, text), []result.Measure{{Name: "x", Unit: c.unit}}, nil)
		switch {
		case c.refused == "" && (err != nil || len(h.Values["x"]) != len(h.Months)):
			t.Errorf("%s %q: %v", c.unit, c.cells, err)
		case c.refused != "" && (err == nil || !strings.Contains(err.Error(), c.refused)):
			t.Errorf("%s %q: %v, want %q", c.unit, c.cells, err, c.refused)
		}
	}
}

func TestHistoryByMonth(t *testing.T) {
	h, err := ReadHistory(t.Context(),
		write(t, "Month;Contacts;Service level;staff;note\n2024-02;1200;81,5 "+
			"%;10;x\n2024-01-01;1000;;12;y\nnonsense;1;1;1;z\n"), measures, map[string]string{"heads": "staff"})
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(h.Months, h.Values["contacts"], h.Values["heads"],
		h.Unknown) != "[24288 24289] [1000 1200] [12 10] [note]" {
		t.Errorf("%+v", h)
	}
	if s := h.Values["service_level"]; !math.IsNaN(s[0]) || math.Abs(s[1]-.815) > 1e-12 {
		t.Errorf("service level %v", s)
	}
	if len(h.Warnings) != 1 || strings.Contains(h.Warnings[0], "nonsense") {
		t.Errorf("%v", h.Warnings)
	}
}

func TestHistoryThatIsNone(t *testing.T) {
	if _, err := ReadHistory(t.Context(), write(t, "month,contacts\n2024-01,1\n2024-01,2\n"), measures,
		nil); err == nil || !strings.Contains(err.Error(), "stands twice") {
		t.Errorf("a month twice: %v", err)
	}
	if _, err := ReadHistory(t.Context(), write(t, "when,contacts\n2024-01,1\n"), measures,
		nil); err == nil || !strings.Contains(remedy.Text(err), "column named month") {
		t.Errorf("no month: %v", err)
	}
}

// TestHistoryOfAnExport: months cut off by an edge are left out.
func TestHistoryOfAnExport(t *testing.T) {
	text := "time,calls\n"
	for d := 10; d < 80; d++ { // 10 January to 19 March 2024
		text += fmt.Sprintf("%s 10:00,%d\n%s 11:00,1\n", dates.Numbered(19723+d), 5, dates.Numbered(19723+d))
	}
	h, err := ReadHistory(t.Context(), write(t, text), measures, nil)
	if err != nil || len(h.Months) != 1 || h.Values["contacts"][0] != 29*6 {
		t.Errorf("%+v %v", h, err)
	}
}

// Of two columns of one measure neither is taken, and a cell that is no number is told.
func TestHistoryThatCouldBeTwoOrIsNoNumber(t *testing.T) {
	_, err := ReadHistory(t.Context(), write(t, "month,contacts,Contacts\n2024-01,100,3\n"), measures, nil)
	if err == nil || !strings.Contains(err.Error(), "columns 2 and 3 both hold contacts") {
		t.Errorf("contacts twice: %v", err)
	}
	h, err := ReadHistory(t.Context(),
		write(t, "month,contacts,heads\n2024-01,€100,\n2024-02,200,some\n2024-03,300,12\n"), measures, nil)
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Join(h.Warnings, "\n")
	for _, want := range []string{"contacts is no number (line 2)", "heads is no number (line 3)"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q lacks %q", told, want)
		}
	}
}
