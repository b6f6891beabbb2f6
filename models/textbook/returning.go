package textbook

// Returning is Erlang-R: a queue whose callers come back. Of those answered a share Back
// needs another contact after an exponential time of mean Delay, and queues again.
// Source: Yom-Tov and Mandelbaum 2014, Manufacturing & Service Operations Management 16,
// §2; in the steady state it is the network of Jackson 1957, Operations Research 5.
//
// The state has a product form, so that the desk alone is M/M/n at the rate of all calls
//
//	Λ = λ / (1 − Back)
//
// and those on their way back are Poisson, Λ·Back·Delay of them, whatever the law of the
// delay. What returns cost is what the rate of first calls does not tell: of three in ten who come
// back, a desk staffed for first calls is 43 % too small.
type Returning struct {
	Erlang         // the desk; Arrivals are first calls
	Back   float64 // P(another contact is needed), below 1
	Delay  float64 // mean time until then, in the unit of the rates
}

// Network is the steady state of a desk with callers who come back.
type Network struct {
	Line
	InService, Away float64 // mean numbers being answered, and on their way back
}

// Solve computes it. It has none where all calls together are more than the desk can answer.
func (r Returning) Solve() Network {
	desk := r.Erlang
	desk.Arrivals /= 1 - r.Back
	return Network{desk.Solve(), desk.Arrivals / desk.Service, desk.Arrivals * r.Back * r.Delay}
}
