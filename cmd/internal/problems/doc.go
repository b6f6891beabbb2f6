// Package problems is the suite of questions with known answers that the program is held
// against: a folder of TOML files, each with its source, what is given, the formula of its
// answers and how the question is put to this program (suite/*.toml). Anybody may put the
// same questions to a program of their own: what is given is stated with its unit in the
// name, beside the scenario that says it in the language of scenarios.
//
// A problem is played by one of three systems, in as many worlds as it says:
//
//	desk      the model of a desk, from [scenario] as from any scenario file
//	chart     a control chart of the desk's monitor, on independent normal readings
//	function  the estimator of Sobol' indices, on a function
//
// Its answers are computed by the formula when they are asked for. What the literature
// tabulates stands beside them ([tabulated], to its digits) and is held against the formula.
package problems
