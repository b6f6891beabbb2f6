package desk

import "math"

// histogram counts waits in sixteen buckets a doubling, from 1/64 minute to
// two weeks: the leading bits of the number are its bucket.
//
//	bucket = 16·exponent + ⌊16·(mantissa − 1)⌋,   mantissa in [1, 2)
//
// so that a wait is filed without a logarithm; a bucket is 6 % wide where a doubling
// begins and 3 % where it ends.
//
// Fixed memory, and two histograms add up bucket by bucket: what an exact quantile over millions of
// waits would not.
type histogram struct {
	buckets [21 * 16]uint32
	zero, n uint32
}

const (
	bucketBits  = 52 - 4                          // dropped of the mantissa
	firstBucket = (1023 - 6) << (52 - bucketBits) // of 1/64
	topBucket   = len(histogram{}.buckets) - 1
)

// add counts a wait, in minutes.
func (h *histogram) add(wait float64) {
	h.n++
	if wait < 1./64 {
		h.zero++
		return
	}
	h.buckets[min(topBucket, int(math.Float64bits(wait)>>bucketBits)-firstBucket)]++
}

// quantile returns the wait that a share q of the answered did not exceed, to
// within a bucket (3 % either way).
func (h *histogram) quantile(q float64) float64 {
	rank := q * float64(h.n)
	seen := float64(h.zero)
	if seen >= rank {
		return 0
	}
	k := 0
	for ; k < topBucket; k++ {
		if seen += float64(h.buckets[k]); seen >= rank {
			break
		}
	}
	low := math.Float64frombits(uint64(k+firstBucket) << bucketBits)
	high := math.Float64frombits(uint64(k+1+firstBucket) << bucketBits)
	return (low + high) / 2
}
