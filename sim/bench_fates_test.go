package sim

import "testing"

var sink float64

func BenchmarkUniform(b *testing.B) {
	k := NewFates(1, 1).Of(1)
	sum := 0.0
	for i := range b.N {
		sum += k.Uniform(1, uint32(i))
	}
	sink = sum
}

func BenchmarkExp(b *testing.B) {
	k := NewFates(1, 1).Of(1)
	sum := 0.0
	for i := range b.N {
		sum += k.Exp(1, uint32(i))
	}
	sink = sum
}

func BenchmarkNormal(b *testing.B) {
	k := NewFates(1, 1).Of(1)
	sum := 0.0
	for i := range b.N {
		sum += k.Normal(1, uint32(i))
	}
	sink = sum
}

// BenchmarkKeyExp is one entity with one number.
func BenchmarkKeyExp(b *testing.B) {
	f := NewFates(1, 1)
	sum := 0.0
	for i := range b.N {
		sum += f.Of(uint64(i)).Exp(1, 0)
	}
	sink = sum
}
