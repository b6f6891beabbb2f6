package scenarios

import (
	"fmt"
	"strings"

	"boomerang/sim/result"
)

// writeTables writes what the tables beside the tickets narrow, table by table of the language, and names
// the decisive keys that they do not.
func writeTables(b *strings.Builder, c *result.Calibration, f Fragment) {
	if c.FromSessions == nil && c.FromSurveys == nil && c.FromCustomers == nil {
		return
	}
	all := narrowedBy(c, f)
	fmt.Fprintf(b, "\n# --- From the tables beside the tickets ---\n")
	read := func(name string, t *result.TableRead) {
		fmt.Fprintf(b, "# %s: %s, %d of %d rows, %s to %s\n", name, oneLine(t.Source), t.Input.Kept, t.Input.Rows,
			t.First, t.Last)
	}
	if t := c.FromSessions; t != nil {
		read(result.OfSessions, &t.TableRead)
	}
	if t := c.FromSurveys; t != nil {
		read(result.OfSurveys, &t.TableRead)
	}
	if t := c.FromCustomers; t != nil {
		read(result.OfCustomers, &t.TableRead)
	}
	writeExperienced(b, c)
	last := ""
	for i := range all {
		x := &all[i]
		table := x.key()
		table = table[:strings.LastIndexByte(table, '.')]
		if strings.HasPrefix(table, "segment.") {
			continue // with the volume
		}
		if table != last {
			fmt.Fprintf(b, "\n[%s]\n", table)
			last = table
		}
		writeRests(b, x.rests)
		fmt.Fprintln(b, x.line())
	}
	writePublished(b, c)
	if len(f.Open) > 0 {
		fmt.Fprintf(b, "\n# --- What decides, and none of these tables tells: state it, or keep the base's range ---\n")
		for _, line := range f.Open {
			writeRests(b, line)
		}
	}
}

// writeRests writes a comment in lines.
func writeRests(b *strings.Builder, text string) {
	const widest = 100
	line := "#"
	for _, word := range strings.Fields(oneLine(text)) {
		if len(line)+1+len(word) > widest {
			fmt.Fprintln(b, line)
			line = "#  "
		}
		line += " " + word
	}
	if line != "#" {
		fmt.Fprintln(b, line)
	}
}

// writeSegments writes the segments of a file of customers; false where there is none.
func writeSegments(b *strings.Builder, c *result.Calibration, f Fragment) bool {
	if c.FromCustomers == nil {
		return false
	}
	if f.Customers > 0 {
		fmt.Fprintf(b, "# %.0f customers are told; the file holds %d, each of which stands for as many.\n", f.Customers,
			c.FromCustomers.Here)
	}
	last := ""
	for _, x := range ofCustomers(c, f) {
		if !strings.HasPrefix(x.path, "segment.") {
			continue
		}
		if x.under != last {
			last = x.under
			fmt.Fprintf(b, "\n[segment.%s]\n", x.under)
		}
		fmt.Fprintln(b, x.line())
	}
	return true
}

// writeExperienced writes churn after bad ends as what it is: an association, not in force.
func writeExperienced(b *strings.Builder, c *result.Calibration) {
	if c.FromCustomers == nil || c.FromCustomers.Experience == nil || c.FromCustomers.Experience.Share == nil {
		return
	}
	e := c.FromCustomers.Experience
	fmt.Fprintf(b, "#\n# After a bad end customers leave %s times (%s) as often as after another contact. Were that "+
		"a\n# cause, service would cause %s of departures (%s): NOT in force, since it is an association.\n"+
		"# Customers in trouble differ in more than their trouble, and some write because they leave (too\n# high); "+
		"trouble that no ticket shows, and departures quarters later, are not in it (too low). To take\n# it all the "+
		"same:\n"+
		"# [churn]\n# service_share = { low = %s, high = %s }\n", figures(e.Ratio.Value), interval(e.Ratio),
		figures(e.Share.Value), interval(e.Share), figures(max(0, e.Share.Interval.Lo)),
		figures(max(.01, min(.999, e.Share.Interval.Hi))))
}
