package desk

import "testing"

// BenchmarkLimit finds the limit of one stream that was not met before.
func BenchmarkLimit(b *testing.B) {
	for b.Loop() {
		limits.Clear()
		limitOf(Cusum, .5, 1460, inControl{slow: .1, days: 90, weekday: .3, spread: .05})
	}
}
