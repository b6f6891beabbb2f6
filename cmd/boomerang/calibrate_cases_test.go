package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// hoursOf are the hours of the day in which rows of a calibration come.
func hoursOf(c *result.Calibration) (hours []int) {
	for h, x := range c.HourOfWeek {
		if x > 0 && !slices.Contains(hours, h%24) {
			hours = append(hours, h%24)
		}
	}
	slices.Sort(hours)
	return hours
}

// near reports whether a figure is there and as wanted, to so many parts of one.
func near(m *result.Measured, want, part float64) bool {
	return m != nil && math.Abs(m.Value-want) <= part*math.Abs(want)
}

// doubts reports whether a calibration has a doubt with some words.
func doubts(c *result.Calibration, words string) bool {
	return slices.ContainsFunc(c.Warnings, func(w result.Warning) bool { return strings.Contains(w.Reason, words) })
}

// dressed is a file of the same 644 tickets, its satisfaction on a scale.
func dressed(scale float64, names ...string) func(c *result.Calibration) bool {
	return func(c *result.Calibration) bool {
		var found []string
		counts := map[string]float64{}
		for _, k := range c.Categories {
			found = append(found, k.Name)
			counts[k.Name] = math.Round(k.Share.Value * 644)
		}
		slices.Sort(found)
		return c.Input.Kept == 644 && near(c.Handle, 442.4/60, .001) && near(c.Reopened, .149, .003) &&
			near(c.Satisfied, 2.98*scale, .003) && near(c.Resolution, 24.9, .003) && slices.Equal(found, names) &&
			counts[names[0]]+counts[names[1]]+counts[names[2]]+counts[names[3]] == 644
	}
}

// Small files that stand for whole kinds of mistakes, and what is right of each.
func TestCases(t *testing.T) {
	dir := "../../../shared/cases"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the shared cases are not here: %v", err)
	}
	english := []string{"billing", "dispute", "login", "refund"}
	office := func(c *result.Calibration) bool { return slices.Equal(hoursOf(c), []int{9, 10, 11, 12, 13}) }
	tickets := func(c *result.Calibration) bool { return c.Unit == "tickets" && c.Input.Kept == 120 }
	for name, right := range map[string]func(c *result.Calibration) bool{
		"min_mid.csv": office, "min_dt.csv": office, "min_jira.csv": office,
		"growth4.csv": func(c *result.Calibration) bool {
			month := c.PerYear.Value / 365.25 * 30 * math.Pow(1+c.Growth.Value, 15/365.25)
			return near(c.Growth, 1.01, .02) && math.Abs(month/12_330-1) < .015 && c.LastPart.Stochastic.Value > .85
		},
		"growth20.csv": func(c *result.Calibration) bool { return near(c.Growth, 3.47, .01) && len(c.Closed) == 0 },
		"lag.csv": func(c *result.Calibration) bool {
			return c.DayLag1 == nil || c.DayLag1.Interval.Hi < .99 && c.DayLag1.Interval.Lo > -.99
		},
		"min_num.csv":         func(c *result.Calibration) bool { return near(c.Handle, 15, 1e-6) },
		"min_contacts.csv":    func(c *result.Calibration) bool { return tickets(c) && near(c.Handle, 5, 1e-6) },
		"min_numcustomer.csv": tickets, "min_volume.csv": tickets,
		"min_blank.csv": func(c *result.Calibration) bool {
			return c.Reopened == nil && doubts(c, "25 % would be reopened")
		},
		"min_ev.csv":   func(c *result.Calibration) bool { return tickets(c) && near(c.Reopened, 1, 0) },
		"b2b.csv":      func(c *result.Calibration) bool { return c.Followed == nil && warns(c, result.ByChance) },
		"min_firm.csv": func(c *result.Calibration) bool { return c.Followed == nil && warns(c, result.ByChance) },
		"monthly_region.csv": func(c *result.Calibration) bool {
			return near(&c.PerYear, 47_915, .03) && c.Total == 143_746 && c.Spacing == "month" && c.HourOfWeek == nil
		},
		"utc_us.csv": func(c *result.Calibration) bool { return doubts(c, "--time-zone") },
		"min_dur.csv": func(c *result.Calibration) bool {
			return tickets(c) && c.Handle == nil && doubts(c, "no "+
				"unit")
		},
		"min_restime.csv": func(c *result.Calibration) bool {
			return tickets(c) && c.Resolution == nil && doubts(c, "--lasted-unit")
		},
		"min_restime_h.csv": func(c *result.Calibration) bool { return near(c.Resolution, 19.5, 1e-6) },
		"min_sf.csv": func(c *result.Calibration) bool {
			return tickets(c) && len(c.Channels) == 1 && len(c.Input.Columns) == 5
		},
		"min_date_created_time.csv": func(c *result.Calibration) bool {
			return tickets(c) &&
				len(c.Input.Columns) == 4
		},

		"text_dur.csv": dressed(1, english...), "csat_pct.csv": dressed(.2, english...),
		"epochfloat.csv": dressed(1, english...), "excelserial.csv": dressed(1, english...),
		"sep_excel.csv": dressed(1, english...),
		"de_latin1.csv": dressed(1, "gebühren", "rückerstattung", "störung", "zugänge"),
	} {
		if c, _ := calibrates(t, filepath.Join(dir, name)); !right(c) {
			t.Errorf("%s: %d %s, year %+v, growth %+v, hours %v, handle %+v, reopened %+v, satisfied %+v, "+
				"resolution %+v, %+v",
				name, c.Input.Kept, c.Unit, c.PerYear, c.Growth, hoursOf(c), c.Handle, c.Reopened, c.Satisfied,
				c.Resolution,
				c.Warnings)
		}
	}
	c, _ := calibrates(t, filepath.Join(dir, "utc_us.csv"), "--time-zone", "America/New_York")
	if hours := hoursOf(c); hours[0] < 7 || hours[len(hours)-1] > 21 {
		t.Errorf("on the clock of New York: %v", hours)
	}
	c, _ = calibrates(t, filepath.Join(dir, "min_blank.csv"), "--blank", "no")
	if !near(c.Reopened, .25, 0) {
		t.Errorf("blank means no: %+v", c.Reopened)
	}
}

// The verb ends with what the desk would take and what the export has not told; as of a
// later day a growing volume is larger.
func TestCalibrateEndsWithANeed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tickets.csv")
	if err := os.WriteFile(path, ticketExport(6000), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if code := run([]string{"calibrate", path, "-o", t.TempDir()}, strings.NewReader(""), &stdout, &stderr); code != 0 {
		t.Fatalf("exit %d: %s", code, stderr.String())
	}
	for _, words := range []string{
		"75 days, 6,000 tickets", "agents to", "heads of 37.5", "humans.patience",
		"churn_per_year",
	} {
		if !strings.Contains(strings.Join(strings.Fields(stdout.String()), " "), words) {
			t.Errorf("it does not say %q", words)
		}
	}
	c, _ := calibrates(t, path)
	if n := c.Need; n.Assumed || !n.Staffed || n.Hours < n.Work || n.Heads < n.Work/37.5 {
		t.Errorf("%+v", n)
	}
	if code := run([]string{"calibrate", path, "-o", t.TempDir(), "--as-of", "soon"}, strings.NewReader(""), &stdout,
		&stderr); code != 2 && code != 1 {
		t.Errorf("--as-of soon: exit %d", code)
	}
}

// NHS 111 by months and providers: patience from calls given up against calls answered
// late (about .3 given up for each; evidence: .26 over the year).
func TestAbandonmentByMonths(t *testing.T) {
	c, dir := calibrates(t, real(t, "nhs111_fit.csv"))
	if c.Spacing != "month" || c.Abandonment == nil || c.Abandonment.Value < .22 || c.Abandonment.Value > .36 ||
		c.Patience == nil || c.Patience.Interval.Lo < 3 {
		t.Errorf("%+v %+v", c.Abandonment, c.Patience)
	}
	if p, err := loads(t, dir).Plans[0].Params(nil); err != nil || p.Humans.PatienceMinutes < 3 {
		t.Errorf("the fragment says %v %v", p.Humans.PatienceMinutes, err)
	}
}
