package cluster

import (
	"encoding/json"
	"testing"
)

// FuzzBatch: whatever JSON a batch.json holds, it is broken, has a flaw that is named, or
// its failures can be listed again and it is written back the same.
func FuzzBatch(f *testing.F) {
	f.Add([]byte(`{"version":3,"failed":["a.toml"],"asked":{},"scenarios":[{"file":"a.toml","status":"failed"}]}`))
	f.Add([]byte(`{"scenarios":[{"file":"a","status":"done","folder":"../x","point":1,"set":["a=1"],"columns":[1]}]}`))
	f.Add([]byte(`{"scenarios":[{"file":"a","status":"done","plans":[{"plan":"p","net":null}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := new(batchSummary)
		if json.Unmarshal(data, s) != nil || s.flaw() != "" {
			return
		}
		failures := s.failures()
		s.Table()
		text, err := s.encode()
		if err != nil {
			t.Fatal(err)
		}
		again := new(batchSummary)
		if err := json.Unmarshal(text, again); err != nil || again.flaw() != "" ||
			len(again.failures()) != len(failures) {
			t.Fatalf("%v, %q: %d failures, before %d", err, again.flaw(), len(again.failures()), len(failures))
		}
	})
}
