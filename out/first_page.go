package out

import (
	"boomerang/out/board"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// firstPage is page one with its dots drawn.
type firstPage struct{ *board.Drawn }

// newFirstPage draws page one; nil where a result has no money to speak of.
func newFirstPage(r reader, runs *result.Runs) (*firstPage, error) {
	page, err := board.Draw(r.View, runs)
	if err != nil || page == nil {
		return nil, err
	}
	return &firstPage{page}, nil
}

// Speech is the verdict and the sentences under it in one text.
func (f *firstPage) Speech() string {
	s := f.Verdict
	for _, sentence := range f.Sentences {
		s += " " + sentence
	}
	return wording.Clean(s)
}
