package cluster

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// record keeps batch.json true while a batch is under way: from the first moment
// it lists what there is to play, so that --retry-failed knows it whatever ends
// the batch.
type record struct {
	mu      sync.Mutex
	folder  *folder.Folder
	summary *batchSummary
	next    time.Time // when it may be written again
}

// recordEvery is how often batch.json is written, and less often where that
// takes more than a hundredth of the time.
const recordEvery = 5 * time.Second

// begin writes what there is to play.
func (b *Batch) begin() error {
	b.record = &record{folder: b.folder, summary: b.summary()}
	return b.record.write()
}

// settle files how a line ended. A disk that is full now is told of at the end.
func (r *record) settle(l *batchLine) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.summary.Lines[l.row] = *l
	if time.Now().After(r.next) {
		r.write()
	}
}

func (r *record) write() error {
	began := time.Now()
	data, err := r.summary.encode()
	if err == nil {
		err = r.folder.Put(BatchFile, data)
	}
	if err == nil {
		err = r.folder.Commit()
	}
	r.next = time.Now().Add(max(recordEvery, 100*time.Since(began)))
	return err
}

// summary is what the batch has come to so far; lines that are repeated stand in
// their old places.
func (b *Batch) summary() *batchSummary {
	s := &batchSummary{Version: result.Version, Asked: b.asked(), Lines: slices.Clone(b.lines)}
	if b.last != nil {
		s.Lines = slices.Clone(b.last.Lines)
		for _, l := range b.lines {
			s.Lines[l.row] = l
		}
	}
	return s
}

// encode lists the failures on top.
func (s *batchSummary) encode() ([]byte, error) {
	s.Failed = []string{}
	for _, l := range s.Lines {
		if l.Status == failed {
			s.Failed = append(s.Failed, l.label())
		}
	}
	return result.Encode(s)
}

// readBatch reads the summary of a folder.
func readBatch(dir string) (*batchSummary, error) {
	path := filepath.Join(dir, BatchFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, remedy.Errorf("there is no batch in %s: it holds no %s", dir, BatchFile).
			Hint("give the files again; the same batch command goes on from what is stored there")
	}
	s := new(batchSummary)
	if err := result.ReadJSON(folder.At(dir), BatchFile, s); err != nil {
		return nil, err
	}
	if flaw := s.flaw(); flaw != "" {
		return nil, remedy.Errorf("%s: %s", path, flaw).
			Hint("the file is damaged; the same batch command makes it again, from the worlds stored there")
	}
	return s, nil
}

// flaw says what no batch would have written, "" where there is nothing.
func (s *batchSummary) flaw() string {
	if len(s.Lines) == 0 {
		return "it lists no scenarios"
	}
	keys := map[int]string{}
	for i, l := range s.Lines {
		place := fmt.Sprintf("scenario %d: ", i+1)
		switch {
		case l.File == "":
			return place + "it names no file"
		case !slices.Contains([]string{done, failed, notRun, partly}, l.Status):
			return fmt.Sprintf("%sits status is %q", place, l.Status)
		case (l.Status == done || l.Status == partly) && !filepath.IsLocal(l.Folder) &&
			!(s.Asked.TableOnly && l.Folder == ""):
			return fmt.Sprintf("%sits folder is %q", place, l.Folder)
		case len(l.Set) != len(l.Columns):
			return fmt.Sprintf("%sit sets %d keys from %d columns", place, len(l.Set), len(l.Columns))
		}
		for k, set := range l.Set {
			key, _, ok := strings.Cut(set, "=")
			if before, known := keys[l.Columns[k]]; !ok || known && before != key {
				return fmt.Sprintf("%scolumn %d sets %q", place, l.Columns[k], set)
			}
			keys[l.Columns[k]] = key
		}
	}
	return ""
}
