package result

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"boomerang/sim/folder"
	"boomerang/sim/remedy"
)

// OpenStore opens or creates worlds.log in a folder, or in one below it (below is ""
// or a slash path). It refuses a store of another shape, and one that was altered in
// a way its records do not tell.
//
//	found                                    done
//	nothing                                  a new file with a header
//	a part of our header                     begun anew: nothing was lost
//	our header, records whole                all of them are there
//	a torn record at the end                 cut off; its world is played again
//	a damaged record between whole ones      left out; its world is played again
//	a damaged header before whole records    written anew: keys tell what rows are of
//	a header of another shape                refused, with what differs
//	not what the list says, records whole    refused: somebody changed it on purpose
func OpenStore(f *folder.Folder, below string, shape Shape) (*Store, error) {
	s := newStore(f.Dir(), below, shape)
	s.folder, s.grows = f, true
	if err := s.open(); err != nil {
		return nil, fmt.Errorf("result: %s: %w", s.path, err)
	}
	return s, nil
}

func newStore(dir, below string, shape Shape) *Store {
	name := path.Join(below, WorldsFile)
	return &Store{
		name: name, path: filepath.Join(dir, filepath.FromSlash(name)), shape: shape,
		at: map[Key]map[int]int64{},
	}
}

// ReadStore opens the worlds.log of a folder, or of one below it, to read what is
// finished there, even while another process writes to it, and changes nothing. One
// that is on the folder's list has to be what was written.
//
// A writer may append meanwhile: what was there at opening is read, and a torn end is
// one that is being written: it is left out.
func ReadStore(dir, below string, shape Shape) (*Store, error) {
	s := newStore(dir, below, shape)
	err := folder.Sound(dir, s.name)
	if err == nil {
		_, err = s.read()
	}
	if err != nil {
		return nil, fmt.Errorf("result: %s: %w", s.path, err)
	}
	return s, nil
}

// read opens the file as it is.
func (s *Store) read() (torn bool, err error) {
	file, err := os.Open(s.path)
	if err != nil {
		return false, err
	}
	s.file = file
	if torn, err = s.scan(file); err != nil {
		file.Close()
	}
	return torn, err
}

// explained reports whether records tell what happened to a file that is not what
// was written: those that are damaged are left out, and played again.
//
// The list says "changed", and the reason decides. A bit that flipped breaks a
// record's own checksum, and the row is played again. A file whose records are all
// whole and that is another than was listed has been exchanged or rebuilt, and to go
// on with it would mix runs.
func (s *Store) explained() error {
	other := newStore(s.folder.Dir(), path.Dir(s.name), s.shape)
	torn, err := other.read()
	if err != nil {
		return err
	}
	other.file.Close()
	if torn || len(other.damage) > 0 {
		return nil
	}
	return remedy.Errorf("%w, and none of its records is damaged", folder.ErrChanged).
		Hint("put back the file that was written, or move this one away: its worlds are played again")
}

// open takes the file into the folder's care, reads which records are whole, and cuts off
// what a kill left half written behind them. An empty file, or one cut off inside its
// header, is begun anew.
func (s *Store) open() (err error) {
	switch err := s.folder.Sound(s.name); {
	case errors.Is(err, folder.ErrChanged):
		if err := s.explained(); err != nil {
			return err
		}
	case errors.Is(err, os.ErrNotExist), errors.Is(err, folder.ErrNotListed): // Grow refuses what is not ours
	case err != nil:
		return err
	}
	if _, err := s.folder.Grow(s.name); err != nil {
		return err
	}
	if err := folder.Step("create", s.path); err != nil {
		return err
	}
	file, err := os.OpenFile(s.path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	s.file = file
	defer func() {
		if err != nil {
			file.Close()
		}
	}()
	torn, err := s.scan(file)
	if err != nil {
		return err
	}
	if s.end == 0 {
		return s.begin() // new, or cut off while being created
	}
	if s.headless {
		if err := s.put(s.shape.header(), 0); err != nil {
			return err
		}
		s.dirty = true
	}
	if !torn {
		return nil
	}
	if err := folder.Step("write", s.path); err != nil {
		return err
	}
	return file.Truncate(s.end)
}

func (s *Store) begin() error {
	header := s.shape.header()
	if err := s.put(header, 0); err != nil {
		return err
	}
	if err := s.safe(); err != nil {
		return err
	}
	s.end = int64(len(header))
	return folder.Flush(filepath.Dir(s.path))
}

// scan finds the good records, and whether a torn one follows them. It leaves
// end at 0 where there is not even a header.
//
// Every record is read once and checked, at the speed of the disk. Records have one
// size, so that after a damaged one the next is found by counting; of two with one key
// and world the first stays.
func (s *Store) scan(file *os.File) (torn bool, err error) {
	about, err := file.Stat()
	if err != nil {
		return false, err
	}
	r := bufio.NewReaderSize(file, int(min(about.Size()+1<<12, 1<<20)))
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
			s.remember(place, s.end)
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
