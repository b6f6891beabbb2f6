package main

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// damage does something to a file of a folder; false where it left it as it was. An older
// folder holds files of the same names from another time.
type damage struct {
	name string
	do   func(random *rand.Rand, path, other, older string) bool
}

// damages are what accidents and careless hands do. Forgery, the last, recomputes what
// tells: see forge.
var damages = []damage{
	{"a bit", edits(func(r *rand.Rand, data []byte) []byte {
		data[r.IntN(len(data))] ^= 1 << r.IntN(8)
		return data
	})},
	{"cut off", edits(func(r *rand.Rand, data []byte) []byte { return data[:r.IntN(len(data))] })},
	{"appended to", edits(func(r *rand.Rand, data []byte) []byte {
		return append(data, data[:1+r.IntN(min(80, len(data)))]...)
	})},
	{"emptied", edits(func(*rand.Rand, []byte) []byte { return nil })},
	{"deleted", func(_ *rand.Rand, path, _, _ string) bool { return os.Remove(path) == nil }},
	{"swapped", func(_ *rand.Rand, path, other, _ string) bool {
		a, errA := os.ReadFile(path)
		b, errB := os.ReadFile(other)
		return errA == nil && errB == nil && !bytes.Equal(a, b) && os.WriteFile(path, b, 0o644) == nil &&
			os.WriteFile(other, a, 0o644) == nil
	}},
	{"an older version", func(_ *rand.Rand, path, _, older string) bool {
		now, errNow := os.ReadFile(path)
		then, errThen := os.ReadFile(older)
		return errNow == nil && errThen == nil && !bytes.Equal(now, then) && os.WriteFile(path, then, 0o644) == nil
	}},
	{"a digit", edits(otherDigit)},
	{"forged", edits(otherDigit)},
}

// edits is a damage that changes the bytes of a file.
func edits(change func(*rand.Rand, []byte) []byte) func(*rand.Rand, string, string, string) bool {
	return func(random *rand.Rand, path, _, _ string) bool {
		before, err := os.ReadFile(path)
		if err != nil || len(before) == 0 {
			return false
		}
		after := change(random, bytes.Clone(before))
		return !bytes.Equal(before, after) && os.WriteFile(path, after, 0o644) == nil
	}
}

var digits = regexp.MustCompile(`[0-9]`)

// otherDigit replaces one digit of a text by another.
func otherDigit(random *rand.Rand, data []byte) []byte {
	if places := digits.FindAllIndex(data, -1); len(places) > 0 {
		at := places[random.IntN(len(places))][0]
		data[at] = '0' + (data[at]-'0'+1+byte(random.IntN(9)))%10
	}
	return data
}

var sumInside = regexp.MustCompile(`"sha256": "[0-9a-f]{64}"`)

// forge recomputes, after an edit, all that tells of it inside a folder: the file's own
// checksum, its line in the list, and the lines of the lists above that.
func forge(t *testing.T, top, path string, before string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(path, ".json") && sumInside.Match(data) {
		bare := sumInside.ReplaceAllLiteral(data, []byte(`"sha256": "`+folder.Unsealed+`"`))
		data, _ = folder.SealItself(bare)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for dir := filepath.Dir(path); strings.HasPrefix(dir, top); dir = filepath.Dir(dir) {
		list := filepath.Join(dir, folder.ListFile)
		text, err := os.ReadFile(list)
		if err != nil || list == path || !bytes.Contains(text, []byte(before)) {
			continue
		}
		after := bytes.Replace(text, []byte(before), []byte(folder.SumOf(data)), 1)
		if err := os.WriteFile(list, after, 0o644); err != nil {
			t.Fatal(err)
		}
		path, data, before = list, after, folder.SumOf(text)
	}
}

// sumOf is the checksum of a file, "" of one that cannot be read.
func sumOf(path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return folder.SumOf(data)
}

// filesOf are the files of a folder and of those below it, slash paths in order.
func filesOf(t *testing.T, dir string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(dir, path)
			all = append(all, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// beyondTheRoot reports whether a file may be forged without another root: timing.json,
// which equal runs write differently, is on the list by name alone.
func beyondTheRoot(name string) bool { return filepath.Base(name) == result.TimingFile }
