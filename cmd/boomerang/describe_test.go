package main

import (
	"fmt"
	"strings"
	"testing"

	"boomerang/models/desk"
)

// TestConstantsAreDescribed: the model description lists every assumed constant
// with the value the code uses.
func TestConstantsAreDescribed(t *testing.T) {
	var page strings.Builder
	if err := describeModel(&page, []string{"null"}); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range desk.Constants {
		if seen[c.Name] || !strings.HasSuffix(c.Meaning, ".") || c.Unit == "" {
			t.Errorf("%+v is listed twice or says too little", c)
		}
		seen[c.Name] = true
		if line := fmt.Sprintf("| `%s` | %v | %s | %s |", c.Name, c.Value, c.Unit, c.Meaning); !strings.Contains(page.String(), line) {
			t.Errorf("the description lacks %s", line)
		}
	}
}
