package input

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"
)

// never is a reader that never answers.
type never struct{ left chan struct{} }

func (n never) Read([]byte) (int, error) {
	<-n.left
	return 0, io.EOF
}

func TestAReadThatNeverAnswersEndsWithItsContext(t *testing.T) {
	n := never{make(chan struct{})}
	defer close(n.left)
	ctx, stop := context.WithCancel(t.Context())
	s := Stream(ctx, n)
	stop()
	if _, err := s.Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("the read ends with %v", err)
	}
	if _, err := All(ctx, n, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("reading all ends with %v", err)
	}
}

func TestStreamsHandOverWhatTheyRead(t *testing.T) {
	text := bytes.Repeat([]byte("0123456789abcdef"), 30_000) // longer than several chunks
	for name, r := range map[string]io.Reader{
		"whole": bytes.NewReader(text), "by byte": iotest.OneByteReader(bytes.NewReader(text[:2000])),
		"halves": iotest.HalfReader(bytes.NewReader(text)),
	} {
		got, err := io.ReadAll(Stream(t.Context(), r))
		if err != nil || !bytes.Equal(got,
			text[:len(got)]) || len(got) != len(text) && name != "by byte" || len(got) < 2000 {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	broken := errors.New("broken")
	got, err := io.ReadAll(Stream(t.Context(),
		io.MultiReader(bytes.NewReader(text[:70_000]), iotest.ErrReader(broken))))
	if !errors.Is(err, broken) || !bytes.Equal(got, text[:70_000]) {
		t.Errorf("%d bytes before %v", len(got), err)
	}
	if got, _ := All(t.Context(), bytes.NewReader(text), 5); string(got) != "01234" {
		t.Errorf("bounded: %q", got)
	}
}

func TestFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte("four"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := File(t.Context(), path, 100); string(got) != "four" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	stopped, stop := context.WithCancel(t.Context())
	f, err := Open(stopped, path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	stop()
	if _, err := f.Read(make([]byte, 4)); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped read of a file gives %v", err)
	}
	if _, err := Open(stopped, path); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped opening gives %v", err)
	}
	if _, err := Open(t.Context(), path+"no"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}
