package answer

import (
	"fmt"
	"io"
	"text/tabwriter"

	"boomerang/out/wording"
	"boomerang/sim/result"
)

// PrintKnown tells every known answer beside what was found, and where it is from.
func PrintKnown(out io.Writer, all []*result.Known) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	answers, missed := 0, 0
	for _, p := range all {
		// A line without tabs ends a table: columns are those of one problem.
		fmt.Fprintf(w, "%s  %s\n  %s\n", wording.Clean(p.Name), wording.Clean(p.Title), wording.Clean(p.Source))
		fmt.Fprint(w, "measure\tanswer\tresult\t± s.e.\toff\t\t\n")
		for _, a := range p.Answers {
			verdict := ""
			if answers++; !a.Holds {
				missed++
				verdict = "missed"
			}
			fmt.Fprintf(w, "%s\t%.6g\t%.6g\t%.2g\t%+.1f s.e.\t%s\t\n", wording.Clean(a.Measure), a.Exact, a.Result,
				a.StandardError, a.Errors, verdict)
		}
		fmt.Fprintln(w)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "problems %d, answers %d, missed %d\n", len(all), answers, missed)
	return err
}
