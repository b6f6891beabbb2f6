package scenarios

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

// TestRangeEnds sets every quantity and count to both ends of what its row
// allows, and walks the whole way of a file a person runs: it is taken or
// refused with words, and never hangs.
func TestRangeEnds(t *testing.T) {
	const company = `
		[segment.x]
		customers = 500
		[category.y]
		share = 1
		[pool.z]
		skills = "everything"
		[plan.a]
		reference = true
		[plan.b]
		cut.share = "40 %"
		routing.policy = "everything"
	`
	for i := range table {
		k := &table[i]
		if k.at == nil || k.Kind != quantity && k.Kind != count {
			continue
		}
		path := rowed(k.Path)
		for _, x := range []float64{math.Nextafter(k.Range.Low, 1), k.Range.Low, min(k.Range.High, 1e9)} {
			setting := path + "=" + atEnd(k, x)
			done := make(chan any, 1)
			go func() {
				defer func() { done <- recover() }()
				_, _ = LoadReader(t.Context(), strings.NewReader(company), "test.toml", []string{setting})
			}()
			select {
			case p := <-done:
				if p != nil {
					t.Errorf("%s: panic: %v", setting, p)
				}
			case <-time.After(time.Minute):
				t.Fatalf("%s: hangs", setting)
			}
		}
	}
}

// atEnd writes a value as a file would.
func atEnd(k *key, x float64) string {
	if k.Kind == count {
		return fmt.Sprintf("%.0f", x)
	}
	switch k.Unit.dim {
	case clock:
		return fmt.Sprintf(`"%.12g min"`, x)
	case calendar:
		return fmt.Sprintf(`"%.12g days"`, x)
	case amount:
		return fmt.Sprintf(`"$%.0f"`, x)
	}
	return fmt.Sprintf("%.12g", x)
}
