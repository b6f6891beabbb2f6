// Package input reads what people hand in: plain files and standard input. Whatever
// never answers can be left: every read ends when its context does. Nothing of the
// content is understood here.
package input

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"boomerang/sim/remedy"
)

// Open opens a plain file for reading; its reads end with the context. Anything else
// (a pipe, a device) is refused at once: it may never answer, or never end. The error
// says what it is.
func Open(ctx context.Context, path string) (io.ReadCloser, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if kind := kindOf(info.Mode()); kind != "" {
		return nil, remedy.Errorf("%s is %s, and no plain file", path, kind).
			Hint("write what it gives into a file, and name that")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &plainFile{ctx, f}, nil
}

// kindOf names what is no plain file, "" for one.
func kindOf(mode os.FileMode) string {
	switch {
	case mode.IsRegular():
		return ""
	case mode.IsDir():
		return "a folder"
	case mode&os.ModeNamedPipe != 0:
		return "a pipe"
	case mode&os.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// plainFile is a file whose reads end with a context.
type plainFile struct {
	ctx context.Context
	*os.File
}

func (f *plainFile) Read(p []byte) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

// chunk is what one read of a stream gave.
type chunk struct {
	data []byte
	err  error
}

// stream hands over what another goroutine reads.
type stream struct {
	ctx    context.Context
	chunks chan chunk
	rest   []byte
	err    error
}

// chunkSize is how much is read of a stream at a time.
const chunkSize = 64 << 10

// Stream is a reader whose reads end with a context, whatever becomes of the reads
// of r: the one under way is left behind.
func Stream(ctx context.Context, r io.Reader) io.Reader {
	s := &stream{ctx: ctx, chunks: make(chan chunk)}
	go func() {
		for {
			buffer := make([]byte, chunkSize)
			n, err := r.Read(buffer)
			select {
			case s.chunks <- chunk{buffer[:n], err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return s
}

// Read hands over what has arrived, and ends with the context's error as soon as that is done, even
// where the other end of a pipe never writes: a plain read of a pipe cannot be interrupted.
func (s *stream) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	for len(s.rest) == 0 {
		if s.err != nil {
			return 0, s.err
		}
		select {
		case c := <-s.chunks:
			s.rest, s.err = c.data, c.err
		case <-s.ctx.Done():
			return 0, s.ctx.Err()
		}
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// All reads at most so many bytes of r; there may be more.
func All(ctx context.Context, r io.Reader, most int64) ([]byte, error) {
	var b bytes.Buffer
	_, err := b.ReadFrom(io.LimitReader(Stream(ctx, r), most))
	return b.Bytes(), err
}

// File reads at most so many bytes of a file; there may be more.
func File(ctx context.Context, path string, most int64) ([]byte, error) {
	f, err := Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	_, err = b.ReadFrom(io.LimitReader(f, most))
	return b.Bytes(), err
}

// ErrLarger says that there is more than is read.
var ErrLarger = errors.New("it is larger than any that is read")

// Within reads all there is, at most so many bytes: a file that has more is refused before any of it is read.
func Within(r io.Reader, most int64) ([]byte, error) {
	size := int64(0)
	if f, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		size = info.Size()
	}
	if size > most {
		return nil, ErrLarger
	}
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	n, err := b.ReadFrom(io.LimitReader(r, most+1))
	if n > most {
		return nil, ErrLarger
	}
	return b.Bytes(), err
}
