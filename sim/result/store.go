package result

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"

	"boomerang/sim/folder"
)

// RowID is where a row belongs.
type RowID struct {
	Key   Key
	World int
}

// Store keeps finished rows on disk, in worlds.log, as they come. It belongs to one
// process at a time, which has taken its folder; its methods may be called from many
// goroutines.
//
// A row is safe once Flush has returned. After a crash the store opens with
// every row that was safe: a half-written last record is cut off, a record
// that does not match its checksum is left out and reported by Damage, and both
// are simply played again.
//
// An append-only log, because a kill can then only tear its last record; a database would bring a
// server or a file that a newer version cannot read.
//
// A row goes through three states:
//
//	appended   in the file, perhaps only in the system's memory: lost by a power cut
//	flushed    on disk: safe, and found by the next opening
//	sealed     in order of key and world, with its sum on the folder's list
//
// In memory it holds the place of every row and never the rows: ten million rows of a
// kilobyte are 10 GB on disk and some hundred megabytes here. Rows of many keys lie
// mixed, in the order in which they finished, until Seal.
type Store struct {
	mu       sync.Mutex
	folder   *folder.Folder // nil: opened to be read, or in memory
	grows    bool           // rows may be added
	name     string         // in the folder
	path     string
	shape    Shape
	file     medium
	end      int64                 // where the next record goes
	at       map[Key]map[int]int64 // world → offset of its record
	window   window
	encoded  []byte // of the row written last
	dirty    bool
	headless bool // the header on disk is damaged
	damage   []string
}

// medium is what rows are kept on: a file, or the memory of the process.
type medium interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Sync() error
}

// put writes bytes at an offset.
//
// By offset and not by append mode: after a write that failed half way the next one
// begins at the last good end, over the torn bytes.
func (s *Store) put(data []byte, at int64) error {
	if err := folder.Step("write", s.path); err != nil {
		return err
	}
	_, err := s.file.WriteAt(data, at)
	return err
}

// safe makes what was written safe from a power cut.
func (s *Store) safe() error {
	if err := folder.Step("sync", s.path); err != nil {
		return err
	}
	return s.file.Sync()
}

func (s *Store) has(at RowID) bool {
	_, ok := s.at[at.Key][at.World]
	return ok
}

func (s *Store) remember(at RowID, offset int64) {
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
//
// The checksum is looked at every time a row is read and not only at opening, since
// the disk may have changed during a run of hours. The error names the world.
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
//
// A row twice is a mistake of the program and would count a world double; a row of the
// wrong shape would move every record after it. Both panic.
func (s *Store) Append(at RowID, row Row) error {
	return s.AppendWorld(at.World, []Key{at.Key}, []Row{row})
}

// AppendWorld is Append for several rows of a world, with one write too.
func (s *Store) AppendWorld(world int, keys []Key, rows []Row) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, key := range keys {
		if s.has(RowID{Key: key, World: world}) || slices.Contains(keys[:i], key) {
			panic(fmt.Sprintf("result: world %d stored twice", world))
		}
	}
	return s.append(world, keys, rows)
}

// AppendNew is AppendWorld of the rows that are not stored yet, each key once: of two runs that share a store
// and play one row at the same time the first keeps it.
func (s *Store) AppendNew(world int, keys []Key, rows []Row) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var newKeys []Key
	var newRows []Row
	for i, key := range keys {
		if !s.has(RowID{Key: key, World: world}) && !slices.Contains(newKeys, key) {
			newKeys, newRows = append(newKeys, key), append(newRows, rows[i])
		}
	}
	return s.append(world, newKeys, newRows)
}

// append writes rows that are not stored.
func (s *Store) append(world int, keys []Key, rows []Row) error {
	if !s.grows {
		panic("result: a row for a store that was opened to be read")
	}
	s.encoded = s.encoded[:0]
	for i, key := range keys {
		s.encoded = s.shape.encode(s.encoded, RowID{Key: key, World: world}, rows[i])
	}
	// Always at the last good end: a write that failed half way is overwritten.
	if err := s.put(s.encoded, s.end); err != nil {
		return fmt.Errorf("result: %s: %w", s.path, err)
	}
	for _, key := range keys {
		s.remember(RowID{Key: key, World: world}, s.end)
		s.end += int64(s.shape.recordSize())
	}
	s.dirty = s.dirty || len(keys) > 0
	return nil
}

// Flush makes all appended rows safe from a crash. It costs a disk flush when
// there is anything new: call it about five times a second.
//
// Five times a second loses at most a fifth of a second of work, some worlds, for a
// cost that does not show beside playing them.
func (s *Store) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.flush()
}

func (s *Store) flush() error {
	if !s.dirty {
		return nil
	}
	if err := s.safe(); err != nil {
		return fmt.Errorf("result: %s: %w", s.path, err)
	}
	s.dirty = false
	return nil
}

// Seal stages the store in the order of keys and worlds, so that its bytes no longer
// tell who finished first, and closes it. Once its folder is committed it can be
// opened and grown again.
//
// Afterwards equal runs have equal stores whatever the number of workers, and shards can be compared
// and merged byte by byte.
func (s *Store) Seal() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.shut()
	return s.folder.Stream(s.name, func(w io.Writer) error {
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

// shut lets go of the file.
func (s *Store) shut() {
	s.file.Close()
	s.dirty = false
}
