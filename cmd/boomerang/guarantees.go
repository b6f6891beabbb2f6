package main

import (
	"fmt"
	"io"
)

// guarantee is a sentence about what happens to results, the conditions under which it
// holds, and the test that holds it.
type guarantee struct{ Sentence, Where, Test string }

const (
	anywhere   = "everywhere"
	withLocks  = "file systems with locks: local disks of Linux and macOS, NFS from version 4"
	flushing   = "disks that write down what they say they have; Linux and macOS"
	longerForm = "everywhere; tried in full with BOOMERANG_LONG=1"
)

// promised is what anybody may rely on.
var promised = []guarantee{
	{
		"Killed at any moment, a command given again ends with the very files it would have left undisturbed.",
		longerForm, "TestEveryWriterKilled",
	},
	{
		"A full disk, or one that fails, is told with what to do; nothing finished is lost, and the same command " +
			"goes on.",
		longerForm, "TestFullDiskAtEveryStep",
	},
	{
		"A file that was damaged or carelessly edited is found by verify, whichever file of a result it is.",
		anywhere, "TestEveryChangeIsNoticed",
	},
	{
		"No command gives another answer from a damaged result without a warning or an error.",
		longerForm, "TestDamageIsNeverAccepted",
	},
	{
		"Whoever keeps the root printed at the end of a run finds any later change with verify --root, forgery " +
			"included.",
		"where the root is kept out of the forger's reach", "TestDamageIsNeverAccepted",
	},
	{
		"The list of files is one that other programs check as well: sha256sum -c.",
		anywhere, "TestFilesAppearTogether",
	},
	{
		"A folder or a file that is not boomerang's is never written over, and nothing in it changes.",
		anywhere, "TestGate",
	},
	{
		"A file of yours in a result's folder is neither read nor replaced.",
		anywhere, "TestFileOfSomebodyElse",
	},
	{
		"Of several commands that write to one folder at once one goes on; the others are told who holds it.",
		withLocks, "TestFourWritersAtOnce",
	},
	{
		"After a power cut the folder holds whole files, as they were or as they became.",
		flushing, "TestEveryStepMayFail",
	},
	{
		"Folders that are made are flushed to the disk with the folders above them.",
		flushing, "TestNewFoldersAreFlushed",
	},
	{
		"The same question and seed give the same files, on any number of processors and in any number of shards.",
		"the same version of the program; timing.json apart", "TestScripts",
	},
	{
		"Names of files and scenarios are never run as commands, on a cluster neither.",
		"Slurm and Kubernetes", "TestHostileNamesThroughSlurm",
	},
	{
		"In Kubernetes a name reaches the program as it is written.",
		"Kubernetes", "TestHostileNamesThroughKubernetes",
	},
	{
		"Who may read a result is decided by the system's umask, and a file that was closed stays closed.",
		"Linux and macOS", "TestUmask",
	},
	{
		"A pipe or a device in place of a file is refused at once; nothing waits for it.",
		"Linux and macOS", "TestPipeAsFile",
	},
	{
		"A scenario is read once: editing its file while a command runs changes nothing of what is played.",
		anywhere, "TestScenarioIsReadOnce",
	},
	{
		"A world that fails prints a command that plays exactly that world again.",
		anywhere, "TestBrokenPointIsPlayedAgain",
	},
	{
		"The model gives the known answers of the problems verify-model plays, each with its source, within 4 " +
			"standard errors.",
		longerForm, "TestSuiteHolds",
	},
	{
		"An answer of verify-model that is 10 standard errors off, or not what its source prints, is called missed.",
		anywhere, "TestAWrongAnswerIsMissed",
	},
	{
		"Every verb that writes is among those for which this is tried.",
		anywhere, "TestEveryWriterIsProven",
	},
	{
		"All writing goes one way, so that no command can forget any of this.",
		anywhere, "TestWritingGoesThroughFolder",
	},
}

// notPromised is what nobody may rely on, each with the test that shows where the promise
// ends.
var notPromised = []guarantee{
	{
		"Forgery is not found by verify alone: who edits a file can recompute its line in the list.",
		"without the root kept elsewhere", "TestEveryChangeIsNoticed",
	},
	{
		"timing.json, which says when and how fast a run was played, can be forged without another root.",
		anywhere, "TestTimingIsBeyondTheRoot",
	},
	{
		"A power cut may cost what a disk said it had written and had not.",
		"disks that lie about flushing; some network disks", "TestNewFoldersAreFlushed",
	},
	{
		"Where a file system has no locks, one who holds a folder from another machine cannot be seen to have ended: " +
			"the mark it left has to be deleted by hand.",
		"NFS without locks, some network and shared folders", "TestHolderThatEnded",
	},
	{
		"Names of new files are not flushed to the disk: a power cut just after a run may take them back.",
		"Windows, WebAssembly", "TestSystemsWithoutFlush",
	},
	{
		"What a killed command was just writing stays behind under a name that begins with .new-.",
		"Windows, WebAssembly", "TestSystemsWithoutFlush",
	},
	{
		"Results of programs older than the list of files are read without it.",
		"results of version 2 and before", "TestGate",
	},
}

// guarantees prints the page of what is promised and what is not.
func guarantees(w io.Writer) error {
	fmt.Fprint(w, "# Guarantees\n\nWhat is promised about results, under which conditions, and what is not. Each "+
		"line names the test that holds it.\n")
	for _, part := range []struct {
		title string
		lines []guarantee
	}{{"Promised", promised}, {"Not promised", notPromised}} {
		fmt.Fprintf(w, "\n## %s\n\n| | where | held by |\n|---|---|---|\n", part.title)
		for _, g := range part.lines {
			fmt.Fprintf(w, "| %s | %s | `%s` |\n", inCell(g.Sentence), inCell(g.Where), g.Test)
		}
	}
	_, err := fmt.Fprintf(w, "\nThe tests of a line: `go test ./... -run NAME`, in full with BOOMERANG_LONG=1.\n")
	return err
}
