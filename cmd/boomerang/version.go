package main

import (
	"runtime"
	"runtime/debug"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
)

// programVersion is what --version says: the program, its physics, and the commit and
// the compiler it was built with. Go writes the commit into what it builds from a
// repository unless -buildvcs=false forbids it.
func programVersion(info *debug.BuildInfo, ok bool) string {
	commit, changed := "not recorded", ""
	if ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = ", changed since"
			}
		}
	}
	return terminal.Text("%s (%s), commit %s%s, %s %s/%s", play.Version, play.RowsVersion, commit, changed,
		runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
