package result

import (
	"io"
	"slices"
)

// aheadBytes are read at once where records are asked for in the order they
// lie in.
const aheadBytes = 1 << 16

// window is a stretch of a file in memory. What was read stays as it is, since
// the file only grows.
//
// Reading ahead pays where rows are asked for in their order, as estimates do, and costs nothing where
// they are not.
type window struct {
	bytes []byte
	at    int64 // of the first byte
	last  int64 // end of what was asked for last
}

// read returns n bytes of a file, of which there are as many as up to end. Bytes
// that begin a little after the last ones are read with those that follow them.
//
// "A little after" is a quarter of the window: rows of two or three plans lie mixed in
// a store that is not sealed, and skipping the others is cheaper than asking the
// system again. The bytes returned are the window's and hold until the next read.
func (w *window) read(file io.ReaderAt, offset int64, n int, end int64) ([]byte, error) {
	from := offset - w.at
	if from < 0 || from+int64(n) > int64(len(w.bytes)) {
		stretch := n
		if gap := offset - w.last; gap >= 0 && gap < aheadBytes/4 {
			stretch = max(n, int(min(aheadBytes, end-offset)))
		}
		w.bytes = slices.Grow(w.bytes[:0], stretch)[:stretch]
		got, err := file.ReadAt(w.bytes, offset)
		w.bytes, w.at, from = w.bytes[:got], offset, 0
		if got < n {
			return nil, err
		}
	}
	w.last = offset + int64(n)
	return w.bytes[from : from+int64(n)], nil
}
