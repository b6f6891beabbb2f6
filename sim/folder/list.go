package folder

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ListFile is the list of a folder's files.
const ListFile = "SHA256SUMS"

// heading is the first line of every list: it tells ours from those of others.
// Lines that begin with # are comments to sha256sum.
const heading = "# Written by boomerang, last of all: the SHA-256 of the files of this folder.\n" +
	"# Check them with: boomerang verify DIR, or in here: sha256sum -c SHA256SUMS\n"

// beingWritten begins the line of a file that has no sum yet.
const beingWritten = "# being written: "

// inItself begins the line of a file that carries its own checksum.
const inItself = "# sealed in itself: "

// list is the sums of files in hexadecimal digits by their names, which are slash
// paths below the folder; pending while a file is being written, own for one that
// carries its sum.
//
// The format is that of coreutils with two kinds of comments:
//
//	# Written by boomerang, last of all: …         heading, two lines
//	# being written: worlds.log                    pending
//	# sealed in itself: timing.json                own
//	3a7b…  result.json                             64 digits, two blanks, name
//
// Keeping both kinds in comments lets sha256sum -c pass over them and check all the
// rest. A map, because every question is "what of this name"; order is made in encode
// alone.
type list map[string]string

const (
	pending = ""
	own     = "own"
)

// SumOf is the SHA-256 of some bytes, in hexadecimal digits.
func SumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// encode is the one text of a list: first what is being written, then what carries its
// own sum, then the sums, each by name.
//
// One text for one list: no times, no sizes, names in bytewise order. Sorting by the
// length of the sum first puts pending (0) before own (3) before sums (64).
func (l list) encode() []byte {
	names := slices.SortedFunc(maps.Keys(l), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(l[a]), len(l[b])), strings.Compare(a, b))
	})
	var b bytes.Buffer
	b.WriteString(heading)
	for _, name := range names {
		switch sum := l[name]; sum {
		case pending:
			fmt.Fprintf(&b, "%s%s\n", beingWritten, name)
		case own:
			fmt.Fprintf(&b, "%s%s\n", inItself, name)
		default:
			fmt.Fprintf(&b, "%s  %s\n", sum, name)
		}
	}
	return b.Bytes()
}

// errForeign says that a list is not one of ours.
var errForeign = errors.New("it is a list of another program")

// parse reads a list. One that encode would not have written is damaged.
//
// Strict instead of forgiving: text → list → text must give the same bytes. A list
// with a line doubled, moved or half written is not repaired by guessing, since the
// guess would then be what files are held against. Names that lead out of the folder
// ("../x", an absolute path) are refused, or a doctored list could have any file of
// the machine read.
func parse(data []byte) (list, error) {
	first, _, _ := strings.Cut(heading, "\n")
	if !bytes.HasPrefix(data, []byte(first)) {
		return nil, errForeign
	}
	l := list{}
	rest, _ := bytes.CutPrefix(data, []byte(heading))
	for line := range strings.Lines(string(rest)) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, beingWritten); ok {
			l[name] = pending
		} else if name, ok := strings.CutPrefix(line, inItself); ok {
			l[name] = own
		} else if sum, name, ok := strings.Cut(line, "  "); ok && len(sum) == 2*sha256.Size {
			l[name] = sum
		}
	}
	if text := l.encode(); !bytes.Equal(text, data) {
		return nil, fmt.Errorf("line %d is not what was written", differAt(text, data))
	}
	for name := range l {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, fmt.Errorf("it names %q, which is not in the folder", name)
		}
	}
	return l, nil
}

// differAt is the first line in which two texts differ, from 1.
func differAt(a, b []byte) int {
	x, y := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range min(len(x), len(y)) {
		if !bytes.Equal(x[i], y[i]) {
			return i + 1
		}
	}
	return min(len(x), len(y)) + 1
}

// readList reads the list of a folder; the error wraps os.ErrNotExist where there
// is none.
func readList(dir string) (list, error) {
	data, err := readRegular(filepath.Join(dir, ListFile))
	if err != nil {
		return nil, err
	}
	l, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, ListFile), err)
	}
	return l, nil
}

// with is a copy of the list in which some files are being written.
func (l list) with(written ...string) list {
	next := maps.Clone(l)
	for _, name := range written {
		next[name] = pending
	}
	return next
}

// holds tells whether a file is what its line says: nil, ErrBeingWritten or ErrChanged.
//
// Pending comes first: a file that is being written may well match nothing, and that
// is no fault.
func holds(sum string, data []byte) error {
	switch {
	case sum == pending:
		return ErrBeingWritten
	case sum == own && !SoundInItself(data), sum != own && sum != SumOf(data):
		return ErrChanged
	}
	return nil
}

// readRegular reads a plain file: anything else (a pipe, a device) may never answer.
func readRegular(path string) ([]byte, error) {
	if err := regular(path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// regular refuses what is there and is no plain file.
func regular(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no plain file but %s", path, kindOf(info.Mode()))
	}
	return nil
}

// kindOf names what a person finds instead of a file.
func kindOf(mode os.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&os.ModeNamedPipe != 0:
		return "a pipe"
	case mode&os.ModeSocket != 0:
		return "a socket"
	case mode&os.ModeSymlink != 0:
		return "a link"
	}
	return "a device"
}
