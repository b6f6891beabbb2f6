// Package inside gives the engine for a browser to a page that stands alone. A released program
// carries it (the build tag engine, .ci/binaries); any other compiles cmd/inpage, where Go and the
// source are at hand.
package inside
