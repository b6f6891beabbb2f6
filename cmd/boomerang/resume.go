package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// request is what a folder remembers of the command that made it, so that it
// can be resumed. It holds no clock and no machine.
type request struct {
	Scenario string   `json:"scenario"` // name or path as given
	Stdin    string   `json:"stdin,omitempty"`
	Set      []string `json:"set"`
	Seed     uint64   `json:"seed"`
	Reps     int      `json:"reps"`
}

const requestFile = "request.json"

func newResume(t *terminal, o *options) *cobra.Command {
	c := &cobra.Command{
		Use:   "resume DIR",
		Short: "Finish an unfinished result, or add worlds to one",
		Long: `Goes on with the run a folder was made by: worlds that are stored are reused,
the missing ones are played. With --reps it goes on to so many worlds.`,
		Example: "  boomerang resume out/runs/klarna-2024-1a2b3c4d --reps 144",
		Args:    cobra.ExactArgs(1),
	}
	o.playFlags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		data, err := os.ReadFile(filepath.Join(args[0], requestFile))
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s holds no run to go on with: there is no %s", args[0], requestFile)
		}
		if err != nil {
			return err
		}
		var q request
		if err := json.Unmarshal(data, &q); err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(args[0], requestFile), err)
		}
		o.out = args[0]
		if o.seed == 0 {
			o.seed = q.Seed
		}
		if o.reps == 0 {
			o.reps = q.Reps
		}
		src := &source{name: q.Scenario, stdin: []byte(q.Stdin), set: append(q.Set, o.settings()...)}
		return playScenario(c.Context(), t, o, src)
	}
	return c
}
