package experiment

import (
	"reflect"
	"testing"

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
		if !reflect.DeepEqual(a.U, b.U) || a.Chance == b.Chance || a.Repeat || !b.Repeat || a.Block != block || b.Block != block {
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
		if same(p, p, 0, 1) || same(p, Design{Seed: 2, Inputs: 2}.Point(w), 0, 0) || same(p, Design{Seed: 1, Inputs: 2}.Point(w+9), 0, 0) {
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

func TestWholeBlocks(t *testing.T) {
	d := Design{Inputs: 1}
	for _, c := range [][2]int{{0, 0}, {1, 9}, {9, 9}, {10, 18}, {100, 108}} {
		if got := d.Whole(c[0]); got != c[1] {
			t.Errorf("Whole(%d) = %d, want %d", c[0], got, c[1])
		}
	}
}
