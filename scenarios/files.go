package scenarios

import (
	"context"
	"sync"
)

// Files keeps the text of every file it read, so that a scenario that is loaded again with
// other settings is the same scenario, bases and all, whatever becomes of its files
// meanwhile: nothing of a run rests on what a disk says in the middle of it. A file that
// could not be read is tried again. The zero value has read nothing.
type Files struct {
	mu    sync.Mutex
	texts map[string][]byte // by path

	Learnt *Learnt // draws that unknowns of every scenario loaded are drawn from; nil: none
}

// read is the text of a file as it was when it was first read.
func (f *Files) read(ctx context.Context, path string) ([]byte, error) {
	if text, there := f.kept(path, nil); there {
		return text, ctx.Err()
	}
	text, err := readFile(ctx, path)
	if err != nil {
		return nil, err
	}
	text, _ = f.kept(path, text)
	return text, nil
}

// kept is the text that was read first, fresh (nil: none) where nothing was.
func (f *Files) kept(path string, fresh []byte) (text []byte, there bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if text, there = f.texts[path]; there || fresh == nil {
		return text, there
	}
	if f.texts == nil {
		f.texts = map[string][]byte{}
	}
	f.texts[path] = fresh
	return fresh, true
}

// Keep has a path read as a text that is not there yet: what is about to be written is tried before it is.
func (f *Files) Keep(path string, text []byte) { f.kept(path, text) }
