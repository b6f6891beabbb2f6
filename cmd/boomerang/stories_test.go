package main

import (
	"os"
	"testing"
)

// playsStories reports whether the tests that play many commands are to run. They are minutes of two
// processors: CI sets BOOMERANG_CI, BOOMERANG_LONG asks for more of each besides, and go test ./... alone keeps
// one test of every kind.
func playsStories() bool {
	return os.Getenv("BOOMERANG_CI") != "" || os.Getenv("BOOMERANG_LONG") != ""
}

// manyCommands skips a test that plays many of them, unless they are asked for.
func manyCommands(t *testing.T) {
	t.Helper()
	if !playsStories() {
		t.Skip("plays many commands: set BOOMERANG_CI=1")
	}
}

// shortStories are those of TestScripts that play little: with go test ./... alone they stand for all.
var shortStories = []string{
	"actions", "ask", "calibrate", "daily", "design", "formats", "look", "mistakes", "textbook", "trace",
	"verify-model",
}

// scriptsOf are the files of stories.
func scriptsOf(names []string) (files []string) {
	for _, name := range names {
		files = append(files, "testdata/script/"+name+".txt")
	}
	return files
}
