package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// everyNumber calls f for every flag of every verb that holds a number.
func everyNumber(f func(verb *cobra.Command, flag *pflag.Flag)) {
	for _, verb := range newRoot(terminal.Silent()).Commands() {
		verb.Flags().VisitAll(func(flag *pflag.Flag) {
			if numeric(flag) {
				f(verb, flag)
			}
		})
	}
}

// Every flag that holds a number has bounds, and every bound a flag; no default lies
// beyond what may be given, unless it stands for what nobody gave.
func TestEveryNumericFlagIsBounded(t *testing.T) {
	used := map[string]bool{}
	everyNumber(func(verb *cobra.Command, flag *pflag.Flag) {
		b, ok := flag.Value.(bounded)
		if !ok {
			t.Errorf("%s --%s has no bounds: give it some in bounds.go", verb.Name(), flag.Name)
			return
		}
		used[flag.Name] = true
		if x := numberOf(flag.DefValue); x != 0 && x != -1 && !(x >= b.low && x <= b.high) {
			t.Errorf("%s --%s: the default %s is beyond %v to %v", verb.Name(), flag.Name, flag.DefValue, b.low, b.high)
		}
	})
	for name := range bounds {
		if !used[name] {
			t.Errorf("--%s is no flag any more: take it off the list", name)
		}
	}
}

// beyond are texts no numeric flag takes, or that lie just outside its bounds.
func beyond(b bounded) (texts []string) {
	texts = []string{"NaN", "Inf", "-Inf", "1e400", "99999999999999999999999", "", "x", "0x", "1_"}
	switch b.Type() {
	case "duration":
		texts = append(texts, "-1s", "2562047h", "0s")
	case "float64":
		texts = append(texts, fmt.Sprint(b.low-1), fmt.Sprint(2*b.high+1), "-5e-324")
	case "uint64":
		texts = append(texts, "-1", "18446744073709551616")
		if b.high < 1e19 {
			texts = append(texts, fmt.Sprintf("%.0f", b.high+1))
		}
	default:
		texts = append(texts, fmt.Sprintf("%.0f", b.low-1), "9223372036854775807", "-9223372036854775808",
			fmt.Sprintf("%.0f", b.high+1))
	}
	return texts
}

// A number beyond its bounds ends a command at once, with exit code 2 and the flag
// named, and nothing is written.
func TestNumbersBeyondTheirBounds(t *testing.T) {
	dir := t.TempDir()
	everyNumber(func(verb *cobra.Command, flag *pflag.Flag) {
		for _, text := range beyond(flag.Value.(bounded)) {
			var said bytes.Buffer
			out := filepath.Join(dir, "out")
			args := []string{verb.Name(), "../../scenarios/testdata/tiny.toml", "--" + flag.Name + "=" + text}
			if verb.Flags().Lookup("out") != nil {
				args = append(args, "-o", out)
			}
			began := time.Now()
			code := run(args, strings.NewReader(""), &said, &said)
			if code != terminal.ExitUsage || !strings.Contains(said.String(), flag.Name) {
				t.Errorf("%v: exit code %d, said %q", args, code, said.String())
			}
			if spent := time.Since(began); spent > 10*time.Second {
				t.Errorf("%v took %v", args, spent)
			}
			if _, err := os.Lstat(out); err == nil {
				t.Fatalf("%v left something in %s", args, out)
			}
		}
	})
}

// Whatever a key is set to at either end of what it may be, check ends, and a run that
// is only planned does.
func TestKeysAtTheirEnds(t *testing.T) {
	template := filepath.Join(t.TempDir(), "company.toml")
	var said bytes.Buffer
	if code := run([]string{"init", template}, nil, &said, &said); code != 0 {
		t.Fatal(said.String())
	}
	for _, set := range []string{
		"segment.customers.customers=1e10", "segment.customers.customers=1e-12", "segment.customers.customers=5e-324",
		"segment.customers.issues_per_year=5e-324", "segment.customers.issues_per_year=1e-12",
		"segment.customers.issues_per_year=1000", "assistant.price=1e300", "assistant.price=1e15",
		"money.cost_per_head_year=1e308", "months=120", "scale=1e-12", "scale=5e-324", "worlds=1000000",
		"worlds=9223372036854775807", "seed=18446744073709551615", "humans.occupancy_max=1e-12",
		"segment.customers.churn_per_year=1e-12", "segment.customers.margin_per_month=-1e15",
	} {
		for _, verb := range []string{"check", "run"} {
			args := []string{verb, template, "-s", set}
			if verb == "run" {
				args = append(args, "--reps", "2", "--plans-only", "--budget", "1ns", "--yes", "-o",
					filepath.Join(t.TempDir(), "out"))
			}
			ended := make(chan int, 1)
			ctx, stop := context.WithTimeout(t.Context(), time.Minute)
			go func() { ended <- run(args, nil, &bytes.Buffer{}, &bytes.Buffer{}) }()
			select {
			case code := <-ended:
				if code == terminal.ExitCrash {
					t.Errorf("%v: exit code %d", args, code)
				}
			case <-ctx.Done():
				t.Fatalf("%v goes on and on", args)
			}
			stop()
		}
	}
}

// A flag that names a file or folder is refused by every verb that has it where nothing stands behind it, before
// anything is read: -o "" is not the usual place, --draws "" not the draws of a run without.
func TestNoPlaceIsNoPlace(t *testing.T) {
	seen := map[string]int{}
	for _, verb := range newRoot(terminal.Silent()).Commands() {
		verb.Flags().VisitAll(func(f *pflag.Flag) {
			if !namesFile(f) {
				return
			}
			seen[f.Name]++
			code, said, _ := tell([]string{verb.Name(), "nothing.toml", "--" + f.Name, ""})
			if code != terminal.ExitUsage || !strings.Contains(said, "--"+f.Name) ||
				strings.Contains(said, "nothing.toml") {
				t.Errorf("%s --%s \"\": exit code %d, %s", verb.Name(), f.Name, code, said)
			}
		})
	}
	for _, flag := range []string{"against", "customers", "design", "draws", "file", "rows", "sessions", "surveys"} {
		if seen[flag] == 0 {
			t.Errorf("--%s names no file any more", flag)
		}
	}
	if seen["out"] < 12 {
		t.Errorf("only %d verbs have -o", seen["out"])
	}
}

// TestWorkersAreNoMoreThanProcessors: what is estimated from them is what they take, whatever the verb.
func TestWorkersAreNoMoreThanProcessors(t *testing.T) {
	tried := 0
	for _, verb := range newRoot(terminal.Silent()).Commands() {
		if verb.Flags().Lookup("workers") == nil {
			continue
		}
		tried++
		most := 0
		root := newRoot(terminal.Silent())
		c, _, err := root.Find([]string{verb.Name()})
		if err != nil {
			t.Fatal(err)
		}
		c.Args, c.RunE = nil, func(*cobra.Command, []string) error {
			most = int(numberOf(c.Flags().Lookup("workers").Value.String()))
			return nil
		}
		root.SetArgs([]string{verb.Name(), "--workers", "4096"})
		if err := root.Execute(); err != nil || most != runtime.GOMAXPROCS(0) {
			t.Errorf("%s: %d workers on %d processors, %v", verb.Name(), most, runtime.GOMAXPROCS(0), err)
		}
	}
	if tried < 10 {
		t.Errorf("%d verbs play with workers", tried)
	}
}
