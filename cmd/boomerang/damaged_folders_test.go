package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
)

// hurt is a finished folder to damage, as it was left by commands, the same commands of
// another time, and the verbs that read it. In their words IN stands for the folder.
type hurt struct {
	name    string
	words   []string
	older   [2]string // what the words of the other time have instead of what
	readers []string
	draws   []string // further ones, only with BOOMERANG_LONG
	slow    bool     // only with BOOMERANG_LONG
}

var hurts = []hurt{
	{
		name: "a run", words: []string{"run HERE/small.toml --plans-only --daily --reps 18 -o OUT"},
		older: [2]string{"--reps 18", "--reps 9"},
		readers: []string{
			"diff IN HERE/done", "resume IN --charts=false", "diff HERE/done IN --all --json",
			"resume IN --reps 27 --charts=false",
		},
		draws: []string{"report IN -o AWAY"},
	},
	{
		name: "shards",
		words: []string{
			"run HERE/small.toml --plans-only --reps 18 --shard 1/2 -o OUT",
			"run HERE/small.toml --plans-only --reps 18 --shard 2/2 -o OUT",
		},
		older:   [2]string{"--reps 18", "--reps 9"},
		readers: []string{"merge IN -o AWAY --charts=false"},
	},
	{
		name:    "a batch",
		words:   []string{"batch HERE/small.toml HERE/other.toml --plans-only --reps 18 -o OUT"},
		older:   [2]string{"--reps 18", "--reps 9"},
		readers: []string{"batch --retry-failed -o IN", "diff IN/small-* HERE/done"},
		draws:   []string{"report IN/small-* -o AWAY"},
	},
	{
		name: "answers", words: []string{
			"sweep HERE/small.toml --grid cut.share=0,0.3 --reps 9 -o OUT", "assess HERE/small.toml --reps 9 -o OUT",
		},
		older:   [2]string{"--reps 9", "--reps 18"},
		readers: []string{"report IN -o AWAY"},
	},
	{
		name: "a sensitivity, with its runs", slow: true, words: []string{
			"sensitivity HERE/small.toml --chances 1 --trajectories 2 --samples 8 --top 1 --reps 45 -o OUT",
		},
		older: [2]string{"--reps 45", "--reps 54"}, readers: []string{"report IN -o AWAY"},
	},
	{
		name: "a calibration", slow: true,
		words:   []string{"calibrate HERE/tickets.csv --over base-fintech --customers 8000 -o OUT"},
		older:   [2]string{"8000", "9000"},
		readers: []string{"report IN -o AWAY"},
	},
	{
		name: "more answers", slow: true,
		words: []string{
			"discover HERE/small.toml --reps 54 --fails net<-10_000 -o OUT", "select HERE/small.toml -o OUT",
			"optimize HERE/small.toml --over cut.share=0:0.5 --evaluations 4 --finalists 2 -o OUT",
			"backtest HERE/small.toml --against HERE/history.csv --reps 9 -o OUT",
		},
		older: [2]string{"--reps 9", "--reps 18"}, readers: []string{"report IN -o AWAY"},
	},
	{
		name: "what was learnt", slow: true,
		words: []string{"learn HERE/small.toml --against HERE/history.csv --effective 16 --reps 64 -o OUT"},
		older: [2]string{"--reps 64", "--reps 72"},
		readers: []string{
			"report IN -o AWAY",
			"run HERE/small.toml --draws IN/learnt.parquet --plans-only --reps 9 --charts=false -o AWAY",
		},
	},
	{
		name: "a start", slow: true,
		words: []string{"start HERE/tickets.csv --customers 800 --reps 9 --plans-only --charts=false -o OUT"},
		older: [2]string{"800", "900"}, readers: []string{"report IN/run -o AWAY", "resume IN/run --charts=false"},
	},
	{
		name: "a live page", slow: true,
		words:   []string{"explore HERE/small.toml --no-open --rows OUT --reps 9"},
		older:   [2]string{"--reps 9", "--reps 9 -s cut.share=0.4"},
		readers: []string{"explore HERE/small.toml --no-open --rows IN --reps 9"},
	},
	{
		name: "a crate", slow: true, words: []string{
			"run HERE/small.toml --plans-only --reps 18 --charts=false -o OUT", "report OUT --crate",
		},
		older: [2]string{"--reps 18", "--reps 9"}, readers: []string{"report IN", "diff IN HERE/done"},
	},
}

// readByNobody are verbs whose folders no verb reads again, and those whose folder is another's.
var readByNobody = map[string]string{
	"trace": "a story and its picture", "merge": "the folder of a run", "resume": "the folder of a run",
}

// TestEveryFolderIsDamaged: what a verb writes into a folder and another reads is among what is damaged.
func TestEveryFolderIsDamaged(t *testing.T) {
	hurtBy := map[string]bool{}
	for _, h := range hurts {
		for _, words := range h.words {
			hurtBy[strings.Fields(words)[0]] = true
		}
	}
	for _, w := range writers {
		verb := strings.Fields(w.words)[0]
		if !w.alone && hurtBy[verb] == (readByNobody[verb] != "") {
			t.Errorf("%s has to be either among what damaged_folders_test.go damages or read by nobody", verb)
		}
	}
}

// make makes a folder, now or at the other time.
func (h *hurt) make(t *testing.T, b *bench, out string, other bool) string {
	t.Helper()
	for _, words := range h.words {
		if other {
			words = strings.Replace(words, h.older[0], h.older[1], 1)
		}
		b.mustTell(t, b.args(words, out))
	}
	return out
}

// reading is what a verb made of a folder.
type reading struct {
	code    int
	made    string   // answer and files
	alarmed []string // lines that warn or refuse
}

// read lets a verb read a copy of a folder, always at the same place, which some answers
// name.
func (b *bench) read(t *testing.T, words, from string) (r reading) {
	t.Helper()
	in, away := filepath.Join(b.dir, "in"), filepath.Join(b.dir, "away")
	defer os.RemoveAll(in)
	defer os.RemoveAll(away)
	copied(t, from, in)
	args := strings.Fields(words)
	for i := range args {
		args[i] = strings.NewReplacer("HERE", b.dir, "IN", in, "AWAY", away).Replace(args[i])
		if found, _ := filepath.Glob(args[i]); len(found) > 0 && strings.Contains(args[i], "*") {
			args[i] = found[0]
		}
	}
	var said string
	r.code, said, r.made = tell(args)
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, "warning: ") || strings.HasPrefix(line, "error: ") {
			r.alarmed = append(r.alarmed, line)
		}
	}
	if info, err := os.Stat(away); err == nil && info.IsDir() {
		r.made += bytesBelow(t, away)
	}
	if args[0] == "resume" { // which, told to draw nothing, leaves drawings as they are
		for _, name := range filesOf(t, args[1]) {
			if !drawnFile.MatchString(name) && name != folder.ListFile && !beyondTheRoot(name) {
				r.made += name + "\n" + bytesAt(t, filepath.Join(args[1], name))
			}
		}
	}
	return r
}

var drawnFile = regexp.MustCompile(`^(charts/|report\.)`)

// silent reports whether a reading of a damaged folder gives something else than that of
// the sound one, without a word.
func (r reading) silent(sound reading) bool {
	warned := slices.ContainsFunc(r.alarmed, func(line string) bool { return !slices.Contains(sound.alarmed, line) })
	return r.made != sound.made && r.code == sound.code && !warned
}

// TestDamageIsNeverAccepted damages the files of finished folders, each list included, in
// every way of the table, and lets the verbs read what is left: verify says that the
// folder is not as it was written, and no verb gives anything else than it did before
// without a warning or an error. After a forgery, which recomputes every checksum inside
// the folder, the root is another. 1,000 damages with BOOMERANG_LONG and every reader
// after each, else 60 with one reader.
func TestDamageIsNeverAccepted(t *testing.T) {
	if testing.Short() {
		t.Skip("reads damaged folders for some seconds")
	}
	b, random, most := sharedBench(t), rand.New(rand.NewPCG(11, 12)), 60
	all := slices.DeleteFunc(slices.Clone(hurts), func(h hurt) bool { return h.slow })
	if !playsStories() {
		most, all = 12, all[:3]
	}
	if long := os.Getenv("BOOMERANG_LONG") != ""; long {
		most, all = 1000, hurts
	}
	b.write(t, "other.toml", "extends = \"./small.toml\"\nscale = 0.03\n")
	subjects := make([]*subject, len(all))
	for i := range all {
		if most > 60 {
			all[i].readers = slices.Concat(all[i].readers, all[i].draws)
		}
		subjects[i] = b.subjectOf(t, &all[i])
	}
	accepted, noticed := map[string]int{}, 0
	for n := 0; noticed < most; n++ {
		s, d := subjects[n%len(subjects)], damages[n/len(subjects)%len(damages)]
		if s.tryDamage(t, b, random, d, n) {
			noticed++
			accepted[d.name]++
		}
	}
	t.Logf("%d damages: %v", noticed, accepted)
}

// subject is a hurt whose sound readings are known.
type subject struct {
	*hurt
	dir, earlier string // sound folders
	files        []string
	sound        []reading
}

func (b *bench) subjectOf(t *testing.T, h *hurt) *subject {
	t.Helper()
	s := &subject{hurt: h, dir: h.make(t, b, newPlace(t), false), earlier: h.make(t, b, newPlace(t), true)}
	s.files = filesOf(t, s.dir)
	for _, words := range h.readers {
		s.sound = append(s.sound, b.read(t, words, s.dir))
	}
	return s
}

// tryDamage damages a copy and has it read; false where the damage changed nothing.
func (s *subject) tryDamage(t *testing.T, b *bench, random *rand.Rand, d damage, n int) bool {
	t.Helper()
	in := filepath.Join(filepath.Dir(s.dir), "in")
	defer os.RemoveAll(in)
	copied(t, s.dir, in)
	name, other := s.files[random.IntN(len(s.files))], s.files[random.IntN(len(s.files))]
	path := filepath.Join(in, name)
	before := sumOf(path)
	if !d.do(random, path, filepath.Join(in, other), filepath.Join(s.earlier, name)) {
		return false
	}
	what := fmt.Sprintf("%s, %s %s", s.name, name, d.name)
	if d.name == "swapped" {
		what += " with " + other
	}
	if d.name == "forged" {
		if beyondTheRoot(name) || filepath.Base(name) == folder.ListFile {
			return false
		}
		forge(t, in, path, before)
		s.forged(t, in, what)
		return true
	}
	if code, said, answered := tell([]string{"verify", in}); code != terminal.ExitFailed &&
		code != terminal.ExitInconclusive {
		t.Errorf("%s: verify ends with %d: %s%s", what, code, said, answered)
	}
	for i, words := range s.readers {
		if os.Getenv("BOOMERANG_LONG") == "" && i != n%len(s.readers) {
			continue
		}
		if got := b.read(t, words, in); got.silent(s.sound[i]) {
			t.Errorf("%s: %s is silent: code %d, other from %q", what, words, got.code,
				firstDifference(got.made, s.sound[i].made))
		}
	}
	return true
}

// forged holds a folder whose checksums were all recomputed against the roots of the
// sound one: of itself, or of each folder in it that has one.
func (s *subject) forged(t *testing.T, in, what string) {
	t.Helper()
	other := false
	for _, name := range s.files {
		if filepath.Base(name) != folder.ListFile {
			continue
		}
		sound, err := folder.Verify(t.Context(), filepath.Join(s.dir, filepath.Dir(name)))
		if err != nil {
			t.Fatal(err)
		}
		code, _, _ := tell([]string{"verify", filepath.Join(in, filepath.Dir(name)), "--root", sound.Root})
		other = other || code == terminal.ExitFailed
		if filepath.Dir(name) == "." {
			other = code == terminal.ExitFailed
			break
		}
	}
	if !other {
		t.Errorf("%s: every root is what it was", what)
	}
}
