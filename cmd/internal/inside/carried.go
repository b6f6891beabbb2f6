//go:build engine

package inside

import (
	"context"
	_ "embed"

	"boomerang/out/live"
)

// The engine of this very commit, compiled before the program and never committed.
var (
	//go:embed engine.wasm.gz
	gzipped []byte
	//go:embed engine.runtime.js
	runtime []byte
)

// Engine is the one the program carries.
func Engine(context.Context) (live.Engine, error) {
	return live.Engine{Gzipped: gzipped, Runtime: runtime}, nil
}
