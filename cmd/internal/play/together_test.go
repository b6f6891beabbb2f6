package play

import (
	"path/filepath"
	"slices"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/result"
)

// TestPlayedTogether plays a small run with everything beside its plans, once for all that is asked of its rows.
func TestPlayedTogether(t *testing.T) {
	tiny, err := filepath.Abs("../../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	o := &Options{Reps: 18, Seed: 7, Workers: 2, Out: filepath.Join(t.TempDir(), "run")}
	src := &Source{Name: tiny, Set: []string{"months=2", "pre_months=1", "scale=0.02"}}
	j, err := NewJob(t.Context(), terminal.Silent(), o, src)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Finish(t.Context(), terminal.Silent(), o); err != nil {
		t.Fatal(err)
	}
	store, err := result.ReadStore(j.Dir, "", j.Plans.Shape())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	t.Run("each row is the one its part plays alone", func(t *testing.T) { rowsOfEachPart(t, j, store) })
	t.Run("every draw is played once", func(t *testing.T) { everyDrawOnce(t, j, store) })
	t.Run("unreached triggers are not played", func(t *testing.T) { unreachedTriggers(t, j) })
}

// What is asked beside the plans is played together, and every row is the one its part
// plays alone: beside nothing but the reference, and where it was never played, because
// another variation had it, too.
func rowsOfEachPart(t *testing.T, j *Job, store *result.Store) {
	t.Helper()
	rows := 0
	for _, p := range j.parts()[1:] {
		for _, w := range []int{0, 5, 11} {
			pt := p.Design().Point(w)
			for i := range p.Plans {
				pair := &Study{Scenario: p.Scenario, Seed: p.Seed, Plans: p.Plans[p.Reference : p.Reference+1]}
				if i != p.Reference {
					pair.Plans = append(slices.Clone(pair.Plans), p.Plans[i])
				}
				alone, err := pair.World(t.Context(), pt)
				if err != nil {
					t.Fatal(err)
				}
				last := len(pair.Plans) - 1
				got, err := store.Read(result.RowID{Key: p.Keys[i], World: w})
				if err != nil || !sameNumbers(got.Values, alone.Rows[last]) ||
					!sameNumbers(got.Series, alone.Series[last]) {
					t.Fatalf("%s, plan %s, world %d: not the row it plays alone (%v)", p.Label, p.Plans[i].Name, w, err)
				}
				rows++
			}
		}
	}
	if rows < 150 {
		t.Errorf("only %d rows", rows)
	}
}

// No row beside the plans is played twice, and none that nobody reads: the second play of
// a draw serves a split that only the plans show.
func everyDrawOnce(t *testing.T, j *Job, store *result.Store) {
	t.Helper()
	own := map[result.Key]bool{}
	for _, key := range j.Plans.Keys {
		own[key] = true
	}
	wanted := map[result.RowID]bool{}
	for _, p := range j.parts()[1:] {
		for w := range p.Design().Whole(p.Worlds) {
			for _, key := range p.Keys {
				if !own[key] && !p.Design().Again(w) {
					wanted[result.RowID{Key: key, World: w}] = true
				}
			}
		}
	}
	there := 0
	for _, key := range store.Keys() {
		for _, w := range store.Worlds(key) {
			if at := (result.RowID{Key: key, World: w}); !own[key] && !wanted[at] {
				t.Errorf("row %v is read by nobody", at)
			} else if !own[key] {
				there++
			}
		}
	}
	if there != len(wanted) {
		t.Errorf("%d rows of %d", there, len(wanted))
	}
	rows, references := 0, 0
	for _, c := range j.beside {
		rows, references = rows+c.spent.Rows, references+c.spent.Worlds
	}
	if most := len(wanted) + references; rows > most {
		t.Errorf("%d rows were played for %d and %d references beside them", rows, len(wanted), references)
	}
}

// Where a trigger is never reached its row is that of the one that asks for less, and is
// not played: a board that looks at cost alone in a company that loses nobody.
func unreachedTriggers(t *testing.T, j *Job) {
	t.Helper()
	at := slices.IndexFunc(j.parts(), func(p *Part) bool { return p.unturned != nil })
	if at < 0 {
		t.Fatal("no variations")
	}
	p, behind := j.parts()[at], 0
	for i, k := range p.unturned {
		if k >= 0 {
			behind++
			if k >= i {
				t.Errorf("plan %d waits for %d", i, k)
			}
		}
	}
	if behind != 4 { // two dashboards of three triggers
		t.Errorf("%d variations stand behind another", behind)
	}
}
