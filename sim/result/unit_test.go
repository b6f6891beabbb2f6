package result

import (
	"encoding/json"
	"testing"
)

// Every unit has a name of its own, which comes back from a file.
func TestUnitsComeBack(t *testing.T) {
	seen := map[string]Unit{}
	for _, u := range Units() {
		name := u.String()
		if other, ok := seen[name]; ok {
			t.Errorf("units %d and %d are both called %q", other, u, name)
		}
		seen[name] = u
		text, err := json.Marshal(u)
		if err != nil {
			t.Fatal(err)
		}
		back := Unit(200)
		if err := json.Unmarshal(text, &back); err != nil || back != u {
			t.Errorf("%q came back as %v: %v", name, back, err)
		}
		if name != "" && u.Stored("") == "" && u != UnitNumber && u != UnitRatio {
			t.Errorf("nobody says what numbers of %q are stored in", name)
		}
	}
	if len(seen) != int(unitsEnd) {
		t.Errorf("%d names of %d units", len(seen), unitsEnd)
	}
	var none Unit
	if json.Unmarshal([]byte(`"furlongs"`), &none) == nil {
		t.Error("a unit nobody knows was read")
	}
	if _, err := json.Marshal(Unit(200)); err == nil {
		t.Error("a unit nobody knows was written")
	}
}

// Findings of older programs, in hundredths and under other names, are read.
func TestOlderUnits(t *testing.T) {
	var f Finding
	if err := json.Unmarshal([]byte(`{"figure":"x","value":41,"bound":85,"unit":"%"}`), &f); err != nil {
		t.Fatal(err)
	}
	if f.Unit != UnitShare || *f.Value != .41 || *f.Bound != .85 || f.Low != nil || f.Figure != "x" {
		t.Errorf("read %+v", f)
	}
	for name, want := range map[string]Unit{"duration": UnitDays, "time": UnitMinutes, "points": UnitPoints} {
		var a Assumption
		if err := json.Unmarshal([]byte(`{"path":"x","unit":"`+name+`"}`), &a); err != nil || a.Unit != want {
			t.Errorf("%q is read as %v: %v", name, a.Unit, err)
		}
	}
}
