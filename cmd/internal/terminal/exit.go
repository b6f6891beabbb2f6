package terminal

import (
	"fmt"
)

// Exit codes of the built program.
const (
	ExitFine         = 0
	ExitCrash        = 1
	ExitUsage        = 2 // bad usage or bad scenario
	ExitFailed       = 3 // a threshold failed
	ExitInconclusive = 4 // a threshold is inconclusive
	ExitInterrupted  = 130
)

// CodedError ends the program with an exit code; a nil err says nothing more.
type CodedError struct {
	Code int
	Err  error
}

func (e *CodedError) Error() string { return fmt.Sprint(e.Err) }

func (e *CodedError) Unwrap() error { return e.Err }

func Exit(code int, err error) error { return &CodedError{code, err} }
