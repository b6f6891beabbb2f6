package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
)

// licencesFile lists the licence of every module that is linked into the program on any
// system it is built for.
const licencesFile = "testdata/licences.txt"

// released are the systems of .ci/binaries.
var released = []string{"linux/amd64", "linux/arm64", "darwin/arm64", "windows/amd64"}

// licenceKinds are the licences we may link, told by words that no other has.
// All of them allow what boomerang does, given that their text, or who wrote it, is named
// with it.
var licenceKinds = []struct{ kind, words string }{
	{"Apache-2.0", `apache license,? version 2\.0`},
	{"MIT", `permission is hereby granted, free of charge, to any person obtaining a copy`},
	{"BSD", `redistribution and use in source and binary forms, with or without modification, are permitted`},
	{"FTL", `your choice of exactly one of the following two licenses: \* the freetype license`},
	{"CC-BY-4.0", `^creative commons attribution 4\.0 international public license`},
	{"OFL-1.1", `sil open font license version 1\.1`},
	{"Unlicense", `this is free and unencumbered software released into the public domain`},
}

// refusedLicences are words of licences that ask for more, in any file of a module.
var refusedLicences = regexp.MustCompile(`gnu (affero |lesser )?general public license|mozilla public license|` +
	`server side public license|business source license|creative commons attribution-(noncommercial|sharealike)`)

// licenceNames are the names under which a module has its licence.
var licenceNames = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|notice)`)

// licenceOf tells the kinds of licence in a text, "" where it is none that is known.
func licenceOf(text string) (kinds []string, refused string) {
	text = strings.Join(strings.Fields(strings.ToLower(text)), " ")
	for _, l := range licenceKinds {
		if regexp.MustCompile(l.words).MatchString(text) {
			kinds = append(kinds, l.kind)
		}
	}
	if slices.Contains(kinds, "FTL") { // the other one of the choice is not taken
		return kinds, ""
	}
	return kinds, refusedLicences.FindString(text)
}

// linkedModules are the folders of the modules in the program, by path.
func linkedModules(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, target := range released {
		system, processor, _ := strings.Cut(target, "/")
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Dir}}{{end}}", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			t.Fatal(target, err)
		}
		for line := range strings.Lines(string(out)) {
			if path, dir, ok := strings.Cut(strings.TrimSpace(line), " "); ok && path != "boomerang" {
				all[path] = dir
			}
		}
	}
	return all
}

// TestLicences: every module that is linked has a licence of a kind we know, none that
// asks for more, and stands on the list.
func TestLicences(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("asks the go command for the modules")
	}
	script, err := os.ReadFile("../../.ci/binaries")
	if err != nil || !strings.Contains(string(script), "for target in "+strings.Join(released, " ")+"; do\n") {
		t.Errorf(".ci/binaries builds for other systems than %v (%v)", released, err)
	}
	modules := linkedModules(t)
	var list strings.Builder
	texts := map[string][]string{} // by text, the modules that have it
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		entries, err := os.ReadDir(modules[path])
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[string]bool{}
		for _, e := range entries {
			if e.IsDir() || !licenceNames.MatchString(e.Name()) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(modules[path], e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			texts[strings.TrimSpace(string(text))] = append(texts[strings.TrimSpace(string(text))], path)
			found, refused := licenceOf(string(text))
			if refused != "" {
				t.Errorf("%s: %s speaks of the %s", path, e.Name(), refused)
			}
			for _, kind := range found {
				kinds[kind] = true
			}
		}
		if len(kinds) == 0 {
			t.Errorf("%s has no licence of a kind we know", path)
		}
		fmt.Fprintf(&list, "%s %s\n", path, strings.Join(slices.Sorted(maps.Keys(kinds)), " "))
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	own, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "LICENSE"))
	if err != nil {
		t.Skip("the licence of Go itself is not here: ", err)
	}
	texts[strings.TrimSpace(string(own))] = append(texts[strings.TrimSpace(string(own))], goItself)
	notices := noticesFile(texts)
	if *update {
		if err := os.WriteFile("notices.txt", []byte(notices), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(licencesFile, []byte(list.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(licencesFile)
	if err != nil || string(want) != list.String() || len(modules) < 10 {
		t.Errorf("the linked modules are\n%sand %s has another list (%v); go test -run Licences -update writes it",
			list.String(), licencesFile, err)
	}
	if noticesText != notices && !*update {
		t.Error("notices.txt is not what the linked modules have; go test -run Licences -update writes it")
	}
}

// noticesFile writes texts, each once, with the modules that have it.
func noticesFile(texts map[string][]string) string {
	var parts []string
	for text, modules := range texts {
		slices.Sort(modules)
		text = strings.ReplaceAll(text, "\r\n", "\n")
		parts = append(parts, noticeMark+strings.Join(slices.Compact(modules), " ")+"\n"+text+"\n")
	}
	slices.Sort(parts)
	return strings.Join(parts, "\n")
}

// TestLicencesArePrinted: every module of the list is told with its text, those of another build are not, and
// a program built with one whose text is not there says so.
func TestLicencesArePrinted(t *testing.T) {
	var all, some strings.Builder
	if err := licences(&all, nil, false); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(licencesFile)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		if path, _, _ := strings.Cut(line, " "); !strings.Contains(all.String(), path) {
			t.Errorf("%s is linked and not told of", path)
		}
	}
	of := func(paths ...string) *debug.BuildInfo {
		info := &debug.BuildInfo{}
		for _, path := range paths {
			info.Deps = append(info.Deps, &debug.Module{Path: path, Version: "v1.0.0"})
		}
		return info
	}
	if err := licences(&some, of("github.com/BurntSushi/toml"), true); err != nil ||
		!strings.Contains(some.String(), "- github.com/BurntSushi/toml v1.0.0\n") ||
		!strings.Contains(some.String(), "TOML authors") || !strings.Contains(some.String(), "The Go Authors") ||
		strings.Contains(some.String(), "gonum") {
		t.Errorf("%v\n%s", err, some.String())
	}
	if err := licences(io.Discard, of("example.org/unknown"), true); err == nil ||
		!strings.Contains(err.Error(), "example.org/unknown") {
		t.Errorf("a module without a text: %v", err)
	}
}

// TestLicencesAreTold: the rule knows licences apart, and none that is not there.
func TestLicencesAreTold(t *testing.T) {
	for _, c := range [][2]string{
		{"          Apache License\n       Version 2.0, January 2004", "[Apache-2.0] "},
		{"Permission is hereby granted, free of charge, to any\nperson obtaining a copy of this", "[MIT] "},
		{"Copyright. All rights reserved.", "[] "},
		{"GNU GENERAL PUBLIC LICENSE\n  Version 3", "[] gnu general public license"},
		{"the Mozilla Public License, v. 2.0", "[] mozilla public license"},
		{
			"Redistribution and use in source and binary forms, with or without\nmodification, are permitted",
			"[BSD] ",
		},
	} {
		text, want := c[0], c[1]
		kinds, refused := licenceOf(text)
		if got := fmt.Sprint(kinds, " ", refused); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
