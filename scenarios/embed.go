package scenarios

import (
	"bytes"
	"embed"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

//go:embed *.toml
var shipped embed.FS

// Shipped is one scenario that comes with the program.
type Shipped struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Question string `json:"question"`
}

// List returns the shipped scenarios by name, without the bases they extend.
func List() []Shipped {
	var all []Shipped
	for _, name := range shippedNames() {
		data, err := shipped.ReadFile(name + ".toml")
		if err != nil {
			panic("scenarios: embedded file lost: " + err.Error())
		}
		var head struct{ Title, Question string }
		if _, err := toml.NewDecoder(bytes.NewReader(data)).Decode(&head); err != nil {
			panic("scenarios: " + name + ": " + err.Error())
		}
		all = append(all, Shipped{name, head.Title, head.Question})
	}
	return all
}

// shippedNames lists what a person can run, in alphabetical order.
func shippedNames() []string {
	entries, err := shipped.ReadDir(".")
	if err != nil {
		panic("scenarios: embedded directory lost: " + err.Error())
	}
	var names []string
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".toml")
		if name != "template" && !strings.HasPrefix(name, "base-") {
			names = append(names, name)
		}
	}
	return names
}

// isShipped reports whether a place is in a file that comes with the program.
func isShipped(file string) bool {
	f, err := shipped.Open(file)
	if err != nil {
		return false
	}
	return f.Close() == nil
}

// Template returns a scenario file to start from: a shipped one by name, or,
// for "", a small one with every step explained.
func Template(name string) ([]byte, error) {
	if name == "" {
		name = "template"
	}
	data, err := shipped.ReadFile(name + ".toml")
	if err != nil {
		p := Problem{File: name, What: "is not a shipped scenario", Hint: didYouMean(name, shippedNames())}
		if p.Hint == "" {
			p.Hint = fmt.Sprintf("shipped are %s", strings.Join(shippedNames(), ", "))
		}
		return nil, Problems{p}
	}
	return data, nil
}
