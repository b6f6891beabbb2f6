// Package remedy is errors that know what to do next. What is wrong and what
// helps are two texts: an error is wrapped and compared like any other, and only
// who shows it to a person writes the hint below it.
//
//	err := remedy.Errorf("%s is there already", path).Hint("choose another name")
//	fmt.Println(err)              // x.toml is there already
//	fmt.Println(remedy.Text(err)) // x.toml is there already
//	                              // hint: choose another name
package remedy

import (
	"errors"
	"fmt"
	"strings"
)

// Error is what is wrong, and what to do next.
//
// A hint inside the text would have to be cut out again by whoever compares or shortens errors.
type Error struct {
	what error
	hint string
}

// Errorf says what is wrong, as fmt.Errorf does.
func Errorf(format string, args ...any) *Error { return &Error{what: fmt.Errorf(format, args...)} }

// Hint adds what to do next.
func (e *Error) Hint(format string, args ...any) error {
	return &Error{what: e.what, hint: fmt.Sprintf(format, args...)}
}

// Error is what is wrong, without the hint.
func (e *Error) Error() string { return e.what.Error() }

// Unwrap is what the error wraps.
func (e *Error) Unwrap() error { return e.what }

// Several are mistakes that are told at once.
type Several []error

// Err is the mistakes as an error, nil where there are none.
func (all Several) Err() error {
	if len(all) == 0 {
		return nil
	}
	return all
}

// Error lists the mistakes, each with its hint.
func (all Several) Error() string {
	texts := make([]string, len(all))
	for i, err := range all {
		texts[i] = Text(err)
	}
	return strings.Join(texts, "\nerror: ")
}

// Hints are what to do about an error: those of what it wraps first.
func Hints(err error) (hints []string) {
	switch x := err.(type) {
	case nil, Several: // whose text holds its hints
		return nil
	case interface{ Unwrap() []error }:
		for _, part := range x.Unwrap() {
			hints = append(hints, Hints(part)...)
		}
		return hints
	}
	hints = Hints(errors.Unwrap(err))
	if e, ok := err.(*Error); ok && e.hint != "" {
		hints = append(hints, e.hint)
	}
	return hints
}

// Text is an error as a person reads it: what is wrong, and a line for every
// hint.
func Text(err error) string {
	text := inLines(err)
	for _, hint := range Hints(err) {
		text += "\nhint: " + hint
	}
	return text
}
