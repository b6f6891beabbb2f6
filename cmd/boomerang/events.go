package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// eventColumns describe events.parquet.
var eventColumns = []result.Column{
	result.Text("plan", result.UnitNone, "Name of the plan."),
	result.Number("minute", result.UnitMinutes, "Time from the start of day 0."),
	result.Whole("day", result.UnitDay, "Day from the start; 0 is the first day of the plan."),
	result.Text("time", result.UnitNone, "The same as a local date and time, YYYY-MM-DD HH:MM."),
	result.Whole("customer", result.UnitNone,
		"Number of the customer: the same person under every plan; -1 where a queue has no customers."),
	result.Text("segment", result.UnitNone, "Segment of the customer."),
	result.Whole("issue", result.UnitNone,
		"Key of the issue, the same under every plan; 0 where the event is about no issue."),
	result.Text("category", result.UnitNone, "Category of the issue."),
	result.Whole("contact", result.UnitNone,
		"Contacts made on the issue so far; 0 before the first, or where the event is about no issue."),
	result.Text("turn", result.UnitNone, "What kind of thing happened: issue, assistant, handed over, answered, "+
		"deceived, failed, ended, joins, stays, decides, leaves."),
	result.Text("outcome", result.UnitNone, "Of failed: left the assistant; found no human; hung up; not helped, "+
		"comes back; found the answer wrong. Of ended: solved by the assistant; solved by a human; went away by "+
		"itself; given up."),
	result.Number("wait", result.UnitMinutes,
		"Time in line: of this stay for answered and hung up, of the whole issue for ended."),
	result.Number("handle", result.UnitMinutes, "Handle time of the human contact that begins."),
	result.Number("steps", result.UnitSteps, "Steps from the assistant to the human."),
	result.Number("score", result.UnitPoints, "Experience of the issue that ended."),
	result.Number("days", result.UnitDays, "Until the return on the issue, or the departure."),
	result.Text("event", result.UnitNone, "What happened, in plain words."),
}

// newEvents is the verb events.
func newEvents(t *terminal.Terminal, o *play.Options) *cobra.Command {
	at, file := placeOptions{}, ""
	c := &cobra.Command{
		Use:   "events FILE",
		Short: "Write everything that happens to every customer in one world, as Parquet",
		Long: `Plays one world of a run once more and writes one row for everything that
happens to anybody under each plan: every issue, session, hand-over, answer,
hang-up, return and departure. The world is that of run, draws and all; a point
that is no world of a run (of a sensitivity study, say) is named by the command
printed where it broke, with its --chance and its --draws.`,
		Example: "  boomerang events midsize-fintech --world 3 -s scale=0.01 -o events.parquet",
		Args:    cobra.ExactArgs(1),
	}
	scenarioFlags(o, c)
	planFlag(o, c)
	c.Flags().StringVarP(&file, "out", "o", "events.parquet", "`file` to write")
	c.Flags().IntVar(&at.world, "world", 0, "number of the `world`, as in runs.csv")
	c.Flags().Uint64Var(&at.chance, "chance", 0, "`key` of chance, in place of that of the world")
	c.Flags().StringVar(&at.draws, "draws", "", "`numbers` from 0 to 1, one for each assumption that is drawn, in "+
		"place of those of the world")
	c.Flags().Uint64Var(&o.Seed, "seed", 0, "seed of every random number (default: the scenario's)")
	c.RunE = func(c *cobra.Command, args []string) error {
		if at.world < 0 {
			return errors.New("--world: worlds are counted from 0")
		}
		_, st, err := readStudy(c.Context(), t, o, args[0])
		if err != nil {
			return err
		}
		pt, err := at.point(st, c.Flags().Changed("chance"))
		if err != nil {
			return err
		}
		n, err := writeEvents(c.Context(), st, pt, file)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("world %d", at.world)
		if pt.World == play.NoWorld {
			name = "that world"
		}
		fmt.Fprintf(t.Out, "%d events of %s in %s\n", n, name, file)
		return nil
	}
	return c
}

// placeOptions are the flags that name one world.
type placeOptions struct {
	world  int
	chance uint64
	draws  string
}

// point is the world of a study they name, by its number, or by its chance and draws.
func (o placeOptions) point(st *play.Study, chance bool) (experiment.Point, error) {
	p := st.Design().Point(o.world)
	if chance {
		p.World, p.Chance = play.NoWorld, o.chance
	}
	if o.draws == "" {
		return p, nil
	}
	texts := strings.Split(o.draws, ",")
	if len(texts) != len(p.U) {
		return p, remedy.Errorf("--draws: %d numbers, and %d assumptions are drawn", len(texts), len(p.U)).
			Hint("they are those of the scenario with its settings, in the order of its unknowns, as the command " +
				"printed where a world broke has them")
	}
	for i, text := range texts {
		x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil || !(x >= 0 && x <= 1) {
			return p, fmt.Errorf("--draws: number %d, %s, is none from 0 to 1", i+1, remedy.Line(text))
		}
		p.U[i] = x
	}
	p.World = play.NoWorld
	return p, nil
}

// writeEvents writes a file of its own, over no other but one it wrote.
func writeEvents(ctx context.Context, st *play.Study, pt experiment.Point, path string) (n int, err error) {
	err = folder.WriteFile(path, areEvents, func(to io.Writer) error {
		return result.WriteParquet(to, eventColumns, func(put func(...any) error) error {
			n, err = putEvents(ctx, st, pt, put)
			return err
		})
	})
	return n, err
}

// areEvents reports whether a file is one that events wrote.
func areEvents(path string) bool { return result.IsTable(path, eventColumns) }

// putEvents puts a row for everything that happens, plan by plan, so that one plan's
// events are in memory.
func putEvents(ctx context.Context, st *play.Study, pt experiment.Point, put func(...any) error) (n int, err error) {
	for i := range st.Plans {
		params, err := st.Plans[i].Params(pt.U)
		if err != nil {
			return n, fmt.Errorf("plan %s: %w", st.Plans[i].Name, err)
		}
		segment := desk.SegmentOf(params)
		notes := desk.Chronicle(ctx, sim.NewFates(pt.Seed, pt.Chance), params)
		if err := ctx.Err(); err != nil {
			return n, err
		}
		for _, note := range notes {
			at := st.Scenario.Start.Clock(note.Minute)
			f := &note.Facts
			err := put(st.Plans[i].Name, note.Minute, int64(math.Floor(note.Minute/sim.Day)), at, int64(note.About),
				segment(note.About),
				int64(f.Issue), f.Category, int64(f.Contact), string(note.Turn), string(f.Outcome), f.Wait,
				f.Handle, f.Steps, f.Score, f.Days, note.What)
			if err != nil {
				return n, err
			}
			n++
		}
	}
	return n, nil
}
