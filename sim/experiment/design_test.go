package experiment

import (
	"math"
	"reflect"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

// Every block holds each input once in each eighth of its range.
func TestBlocksAreLatinHypercubes(t *testing.T) {
	d := Design{Seed: 9, Inputs: 5}
	for block := range 50 {
		for input := range d.Inputs {
			var seen [8]int
			for place := range 8 {
				u := d.Point(9*block + place).U[input]
				if !(u > 0 && u < 1) {
					t.Fatalf("block %d: uniform %v", block, u)
				}
				seen[int(8*u)]++
			}
			if seen != [8]int{1, 1, 1, 1, 1, 1, 1, 1} {
				t.Fatalf("block %d, input %d: layers %v", block, input, seen)
			}
		}
	}
}

// The 9th world of a block is the 8th under new chance.
func TestPairsShareTheDraw(t *testing.T) {
	d := Design{Seed: 9, Inputs: 3}
	for block := range 20 {
		a, b := d.Point(9*block+7), d.Point(9*block+8)
		if !reflect.DeepEqual(a.U, b.U) || a.Chance == b.Chance || a.Repeat || !b.Repeat || a.Block != block ||
			b.Block != block {
			t.Errorf("block %d: %+v and %+v", block, a, b)
		}
	}
}

func TestWithoutInputsWorldsAreReplications(t *testing.T) {
	d := Design{Seed: 9}
	p, q := d.Point(8), d.Point(9)
	if len(p.U) > 0 || p.Repeat || p.Chance == q.Chance || p.Block != 8 || d.Whole(7) != 7 {
		t.Errorf("got %+v", p)
	}
}

// Two inputs, two blocks or two seeds never share a permutation for long.
func TestStreamsDiffer(t *testing.T) {
	same := func(a, b Point, i, j int) bool { return a.U[i] == b.U[j] }
	for w := range 90 {
		p := Design{Seed: 1, Inputs: 2}.Point(w)
		if same(p, p, 0, 1) || same(p, Design{Seed: 2, Inputs: 2}.Point(w), 0, 0) || same(p,
			Design{Seed: 1, Inputs: 2}.Point(w+9), 0, 0) {
			t.Errorf("world %d repeats another stream", w)
		}
	}
}

// A new assumption leaves the draws of the others where they were.
func TestInputsAreKeyed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed, w := rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 1e6).Draw(t, "world")
		n := rapid.IntRange(1, 12).Draw(t, "inputs")
		few, many := Design{Seed: seed, Inputs: n}.Point(w), Design{Seed: seed, Inputs: n + 1}.Point(w)
		if !reflect.DeepEqual(few.U, many.U[:n]) {
			t.Fatalf("%v and %v", few.U, many.U)
		}
	})
}

// An input draws what its stream says, whatever others there are.
func TestStreamsAreNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.Uint64(), 1, 8, rapid.ID[uint64]).Draw(t, "streams")
		w := rapid.IntRange(0, 1e6).Draw(t, "world")
		all := Design{Seed: 3, Inputs: len(names), Streams: names}.Point(w).U
		for i, name := range names {
			if alone := (Design{Seed: 3, Inputs: 1, Streams: []uint64{name}}).Point(w).U[0]; alone != all[i] {
				t.Fatalf("stream %d gives %v alone, %v among others", name, alone, all[i])
			}
		}
	})
}

// Streams by place and by name go with each other no more than chance does: a
// correlation of n draws in Latin hypercubes of 8 has variance 8/7n.
func TestStreamsAreIndependent(t *testing.T) {
	streams := []uint64{0, 1, 2, 3, 1<<63 | 1, 1<<63 | 2, 1<<63 | 3, 1<<63 | 0x3a5f, 1<<63 | 0x3a60, 1<<64 - 1}
	d := Design{Seed: 11, Inputs: len(streams), Streams: streams}
	const n = 8000
	columns := make([][]float64, len(streams))
	for w := 0; len(columns[0]) < n; w++ {
		if p := d.Point(w); !p.Repeat {
			for i, u := range p.U {
				columns[i] = append(columns[i], u)
			}
		}
	}
	for i := range columns {
		for j := range i { // 45 pairs
			if r := stat.Correlation(columns[i], columns[j], nil); math.Abs(r) > 4*math.Sqrt(8./7/n) {
				t.Errorf("streams %x and %x: correlation %v", streams[i], streams[j], r)
			}
		}
	}
}

func TestWholeBlocks(t *testing.T) {
	d := Design{Inputs: 1}
	for _, c := range [][2]int{{0, 0}, {1, 9}, {9, 9}, {10, 18}, {100, 108}} {
		if got := d.Whole(c[0]); got != c[1] {
			t.Errorf("Whole(%d) = %d, want %d", c[0], got, c[1])
		}
	}
}
