package result

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
)

var identity = Identity{Hash: "c0ffee", Plans: 2, Measures: 3, Series: 4}

// outcomeOf is a world that can be told from every other.
func outcomeOf(world int) Outcome {
	w := float64(world)
	return Outcome{
		Rows:   [][]float64{{w, -w, 1 / (w + 1)}, {w + .5, math.MaxFloat64, 5e-324}},
		Series: [][]float64{{w, 1, 2, 3}, {-w, 4, 5, 6}},
	}
}

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := OpenStore(dir, identity)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func add(t *testing.T, s *Store, worlds ...int) {
	t.Helper()
	for _, w := range worlds {
		if err := s.Append(w, outcomeOf(w)); err != nil {
			t.Fatal(err)
		}
	}
}

func done(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// bytesOf reads the log of a folder.
func bytesOf(t *testing.T, dir string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, WorldsFile))
	done(t, err)
	return data
}

func folderWith(t *testing.T, log []byte) string {
	t.Helper()
	dir := t.TempDir()
	done(t, os.WriteFile(filepath.Join(dir, WorldsFile), log, 0o644))
	return dir
}

// undisturbed returns the log of a run without trouble.
func undisturbed(t *testing.T, worlds ...int) []byte {
	t.Helper()
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, worlds...)
	done(t, s.Seal())
	return bytesOf(t, dir)
}

func TestStoreKeepsWorlds(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, 4, 0, 7)
	done(t, s.Close())

	s = open(t, dir)
	if got := s.Worlds(); !reflect.DeepEqual(got, []int{0, 4, 7}) || len(s.Damage()) > 0 {
		t.Fatalf("got %v, damage %v", got, s.Damage())
	}
	for _, w := range s.Worlds() {
		if out, err := s.Read(w); err != nil || !reflect.DeepEqual(out, outcomeOf(w)) {
			t.Errorf("world %d: %v, %v", w, out, err)
		}
	}
	if _, err := s.Read(1); err == nil || s.Has(1) {
		t.Error("world 1 was never played")
	}
}

func TestStoreKeepsGaps(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	out := outcomeOf(1)
	out.Rows[0][1] = math.Float64frombits(math.Float64bits(math.NaN()) | 0xbeef)
	done(t, s.Append(1, out))
	got, err := s.Read(1)
	if err != nil || math.Float64bits(got.Rows[0][1]) != math.Float64bits(math.NaN()) {
		t.Errorf("%v: %x", err, math.Float64bits(got.Rows[0][1]))
	}
}

// The order in which workers finish leaves no trace after sealing.
func TestSealForgetsTheOrder(t *testing.T) {
	if !bytes.Equal(undisturbed(t, 0, 1, 2, 3), undisturbed(t, 2, 0, 3, 1)) {
		t.Error("sealed bytes depend on the order")
	}
}

func TestSealedStoreGrows(t *testing.T) {
	dir := folderWith(t, undisturbed(t, 1, 0))
	s := open(t, dir)
	add(t, s, 3, 2)
	done(t, s.Seal())
	if !bytes.Equal(bytesOf(t, dir), undisturbed(t, 0, 1, 2, 3)) {
		t.Error("a grown store differs from one played at once")
	}
}

// A kill at any byte of the last record loses that record and nothing else;
// playing it again gives the bytes of an undisturbed run.
func TestTornTailAtEveryByte(t *testing.T) {
	whole := undisturbed(t, 0, 1, 2)
	size := layout{identity}.recordSize()
	for cut := len(whole) - size; cut < len(whole); cut++ {
		dir := folderWith(t, whole[:cut])
		s := open(t, dir)
		if got := s.Worlds(); !reflect.DeepEqual(got, []int{0, 1}) {
			t.Fatalf("cut at %d: worlds %v", cut, got)
		}
		if torn := cut > len(whole)-size; torn != (len(s.Damage()) == 1) {
			t.Errorf("cut at %d: damage %q", cut, s.Damage())
		}
		if !bytes.Equal(bytesOf(t, dir), whole[:len(whole)-size]) {
			t.Errorf("cut at %d: the torn record is still there", cut)
		}
		add(t, s, 2)
		done(t, s.Close())
		if !bytes.Equal(bytesOf(t, dir), whole) {
			t.Errorf("cut at %d: other bytes after resuming", cut)
		}
	}
}

// A kill while the store is being created leaves a store that can be created.
func TestTornHeaderAtEveryByte(t *testing.T) {
	whole := undisturbed(t, 0)
	for cut := range len(layout{identity}.header()) {
		dir := folderWith(t, whole[:cut])
		s := open(t, dir)
		add(t, s, 0)
		done(t, s.Seal())
		if !bytes.Equal(bytesOf(t, dir), whole) {
			t.Errorf("cut at %d: other bytes", cut)
		}
	}
}

// A flipped bit costs the world it hits, is reported, and heals.
func TestBitFlipAtEveryByte(t *testing.T) {
	whole := undisturbed(t, 0, 1, 2)
	header, size := len(layout{identity}.header()), layout{identity}.recordSize()
	for at := range whole {
		spoilt := bytes.Clone(whole)
		spoilt[at] ^= 1 << (at % 8)
		dir := folderWith(t, spoilt)
		if at < header {
			if s, err := OpenStore(dir, identity); err == nil {
				s.Close()
				t.Fatalf("byte %d: a damaged header was accepted", at)
			}
			continue
		}
		s, hit := open(t, dir), (at-header)/size
		if s.Has(hit) || len(s.Worlds()) != 2 || len(s.Damage()) != 1 {
			t.Fatalf("byte %d: worlds %v, damage %q", at, s.Worlds(), s.Damage())
		}
		add(t, s, hit)
		done(t, s.Seal())
		if !bytes.Equal(bytesOf(t, dir), whole) {
			t.Errorf("byte %d: other bytes after healing", at)
		}
	}
}

// A disk that goes bad while the store is open is noticed before it is copied.
func TestSealChecksWhatItCopies(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, 0, 1)
	f, err := os.OpenFile(filepath.Join(dir, WorldsFile), os.O_WRONLY, 0)
	done(t, err)
	_, err = f.WriteAt([]byte{0xff}, int64(len(layout{identity}.header())+20))
	done(t, err)
	done(t, f.Close())
	if err := s.Seal(); err == nil || !strings.Contains(err.Error(), "world 0: does not match its checksum") {
		t.Errorf("got %v", err)
	}
}

func TestSecondWriterIsRefused(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	if _, err := OpenStore(dir, identity); err == nil || !strings.Contains(err.Error(), "another run is writing") {
		t.Fatalf("got %v", err)
	}
	add(t, first, 0)
	done(t, first.Close())
	if second := open(t, dir); !second.Has(0) {
		t.Error("what the first wrote is gone")
	}
}

func TestOtherIdentityIsRefused(t *testing.T) {
	dir := folderWith(t, undisturbed(t, 0))
	for want, id := range map[string]Identity{
		"another scenario, model or seed (c0ffee, this run is tea)":                                        {"tea", 2, 3, 4},
		"2 plans × 3 measures and 4 series values, this run makes 2 × 5 and 4":                             {"c0ffee", 2, 5, 4},
		"another scenario, model or seed (c0ffee, this run is c0ffee-with-a-much-longer-hash-than-before)": {"c0ffee-with-a-much-longer-hash-than-before", 2, 3, 4},
	} {
		if _, err := OpenStore(dir, id); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if _, err := OpenStore(folderWith(t, []byte("a file of another kind, of some length")), identity); err == nil ||
		!strings.Contains(err.Error(), "not a store of worlds") {
		t.Errorf("got %v", err)
	}
}

func TestAppendPanicsOnMistakes(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, 0)
	for name, f := range map[string]func(){
		"twice":       func() { s.Append(0, outcomeOf(0)) },
		"short row":   func() { s.Append(1, Outcome{Rows: [][]float64{{1}, {2}}}) },
		"one plan":    func() { s.Append(1, Outcome{Rows: [][]float64{{1, 2, 3}}}) },
		"no series":   func() { s.Append(1, Outcome{Rows: outcomeOf(1).Rows}) },
		"wide series": func() { s.Append(1, Outcome{Rows: outcomeOf(1).Rows, Series: make([][]float64, 3)}) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}

func TestLeftoversAreSwept(t *testing.T) {
	dir := t.TempDir()
	done(t, os.WriteFile(filepath.Join(dir, temporary+"result.json-1"), []byte("{"), 0o644))
	open(t, dir)
	if left, _ := filepath.Glob(filepath.Join(dir, temporary+"*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// Many goroutines append while another flushes; the race detector watches.
func TestStoreIsSafeForWorkers(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	var workers sync.WaitGroup
	for w := range 40 {
		workers.Go(func() {
			if s.Append(w, outcomeOf(w)) != nil || s.Flush() != nil || !s.Has(w) {
				t.Error("append, flush or has failed")
			}
		})
	}
	workers.Wait()
	done(t, s.Close())
	if s := open(t, dir); len(s.Worlds()) != 40 {
		t.Errorf("%d worlds", len(s.Worlds()))
	}
}

// Between opening and locking, another run may have sealed the store: what was
// opened is then a file without a name, and writing to it would be lost.
func TestReplacedFileIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	done(t, WriteFile(s.path, bytesOf(t, dir)))
	if err := s.current(); !errors.Is(err, errTaken) {
		t.Errorf("got %v", err)
	}
}
