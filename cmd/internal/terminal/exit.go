package terminal

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
)

// Exit codes of the built program; ExitCodes says what they mean.
const (
	ExitFine         = 0
	ExitCrash        = 1
	ExitUsage        = 2
	ExitFailed       = 3
	ExitInconclusive = 4
	ExitInterrupted  = 130
)

// ExitCode is what an exit code means, to whoever calls the program from a script.
type ExitCode struct {
	Code    int
	Meaning string
}

// ExitCodes are all there are.
var ExitCodes = []ExitCode{
	{ExitFine, "done, and no threshold failed"},
	{ExitCrash, "the program, the disk or the cluster failed; what is finished is kept, and the same command goes on"},
	{ExitUsage, "refused: bad usage, a bad scenario, a folder that is not ours or that another run is writing to"},
	{ExitFailed, "a threshold failed, (verify) a file is not as written, or (verify-model) a known answer is missed"},
	{ExitInconclusive, "inconclusive: more worlds or time may tell, or (verify) there is nothing to check against"},
	{ExitInterrupted, "stopped by a signal; the same command goes on"},
}

// ExitTable is the table of exit codes as a text.
func ExitTable() string {
	var b strings.Builder
	for _, c := range ExitCodes {
		fmt.Fprintf(&b, "%5d  %s\n", c.Code, c.Meaning)
	}
	return b.String()
}

// CodedError ends the program with an exit code; a nil err says nothing more.
type CodedError struct {
	Code int
	Err  error
}

func (e *CodedError) Error() string { return fmt.Sprint(e.Err) }

func (e *CodedError) Unwrap() error { return e.Err }

func Exit(code int, err error) error { return &CodedError{code, err} }

// Stopped reports whether an error says only that its context ended. Joined to that may be
// what a disk or a world did meanwhile, and that is never passed over.
func Stopped(ctx context.Context, err error) bool {
	if several, joined := err.(interface{ Unwrap() []error }); joined {
		for _, e := range several.Unwrap() {
			if !Stopped(ctx, e) {
				return false
			}
		}
		return true
	}
	return ctx.Err() != nil && (errors.Is(err, ctx.Err()) || errors.Is(err, context.Cause(ctx)))
}

// ofMachine are errors of a disk, or of a machine that has no more of something. No
// other command line would have helped.
var ofMachine = []syscall.Errno{
	syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG, syscall.EIO, syscall.EROFS, syscall.ENOMEM, syscall.EMFILE,
	syscall.ENFILE,
}

// CodeOf is the exit code of an error: the one it carries, else whether the machine or
// the command is at fault.
func CodeOf(err error) int {
	var coded *CodedError
	if errors.As(err, &coded) {
		return coded.Code
	}
	for _, errno := range ofMachine {
		if errors.Is(err, errno) {
			return ExitCrash
		}
	}
	return ExitUsage
}
