package scenarios

import (
	"fmt"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"pgregory.net/rapid"
)

// TestPositionsFindEveryKey compares the scanner with the decoder: in random
// documents each key the decoder reports has a line, and the line is the one
// the document was built with.
func TestPositionsFindEveryKey(t *testing.T) {
	values := []string{
		"1", "0.5", "true", `"a # b = [c"`, `'it"s'`, "2024-02-01", "[1, 2, # three\n 3]",
		"\"\"\"two\nlines \\\" ]\"\"\"", "'''a\n'b'\n'''", "{ p5 = 1, p50 = { x = [1, 2] } }", "[[1], [2, 3]]", `"\\"`,
		"inf",
	}
	rapid.Check(t, func(t *rapid.T) {
		var doc strings.Builder
		line, want := 1, map[string]int{}
		write := func(s string) {
			doc.WriteString(s)
			line += strings.Count(s, "\n")
		}
		for section := range rapid.IntRange(1, 6).Draw(t, "sections") {
			name := []string{fmt.Sprint("s", section), rapid.SampledFrom([]string{"a-b", `"c.d"`, "'e f'"}).Draw(t,
				"name")}
			write(rapid.SampledFrom([]string{"", "\n", "# [not.this]\n", " \t\r\n"}).Draw(t, "gap"))
			write("[" + strings.Join(name, " . ") + "] # end\n")
			for k := range rapid.IntRange(0, 5).Draw(t, "keys") {
				want[joinedPath([]string{name[0], strings.Trim(name[1], `"'`), "k", fmt.Sprint(k)})] = line
				write(fmt.Sprintf("k.%d =%s%s\n", k, rapid.SampledFrom([]string{"", "  "}).Draw(t, "space"),
					rapid.SampledFrom(values).Draw(t, "value")))
			}
		}
		var tree map[string]any
		md, err := toml.Decode(doc.String(), &tree)
		if err != nil {
			t.Skip("not TOML: ", err)
		}
		marks, tooDeep := positions(doc.String())
		if tooDeep != 0 {
			t.Fatal("too deep")
		}
		for _, key := range md.Keys() {
			if _, ok := marks[joinedPath(key)]; !ok {
				t.Fatalf("no line for %q in\n%s", key, doc.String())
			}
		}
		for path, n := range want {
			if marks[path].line != n {
				t.Fatalf("%q: line %d, want %d in\n%s", path, marks[path].line, n, doc.String())
			}
		}
	})
}
