package play

import (
	"context"
	"testing"

	"boomerang/scenarios"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// TestRowsDoNotDependOnTheirCompany plays one plan at a time beside the
// reference and expects the rows of all plans played together.
func TestRowsDoNotDependOnTheirCompany(t *testing.T) {
	s, err := scenarios.Load(t.Context(), "../../../scenarios/testdata/tiny.toml", []string{"scale=0.3"})
	if err != nil {
		t.Fatal(err)
	}
	st := NewStudy(s, s.Seed, append(s.Plans, s.Cells()...))
	pt := st.Design().Point(3)
	together, err := st.World(context.Background(), pt)
	if err != nil {
		t.Fatal(err)
	}
	keys := st.RowKeys()
	for i := range st.Plans {
		dir := t.TempDir()
		f, err := folder.Take(dir)
		if err != nil {
			t.Fatal(err)
		}
		store, err := result.OpenStore(f, "", st.Shape())
		if err != nil {
			t.Fatal(err)
		}
		p := &Part{Study: st, Store: store, Keys: keys}
		for k := range st.Plans {
			place := result.RowID{Key: keys[k], World: 3}
			if keys[k] == keys[i] || store.Has(place) {
				continue
			}
			if err := store.Append(place,
				result.Row{Values: together.Rows[k], Series: together.Series[k]}); err != nil {
				t.Fatal(err)
			}
		}
		alone, err := p.missing(context.Background(), pt)
		if err != nil {
			t.Fatal(err)
		}
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		for k := range st.Plans {
			if !sameNumbers(alone.Rows[k], together.Rows[k]) || !sameNumbers(alone.Series[k], together.Series[k]) {
				t.Errorf("with only %s missing, plan %s has another row", st.Plans[i].Name, st.Plans[k].Name)
			}
		}
	}
}

// A row stored by a program that counts otherwise is refused, not mixed in.
func TestForeignRowIsRefused(t *testing.T) {
	s, err := scenarios.Load(t.Context(), "../../../scenarios/testdata/tiny.toml", []string{"scale=0.1"})
	if err != nil {
		t.Fatal(err)
	}
	st := NewStudy(s, s.Seed, s.Plans)
	f, err := folder.Take(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	store, err := result.OpenStore(f, "", st.Shape())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	p := &Part{Study: st, Store: store, Keys: st.RowKeys()}
	out, err := st.World(context.Background(), st.Design().Point(0))
	if err != nil {
		t.Fatal(err)
	}
	out.Rows[st.Reference][0]++
	if err := store.Append(result.RowID{Key: p.Keys[st.Reference]},
		result.Row{Values: out.Rows[st.Reference], Series: out.Series[st.Reference]}); err != nil {
		t.Fatal(err)
	}
	if _, err := p.missing(context.Background(), st.Design().Point(0)); err == nil {
		t.Error("a reference row that differs from the one played was accepted")
	}
}

// Names, titles and further plans with unknowns of their own move no key.
func TestKeysNameNothingButPhysics(t *testing.T) {
	load := func(text string) (keys map[string]result.Key) {
		t.Helper()
		src := &Source{Name: "case", Text: []byte("extends = \"base-fintech\"\nmonths = 2\n[assistant]\n" +
			"silent = {low = 0.1, high = 0.3, source = \"x\", grade = \"assumed\"}\n[segment.all]\n" +
			"customers = 1000\nissues_per_year = 2\nmargin_per_month = 9\n[plan.keep]\nreference = true\n" +
			"routing.policy = \"humans_only\"\n" + text)}
		s, err := src.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		st := NewStudy(s, s.Seed, s.Plans)
		keys = map[string]result.Key{}
		for i, key := range st.RowKeys() {
			keys[st.Plans[i].Name] = key
		}
		return keys
	}
	before := load("[plan.cut]\ncut.share = 0.2\n")
	after := load("[plan.cut]\ntitle = \"Named\"\ncut.share = \"20 %\"\n[plan.more]\n" +
		"cut.share = {low = 0.1, high = 0.3, source = \"y\", grade = \"assumed\"}\n[plan.same]\ncut.share = 0.2\n")
	if before["cut"] != after["cut"] || before["keep"] != after["keep"] || after["same"] != after["cut"] {
		t.Error("a title, a spelling or a further plan moved a key")
	}
	if other := load("[plan.cut]\ncut.share = 0.21\n"); other["cut"] == before["cut"] ||
		other["keep"] != before["keep"] {
		t.Error("a changed plan must move its own key and no other")
	}
}

// A plan with an unknown of its own, put before others or beside correlations,
// moves neither their keys nor their rows.
func TestUnknownsOfAPlanMoveNoOther(t *testing.T) {
	const company = "extends = \"../../../scenarios/testdata/tiny.toml\"\nmonths = 2\nscale = 0.05\n"
	const others = "[plan.late]\ncut.share = 0.2\ncut.notice = {low = \"1 week\", high = \"3 weeks\", source = " +
		"\"x\", grade = \"assumed\"}\n"
	const more = "[plan.early]\ncut.share = {low = 0.1, high = 0.3, source = \"y\", grade = \"assumed\"}\n"
	const tied = "[correlation.one]\nbetween = [\"assistant.silent\", \"churn.service_share\"]\nrank = 0.5\n"
	type row struct {
		key    result.Key
		values []float64
	}
	rows := func(text string) map[string]row {
		t.Helper()
		src := &Source{Name: "case", Text: []byte(text)}
		s, err := src.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		st := NewStudy(s, s.Seed, s.Plans)
		out, err := st.World(context.Background(), st.Design().Point(4))
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]row{}
		for i, key := range st.RowKeys() {
			all[st.Plans[i].Name] = row{key, out.Rows[i]}
		}
		return all
	}
	for _, ties := range []string{"", tied} {
		after := rows(company + more + others + ties)
		for name, was := range rows(company + others + ties) {
			if is := after[name]; is.key != was.key || !sameNumbers(is.values, was.values) {
				t.Errorf("a plan before it moved %s (key moved: %v, correlations %q)", name, is.key != was.key, ties)
			}
		}
	}
}
