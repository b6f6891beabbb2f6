package result

import (
	"testing"
)

// Any file at all opens as a store, healed, or is refused; what opens once
// opens again with the same worlds.
func FuzzStore(f *testing.F) {
	good := append(shape.header(), shape.encode(nil, at(3), rowOf(3))...)
	for _, seed := range [][]byte{nil, good, good[:len(good)-1], shape.header(), []byte(magic)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, log []byte) {
		dir := t.TempDir()
		if err := growing(dir, log); err != nil {
			t.Fatal(err)
		}
		s, err := openIn(dir, shape)
		if err != nil {
			return
		}
		worlds := len(stored(s))
		for _, w := range stored(s) {
			if _, err := s.Read(at(w)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Seal(); err != nil {
			t.Fatal(err)
		}
		s, err = openIn(dir, shape)
		if err != nil || len(stored(s)) != worlds || len(s.Damage()) > 0 {
			t.Fatalf("%v: %d worlds, before %d; damage %v", err, len(stored(s)), worlds, s.Damage())
		}
		s.Close()
	})
}
