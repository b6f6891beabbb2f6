package sim

import "iter"

// Line is a first-come-first-served line: a ring that grows by doubling. Who
// joins gets the next ticket, so that an event can name a place in line. The
// zero value is empty.
//
// The support desk of package desk keeps those who wait for its people in such
// lines, one a priority. Who hung up stays in line there until a server looks: it
// takes First, not a ticket, since an issue may stand in line many times a life.
//
// A ring instead of a linked list: neighbours in line are neighbours in memory, and copying a line is
// copying a slice.
type Line[T any] struct {
	ring       []T // length a power of two, or none
	head, tail uint64
}

// Len returns how many are in line.
func (l *Line[T]) Len() int { return int(l.tail - l.head) }

// Join puts v at the end and returns its ticket: 0, 1, 2 …
func (l *Line[T]) Join(v T) (ticket uint64) {
	if l.tail-l.head == uint64(len(l.ring)) {
		l.grow()
	}
	ticket = l.tail
	l.ring[ticket&uint64(len(l.ring)-1)] = v
	l.tail++
	return ticket
}

// Next takes the first off the line. It panics if there is none.
func (l *Line[T]) Next() T {
	if l.head == l.tail {
		panic("sim: next of an empty line")
	}
	v := l.ring[l.head&uint64(len(l.ring)-1)]
	l.head++
	return v
}

// First returns who is first in line, nil if nobody is. The pointer holds until
// the next Join.
func (l *Line[T]) First() *T { return l.Find(l.head) }

// All yields everyone in line, first come first, who may not change meanwhile.
func (l *Line[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for k := l.head; k != l.tail; k++ {
			if !yield(l.ring[k&uint64(len(l.ring)-1)]) {
				return
			}
		}
	}
}

// Find returns who holds the ticket, nil if they are not in line any more. The
// pointer holds until the next Join.
func (l *Line[T]) Find(ticket uint64) *T {
	if ticket < l.head || ticket >= l.tail {
		return nil
	}
	return &l.ring[ticket&uint64(len(l.ring)-1)]
}

// Reset empties the line and starts the tickets at 0; the memory stays.
func (l *Line[T]) Reset() { l.head, l.tail = 0, 0 }

// CopyFrom makes l an independent copy of src, reusing l's memory.
func (l *Line[T]) CopyFrom(src *Line[T]) {
	ring := append(l.ring[:0], src.ring...)
	*l = *src
	l.ring = ring
}

func (l *Line[T]) grow() {
	ring := make([]T, max(16, 2*len(l.ring)))
	for i := l.head; i < l.tail; i++ {
		ring[i&uint64(len(ring)-1)] = l.ring[i&uint64(len(l.ring)-1)]
	}
	l.ring = ring
}
