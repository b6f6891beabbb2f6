package out

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/folder"
)

// TestLook writes pictures and verdicts for eyes, where BOOMERANG_LOOK names a
// folder. It asserts nothing but that drawing works.
func TestLook(t *testing.T) {
	dir := os.Getenv("BOOMERANG_LOOK")
	if dir == "" {
		t.Skip("set BOOMERANG_LOOK to a folder to see every chart")
	}
	for _, n := range []int{1, 3, 6, 12} {
		r, runs := sample.Result(n)
		to := filepath.Join(dir, fmt.Sprint(n))
		err := folder.Write(to, func(f *folder.Folder) error {
			files, err := Write(f, f, r, runs)
			t.Log(n, files)
			return errors.Join(err, f.Stream("verdict.txt", func(w io.Writer) error { return Verdict(w, r, 100) }))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
