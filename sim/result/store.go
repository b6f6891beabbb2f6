package result

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// ErrTaken says that another process writes to the store.
var ErrTaken = errors.New("another run is writing to this folder")

// RowID is where a row belongs.
type RowID struct {
	Key   Key
	World int
}

// Store keeps finished rows on disk, in worlds.log, as they come. It belongs
// to one process at a time; its methods may be called from many goroutines.
//
// A row is safe once Flush has returned. After a crash the store opens with
// every row that was safe: a half-written last record is cut off, a record
// that does not match its checksum is left out and reported by Damage, and both
// are simply played again.
//
// An append-only log, because a kill can then only tear its last record; a database would bring a
// server or a file that a newer version cannot read.
type Store struct {
	mu       sync.Mutex
	path     string
	shape    Shape
	file     *os.File
	release  func()
	end      int64                 // where the next record goes
	at       map[Key]map[int]int64 // world → offset of its record
	window   window
	encoded  []byte // of the row written last
	dirty    bool
	frozen   bool // opened to be read
	headless bool // the header on disk is damaged
	damage   []string
}

// OpenStore opens or creates worlds.log in dir, which must exist. It refuses a
// store of another shape and one that another process has open, saying so.
func OpenStore(dir string, shape Shape) (*Store, error) {
	s := &Store{path: filepath.Join(dir, WorldsFile), shape: shape, at: map[Key]map[int]int64{}}
	if err := s.open(); err != nil {
		return nil, fmt.Errorf("result: %s: %w", s.path, err)
	}
	return s, nil
}

// ReadStore opens the worlds.log of dir to read what is finished there, even
// while another process writes to it, and changes nothing.
func ReadStore(dir string, shape Shape) (*Store, error) {
	s := &Store{path: filepath.Join(dir, WorldsFile), shape: shape, at: map[Key]map[int]int64{}, frozen: true}
	file, err := os.Open(s.path)
	if err != nil {
		return nil, fmt.Errorf("result: %w", err)
	}
	s.file = file
	if _, err := s.scan(); err != nil {
		file.Close()
		return nil, fmt.Errorf("result: %s: %w", s.path, err)
	}
	return s, nil
}

// open takes the lock of the file, reads which records are whole, and cuts off what a kill left half
// written behind them. An empty file, or one cut off inside its header, is begun anew.
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
	s.sweep()
	torn, err := s.scan()
	if err != nil {
		return err
	}
	if s.end == 0 {
		return s.begin() // new, or cut off while being created
	}
	if s.headless {
		if _, err := s.file.WriteAt(s.shape.header(), 0); err != nil {
			return err
		}
		s.dirty = true
	}
	if torn {
		return s.file.Truncate(s.end)
	}
	return nil
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
		return ErrTaken
	}
	return nil
}

// sweep removes what a killed run was still writing.
func (s *Store) sweep() {
	for _, name := range leftIn(filepath.Dir(s.path), temporary) {
		os.Remove(name)
	}
}

func (s *Store) begin() error {
	header := s.shape.header()
	if _, err := s.file.WriteAt(header, 0); err != nil {
		return err
	}
	if err := s.file.Sync(); err != nil {
		return err
	}
	s.end = int64(len(header))
	return syncFolder(filepath.Dir(s.path))
}

// scan finds the good records, and whether a torn one follows them. It leaves
// end at 0 where there is not even a header.
func (s *Store) scan() (torn bool, err error) {
	about, err := s.file.Stat()
	if err != nil {
		return false, err
	}
	r := bufio.NewReaderSize(s.file, int(min(about.Size()+1<<12, 1<<20)))
	header := s.shape.header()
	head, err := r.Peek(len(header))
	if err != nil && err != io.EOF {
		return false, err
	}
	if len(head) < len(header) && bytes.HasPrefix(header, head) {
		return false, nil
	}
	if !bytes.Equal(head, header) {
		if head, err = s.beginning(len(header) + 2*s.shape.recordSize()); err != nil {
			return false, err
		}
		if !s.shape.damaged(head) {
			return false, s.shape.match(head)
		}
		s.damage = append(s.damage, WorldsFile+": the header was damaged and is written anew")
		s.headless = true
	}
	r.Discard(len(header))
	s.end = int64(len(header))
	record := make([]byte, s.shape.recordSize())
	for i := 0; ; i++ {
		n, err := io.ReadFull(r, record)
		if err == io.EOF {
			return false, nil
		}
		if err == io.ErrUnexpectedEOF {
			s.damage = append(s.damage, fmt.Sprintf("%s: the last record was cut off after %d of %d bytes", WorldsFile,
				n, len(record)))
			return true, nil
		}
		if err != nil {
			return false, err
		}
		if place, err := s.shape.check(record); err != nil {
			s.damage = append(s.damage, fmt.Sprintf("%s: record %d: %v", WorldsFile, i, err))
		} else if !s.has(place) {
			s.put(place, s.end)
		}
		s.end += int64(n)
	}
}

// beginning reads the first bytes of the file: at least as many as the longest
// header of another shape may have, at most as there are.
func (s *Store) beginning(n int) ([]byte, error) {
	head := make([]byte, max(n, 1<<12))
	n, err := s.file.ReadAt(head, 0)
	if err == io.EOF {
		err = nil
	}
	return head[:n], err
}

func (s *Store) has(at RowID) bool {
	_, ok := s.at[at.Key][at.World]
	return ok
}

func (s *Store) put(at RowID, offset int64) {
	if s.at[at.Key] == nil {
		s.at[at.Key] = map[int]int64{}
	}
	s.at[at.Key][at.World] = offset
}

// Damage lists, in words, what was broken when the store was opened. It belongs
// on a screen, not in a result: a repaired run gives the same bytes.
func (s *Store) Damage() []string { return s.damage }

// Has reports whether a row is stored.
func (s *Store) Has(at RowID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.has(at)
}

// Worlds returns the stored worlds of a key in ascending order.
func (s *Store) Worlds(key Key) []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.at[key]))
}

// Keys returns the keys there are rows of, in ascending order.
func (s *Store) Keys() []Key {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.keys()
}

func (s *Store) keys() []Key {
	return slices.SortedFunc(maps.Keys(s.at), func(a, b Key) int { return bytes.Compare(a[:], b[:]) })
}

// Read returns a stored row.
func (s *Store) Read(at RowID) (row Row, err error) {
	err = s.Fill(at, &row)
	return row, err
}

// Fill is Read into the memory of a row, where it has enough.
func (s *Store) Fill(at RowID, row *Row) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	record, err := s.record(at)
	if err != nil {
		return fmt.Errorf("result: %s: world %d: %w", s.path, at.World, err)
	}
	s.shape.decode(record, row)
	return nil
}

// record reads and checks the bytes of a row, which belong to the store.
func (s *Store) record(at RowID) ([]byte, error) {
	offset, ok := s.at[at.Key][at.World]
	if !ok {
		return nil, errors.New("not stored")
	}
	record, err := s.window.read(s.file, offset, s.shape.recordSize(), s.end)
	if err != nil {
		return nil, err
	}
	_, err = s.shape.check(record)
	return record, err
}

// Append stores a finished row with one write; Flush makes it safe. It panics
// on a row that is stored already or has the wrong shape.
func (s *Store) Append(at RowID, row Row) error {
	return s.AppendWorld(at.World, []Key{at.Key}, []Row{row})
}

// AppendWorld is Append for several rows of a world, with one write too.
func (s *Store) AppendWorld(world int, keys []Key, rows []Row) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.encoded = s.encoded[:0]
	for i, key := range keys {
		at := RowID{Key: key, World: world}
		if s.frozen || s.has(at) || slices.Contains(keys[:i], key) {
			panic(fmt.Sprintf("result: world %d stored twice, or in a store opened to be read", world))
		}
		s.encoded = s.shape.encode(s.encoded, at, rows[i])
	}
	// Always at the last good end: a write that failed half way is overwritten.
	if _, err := s.file.WriteAt(s.encoded, s.end); err != nil {
		return fmt.Errorf("result: %s: %w", s.path, err)
	}
	for _, key := range keys {
		s.put(RowID{Key: key, World: world}, s.end)
		s.end += int64(s.shape.recordSize())
	}
	s.dirty = s.dirty || len(keys) > 0
	return nil
}

// Flush makes all appended rows safe from a crash. It costs a disk flush when
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

// Seal rewrites the store in the order of keys and worlds, so that its bytes
// no longer tell who finished first, and closes it. It can be opened and grown
// again.
//
// Afterwards equal runs have equal stores whatever the number of workers, and shards can be compared
// and merged byte by byte.
func (s *Store) Seal() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.shut()
	return StreamFile(s.path, func(w io.Writer) error {
		if _, err := w.Write(s.shape.header()); err != nil {
			return err
		}
		for _, key := range s.keys() {
			for _, world := range slices.Sorted(maps.Keys(s.at[key])) {
				record, err := s.record(RowID{key, world})
				if err != nil {
					return fmt.Errorf("world %d: %w", world, err)
				}
				if _, err := w.Write(record); err != nil {
					return err
				}
			}
		}
		return nil
	})
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
