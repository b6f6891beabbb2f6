package main

import (
	"errors"
	"io"
	"io/fs"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"

	"github.com/spf13/cobra"
)

// newInit is the verb init. It never writes over a file.
func newInit(t *terminal.Terminal, o *play.Options) *cobra.Command {
	var from string
	asked := asking{t: t, flags: make([]string, len(scenarios.Questions))}
	c := &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write a commented scenario file to start from",
		Long: `Writes a commented scenario file: a template, with --from a shipped scenario, with
--ask one made of ten answers. Each answer can be a flag instead; those given are
not asked, and answers may come from a file or a pipe, a line each.`,
		Example: "  boomerang init mine.toml\n  boomerang init mine.toml --from klarna-2024\n" +
			"  boomerang init mine.toml --ask\n  boomerang init mine.toml --ask --contacts 21,000 --heads '52 FTE'",
		Args: cobra.MaximumNArgs(1),
	}
	c.Flags().StringVar(&from, "from", "", "start from this shipped `scenario` instead of the template")
	c.Flags().BoolVar(&asked.ask, "ask", false, "ask ten questions and write the file that the answers make")
	for i, q := range scenarios.Questions {
		c.Flags().StringVar(&asked.flags[i], q.Name, "", q.Text+" For instance: `"+q.Example+"`")
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		data, err := asked.file(c, from)
		if err != nil {
			return err
		}
		if len(args) == 0 || args[0] == "-" {
			_, err := t.Out.Write(data)
			return err
		}
		err = folder.NewFile(args[0], func(to io.Writer) error {
			_, err := to.Write(data)
			return err
		})
		if errors.Is(err, fs.ErrExist) {
			return remedy.Errorf("%s is there already", args[0]).Hint("choose another name; init never overwrites")
		}
		if err != nil {
			return err
		}
		t.Note("%s written; next: %s", args[0], remedy.Quoted("boomerang", "check", remedy.File(args[0])))
		return nil
	}
	return c
}
