package result

import (
	"os"
	"path/filepath"
	"testing"
)

// Any file at all opens as a store, healed, or is refused; what opens once
// opens again with the same worlds.
func FuzzStore(f *testing.F) {
	l := layout{identity}
	good := append(l.header(), l.encode(3, outcomeOf(3))...)
	for _, seed := range [][]byte{nil, good, good[:len(good)-1], l.header(), []byte(magic)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, log []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, WorldsFile), log, 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := OpenStore(dir, identity)
		if err != nil {
			return
		}
		worlds := len(s.Worlds())
		for _, w := range s.Worlds() {
			if _, err := s.Read(w); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Seal(); err != nil {
			t.Fatal(err)
		}
		s, err = OpenStore(dir, identity)
		if err != nil || len(s.Worlds()) != worlds || len(s.Damage()) > 0 {
			t.Fatalf("%v: %d worlds, before %d; damage %v", err, len(s.Worlds()), worlds, s.Damage())
		}
		s.Close()
	})
}
