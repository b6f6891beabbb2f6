// Command boomerang plays out what a support layoff behind an AI assistant
// does to cost now and to customers later.
//
// Every verb has its own file. Data passes one way: a scenario file is read
// (package scenarios), its plans are played in the same random worlds
// (study.go, sim/experiment), the rows become a result (findings.go,
// sim/result), and the result is drawn (package out).
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
)

// Exit codes of the built program.
const (
	exitFine         = 0
	exitCrash        = 1
	exitUsage        = 2 // bad usage or bad scenario
	exitFailed       = 3 // a threshold failed
	exitInconclusive = 4 // a threshold is inconclusive
	exitInterrupted  = 130
)

// spare is never touched and takes no memory, but counts as memory in use where
// the collector asks how much may be left behind before it runs: a world leaves
// little, and looking through the program after every few megabytes of it took
// 3 % of the time of small scenarios.
var spare = make([]byte, 32<<20)

func main() {
	code := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	runtime.KeepAlive(spare)
	os.Exit(code)
}

// run is the program: it never panics and never calls os.Exit.
func run(args []string, in io.Reader, stdout, stderr io.Writer) (code int) {
	term := newTerminal(in, stdout, stderr)
	defer func() {
		if v := recover(); v != nil {
			term.crash(v, debug.Stack())
			code = exitCrash
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRoot(term)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var coded *codedError
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &coded):
		term.fail(coded.err)
		return coded.code
	default:
		term.fail(err)
		return exitUsage
	}
}

// codedError ends the program with an exit code; a nil err says nothing more.
type codedError struct {
	code int
	err  error
}

func (e *codedError) Error() string { return fmt.Sprint(e.err) }

func (e *codedError) Unwrap() error { return e.err }

func exit(code int, err error) error { return &codedError{code, err} }
