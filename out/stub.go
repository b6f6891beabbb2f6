// Package out is a stub until the branch lands.
package out

import (
	"fmt"
	"io"

	"boomerang/sim/result"
)

func Verdict(w io.Writer, r *result.Result, width int) error {
	for _, p := range r.Plans {
		for _, m := range []string{"savings", "retention_loss", "net", "net_terminal", "contained", "customers_lost"} {
			e := r.Estimate(p.Name, m)
			if e != nil && e.Mean != nil {
				fmt.Fprintf(w, "%-30s %-20s %14.2f %v\n", p.Name, m, *e.Mean, e.Interval)
			}
		}
	}
	return nil
}

func Write(dir string, r *result.Result, rows *result.Runs) ([]string, error) { return nil, nil }
