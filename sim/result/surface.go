package result

// Surface is a polynomial that stands for the measure of a sensitivity study, in the quantiles u of the
// assumptions, 0 to 1, in the order of inputs: twenty lines of any language evaluate it.
//
//	y = constant + Σ coefficient · Π P(degree, u[input])
//	P(1, u) = √3·x,   P(2, u) = √5·(3x² − 1)/2,   P(3, u) = √7·(5x³ − 3x)/2,   x = 2u − 1
//
// It is the mean over chance, and no better than Explains says: the share of the variance of single worlds
// that it foresaw in the half of the points it was not fitted to. What chance does is in what is left.
type Surface struct {
	Formula   string        `json:"formula"`
	Points    int           `json:"points"`
	Explains  float64       `json:"explains"`
	Constant  float64       `json:"constant"` // in the unit of the measure, as coefficients are
	Terms     []SurfaceTerm `json:"terms"`
	AtQuarter float64       `json:"at_quarter"` // its value where every u is SurfaceAt: to check an evaluation by
}

// SurfaceTerm is a coefficient and what it is multiplied with.
type SurfaceTerm struct {
	Coefficient float64         `json:"coefficient"`
	Of          []SurfaceFactor `json:"of"`
}

// SurfaceFactor is a Legendre polynomial of one assumption.
type SurfaceFactor struct {
	Input  int `json:"input"` // place among the inputs, from 0
	Degree int `json:"degree"`
}

// SurfaceAt is the quantile of all assumptions at which a surface tells its value.
const SurfaceAt = .25

// SurfaceFormula is how a surface is evaluated, as its file says it.
const SurfaceFormula = "y = constant + sum(coefficient * product(P(degree, u[input]))); u: quantile of the input, " +
	"0 to 1; x = 2*u - 1; P(1) = sqrt(3)*x; P(2) = sqrt(5)*(3*x^2 - 1)/2; P(3) = sqrt(7)*(5*x^3 - 3*x)/2"
