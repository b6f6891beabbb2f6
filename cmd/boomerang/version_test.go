package main

import (
	"bytes"
	"runtime/debug"
	"strings"
	"testing"
)

// --version names the commit where the build knows it, and says so where it does not.
func TestVersion(t *testing.T) {
	info := func(settings ...debug.BuildSetting) string {
		return programVersion(&debug.BuildInfo{Settings: settings}, true)
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123abcd"}
	for text, want := range map[string]string{
		info():                     "commit not recorded, go",
		info(revision):             "commit 0123abcd, go",
		programVersion(nil, false): "not recorded",

		info(revision, debug.BuildSetting{Key: "vcs.modified", Value: "true"}): "commit 0123abcd, changed since, go",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	var out bytes.Buffer
	if code := run([]string{"--version"}, nil, &out, &out); code != 0 || !strings.Contains(out.String(), "commit ") {
		t.Errorf("exit code %d, %s", code, &out)
	}
}
