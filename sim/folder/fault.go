package folder

import "sync/atomic"

// faults is asked before every step that changes the disk; nil: nobody.
var faults atomic.Pointer[func(what, path string) error]

// Inject lets a test refuse steps that change the disk, as a full or broken one
// does: refuse is asked before each ("mkdir", "create", "write", "sync", "rename",
// "remove", "lock") and its error is what the system would have said. The returned function
// ends it.
//
// One place for all packages that write, so that a test can refuse the n-th step of a
// run for every n and look at the folder after each. It is process-wide, and costs one
// atomic read a step in use.
func Inject(refuse func(what, path string) error) (end func()) {
	faults.Store(&refuse)
	return func() { faults.Store(nil) }
}

// Step asks whether a test refuses a step of one that writes without this package.
func Step(what, path string) error { return step(what, path) }

func step(what, path string) error {
	if refuse := faults.Load(); refuse != nil {
		return (*refuse)(what, path)
	}
	return nil
}
