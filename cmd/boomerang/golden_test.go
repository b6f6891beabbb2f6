package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/models/desk"
	"boomerang/scenarios"

	"golang.org/x/sync/errgroup"
)

var update = flag.Bool("update", false, "write golden files anew")

// verdictOf are the measures a golden row keeps.
var verdictOf = []string{
	"savings", "retention_loss", "net", "net_terminal", "contained", "solved_by_assistant",
	"satisfaction", "customers_lost",
}

// fewCustomers is how many customers of a company a golden row plays.
const fewCustomers = 2000

// TestGoldenVerdicts pins the identity of a row per plan of every shipped
// scenario, one block of worlds at a small scale: a change of model or file
// shows. It says nothing about their truth.
func TestGoldenVerdicts(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("rows are the same bytes per architecture; these are of amd64")
	}
	if testing.Short() {
		t.Skip("plays every shipped scenario")
	}
	shipped := scenarios.List()
	rows := make([]string, len(shipped))
	var g errgroup.Group
	g.SetLimit(runtime.NumCPU())
	for i := range shipped {
		g.Go(func() (err error) {
			rows[i], err = verdictRows(t.Context(), shipped[i].Name)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	got := play.RowsVersion + "\n" + strings.Join(rows, "")
	const file = "testdata/golden-verdicts.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	was, is := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	if len(was) != len(is) {
		t.Errorf("%d golden lines, now %d", len(was), len(is))
	}
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			t.Errorf("golden %s\nnow    %s\nif that is meant, give desk.Version (or scenarios.Draws) a new name, say "+
				"why in the commit and run with -update", was[i], is[i])
		}
	}
}

// verdictRows plays one block of worlds of a scenario and gives the means.
func verdictRows(ctx context.Context, name string) (string, error) {
	s, err := scenarios.Load(ctx, name, []string{"pre_months=1"})
	if err != nil {
		return "", err
	}
	scale, err := smallScale(s)
	if err != nil {
		return "", err
	}
	if s, err = scenarios.Load(ctx, name, []string{"pre_months=1", fmt.Sprintf("scale=%g", scale)}); err != nil {
		return "", err
	}
	st := play.NewStudy(s, s.Seed, s.Plans)
	worlds := st.Design().Worlds()
	sums := make([][]float64, len(st.Plans))
	for w := range worlds {
		out, err := st.World(context.Background(), st.Design().Point(w))
		if err != nil {
			return "", err
		}
		for i, row := range out.Rows {
			if sums[i] == nil {
				sums[i] = make([]float64, len(row))
			}
			for k, v := range row {
				sums[i][k] += v / float64(worlds)
			}
		}
	}
	var b strings.Builder
	for i, p := range st.Plans {
		fmt.Fprintf(&b, "%s %s", name, p.Name)
		for _, want := range verdictOf {
			k, ok := desk.Column(desk.Measures, want)
			if !ok {
				return "", fmt.Errorf("no measure %s", want)
			}
			fmt.Fprintf(&b, " %s=%v", want, sums[i][k])
		}
		fmt.Fprintln(&b)
	}
	return b.String(), nil
}

// smallScale is the share of the company that holds a few customers.
func smallScale(s *scenarios.Scenario) (float64, error) {
	u := make([]float64, len(s.Unknowns))
	for i := range u {
		u[i] = 0.5
	}
	p, err := s.Plans[0].Params(u)
	if err != nil {
		return 0, err
	}
	customers := 0.0
	for _, g := range p.Segments {
		customers += g.Customers
	}
	return min(1, fewCustomers/customers), nil
}
