package wording

import (
	"slices"
	"strings"
	"testing"
)

// Terms stand by the alphabet, once, and each is explained in a whole sentence.
func TestGlossary(t *testing.T) {
	by := func(a, b Term) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) }
	if !slices.IsSortedFunc(Glossary, by) {
		t.Error("not by the alphabet")
	}
	for i, term := range Glossary {
		if i > 0 && Glossary[i-1].Name == term.Name {
			t.Errorf("%s stands twice", term.Name)
		}
		if !strings.HasSuffix(term.Means, ".") || term.Means[:1] != strings.ToUpper(term.Means[:1]) {
			t.Errorf("%s: %q is no sentence", term.Name, term.Means)
		}
		if strings.Contains(strings.ToLower(term.Means), strings.ToLower(term.Name)+" is") {
			t.Errorf("%s is explained by itself", term.Name)
		}
	}
}
