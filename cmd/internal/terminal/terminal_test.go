package terminal

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"boomerang/sim/remedy"
)

func shown(total int, weight float64) *Progress {
	return New(nil, nil, discard{}).Weighted("batch", total, weight)
}

// What is left takes as long by its weight as what is done took, however
// unequal the things are.
func TestProgressWeighs(t *testing.T) {
	p := shown(10, 100)
	p.count(1, 20, 48*time.Second)
	p.count(1, 5, time.Minute)
	if got, want := p.line(time.Minute), "batch: 2 of 10 scenarios, 0.0 a second, 3m0s left, 1m0s spent"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// From a tenth of the way on the time left is true to a fifth, for things of
// very unequal size that take ± 30 % of their weight, after a slow start; and a
// while after the machine gets something else to do.
func TestProgressTellsTheTimeLeft(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, slower := range []float64{1, 3} { // from a third of the way on
		weights, took := make([]float64, 1000), make([]float64, 1000)
		whole, total := 0.0, 0.0
		for i := range weights {
			weights[i] = math.Exp(random.NormFloat64())
			took[i] = weights[i] * (.7 + .6*random.Float64())
			if i < 20 {
				took[i] *= 2
			}
			if i > 333 {
				took[i] *= slower
			}
			whole, total = whole+weights[i], total+took[i]
		}
		p, spent := shown(1000, whole), 0.0
		for i := range weights {
			spent += took[i]
			at := time.Duration(spent * float64(time.Second))
			p.count(1, weights[i], at)
			if i < 100 || slower > 1 && i < 700 {
				continue
			}
			if told := spent + p.left(at).Seconds(); math.Abs(told/total-1) > .2 {
				t.Fatalf("%g times slower: after %d of 1000, %.0f s in all were told, it was %.0f s", slower, i, told,
					total)
			}
		}
	}
}

// TestRemediesOfTheSystem: whoever filled the disk, or may not write, is told what
// helps, and never to remove what is stored.
func TestRemediesOfTheSystem(t *testing.T) {
	for errno, want := range map[syscall.Errno]string{
		syscall.ENOSPC: "hint: make room", syscall.EDQUOT: "hint: make room", syscall.EFBIG: "hint: allow larger files",
		syscall.EROFS:  "hint: see that you may read and write there",
		syscall.EACCES: "hint: see that you may read and write there",
		syscall.EIO:    "hint: see what is wrong with x",
	} {
		var said bytes.Buffer
		err := fmt.Errorf("writing: %w", &os.PathError{Op: "write", Path: "x", Err: errno})
		New(nil, nil, &said).Fail(err)
		if !strings.Contains(said.String(), "\n"+want) || !strings.Contains(said.String(),
			"kept") || strings.Contains(said.String(), "remove") {
			t.Errorf("%v is told as %q", errno, &said)
		}
		if again := remedy.Text(WithRemedy(WithRemedy(err))); strings.Count(again, "hint: ") != 1 {
			t.Errorf("told twice: %s", again)
		}
	}
}
