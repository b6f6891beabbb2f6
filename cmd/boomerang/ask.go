package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/scenarios/input"
	"boomerang/sim/remedy"

	"github.com/spf13/cobra"
)

// asking is what init knows before it asks: which answers were flags.
type asking struct {
	t     *terminal.Terminal
	ask   bool
	flags []string // by question, "" where it was not given
}

// file is what init writes. An answer given as a flag asks for the file that answers make.
func (a *asking) file(c *cobra.Command, from string) ([]byte, error) {
	given := make([]bool, len(a.flags))
	for i, q := range scenarios.Questions {
		given[i] = c.Flags().Changed(q.Name)
	}
	if !a.ask && !slices.Contains(given, true) {
		return scenarios.Template(from)
	}
	if from != "" {
		return nil, terminal.Exit(terminal.ExitUsage, remedy.Errorf("--from and --ask are two ways to begin").
			Hint("leave one of them out"))
	}
	answers, err := a.answers(c.Context(), given)
	if err != nil {
		return nil, err
	}
	data, err := scenarios.FromAnswers(answers)
	if err != nil {
		return nil, terminal.Exit(terminal.ExitUsage, err)
	}
	// Each can be read; whether they make a company together, the model says.
	if _, err := scenarios.LoadReader(c.Context(), bytes.NewReader(data), "answers", nil); err != nil {
		if c.Context().Err() == nil {
			a.t.Note("the answers are read one by one, but not played together; nothing is written")
		}
		return nil, err
	}
	return data, nil
}

// answers are those of the flags, then of standard input. What cannot be read is asked
// again; a flag that cannot be read ends it, since nobody is there to ask.
func (a *asking) answers(ctx context.Context, given []bool) ([]string, error) {
	answers := slices.Clone(a.flags)
	for i := range scenarios.Questions {
		if given[i] {
			if err := scenarios.Questions[i].Ask(answers[i]); err != nil {
				return nil, terminal.Exit(terminal.ExitUsage, err)
			}
		}
	}
	lines := bufio.NewReader(io.LimitReader(input.Stream(ctx, a.t.In), mostAnswered))
	for i := range scenarios.Questions {
		if given[i] {
			continue
		}
		answer, err := a.answer(ctx, i, lines)
		if err != nil {
			return nil, err
		}
		answers[i] = answer
	}
	return answers, nil
}

// mostAnswered bounds what is read of answers.
const mostAnswered = 1 << 16

// answer asks one question until the answer can be read.
func (a *asking) answer(ctx context.Context, i int, lines *bufio.Reader) (string, error) {
	q := &scenarios.Questions[i]
	for {
		fmt.Fprintf(a.t.Err, "%d/%d  %s\n      (%s) > ", i+1, len(scenarios.Questions), q.Text, q.Example)
		line, err := lines.ReadString('\n')
		line = strings.TrimSpace(line)
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if err != nil && line == "" {
			fmt.Fprintln(a.t.Err)
			return "", terminal.Exit(terminal.ExitUsage, remedy.Errorf("the answers end before: %s", q.Text).
				Hint("answer it, or give --%s", q.Name))
		}
		wrong := q.Ask(line)
		if wrong == nil {
			return line, nil
		}
		fmt.Fprintf(a.t.Err, "%v\n", wrong)
	}
}
