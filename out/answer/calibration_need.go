package answer

import (
	"fmt"
	"io"
	"math"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// CalibrationNeed tells what the desk would take at the load of an export, and what the
// export has not told, with the key that states it.
func CalibrationNeed(w io.Writer, c *result.Calibration, width int) error {
	if c.Need == nil {
		return nil
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	t := Text{Headline: needed(c)}
	if table := untold(c); len(table.Rows) > 0 {
		t.Tables = append(t.Tables, table)
	}
	return t.Write(w, width)
}

// needed is the need in words.
func needed(c *result.Calibration) string {
	n := c.Need
	from := ""
	if n.Assumed {
		from = ", which is the base's and not this export's,"
	}
	year := wording.Thousands(int(math.Round(c.PerYear.Value)))
	if !n.Staffed {
		return fmt.Sprintf("At %s %s a year of %.3g minutes%s the work is %.0f hours a week, or %.1f heads of %g "+
			"hours a week "+
			"with %.0f %% of them off the desk, if they never waited. Hours of the week are not known, so no line is "+
			"counted.", year, c.Unit, n.Handle, from, n.Work, n.Heads, n.WeeklyHours, 100*n.Shrinkage)
	}
	return fmt.Sprintf("At %s %s a year of %.3g minutes%s the busiest hour, %s %d o'clock with %.3g, takes %s to "+
		"answer %.0f %% within %s; the week takes %s hours of agents at the desk, or %.1f heads of %g hours a week "+
		"with "+
		"%.0f %% of them off the desk. (Erlang's C formula hour by hour: nobody hangs up, none is ill; a run plays "+
		"the "+
		"rest.)", year, c.Unit, n.Handle, from, weekday(n.Hour/24), n.Hour%24, n.Contacts, agents(n.Agents),
		100*n.Level,
		within(n.Within), wording.Thousands(int(math.Round(n.Hours))), n.Heads, n.WeeklyHours, 100*n.Shrinkage)
}

func agents(n float64) string {
	if n == 1 {
		return "one agent"
	}
	return wording.Thousands(int(n)) + " agents"
}

func weekday(d int) string {
	return []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[d]
}

// within is a time in seconds or minutes.
func within(minutes float64) string {
	if minutes < 2 {
		return fmt.Sprintf("%.0f s", 60*minutes)
	}
	return fmt.Sprintf("%.3g minutes", minutes)
}

// untold lists what an export of this kind has not told, and the key to state it by.
func untold(c *result.Calibration) drawing.Table {
	t := drawing.Table{Title: "What this export does not tell", Columns: drawing.Head("What", "State it by")}
	add := func(missing bool, what, key string) {
		if missing {
			t.Rows = append(t.Rows, []drawing.Cell{drawing.Words(what), drawing.Words(key)})
		}
	}
	solved := false
	for _, k := range c.Categories {
		solved = solved || k.Unresolved != nil
	}
	// What tables beside the tickets could tell is named with them.
	tickets := c.Unlearnt == nil
	add(tickets, "how many customers there are, and what they pay", "segment.NAME.customers, "+
		"segment.NAME.margin_per_month")
	add(tickets, "how many of them leave in a year, and how much of it is service", "segment.NAME.churn_per_year, "+
		"churn.service_share")
	add(c.Patience == nil && tickets, "how long they wait before they give up", "humans.patience")
	add(c.Handle == nil, "how long a contact takes", "category.NAME.handle")
	add(!solved, "how often the first contact resolves", "category.NAME.first_contact")
	add(len(c.Categories) == 0, "what contacts are about", "category.NAME.share")
	add(c.Growth == nil, "how volume grows", "arrivals.growth_per_year")
	add(c.Months == nil, "how it moves with the months", "arrivals.month_of_year")
	add(c.HourOfWeek == nil, "when in the week they come", "arrivals.hour_of_week")
	add(tickets, "what an assistant would resolve", "assistant.deflection")
	return t
}
