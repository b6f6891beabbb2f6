package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"

	"boomerang/cmd/internal/explore"
	"boomerang/cmd/internal/inside"
	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/serve"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/live"
	"boomerang/sim/folder"

	"github.com/spf13/cobra"
)

// newExplore is the verb explore: the answer live, on a page of this machine.
func newExplore(t *terminal.Terminal, o *play.Options) *cobra.Command {
	port, listen, rows, file, quietly := 0, "", "", "", false
	c := &cobra.Command{
		Use:   "explore FILE",
		Short: "Move the cut and watch the answer, live, on a page of this machine",
		Long: `Starts a page on 127.0.0.1 and prints its address: sliders for what matters, the
answer, the plans' futures, chart 1 and the months, played again at every move
by the engine that run uses, in the same worlds. A first picture stands within
a second or so; it is refined until it is what run says of the same settings.

Settings can be pinned and compared, the address holds them all, and a plan, a
scenario or the whole report can be kept. Ctrl-C stops it; what was played is
kept, and shown at once when the page is started again.`,
		Example: "  boomerang explore midsize-fintech\n  boomerang explore mine.toml --port 8021 --no-open",
		Args:    cobra.ExactArgs(1),
	}
	scenarioFlags(o, c)
	planFlag(o, c)
	f := c.Flags()
	f.IntVar(&port, "port", 0, "`port` of the page (default: any that is free)")
	f.StringVar(&listen, "listen", "127.0.0.1", "loopback `address` of the page; no other is allowed")
	f.BoolVar(&quietly, "no-open", false, "print the address and open no browser")
	f.StringVar(&rows, "rows", "", "`folder` that keeps what was played (default out/runs/<scenario>-<hash>-explore)")
	f.StringVar(&file, "file", "", "write one page with the engine in it into this `file`, for who has no terminal")
	f.IntVar(&o.Reps, "reps", 0, "number of worlds of the whole answer (default: the scenario's)")
	f.Uint64Var(&o.Seed, "seed", 0, "seed of every random number (default: the scenario's)")
	workersFlag(o, f)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		if err := serve.Loopback(listen); err != nil {
			return err
		}
		page, err := newExplorePage(c.Context(), t, o, args[0], rows, file == "")
		if err != nil {
			return err
		}
		defer func() {
			if failed := page.Close(); failed != nil { // the rows of this page are not safe
				err = terminal.Exit(terminal.ExitCrash, failed)
			}
		}()
		if file != "" {
			return writeAlone(c.Context(), t, page, file)
		}
		s, err := serve.New(t, o, page, listen, port)
		if err != nil {
			return terminal.Exit(terminal.ExitCrash, err)
		}
		fmt.Fprintln(t.Out, s.Address())
		t.Note("the page is for this machine alone; Ctrl-C stops it")
		if !quietly && !o.Quiet {
			openBrowser(t, s.Address())
		}
		if err := s.Serve(c.Context()); err != nil {
			return terminal.Exit(terminal.ExitCrash, err)
		}
		return terminal.Exit(terminal.ExitInterrupted, nil)
	}
	return c
}

// newExplorePage reads the scenario and opens the folder of its rows. Where another page of the
// same scenario holds it, rows stay in memory: two people may look at once.
func newExplorePage(ctx context.Context, t *terminal.Terminal, o *play.Options, name, rows string,
	kept bool,
) (*explore.Page, error) {
	src, err := play.NewSource(ctx, t, name, o.Settings())
	if err != nil {
		return nil, err
	}
	l, err := play.NewLive(ctx, t, o, src)
	if err != nil {
		return nil, err
	}
	if !kept {
		return explore.New(l, src.Name), nil
	}
	dir := rows
	if dir == "" {
		dir = l.KeptIn()
	}
	switch err := l.Keep(t, dir); {
	case errors.Is(err, folder.ErrTaken) && rows == "":
		t.Note("%s is in use: what this page plays is kept in memory only", dir)
	case err != nil:
		return nil, err
	}
	return explore.New(l, src.Name), nil
}

// writeAlone writes the page that stands alone. One that is there is replaced where it is ours.
func writeAlone(ctx context.Context, t *terminal.Terminal, page *explore.Page, file string) error {
	engine, err := inside.Engine(ctx)
	if err != nil {
		return err
	}
	text, err := live.Alone(page.Shell(), engine, page.Inside())
	if err != nil {
		return terminal.Exit(terminal.ExitCrash, err)
	}
	ours := func(path string) bool {
		there, err := os.ReadFile(path)
		return err == nil && bytes.Contains(there, []byte(live.Mark))
	}
	err = folder.WriteFile(file, ours, func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
	if err != nil {
		return err
	}
	t.Note("the engine is %.1f MB compressed", float64(len(engine.Gzipped))/1e6)
	fmt.Fprintf(t.Out, "Page     %s\n", file)
	return nil
}

// openBrowser asks the system to show an address; where it cannot, the address is printed above.
func openBrowser(t *terminal.Terminal, address string) {
	words := map[string][]string{
		"windows": {"rundll32", "url.dll,FileProtocolHandler"}, "darwin": {"open"},
	}[runtime.GOOS]
	if words == nil {
		words = []string{"xdg-open"}
	}
	c := exec.Command(words[0], append(words[1:], address)...)
	if err := c.Start(); err != nil {
		t.Note("no browser could be opened: open the address above in one")
		return
	}
	go func() { _ = c.Wait() }() // how the browser ends is its own business
}
