package desk

// Maturity is how far the assistant acts alone, and how far its controls let it.
//
// The gap between the two is the finding; the framework's other elements (identity, data,
// segmentation) are outside the model and are taken as met.
type Maturity struct {
	Operates  int  // level it works at: the claimed one, 4 where none is claimed
	Supported int  // highest level whose controls all work
	Real      int  // as stated, else as supported
	Stated    bool // Real is stated, nobody derived it
}

// Window reports whether the assistant acts beyond what its controls carry: the
// state in which the article's pattern unfolds.
func (m Maturity) Window() bool { return m.Operates > m.Real }

// Maturity reads the levels off the controls in force. Level 2 takes the
// breaker, level 3 business rules and daily monitoring too, level 4 autonomy
// that was earned step by step (Agentic Trust Framework 0.9.1, 2026).
func (c Controls) Maturity() Maturity {
	m := Maturity{Operates: 4, Supported: 1, Stated: c.RealLevel > 0}
	if c.Level > 0 {
		m.Operates = c.Level
	}
	works := c.InForce()
	switch {
	case works.Breaker && works.Allowlist && works.Monitor && c.Level == 4 && c.Promote:
		m.Supported = 4
	case works.Breaker && works.Allowlist && works.Monitor:
		m.Supported = 3
	case works.Breaker:
		m.Supported = 2
	}
	m.Real = m.Supported
	if c.RealLevel > 0 {
		m.Real = c.RealLevel
	}
	return m
}
