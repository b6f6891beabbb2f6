package problems

import (
	"math"
	"testing"
)

// FuzzProblem: any text is a problem that says what is asked, with finite answers, or is refused in words.
func FuzzProblem(f *testing.F) {
	for _, name := range Names() {
		text, err := suite.ReadFile("suite/" + name + ending)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := parse(text)
		switch {
		case err != nil && err.Error() == "":
			t.Fatal("refused without words")
		case err != nil:
			return
		}
		answers, err := p.Answers()
		if err != nil {
			t.Fatal(err)
		}
		for name, x := range answers {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Fatalf("%s is %v", name, x)
			}
		}
	})
}
