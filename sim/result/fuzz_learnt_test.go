//go:build !page

package result

import (
	"bytes"
	"testing"
)

// learntBytes is a small file of draws.
func learntBytes(t testing.TB) []byte {
	t.Helper()
	l := &LearntDraws{Unknowns: []string{"churn"}, Laws: []string{"uniform(0, 1)"}, Ties: []string{""}}
	for i := range 8 {
		l.Draws = append(l.Draws, LearntDraw{
			Copies: 1, Weight: .125, U: []float64{(float64(i) + .5) / 8}, Values: []float64{1}, Figures: []float64{2},
		})
	}
	l.From.Draws = l.Name()
	inputs := []LearntInput{{Path: "churn", Unit: UnitShare}}
	data, err := EncodeLearnt(l, inputs, []Observed{{Name: "contacts", Unit: UnitContacts}}, "USD")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// FuzzLearnt: bytes are the draws that were written, or refused: what the library panics over, and what was edited.
func FuzzLearnt(f *testing.F) {
	whole := learntBytes(f)
	sound, err := DecodeLearnt(whole)
	if err != nil || len(sound.Draws) != 8 {
		f.Fatalf("%v, %+v", err, sound)
	}
	f.Add(whole)
	f.Add(bytes.Replace(whole, []byte("uniform(0, 1)"), []byte("uniform(0, 9)"), 1))
	f.Add([]byte("PAR1" + LearntKey + "\x10\x00\x00\x00PAR1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := DecodeLearnt(data)
		if err != nil {
			return
		}
		if l.Name() != l.From.Draws || len(l.Equal())%8 != 0 {
			t.Fatalf("%s of %d draws is taken for %s", l.From.Draws, len(l.Equal()), l.Name())
		}
		for _, d := range l.Draws {
			if len(d.U) != len(l.Unknowns) {
				t.Fatalf("%d quantiles of %d unknowns", len(d.U), len(l.Unknowns))
			}
		}
	})
}
