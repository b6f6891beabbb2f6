package sim

// Kind says what happened; a model numbers its own kinds from 1. At equal
// times the smaller kind is handled first: the order of a model's kind
// constants is its tie rule.
type Kind uint8

// Event is one word: the kind in the top 8 bits, an index of the model's own
// below it. The word is also the tie-break at equal times (smaller first), so
// the order of events never depends on the order in which they were scheduled.
type Event uint64

// indexBits is how much of an Event is left for the model's index.
const indexBits = 56

// NewEvent packs a kind and an index below 2⁵⁶.
func NewEvent(k Kind, index uint64) Event { return Event(k)<<indexBits | Event(index) }

// Kind returns what happened.
func (e Event) Kind() Kind { return Kind(e >> indexBits) }

// Index returns whom it happened to, in the model's own numbering.
func (e Event) Index() uint64 { return uint64(e) & (1<<indexBits - 1) }
