package scenarios

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the generated and expected files")

// current compares a committed file with what the table gives, or rewrites it.
func current(t *testing.T, file string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the key table says: go test ./scenarios -run Current -update", file)
	}
}

func TestReferencePageIsCurrent(t *testing.T) { current(t, "README.md", Reference()) }

func TestSchemaIsCurrent(t *testing.T) { current(t, "scenario.schema.json", Schema()) }

func TestSchemaKnowsEveryKey(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(Schema(), &root); err != nil {
		t.Fatal(err)
	}
	for _, k := range table {
		at := root
		for _, part := range strings.Split(k.Path, ".") {
			next, ok := at["properties"].(map[string]any)
			if part == "*" {
				at, ok = at["additionalProperties"].(map[string]any)
				if !ok {
					t.Fatalf("%s: no names", k.Path)
				}
				continue
			}
			if !ok || next[part] == nil {
				t.Fatalf("%s: not in the schema", k.Path)
			}
			at = next[part].(map[string]any)
		}
		if at["description"] == nil {
			t.Errorf("%s: no description", k.Path)
		}
	}
}
