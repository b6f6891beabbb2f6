package result_test

import (
	"fmt"
	"os"

	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// A result is written by whoever simulates and read by whoever draws.
func Example() {
	dir, err := os.MkdirTemp("", "result")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	net := -1.2e6
	written := &result.Result{
		Measures: []result.Measure{{Name: "net", Title: "Net value", Unit: result.UnitMoney, Better: result.Higher}},
		Plans:    []result.Plan{{Name: "keep", Reference: true}, {Name: "cut"}},
		Estimates: []result.Estimate{{
			Plan: "cut", Measure: "net", N: 96, Mean: &net,
			Interval: &result.Interval{Lo: -1.5e6, Hi: -.9e6, Level: .9, Estimator: "block means, t"},
		}},
	}
	if err := folder.Write(dir, func(f *folder.Folder) error { return result.Write(f, written) }); err != nil {
		fmt.Println(err)
		return
	}
	r, err := result.Read(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	e, m := r.Estimate("cut", "net"), r.Measure("net")
	fmt.Printf("%s against %s, in millions of %s: %.1f (%.1f to %.1f; %s)\n", m.Title, r.Reference().Name,
		m.Unit, *e.Mean/1e6, e.Interval.Lo/1e6, e.Interval.Hi/1e6, e.Interval.Estimator)
	// Output: Net value against keep, in millions of money: -1.2 (-1.5 to -0.9; block means, t)
}

// A store survives a kill: what was flushed is there on the next day.
func ExampleStore() {
	dir, err := os.MkdirTemp("", "store")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	shape := result.Shape{Model: "desk", Measures: 2}
	plan := result.Key{7}

	f, err := folder.Take(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	store, err := result.OpenStore(f, "", shape)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(store.Append(result.RowID{Key: plan, World: 3}, result.Row{Values: []float64{1, 2}}), store.Flush())
	store.Close()

	store, err = result.OpenStore(f, "", shape)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()
	row, err := store.Read(result.RowID{Key: plan, World: 3})
	fmt.Println(store.Worlds(plan), row.Values, err)
	// Output:
	// <nil> <nil>
	// [3] [1 2] <nil>
}
