package scenarios

import (
	"testing"

	"github.com/BurntSushi/toml"
)

// Whatever a text holds, TOML reads it back.
func TestTomlText(t *testing.T) {
	texts := []string{"", "plain", `it's "quoted" \ here`, "\xff", "\U000e0041 👍 Ü"}
	for c := range rune(0x3000) {
		texts = append(texts, "a"+string(c)+"1")
	}
	for _, text := range texts {
		var back struct{ A string }
		_, err := toml.Decode("a = "+tomlText(text), &back)
		if text == "\xff" {
			text = "\ufffd"
		}
		if err != nil || back.A != text {
			t.Fatalf("%q is written %s and read as %q (%v)", text, tomlText(text), back.A, err)
		}
	}
}
