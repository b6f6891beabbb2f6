// Command boomerang plays out what a support layoff behind an AI assistant
// does to cost now and to customers later.
//
// Every verb has its own file. Data passes one way: a scenario file is read
// (package scenarios), its plans are played in the same random worlds
// (cmd/internal/play, sim/experiment), the rows become a result (sim/result), and
// the result is drawn (package out).
package main

import (
	"context"
	"errors"
	"io"
	"math"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
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

// run is the program until it ends or is asked to stop.
func run(args []string, in io.Reader, stdout, stderr io.Writer) (code int) {
	ctx, stop := interruptible()
	defer stop()
	return runUntil(ctx, args, in, stdout, stderr)
}

// runUntil is the program: it never panics and never calls os.Exit.
func runUntil(ctx context.Context, args []string, in io.Reader, stdout, stderr io.Writer) (code int) {
	term := terminal.New(in, stdout, stderr)
	defer func() {
		if v := recover(); v != nil {
			term.Crash(v, debug.Stack())
			code = terminal.ExitCrash
		}
	}()
	if most := play.Memory(); !math.IsInf(most, 1) { // the collector works harder before there is none left
		debug.SetMemoryLimit(int64(most))
	}
	if err := terminal.OneLine(args); err != nil {
		term.Fail(err)
		return terminal.ExitUsage
	}
	watched, over := context.WithCancel(ctx)
	defer over()
	go play.Watch(watched, term)
	root := newRoot(term)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var coded *terminal.CodedError
	switch {
	case err == nil:
		return terminal.ExitFine
	case errors.As(err, &coded) && (coded.Code != terminal.ExitUsage || ctx.Err() == nil):
		term.Fail(coded.Err)
		return coded.Code
	case ctx.Err() != nil && terminal.CodeOf(err) != terminal.ExitCrash: // it failed for want of time
		term.Note("stopped")
		return terminal.ExitInterrupted
	default:
		term.Fail(err)
		return terminal.CodeOf(err)
	}
}

// interruptible is a context that ends with the first signal to stop. The second
// one finds nobody listening and ends the program at once.
func interruptible() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
