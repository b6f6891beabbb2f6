package result

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"boomerang/sim/folder"
)

var shape = Shape{Model: "desk-x", Measures: 3, Series: 4}

// at is a world of one plan and its second plan.
func at(world int) RowID { return RowID{Key{byte(world % 2)}, world / 2} }

// rowOf is a row that can be told from every other.
func rowOf(world int) Row {
	w := float64(world)
	return Row{Values: []float64{w, math.MaxFloat64, 5e-324}, Series: []float64{-w, 4, 5, 6}}
}

// stored lists what a store holds, in the numbers of at.
func stored(s *kept) []int {
	var all []int
	for _, key := range s.Keys() {
		for _, w := range s.Worlds(key) {
			all = append(all, 2*w+int(key[0]))
		}
	}
	slices.Sort(all)
	return all
}

func open(t *testing.T, dir string) *kept {
	t.Helper()
	s, err := openIn(dir, shape)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func add(t *testing.T, s *kept, worlds ...int) {
	t.Helper()
	for _, w := range worlds {
		if err := s.Append(at(w), rowOf(w)); err != nil {
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
	done(t, growing(dir, log))
	return dir
}

// growing leaves a log as a run that was stopped does.
func growing(dir string, log []byte) error {
	f, err := folder.Take(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	path, err := f.Grow(WorldsFile)
	if err != nil {
		return err
	}
	return os.WriteFile(path, log, 0o644)
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
	if got := stored(s); !reflect.DeepEqual(got, []int{0, 4, 7}) || len(s.Damage()) > 0 {
		t.Fatalf("got %v, damage %v", got, s.Damage())
	}
	for _, w := range stored(s) {
		if out, err := s.Read(at(w)); err != nil || !reflect.DeepEqual(out, rowOf(w)) {
			t.Errorf("world %d: %v, %v", w, out, err)
		}
	}
	if _, err := s.Read(at(1)); err == nil || s.Has(at(1)) {
		t.Error("world 1 was never played")
	}
}

func TestStoreKeepsGaps(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	out := rowOf(1)
	out.Values[1] = math.Float64frombits(math.Float64bits(math.NaN()) | 0xbeef)
	done(t, s.Append(at(1), out))
	got, err := s.Read(at(1))
	if err != nil || math.Float64bits(got.Values[1]) != math.Float64bits(math.NaN()) {
		t.Errorf("%v: %x", err, math.Float64bits(got.Values[1]))
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
	whole := undisturbed(t, 0, 2, 4)
	size := shape.recordSize()
	for cut := len(whole) - size; cut < len(whole); cut++ {
		dir := folderWith(t, whole[:cut])
		s := open(t, dir)
		if got := stored(s); !reflect.DeepEqual(got, []int{0, 2}) {
			t.Fatalf("cut at %d: worlds %v", cut, got)
		}
		if torn := cut > len(whole)-size; torn != (len(s.Damage()) == 1) {
			t.Errorf("cut at %d: damage %q", cut, s.Damage())
		}
		if !bytes.Equal(bytesOf(t, dir), whole[:len(whole)-size]) {
			t.Errorf("cut at %d: the torn record is still there", cut)
		}
		add(t, s, 4)
		done(t, s.Close())
		if !bytes.Equal(bytesOf(t, dir), whole) {
			t.Errorf("cut at %d: other bytes after resuming", cut)
		}
	}
}

// A kill while the store is being created leaves a store that can be created.
func TestTornHeaderAtEveryByte(t *testing.T) {
	whole := undisturbed(t, 0)
	for cut := range len(shape.header()) {
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
	whole := undisturbed(t, 0, 2, 4)
	header, size := len(shape.header()), shape.recordSize()
	for i := range whole {
		spoilt := bytes.Clone(whole)
		spoilt[i] ^= 1 << (i % 8)
		dir := folderWith(t, spoilt)
		if i < header {
			continue // TestFlippedHeaderKeepsRows
		}
		s, hit := open(t, dir), 2*((i-header)/size)
		if s.Has(at(hit)) || len(stored(s)) != 2 || len(s.Damage()) != 1 {
			t.Fatalf("byte %d: worlds %v, damage %q", i, stored(s), s.Damage())
		}
		if i%8 != 0 { // healing one in eight is healing any
			done(t, s.Close())
			continue
		}
		add(t, s, hit)
		done(t, s.Seal())
		if !bytes.Equal(bytesOf(t, dir), whole) {
			t.Errorf("byte %d: other bytes after healing", i)
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
	_, err = f.WriteAt([]byte{0xff}, int64(len(shape.header())+20))
	done(t, err)
	done(t, f.Close())
	if err := s.Seal(); err == nil || !strings.Contains(err.Error(), "world 0: does not match its checksum") {
		t.Errorf("got %v", err)
	}
}

func TestSecondWriterIsRefused(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	if _, err := openIn(dir, shape); err == nil || !strings.Contains(err.Error(), "another run is writing") {
		t.Fatalf("got %v", err)
	}
	add(t, first, 0)
	done(t, first.Close())
	if second := open(t, dir); !second.Has(at(0)) {
		t.Error("what the first wrote is gone")
	}
}

func TestOtherShapeIsRefused(t *testing.T) {
	dir := folderWith(t, undisturbed(t, 0))
	for want, other := range map[string]Shape{
		"rows of desk-x, this program plays desk-y":                     {"desk-y", 3, 4},
		"rows of desk-x, this program plays desk-with-a-very-long-name": {"desk-with-a-very-long-name", 3, 4},
		"3 measures and 4 series values, this run makes 5 and 4":        {"desk-x", 5, 4},
	} {
		if _, err := openIn(dir, other); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	old := bytes.Clone(undisturbed(t, 0))
	old[len(magic)] = 1
	copy(old, seal(bytes.Clone(old[:len(shape.header())-4]))) // whole, as version 1 wrote it
	for want, log := range map[string][]byte{
		"not a store of worlds":                                  []byte("a file of another kind, of some length"),
		"the store has version 1, this program writes version 2": old,
	} {
		if _, err := openIn(folderWith(t, log), shape); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

// A reader beside a writer sees what is finished and changes nothing.
func TestReaderBesideWriter(t *testing.T) {
	dir := t.TempDir()
	writer := open(t, dir)
	add(t, writer, 0, 1)
	before := bytesOf(t, dir)
	reader, err := ReadStore(dir, "", shape)
	done(t, err)
	defer reader.Close()
	if got := stored(&kept{Store: reader}); !reflect.DeepEqual(got, []int{0, 1}) {
		t.Errorf("read %v", got)
	}
	if row, err := reader.Read(at(1)); err != nil || !reflect.DeepEqual(row, rowOf(1)) {
		t.Errorf("%v, %v", row, err)
	}
	add(t, writer, 2)
	if !bytes.Equal(bytesOf(t, dir)[:len(before)], before) {
		t.Error("reading changed the log")
	}
}

func TestAppendPanicsOnMistakes(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, 0)
	for name, f := range map[string]func(){
		"twice":       func() { s.Append(at(0), rowOf(0)) },
		"short row":   func() { s.Append(at(1), Row{Values: []float64{1}, Series: rowOf(1).Series}) },
		"no series":   func() { s.Append(at(1), Row{Values: rowOf(1).Values}) },
		"wide series": func() { s.Append(at(1), Row{Values: rowOf(1).Values, Series: make([]float64, 5)}) },
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

// Many goroutines append while another flushes; the race detector watches.
func TestStoreIsSafeForWorkers(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	var workers sync.WaitGroup
	for w := range 40 {
		workers.Go(func() {
			if s.Append(at(w), rowOf(w)) != nil || s.Flush() != nil || !s.Has(at(w)) {
				t.Error("append, flush or has failed")
			}
		})
	}
	workers.Wait()
	done(t, s.Close())
	if s := open(t, dir); len(stored(s)) != 40 {
		t.Errorf("%d worlds", len(stored(s)))
	}
}

// Rows of any length are found behind a damaged header, also where the first of
// them is damaged too: three years of days are longer than any buffer.
func TestFlippedHeaderKeepsLongRows(t *testing.T) {
	long := Shape{Model: "desk-x", Series: 1 << 16}
	dir := t.TempDir()
	s, err := openIn(dir, long)
	done(t, err)
	for w := range 3 {
		done(t, s.Append(at(w), Row{Series: make([]float64, long.Series)}))
	}
	done(t, s.Close())
	whole := bytesOf(t, dir)
	for _, flip := range [][]int{{3}, {3, len(long.header()) + 1000}} {
		broken := bytes.Clone(whole)
		for _, at := range flip {
			broken[at] ^= 4
		}
		s, err := openIn(folderWith(t, broken), long)
		done(t, err)
		if got, want := len(stored(s)), 4-len(flip); got != want {
			t.Errorf("bytes %v flipped: %d rows, want %d", flip, got, want)
		}
		done(t, s.Close())
	}
}

// A flipped bit in any byte of the header costs the header only: it is reported
// and written anew, and the rows serve.
func TestFlippedHeaderKeepsRows(t *testing.T) {
	whole := undisturbed(t, 0, 2, 4)
	for i := range shape.header() {
		broken := bytes.Clone(whole)
		broken[i] ^= 1 << (i % 8)
		dir := folderWith(t, broken)
		s := open(t, dir)
		if got := stored(s); !reflect.DeepEqual(got, []int{0, 2, 4}) || len(s.Damage()) != 1 {
			t.Fatalf("byte %d: worlds %v, damage %v", i, got, s.Damage())
		}
		done(t, s.Seal())
		if !bytes.Equal(bytesOf(t, dir), whole) {
			t.Fatalf("byte %d: other bytes after sealing", i)
		}
	}
}
