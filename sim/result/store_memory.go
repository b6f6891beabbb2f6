package result

import (
	"io"
	"sync"
)

// MemoryStore is a store without a folder: its rows go with the process. A page that plays
// without a disk keeps them there, and so does a program whose folder another one holds.
//
// It has the records of a file, checksums included, so that one code reads both and what is
// kept here can be told from what was kept on a disk by nothing but how long it lasts.
func MemoryStore(shape Shape) *Store {
	s := newStore("", "", shape)
	s.path, s.grows, s.file = "memory", true, new(memory)
	header := shape.header()
	s.file.WriteAt(header, 0)
	s.end = int64(len(header))
	return s
}

// memory is a file that was never on a disk. A row takes what it takes there: for a scenario of 18
// months about 8 kB, so that a thousand settings of five plans in 45 worlds would be 1.8 GB; a page
// that is moved by hand sees some dozens.
type memory struct {
	mu    sync.RWMutex
	bytes []byte // from the first, as a file has them
}

// ReadAt fills p from an offset, as far as there is anything, and says io.EOF where that is less,
// as io.ReaderAt wants it.
func (m *memory) ReadAt(p []byte, at int64) (int, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if at >= int64(len(m.bytes)) {
		return 0, io.EOF
	}
	n := copy(p, m.bytes[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// WriteAt puts bytes at an offset, beyond the end too, where what lies between is zero, as in a
// file with a hole.
func (m *memory) WriteAt(p []byte, at int64) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if need := int(at) + len(p) - len(m.bytes); need > 0 {
		m.bytes = append(m.bytes, make([]byte, need)...)
	}
	return copy(m.bytes[at:], p), nil
}

// Sync has nothing to make safe.
func (m *memory) Sync() error { return nil }

// Close lets go of the bytes: a store that is closed has no row any more, which only happens where
// nobody will ask.
func (m *memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bytes = nil
	return nil
}
