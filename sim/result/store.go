package result

// Identity is what a store belongs to. Two runs may share worlds only when
// every field agrees.
type Identity struct {
	Hash     string // of resolved scenario, model version and seed
	Plans    int
	Measures int
	Series   int // values per plan, 0 without series
}

// Store keeps finished worlds on disk as they come.
type Store struct{}

// OpenStore opens or creates worlds.log in dir.
func OpenStore(dir string, id Identity) (*Store, error) { return nil, nil }

// Has reports whether a world is stored.
func (s *Store) Has(world int) bool { return false }

// Worlds returns the stored worlds in ascending order.
func (s *Store) Worlds() []int { return nil }

// Read returns a stored world.
func (s *Store) Read(world int) (Outcome, error) { return Outcome{}, nil }

// Append stores a finished world.
func (s *Store) Append(world int, out Outcome) error { return nil }

// Flush makes appended worlds durable.
func (s *Store) Flush() error { return nil }

// Damage lists what was found broken when the store was opened.
func (s *Store) Damage() []string { return nil }

// Seal rewrites the store in world order and closes it.
func (s *Store) Seal() error { return nil }

// Close flushes and closes the store.
func (s *Store) Close() error { return nil }
