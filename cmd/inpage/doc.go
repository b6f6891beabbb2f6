// Command inpage is the engine inside explore.html, compiled to WebAssembly: it reads the scenario
// that the page carries, and answers what cmd/boomerang's server answers, drawn by the same code.
// The page starts it several times: one is the desk, which reads, judges and draws; the others
// play the worlds it hands them, so that a move is never stuck behind one that is being played.
//
// It is built with the tag page, which leaves out what writes folders.
package main
