package remedy_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"boomerang/sim/remedy"
)

// An error is wrapped like any other, and its hint stands below the whole text.
func TestText(t *testing.T) {
	inner := remedy.Errorf("no table: %w", fs.ErrNotExist).Hint("give %d", 3)
	outer := remedy.Errorf("reading: %w", inner).Hint("or another file")
	for _, c := range []struct {
		err        error
		what, text string
	}{
		{errors.New("plain"), "plain", "plain"},
		{remedy.Errorf("without a hint"), "without a hint", "without a hint"},
		{inner, "no table: file does not exist", "no table: file does not exist\nhint: give 3"},
		{
			fmt.Errorf("a: %w", inner), "a: no table: file does not exist",
			"a: no table: file does not exist\nhint: give 3",
		},
		{
			outer, "reading: no table: file does not exist",
			"reading: no table: file does not exist\nhint: give 3\nhint: or another file",
		},
		{
			errors.Join(inner, errors.New("b")), "no table: file does not exist\nb",
			"no table: file does not exist\nb\nhint: give 3",
		},
		{
			remedy.Several{inner, errors.New("b")},
			"no table: file does not exist\nhint: give 3\nerror: b",
			"no table: file does not exist\nhint: give 3\nerror: b",
		},
	} {
		if got := c.err.Error(); got != c.what {
			t.Errorf("%q, want %q", got, c.what)
		}
		if got := remedy.Text(c.err); got != c.text {
			t.Errorf("%q, want %q", got, c.text)
		}
	}
	if !errors.Is(outer, fs.ErrNotExist) {
		t.Error("what an error wraps is lost")
	}
}
