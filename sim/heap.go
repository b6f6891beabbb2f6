package sim

// The two ways through the heap. Family i has its parent at i and its children
// at 4i+1 … 4i+4.

// rise adds x below and lets it rise to its place.
//
// At most log₄ n steps of one comparison; a hole rises and not x itself, so that a step is one copy
// and not a swap.
func (c *Calendar) rise(x entry) {
	if c.n+4 > len(c.heap) {
		c.grow()
	}
	h, i := c.heap, c.n
	c.n++
	for i > 0 {
		parent := (i - 1) / 4
		if !x.before(h[parent]) {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = x
}

// grow doubles the room, and fills what is new with sentinels. Doubling makes n entries cost O(n)
// copies in all, and Reset keeps the room for the next world.
func (c *Calendar) grow() {
	heap := make([]entry, max(16, 2*len(c.heap)))
	copy(heap, c.heap)
	for i := c.n; i < len(heap); i++ {
		heap[i] = sentinel(i)
	}
	c.heap = heap
}

// settle closes the hole with the last entry.
func (c *Calendar) settle() {
	c.hole = false
	c.n--
	x := c.heap[c.n]
	c.heap[c.n] = sentinel(c.n)
	if c.n > 0 {
		c.sift(x)
	}
}

// sift places x from the root down. The first of four children is found on
// their times alone, without a branch that could be mispredicted: the
// comparisons become conditional moves and set instructions. Ties leave this
// path for firstOf, which looks at the event words too.
func (c *Calendar) sift(x entry) {
	h, n, i := c.heap, uint64(c.n), uint64(0)
	for {
		k := 4*i + 1
		if k >= n {
			break
		}
		q := (*[4]entry)(h[k : k+4])
		t0, t1, t2, t3 := q[0].at, q[1].at, q[2].at, q[3].at
		var m, right, second uint64 // the first child; which of 2, 3; is it one of those
		if t0 == t1 || t2 == t3 {
			m = firstOf(q)
			t0 = q[m&3].at
		} else {
			if t1 < t0 {
				m = 1
			}
			if t3 < t2 {
				right = 1
			}
			t0, t2 = min(t0, t1), min(t2, t3)
			if t2 < t0 {
				second = 1
			}
			m ^= (m ^ right ^ 2) & -second
			tie := t0 == t2
			t0 = min(t0, t2)
			if tie {
				m = firstOf(q)
			}
		}
		if t0 >= x.at && (t0 > x.at || q[m&3].ev >= x.ev) {
			break
		}
		h[i] = entry{t0, q[m&3].ev}
		i = k + m
	}
	h[i] = x
}

// firstOf returns which of four entries comes first, ties by event word.
func firstOf(q *[4]entry) uint64 {
	m := uint64(0)
	for j := uint64(1); j < 4; j++ {
		if q[j].before(q[m&3]) {
			m = j
		}
	}
	return m
}
