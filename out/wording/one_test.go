package wording

import "testing"

// One of a thing is no plural, whoever writes it.
func TestOneIsSingular(t *testing.T) {
	if Months(1) != "1 month" || Months(2) != "2 months" || Months(1234) != "1,234 months" {
		t.Errorf("%q %q %q", Months(1), Months(2), Months(1234))
	}
}
