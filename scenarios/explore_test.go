package scenarios

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"
)

// TestExploreKeys: what no lever can move is refused where it stands, and what can be is moved in
// the order of the file.
func TestExploreKeys(t *testing.T) {
	file := func(keys string) (*Scenario, error) {
		text := "extends = \"midsize-fintech\"\n[explore]\nkeys = [" + keys + "]\n"
		return LoadReader(context.Background(), strings.NewReader(text), "mine.toml", nil)
	}
	for keys, want := range map[string]string{
		`"cut.shore"`:                     "not a known key",
		`"seed"`:                          "says which worlds there are",
		`"months"`:                        "says which worlds there are",
		`"cut.share", "cut.share"`:        "named twice",
		`"plan.nobody.cut.share"`:         "there is no plan",
		`"arrivals.hour_of_week"`:         "cannot be varied",
		`"cut.share", "assistant.silant"`: "not a known key",
	} {
		if _, err := file(keys); err == nil || !strings.Contains(err.Error(), want) ||
			!strings.HasPrefix(err.Error(), "mine.toml:3: explore.keys") {
			t.Errorf("%s: %v, want %q", keys, err, want)
		}
	}
	s, err := file(`"valve.steps", "cut.share"`)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.LeverPaths("cut-40-hide-the-human"); !slices.Equal(got, []string{"valve.steps", "cut.share"}) {
		t.Error(got)
	}
	again, err := LoadReader(context.Background(), strings.NewReader(string(s.Flat())), "flat.toml", nil)
	if err != nil || !slices.Equal(again.Explore, s.Explore) {
		t.Errorf("written flat it says %v, %v", again, err)
	}
}

// TestLeversOfEveryScenario: every lever of a shipped scenario has stops that a setting can say,
// in order, inside what the key allows, with the value in force among them or beside one.
func TestLeversOfEveryScenario(t *testing.T) {
	for _, shipped := range List() {
		s, err := Load(context.Background(), shipped.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range s.Plans {
			for _, path := range s.LeverPaths(p.Name) {
				l := s.LeverOf(p.Name, path)
				if l == nil {
					t.Errorf("%s: %s of plan %s is no lever", shipped.Name, path, p.Name)
					continue
				}
				checkStops(t, shipped.Name, p.Name, l)
			}
		}
	}
}

func checkStops(t *testing.T, scenario, plan string, l *Lever) {
	k, _ := find(strings.Split(l.Path, "."))
	last := math.Inf(-1)
	for i, stop := range l.Stops {
		v, f := k.read(literal(stop.Text))
		if f != nil {
			t.Errorf("%s, %s: %s = %s: %s", scenario, plan, l.Path, stop.Text, f.what)
			return
		}
		same := v.number == stop.Value || math.Abs(v.number-stop.Value) <= 1e-4*math.Abs(stop.Value)
		if v.number == v.number && !same {
			t.Errorf("%s: stop %q of %s is read as %v, not %v", scenario, stop.Text, l.Path, v.number, stop.Value)
		}
		if !l.Named && !math.IsInf(stop.Value, 0) && stop.Value == stop.Value && stop.Text != "off" {
			if stop.Value <= last {
				t.Errorf("%s: stop %d of %s is not above the one before", scenario, i, l.Path)
			}
			last = stop.Value
		}
	}
	if len(l.Stops) > 0 && (l.At < 0 || len(l.Stops) > mostStops+60) {
		t.Errorf("%s: %s stands at %d of %d stops", scenario, l.Path, l.At, len(l.Stops))
	}
}
