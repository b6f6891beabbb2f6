package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
)

// noticesText holds, by module, the texts that its licence asks to be handed on with the
// program. A test writes it anew from the modules that are linked.
//
//	#### path path …        modules that share the text below, one line
//	text
//
//go:embed notices.txt
var noticesText string

// noticeMark begins the line that says whose the text below it is.
const noticeMark = "#### "

// notice is a text with the modules it belongs to.
type notice struct {
	modules []string
	text    string
}

// noticesOf takes a file of notices apart, in its order.
func noticesOf(text string) (all []notice) {
	for _, part := range strings.Split("\n"+text, "\n"+noticeMark)[1:] {
		head, body, _ := strings.Cut(part, "\n")
		all = append(all, notice{strings.Fields(head), strings.TrimSpace(body)})
	}
	return all
}

// licences prints whose work is in this very program, by what the linker wrote into it,
// and the texts their licences ask for. Without that record it prints them all.
func licences(w io.Writer, info *debug.BuildInfo, ok bool) error {
	fmt.Fprint(w, "# Work of others in this program\n\nThe Go runtime and standard library, and these modules:\n\n")
	told := map[string]bool{}
	for _, n := range noticesOf(noticesText) {
		for _, m := range n.modules {
			told[m] = true
		}
	}
	linked := func(string) bool { return true }
	if ok && len(info.Deps) > 0 {
		version := map[string]string{}
		var missing []string
		for _, m := range info.Deps {
			version[m.Path] = m.Version
			fmt.Fprintf(w, "- %s %s\n", m.Path, m.Version)
			if !told[m.Path] {
				missing = append(missing, m.Path)
			}
		}
		if len(missing) > 0 {
			return fmt.Errorf("this program was built with %s, whose licence it does not carry",
				strings.Join(missing, ", "))
		}
		linked = func(path string) bool { return version[path] != "" }
	}
	for _, n := range noticesOf(noticesText) {
		here := slices.DeleteFunc(slices.Clone(n.modules), func(m string) bool { return !linked(m) && m != goItself })
		if len(here) > 0 {
			fmt.Fprintf(w, "\n## %s\n\n```text\n%s\n```\n", strings.Join(here, ", "), n.text)
		}
	}
	if len(told) == 0 {
		return errors.New("the program carries no licences: it was built without them")
	}
	return nil
}

// goItself stands for the runtime and the standard library among modules.
const goItself = "go"
