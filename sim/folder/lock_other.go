//go:build !unix

package folder

import "os"

// lockedBySystem has no locks to take here.
func lockedBySystem(string) (*lock, error) { return nil, errNoLocks }

// hold does nothing, and nothing tells who writes a temporary file: what a kill
// leaves of one stays.
func hold(*os.File) {}

func abandoned(string) bool { return false }

// running reports whether a process has not ended, as far as the system tells.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	p.Release()
	return true
}

// flushFolder does nothing where folders cannot be flushed.
func flushFolder(string) error { return nil }
