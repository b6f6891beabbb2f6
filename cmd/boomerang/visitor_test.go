package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"boomerang/cmd/internal/explore"
	"boomerang/cmd/internal/terminal"
)

// visitedMain is boomerang as visited has it.
func visitedMain() { os.Exit(visited(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// visited is boomerang, but that explore, which ends when it is stopped, has a visitor who watches the page until the
// whole answer stands and stops it then: it ends well where the visitor saw the answer, and badly where the visitor
// was told of a problem.
func visited(args []string, in io.Reader, out, errs io.Writer) (code int) {
	if len(args) == 0 || args[0] != "explore" {
		return run(args, in, out, errs)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	from, to := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		defer to.Close()
		ended <- runUntil(ctx, args, in, to, errs)
	}()
	address, _ := bufio.NewReader(from).ReadString('\n')
	var problem error
	if address = strings.TrimSpace(address); address != "" {
		problem = watchWhole(address, out)
	}
	stop()
	code = <-ended
	switch {
	case code != terminal.ExitInterrupted || address == "":
	case problem != nil:
		fmt.Fprintln(errs, problem)
		code = terminal.ExitCrash
	default:
		code = terminal.ExitFine
	}
	return code
}

// watchWhole watches a page until the whole answer stands and writes its last picture down; the error is what the
// page said is wrong.
func watchWhole(address string, out io.Writer) error {
	got, err := http.Post(address+"watch", "application/json", bytes.NewReader([]byte(`{"set":[]}`)))
	if err != nil {
		return err
	}
	defer got.Body.Close()
	var last explore.Event
	for events := json.NewDecoder(got.Body); ; {
		var e explore.Event
		switch err := events.Decode(&e); {
		case err != nil:
			return fmt.Errorf("the page ends before its answer: %w", err)
		case e.Kind == "problem":
			return fmt.Errorf("%+v", e.Problems)
		case e.Kind == "picture":
			last = e
		case e.Kind == "end":
			return json.NewEncoder(out).Encode(last.Parts)
		}
	}
}
