// Package portable holds the elementary functions whose results are the same
// bits on every amd64 processor and in WebAssembly.
//
// The standard library's exponential is written in assembly for amd64 and takes
// another way where the processor multiplies and adds in one step; its results
// differ in the last bit between processors, and every function that calls it
// (power, error function, gamma function, the laws of gonum's distuv) inherits
// that. A row of a simulation would not be the same elsewhere. What stands here
// is plain Go that adds, multiplies, divides and takes logarithms, of which Go
// promises the same bits as long as the compiler does not fuse a product and a
// sum; it does so on arm64, and on amd64 from level v3 (see Arithmetic).
//
// Not fixed point, for which every model would have to know its range; and not rows
// tied to one processor, which a reader of a result may not have. Bits are promised
// and accuracy is stated: a last bit that is wrong everywhere alike does no harm, one
// that differs does.
package portable
