package portable

// Arithmetic names how this program rounds: "separate" where every product and
// every sum is rounded for itself, as on amd64 up to level v2 and in WebAssembly;
// "fused" where the compiler joined a product and a sum into one rounding, as on
// arm64. Rows made by the two are not the same bytes and must not be mixed.
func Arithmetic() string {
	if fused(1+0x1p-30, 1-0x1p-30, -1) == 0 {
		return "separate"
	}
	return "fused"
}

// fused is x·y + z as the compiler writes it where it may join the two: of
// (1+2⁻³⁰)·(1−2⁻³⁰) − 1 = −2⁻⁶⁰ separate rounding leaves nothing.
//
//go:noinline
func fused(x, y, z float64) float64 { return x*y + z }
