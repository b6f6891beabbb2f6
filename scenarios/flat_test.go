package scenarios

import (
	"bytes"
	"testing"
)

func TestFlatIsTheSameScenario(t *testing.T) {
	for _, shipped := range List() {
		s, err := Load(shipped.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := LoadReader(bytes.NewReader(s.Flat()), s.Name, nil)
		if err != nil {
			t.Fatalf("%s: %v\n%s", s.Name, err, s.Flat())
		}
		if again.Hash() != s.Hash() || again.Seed != s.Seed || again.Worlds != s.Worlds || len(again.Cells()) != len(s.Cells()) {
			t.Errorf("%s: flat file is another scenario", s.Name)
		}
	}
}
