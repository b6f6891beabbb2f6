package play

import (
	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/portable"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Physics names the model that plays the rows, and the arithmetic where it is not
// that of amd64 and WebAssembly, which give the same bytes: where the compiler
// fuses products and sums, as on arm64, the last bits differ and the rows of the two
// must not mix.
var Physics = desk.Version + map[string]string{"fused": " fused"}[portable.Arithmetic()]

// RowsVersion names everything in the program that a row depends on.
var RowsVersion = Physics + " " + scenarios.Draws

// SamePhysics refuses to go on with what another version of the model, or another
// arithmetic, has played; dir names where it lies.
func SamePhysics(dir string, m *result.Manifest) error {
	if m.Model == Physics {
		return nil
	}
	return remedy.Errorf("%s was played by version %s of the model, this program is %s: rows of the two do not mix",
		dir, m.Model, Physics).
		Hint("go on with the program that played it (“fused” is one compiled for a processor that rounds " +
			"otherwise, such as arm64), or run it again into another folder")
}
