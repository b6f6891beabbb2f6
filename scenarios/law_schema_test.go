package scenarios

import (
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Every shipped file is valid by the schema editors use, and a file with a
// mistake of form is not: the schema says what the validator says.
func TestShippedFilesMeetTheSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(Schema())))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("scenario.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("scenario.json")
	if err != nil {
		t.Fatal(err)
	}
	check := func(text string) error {
		var raw map[string]any
		if _, err := toml.Decode(text, &raw); err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(raw) // dates become text
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(value)
	}
	files, err := fs.Glob(os.DirFS("."), "*.toml")
	if err != nil || len(files) < 16 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := check(string(text)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	for _, wrong := range []string{
		"humans.slak = 0.1", "assistant.silent = 1.4", `churn.scale = { low = 0.1, hihg = 0.5 }`,
		`churn.scale = { low = 0.1, high = 0.5, grade = "Z" }`, `routing.policy = "nobody"`, "months = 1.5",
	} {
		if check(wrong) == nil {
			t.Errorf("%s: valid by the schema", wrong)
		}
	}
}
