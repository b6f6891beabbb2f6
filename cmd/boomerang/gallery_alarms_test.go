package main

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// The sheet of alarms tells for every plan of a shipped scenario that has an assistant
// which chart of satisfaction or repeats gives the first alarm, in what share of worlds
// and when, with the offset of the assistant's ratings and without it.

// chartsOfAlarms are the charts by the column of their first alarm, as a reader knows them.
var chartsOfAlarms = []struct{ column, name string }{
	{result.FirstAlarmSatisfactionBounded, "satisfaction, bounded work"},
	{result.FirstAlarmSatisfactionLongTail, "satisfaction, long tail"},
	{result.FirstAlarmRepeatsBounded, "repeats, bounded work"},
	{result.FirstAlarmRepeatsLongTail, "repeats, long tail"},
}

// alarmsSeen is what the rows of a plan show.
type alarmsSeen struct {
	worlds, alarmed int
	days            []float64
	first           [4]int // how often each chart was the first
	assistant       bool
}

// readAlarms reads them from a folder's rows, by plan, and the plans in order.
func readAlarms(dir string) (seen map[string]*alarmsSeen, plans []string, err error) {
	f, err := os.Open(filepath.Join(dir, "runs.csv"))
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, nil, err
	}
	column := map[string]int{}
	for k, name := range rows[0] {
		column[name] = k
	}
	seen = map[string]*alarmsSeen{}
	for _, row := range rows[1:] {
		plan := row[column["plan"]]
		if seen[plan] == nil {
			seen[plan] = &alarmsSeen{}
			plans = append(plans, plan)
		}
		seen[plan].add(func(name string) float64 {
			x, err := strconv.ParseFloat(row[column[name]], 64)
			if err != nil {
				return math.NaN()
			}
			return x
		})
	}
	return seen, plans, nil
}

// add takes in a world.
func (a *alarmsSeen) add(value func(column string) float64) {
	a.worlds++
	a.assistant = a.assistant || value(result.AssistantCost) > 0
	day, first := math.Inf(1), -1
	for k, c := range chartsOfAlarms {
		if d := value(c.column); d < day {
			day, first = d, k
		}
	}
	if first >= 0 {
		a.alarmed++
		a.days = append(a.days, day)
		a.first[first]++
	}
}

// cells are three columns of the sheet: share of worlds, median day, and the chart that is first most often.
func (a *alarmsSeen) cells() string {
	if a == nil || a.alarmed == 0 {
		return "0 % | – | –"
	}
	slices.Sort(a.days)
	most := slices.Index(a.first[:], slices.Max(a.first[:]))
	return fmt.Sprintf("%.0f %% | %.0f | %s (%.0f %%)", 100*float64(a.alarmed)/float64(a.worlds), a.days[len(a.days)/2],
		chartsOfAlarms[most].name, 100*float64(a.first[most])/float64(a.alarmed))
}

// alarmSheet is the table.
type alarmSheet struct{ lines []string }

// add reads two runs of a scenario: with the offset and without.
func (s *alarmSheet) add(t *testing.T, scenario, with, without string) {
	t.Helper()
	a, plans, err := readAlarms(with)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := readAlarms(without)
	if err != nil {
		t.Fatal(err)
	}
	for _, plan := range plans {
		if a[plan].assistant {
			line := fmt.Sprintf("| %s | %s | %s | %s |", scenario, plan, a[plan].cells(), b[plan].cells())
			s.lines = append(s.lines, line)
		}
	}
}

func (s *alarmSheet) write(b *strings.Builder) {
	fmt.Fprintf(b, "\n## Which chart warns first\n\nShare of %s worlds in which a daily chart of surveyed "+
		"satisfaction or of repeats gives an\nalarm within the horizon, the median day of the first, and the chart "+
		"that is first most often;\nwith the offset of the assistant's ratings (`experience.assistant_gap`) and "+
		"without it. True and\nfalse alarms alike.\n\n"+
		"| scenario | plan | alarm | day | first | without the offset | day | first |\n"+
		"|---|---|--:|--:|---|--:|--:|---|\n%s\n", galleryWorlds, strings.Join(s.lines, "\n"))
}

// The sheet counts the first of a world's alarms, not every one.
func TestAlarmSheet(t *testing.T) {
	dir := t.TempDir()
	var header []string
	for _, c := range chartsOfAlarms {
		header = append(header, c.column)
	}
	text := "world,plan," + result.AssistantCost + "," + strings.Join(header, ",") + "\n" +
		"0,keep,0,,,,\n0,cut,9,30,20,,40\n1,keep,0,,,,\n1,cut,9,,60,,\n" +
		"2,cut,9,,,,\n2,keep,0,,,,\n3,cut,9,10,,,\n3,keep,0,,,,\n"
	if err := os.WriteFile(filepath.Join(dir, "runs.csv"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var s alarmSheet
	s.add(t, "tiny", dir, dir)
	cells := "75 % | 20 | satisfaction, long tail (67 %)"
	if want := []string{"| tiny | cut | " + cells + " | " + cells + " |"}; !slices.Equal(s.lines, want) {
		t.Errorf("%q, want %q", s.lines, want)
	}
}
