package desk

// agenda files issues by day, in blocks of a cache line, so that a day is read
// without chasing a pointer per entry.
//
// A block is 64 bytes: fourteen entries, how many there are, and the next block of the
// day. Entries of a day come back in the reverse order of their blocks, in the same
// order in every plan that filed the same.
//
// A slice per day would be a pointer and a growth pattern per day, where millions of issues
// return; blocks come from one slice that is kept from world to world.
type agenda struct {
	first  []int32 // block by engine day, −1: none
	blocks []agendaBlock
	later  int // filed past the horizon
}

type agendaBlock struct {
	entries [14]int32
	n, next int32
}

// reset empties the agenda; the memory stays.
func (a *agenda) reset(days int) {
	a.first, a.blocks, a.later = a.first[:0], a.blocks[:0], 0
	for range days {
		a.first = append(a.first, -1)
	}
}

// push files entry e under a day; past the horizon it waits for ever.
//
// Amortised one write; a day's first entry, and every fourteenth after it, takes a new
// block.
func (a *agenda) push(day engineDay, e int32) {
	if int(day) >= len(a.first) {
		a.later++
		return
	}
	k := a.first[day]
	if k < 0 || a.blocks[k].n == int32(len(a.blocks[k].entries)) {
		a.blocks = append(a.blocks, agendaBlock{next: k})
		k = int32(len(a.blocks) - 1)
		a.first[day] = k
	}
	b := &a.blocks[k]
	b.entries[b.n] = e
	b.n++
}

// copyFrom makes a an independent copy of src, reusing a's memory.
func (a *agenda) copyFrom(src *agenda) {
	a.first = append(a.first[:0], src.first...)
	a.blocks = append(a.blocks[:0], src.blocks...)
	a.later = src.later
}

// pending is how many entries are filed under a day or later.
func (a *agenda) pending(day engineDay) int {
	n := a.later
	for _, first := range a.first[day:] {
		for k := first; k >= 0; k = a.blocks[k].next {
			n += int(a.blocks[k].n)
		}
	}
	return n
}
