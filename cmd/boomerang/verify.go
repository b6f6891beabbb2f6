package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/wording"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"

	"github.com/spf13/cobra"
)

// verified is the JSON answer of verify.
type verified struct {
	Folder string         `json:"folder"`
	Root   string         `json:"root"` // SHA-256 of the list; "" where the folder has none
	Files  int            `json:"files"`
	Flaws  []verifiedFlaw `json:"flaws"`
	Extra  []string       `json:"extra"` // files that no list names
}

type verifiedFlaw struct {
	File string `json:"file"`
	Flaw string `json:"flaw"`
}

// isRoot matches a SHA-256. Anything else, a variable that is not set among it, must not
// switch the comparison off.
var isRoot = regexp.MustCompile(`^[0-9a-f]{64}$`)

// newVerify is the verb that holds a folder against its list, and the list against a root
// that was kept elsewhere.
func newVerify(t *terminal.Terminal, o *play.Options) *cobra.Command {
	root := ""
	c := &cobra.Command{
		Use:   "verify DIR",
		Short: "Check every file of a result folder against the list that was written with it",
		Long: `Reads every file of a folder, and of the folders below it, and compares its
SHA-256 with the folder's list, ` + folder.ListFile + `. It finds damage and careless
editing. Whoever edits a file and its line in the list as well is found by the
root alone: the SHA-256 of the list, printed at the end of every run. Keep it
elsewhere and give it back with --root.

Exit codes: 0 every file is what was written; 3 something is not; 4 nothing can
be said, because a file is still being written, or the folder has no list.`,
		Example: "  boomerang verify out/runs/klarna-2024-1a2b3c4d",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&root, "root", "", "the `root` printed at the end of the run: the list has to be that one")
	c.Flags().BoolVar(&o.JSON, "json", false, "print what was found as JSON")
	c.RunE = func(c *cobra.Command, args []string) error {
		if root = strings.TrimSpace(root); c.Flags().Changed("root") && !isRoot.MatchString(root) {
			return remedy.Errorf("--root %s: a root has 64 digits from 0 to f", remedy.Line(root)).
				Hint("it is printed at the end of a run, and by verify without --root")
		}
		v, err := folder.Verify(c.Context(), args[0])
		if err != nil {
			return remedy.Errorf("%w", err).Hint("name the folder of a result")
		}
		if o.JSON {
			err = t.JSON(answerOf(v))
		} else {
			err = tellVerdict(t, v)
		}
		if err != nil {
			return err
		}
		return judgeVerdict(t, v, root)
	}
	return c
}

func answerOf(v *folder.Verdict) *verified {
	a := &verified{
		Folder: v.Dir, Root: v.Root, Files: v.Files, Flaws: []verifiedFlaw{}, Extra: append([]string{}, v.Extra...),
	}
	for _, f := range v.Flaws {
		a.Flaws = append(a.Flaws, verifiedFlaw{f.Name, f.Err.Error()})
	}
	return a
}

// tellVerdict names what is not as it was written, and what to do about it.
func tellVerdict(t *terminal.Terminal, v *folder.Verdict) error {
	place := func(name string) string { return wording.Clean(filepath.Join(v.Dir, filepath.FromSlash(name))) }
	for _, f := range v.Flaws {
		fmt.Fprintf(t.Out, "%s: %s\n", place(f.Name), wording.Clean(terminal.FirstLine(f.Err.Error())))
	}
	for _, name := range v.Extra {
		fmt.Fprintf(t.Out, "%s: not written by boomerang, and never read\n", place(name))
	}
	_, err := fmt.Fprintf(t.Out, "%d files checked in %s, %d not as written\n", v.Files, wording.Clean(v.Dir),
		len(v.Flaws))
	if err == nil && v.Root != "" {
		_, err = fmt.Fprintf(t.Out, "Root     %s\n", v.Root)
	}
	return err
}

// judgeVerdict is the exit code, with what helps.
func judgeVerdict(t *terminal.Terminal, v *folder.Verdict, root string) error {
	dir := remedy.File(v.Dir)
	broken, writing := 0, 0
	for _, f := range v.Flaws {
		if errors.Is(f.Err, folder.ErrBeingWritten) {
			writing++
		} else {
			broken++
		}
	}
	resume := remedy.Quoted("boomerang", "resume", dir)
	switch {
	case root != "" && root != v.Root:
		return terminal.Exit(terminal.ExitFailed, remedy.Errorf("%s does not have that root", v.Dir).
			Hint("something was altered since the root was noted, or more was written to the folder: compare with "+
				"a copy, or make the folder again"))
	case broken > 0:
		return terminal.Exit(terminal.ExitFailed, remedy.Errorf("%s is not as it was written", v.Dir).
			Hint("bring the named files back from a copy; %s, or the command that wrote them, makes them again "+
				"from the rows that are sound", resume))
	case writing > 0:
		return terminal.Exit(terminal.ExitInconclusive, remedy.Errorf("%s is unfinished", v.Dir).
			Hint("%s finishes it, unless its run is still going on", resume))
	case v.Files == 0:
		return terminal.Exit(terminal.ExitInconclusive, remedy.Errorf("%s has no list of its files (%s)", v.Dir,
			folder.ListFile).Hint("folders of older programs have none, and only what boomerang wrote has one"))
	}
	t.Note("every file is what was written")
	return nil
}
