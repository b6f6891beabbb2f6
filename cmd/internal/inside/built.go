//go:build !engine

package inside

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"boomerang/out/live"
	"boomerang/sim/remedy"
)

// Engine compiles the program for a browser from the source it lies in.
func Engine(ctx context.Context) (e live.Engine, err error) {
	root, goRoot, err := source(ctx)
	if err != nil {
		return e, err
	}
	if e.Runtime, err = os.ReadFile(filepath.Join(goRoot, "lib", "wasm", "wasm_exec.js")); err != nil {
		return e, err
	}
	dir, err := os.MkdirTemp("", "boomerang-engine-")
	if err != nil {
		return e, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "engine.wasm")
	c := exec.CommandContext(ctx, "go", "build", "-tags", "page", "-trimpath", "-ldflags=-s -w", "-buildvcs=false",
		"-o", out, "./cmd/inpage")
	c.Dir, c.Env = root, append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if said, err := c.CombinedOutput(); err != nil {
		return e, remedy.Errorf("the engine for a browser could not be compiled: %s", bytes.TrimSpace(said)).
			Hint("see that go build ./... works there, or take a released program, which carries the engine")
	}
	program, err := os.ReadFile(out)
	if err != nil {
		return e, err
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // a level there is
	if _, err := z.Write(program); err != nil {
		return e, err
	}
	if err := z.Close(); err != nil {
		return e, err
	}
	e.Gzipped = b.Bytes()
	return e, nil
}

// source is the folder of the program's source, and of the Go that compiles it.
func source(ctx context.Context) (root, goRoot string, err error) {
	said, err := exec.CommandContext(ctx, "go", "env", "GOMOD", "GOROOT").Output()
	if err != nil {
		return "", "", noSource("there is no Go here")
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if len(lines) != 2 {
		return "", "", noSource("this Go does not say where it is")
	}
	root, goRoot = filepath.Dir(strings.TrimSpace(lines[0])), strings.TrimSpace(lines[1])
	if _, err := os.Stat(filepath.Join(root, "cmd", "inpage", "main.go")); err != nil {
		return "", "", noSource("the source of the program is not here")
	}
	return root, goRoot, nil
}

func noSource(why string) error {
	return remedy.Errorf("--file needs the engine for a browser, and this program does not carry it: %s", why).
		Hint("take a released program, which carries it, or run the command in the source of boomerang, with Go " +
			"installed")
}
