package stats

// IsFinite reports whether x is a number with a size: neither NaN, which stands for a value that is
// missing, nor an infinity. Of either x − x is NaN.
func IsFinite(x float64) bool { return x-x == 0 }
