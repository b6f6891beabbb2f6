package result

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// errTaken says that another process writes to the store.
var errTaken = errors.New("another run is writing to this folder")

// Identity is what a store belongs to. Two runs may share worlds only when
// every field agrees.
type Identity struct {
	Hash     string // of resolved scenario, model version and seed
	Plans    int
	Measures int
	Series   int // values per plan, 0 without series
}

// Store keeps finished worlds on disk, in worlds.log, as they come. It belongs
// to one process at a time; its methods may be called from many goroutines.
//
// A world is safe once Flush has returned. After a crash the store opens with
// every world that was safe: a half-written last record is cut off, a record
// that does not match its checksum is left out and reported by Damage, and both
// are simply played again.
type Store struct {
	mu      sync.Mutex
	path    string
	layout  layout
	file    *os.File
	release func()
	end     int64         // where the next record goes
	at      map[int]int64 // world → offset of its record
	dirty   bool
	damage  []string
}

// OpenStore opens or creates worlds.log in dir, which must exist. It refuses a
// store of another identity and one that another process has open, saying so.
func OpenStore(dir string, id Identity) (*Store, error) {
	s := &Store{path: filepath.Join(dir, WorldsFile), layout: layout{id}, at: map[int]int64{}}
	if err := s.open(); err != nil {
		return nil, fmt.Errorf("result: %s: %w", s.path, err)
	}
	return s, nil
}

func (s *Store) open() (err error) {
	if s.file, err = os.OpenFile(s.path, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			s.shut()
		}
	}()
	if s.release, err = lock(s.file); err != nil {
		return err
	}
	if err = s.current(); err != nil {
		return err
	}
	data, err := io.ReadAll(s.file)
	if err != nil {
		return err
	}
	s.sweep()
	header := s.layout.header()
	if len(data) < len(header) && string(header[:len(data)]) == string(data) {
		return s.begin(header) // new, or cut off while being created
	}
	if err = s.layout.match(data); err != nil {
		return err
	}
	return s.scan(data, len(header))
}

// current refuses a file that was replaced, by another process sealing it,
// between being opened and being locked.
func (s *Store) current() error {
	ours, err := s.file.Stat()
	if err != nil {
		return err
	}
	named, err := os.Stat(s.path)
	if err != nil {
		return err
	}
	if !os.SameFile(ours, named) {
		return errTaken
	}
	return nil
}

// sweep removes what a killed run was still writing.
func (s *Store) sweep() {
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(s.path), temporary+"*"))
	for _, name := range left {
		os.Remove(name)
	}
}

func (s *Store) begin(header []byte) error {
	if _, err := s.file.WriteAt(header, 0); err != nil {
		return err
	}
	if err := s.file.Sync(); err != nil {
		return err
	}
	s.end = int64(len(header))
	return syncFolder(filepath.Dir(s.path))
}

// scan finds the good records and cuts off a torn tail.
func (s *Store) scan(data []byte, from int) error {
	size, at := s.layout.recordSize(), from
	for ; at+size <= len(data); at += size {
		world, err := s.layout.check(data[at : at+size])
		if err != nil {
			s.damage = append(s.damage, fmt.Sprintf("%s: record %d: %v", WorldsFile, (at-from)/size, err))
		} else if _, twice := s.at[world]; !twice {
			s.at[world] = int64(at)
		}
	}
	s.end = int64(at)
	if at == len(data) {
		return nil
	}
	s.damage = append(s.damage, fmt.Sprintf("%s: the last record was cut off after %d of %d bytes", WorldsFile, len(data)-at, size))
	return s.file.Truncate(s.end)
}

// Damage lists, in words, what was broken when the store was opened. It belongs
// on a screen, not in a result: a repaired run gives the same bytes.
func (s *Store) Damage() []string { return s.damage }

// Has reports whether a world is stored.
func (s *Store) Has(world int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.at[world]
	return ok
}

// Worlds returns the stored worlds in ascending order.
func (s *Store) Worlds() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sorted()
}

func (s *Store) sorted() []int {
	worlds := make([]int, 0, len(s.at))
	for w := range s.at {
		worlds = append(worlds, w)
	}
	slices.Sort(worlds)
	return worlds
}

// Read returns a stored world.
func (s *Store) Read(world int) (Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	record, err := s.record(world)
	if err != nil {
		return Outcome{}, fmt.Errorf("result: %s: world %d: %w", s.path, world, err)
	}
	return s.layout.decode(record), nil
}

// record reads and checks the bytes of a world.
func (s *Store) record(world int) ([]byte, error) {
	at, ok := s.at[world]
	if !ok {
		return nil, errors.New("not stored")
	}
	record := make([]byte, s.layout.recordSize())
	if _, err := s.file.ReadAt(record, at); err != nil {
		return nil, err
	}
	_, err := s.layout.check(record)
	return record, err
}

// Append stores a finished world with one write; Flush makes it safe. It
// panics on a world that is stored already or has the wrong shape.
func (s *Store) Append(world int, out Outcome) error {
	record := s.layout.encode(world, out)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, twice := s.at[world]; twice {
		panic(fmt.Sprintf("result: world %d stored twice", world))
	}
	// Always at the last good end: a write that failed half way is overwritten.
	if _, err := s.file.WriteAt(record, s.end); err != nil {
		return fmt.Errorf("result: %s: %w", s.path, err)
	}
	s.at[world] = s.end
	s.end += int64(len(record))
	s.dirty = true
	return nil
}

// Flush makes all appended worlds safe from a crash. It costs a disk flush when
// there is anything new: call it about five times a second.
func (s *Store) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.flush()
}

func (s *Store) flush() error {
	if !s.dirty {
		return nil
	}
	if err := s.file.Sync(); err != nil {
		return fmt.Errorf("result: %s: %w", s.path, err)
	}
	s.dirty = false
	return nil
}

// Seal rewrites the store in the order of worlds, so that its bytes no longer
// tell who finished first, and closes it. It can be opened and grown again.
func (s *Store) Seal() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.shut()
	data := s.layout.header()
	for _, w := range s.sorted() {
		record, err := s.record(w)
		if err != nil {
			return fmt.Errorf("result: %s: world %d: %w", s.path, w, err)
		}
		data = append(data, record...)
	}
	return WriteFile(s.path, data)
}

// Close flushes the store and lets go of it; after Seal it does nothing.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.shut()
	return s.flush()
}

// shut lets go of the file, once.
func (s *Store) shut() {
	if s.release != nil {
		s.release()
	}
	s.file.Close()
	s.release, s.dirty = nil, false
}
