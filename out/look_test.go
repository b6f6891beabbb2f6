package out

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"boomerang/out/internal/sample"
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
		if err := os.MkdirAll(to, 0o755); err != nil {
			t.Fatal(err)
		}
		v, err := os.Create(filepath.Join(to, "verdict.txt"))
		if err != nil {
			t.Fatal(err)
		}
		if err := Verdict(v, r, 100); err != nil {
			t.Fatal(err)
		}
		v.Close()
		files, err := Write(to, r, runs)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(n, files)
	}
}
