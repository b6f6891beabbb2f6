// Package terminal writes every line a person sees on standard error, and knows
// the exit codes of the program.
//
//   - What the program is asked for goes to standard output; everything else
//     comes through this package, so that piping a verdict gives the verdict.
//   - An error is "error: what is wrong", a remedy is "hint: what to do".
//   - Nothing is said for work under a second. Longer work shows one line that
//     is rewritten four times a second on a terminal, and a plain line every
//     thirty seconds when piped. A job of several phases has one total and one
//     time left ([Terminal.Journey]), and what was shown ends in a closing line.
//   - --quiet leaves errors only.
//   - A first look stands until the answer takes its place ([Terminal.Look]).
//   - Whatever a name or a title holds, a terminal obeys none of it: both streams write
//     out what it would obey.
package terminal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"golang.org/x/term"
)

type Terminal struct {
	In          io.Reader
	Out         io.Writer // standard output
	Err         io.Writer // standard error
	controls    *visible  // the writer of Err, for what moves the cursor
	interactive bool      // standard error is a terminal
	answers     bool      // standard output is one
	said        int       // notes, so far
	closed      string    // the closing line of the last progress
	look        look      // what stands there until the answer does
	Quiet       bool
	Width       int
	Stepped     func() // told of every finished world; nil: nobody
	journey     *Progress
}

func New(in io.Reader, out, err io.Writer) *Terminal {
	t := &Terminal{In: in, controls: &visible{to: err}, Width: 100}
	t.Out, t.Err = &visible{to: out}, t.controls
	if f, ok := err.(*os.File); ok {
		t.interactive = term.IsTerminal(int(f.Fd()))
	}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		t.answers = true
		if w, _, e := term.GetSize(int(f.Fd())); e == nil && w > 40 {
			t.Width = w
		}
	}
	return t
}

// Note says something useful that is not the answer.
func (t *Terminal) Note(format string, args ...any) {
	if !t.Quiet {
		t.said++
		fmt.Fprintf(t.Err, format+"\n", args...)
	}
}

func (t *Terminal) Warn(format string, args ...any) { t.Note("warning: "+format, args...) }

// Fail shows an error; problems of scenario files carry their own places and hints.
func (t *Terminal) Fail(err error) {
	var problems scenarios.Problems
	switch {
	case err == nil:
	case errors.As(err, &problems):
		fmt.Fprintln(t.Err, problems.Error())
		n := "1 problem"
		if len(problems) != 1 {
			n = fmt.Sprintf("%d problems", len(problems))
		}
		fmt.Fprintf(t.Err, "error: %s, nothing was run\n", n)
	default:
		fmt.Fprintln(t.Err, "error: "+remedy.Text(WithRemedy(err)))
	}
}

// WithRemedy adds to an error of the system, where it has no hint yet, what helps
// against it. What is stored is never to be removed for it.
func WithRemedy(err error) error {
	const goesOn = "finished worlds are kept, and the same command goes on from there"
	var path *fs.PathError
	hint := ""
	switch {
	case err == nil || len(remedy.Hints(err)) > 0:
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		hint = "make room on the disk; " + goesOn
	case errors.Is(err, syscall.EFBIG):
		hint = "allow larger files (ulimit -f); " + goesOn
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		hint = "see that you may read and write there, or choose another place; what is stored there is kept"
	case errors.As(err, &path) && !errors.Is(err, fs.ErrNotExist):
		hint = "see what is wrong with " + path.Path + ", or choose another place; what is stored is kept"
	default:
		return err
	}
	return remedy.Errorf("%w", err).Hint("%s", hint)
}

// Crash reports a mistake of the program.
func (t *Terminal) Crash(v any, stack []byte) {
	fmt.Fprintf(t.Err, "error: boomerang made a mistake: %v\n", v)
	fmt.Fprintf(t.Err, "hint: please report it with the lines below; finished worlds are kept, and the same "+
		"command goes on\n\n%s", stack)
}

// FailWorld tells a world's panic from other failures.
func (t *Terminal) FailWorld(err error) error {
	var p *experiment.Panic
	if errors.As(err, &p) {
		t.Crash(err, p.Stack)
		return Exit(ExitCrash, nil)
	}
	return err
}

// confirmable says what a large job would cost and how to insist.
func (t *Terminal) TooLarge(lines []string) error {
	return Exit(ExitUsage, remedy.Errorf("%s", strings.Join(lines, "\n")).
		Hint("make it smaller (scale, worlds, grid), or insist with --yes"))
}

// JSON prints an answer as JSON.
func (t *Terminal) JSON(answer any) error {
	data, err := result.Encode(answer)
	if err != nil {
		return err
	}
	_, err = t.Out.Write(data)
	return err
}

func FirstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// Silent is a terminal nobody looks at.
func Silent() *Terminal {
	t := New(nil, nil, discard{})
	t.Quiet = true
	return t
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
