//go:build unix

package play

import (
	"fmt"
	"math"
	"os"
	"syscall"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// BenchmarkWork is the work a verdict takes: variance × processor time of the mean net
// difference and of P(net loss), of the honest rival over the program's, for every plan of
// four scenarios at their default worlds and at 360. The rival draws the unknowns at random
// and plays the same plans at the same size with the same engine and pasts as cheaply as the
// program does, but gives each plan a chance of its own, and takes the plain mean. Units of
// what is reported, each a factor of work or a number:
//
//	plain45:x×  controlled45:x×  plain360:x×  controlled360:x×  the mean under plan x
//	share360:x×                                     P(net loss), where it is .1 to .9
//	chance:x                                        share of chance in the variance of net
//	fullsize:x×                                     controlled360 against the rival at full size
//	bias:x, bias±:x                                 net at 4 times the scale, or in full, less that at the
//	                                                scale, in standard deviations of net, and half its interval
//
// At full size a world costs what the line through two sizes says, and the rival's variance is
// taken to be that of what is not known alone. Ours at 45 worlds is on average over as many
// experiments as the blocks make. A tenth of all that unless BOOMERANG_LONG is set; with it 40
// minutes of one processor, and the bias by 8 blocks of worlds played at both sizes.
//
// Ours is the variance its interval states; that intervals hold is TestControlsCover.
func BenchmarkWork(b *testing.B) {
	names, blocks, rivals := []string{"midsize-fintech"}, 10, 20
	set := []string{"scale=0.005", "months=4"}
	if os.Getenv("BOOMERANG_LONG") != "" {
		names = []string{"midsize-fintech", "klarna-2024", "b2b-named-accounts", "healthcare"}
		blocks, rivals, set = 40, 100, nil
	}
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w := workOf(b, name, set, blocks, rivals)
				w.compare(b)
				if set == nil {
					w.fullSize(b)
				}
			}
		})
	}
}

// work is what was played of a scenario: our worlds, and the rival's.
type work struct {
	*Study
	runs   *experiment.Runs
	each   float64 // processor seconds of one of our worlds
	rivals []stats.Moments
	source *Source
}

// processor is the time of this process in seconds, of all processors.
func processor(b *testing.B) float64 {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return float64(use.Utime.Nano()+use.Stime.Nano()) / 1e9
}

// workOf plays blocks of ours and so many draws of the rival.
func workOf(b *testing.B, name string, set []string, blocks, rivals int) *work {
	w := &work{source: &Source{Name: name, Set: set}}
	s, err := w.source.Load(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	w.Study = NewStudy(s, s.Seed, s.Plans)
	w.runs = &experiment.Runs{Design: w.Design(), Controls: w.Controls()}
	w.each = w.play(b, w.Study, blocks*w.Design().Worlds(), func(p experiment.Point, out experiment.Outcome) {
		w.runs.Add(p.World, out)
	})
	w.rivals = make([]stats.Moments, len(w.Plans))
	for draw := range rivals {
		for plan, net := range w.rival(b, draw) {
			w.rivals[plan].Add(net)
		}
	}
	return w
}

// play plays worlds of a study, of another than ours none twice, and returns the processor
// seconds of one.
func (w *work) play(b *testing.B, st *Study, worlds int, sink func(experiment.Point, experiment.Outcome)) float64 {
	began, played := processor(b), 0
	err := experiment.Replicate(b.Context(), experiment.Job{
		Design: st.Design(), World: st.World, To: worlds, Workers: 1,
		Done: func(world int) bool { return st != w.Study && st.Design().Point(world).Repeat },
		Sink: func(p experiment.Point, out experiment.Outcome) error {
			played++
			sink(p, out)
			return nil
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	return (processor(b) - began) / float64(played)
}

// rival is net of every plan in one of the rival's draws: unknowns at random, and for
// every plan and the reference it is compared with a world of chance that no other has.
func (w *work) rival(b *testing.B, draw int) []float64 {
	fates := sim.NewFates(w.Seed, 1<<62|uint64(draw))
	u := make([]float64, w.Design().Inputs)
	for i := range u {
		u[i] = fates.Of(uint64(i)).Uniform(1, 0)
	}
	params, err := scenarios.ParamsOf(w.Plans, u)
	if err != nil {
		b.Fatal(err)
	}
	measure := func(row desk.Row, name string) float64 {
		k, _ := desk.Column(desk.Measures, name)
		return row.Values[k]
	}
	worth := func(row desk.Row) float64 { return measure(row, result.Margin) - measure(row, result.SupportCost) }
	own, base := make([]float64, len(params)), make([]float64, len(params))
	for i, p := range params {
		rows := desk.Play(b.Context(), sim.NewFates(w.Seed, 1<<61|uint64(draw*len(params)+i)),
			[]desk.Params{params[w.Reference], p}, 0)
		own[i], base[i] = worth(rows[1]), worth(rows[0])
		if net := measure(rows[1], result.Net); math.Abs(own[i]-base[i]-net) > 1e-6*(1+math.Abs(base[i])) {
			b.Fatalf("%s: margin less cost differs by %v and net is %v", w.Plans[i].Name, own[i]-base[i], net)
		}
	}
	for i := range own {
		own[i] -= base[(i+1)%len(base)]
	}
	return own
}

// compare reports how many times more work the rival takes for every plan.
func (w *work) compare(b *testing.B) {
	all := w.runs.Prefix()
	few := w.Design().Whole(w.Scenario.Worlds)
	logs := map[string]*stats.Moments{}
	tell := func(plan int, what string, factor float64) {
		if logs[what] == nil {
			logs[what] = &stats.Moments{}
		}
		logs[what].Add(math.Log(factor))
		b.ReportMetric(factor, what+":"+w.Plans[plan].Name+"×")
	}
	for plan := range w.Plans {
		if plan == w.Reference {
			continue
		}
		rival := w.rivals[plan].Variance()
		for _, of := range []struct {
			what     string
			controls experiment.Controls
		}{{"plain", experiment.Controls{}}, {"controlled", w.runs.Controls}} {
			least := 0.
			for from := 0; from+few <= all; from += few {
				v, _ := w.meanOf(from, from+few, plan, of.controls)
				least += v / float64(all/few)
			}
			tell(plan, fmt.Sprintf("%s%d", of.what, few), rival/float64(few)/least)
			v, _ := w.meanOf(0, all, plan, of.controls)
			tell(plan, fmt.Sprintf("%s%d", of.what, all), rival/float64(all)/v)
		}
		if p, v := w.shareOf(plan); .1 <= p && p <= .9 {
			tell(plan, fmt.Sprintf("share%d", all), p*(1-p)/float64(all)/v)
		}
		_, e := w.meanOf(0, all, plan, w.runs.Controls)
		if e.Split != nil {
			b.ReportMetric(e.Split.ChanceShare, "chance:"+w.Plans[plan].Name)
		}
	}
	for what, m := range logs {
		b.ReportMetric(math.Exp(m.Mean()), what+"×")
	}
	b.ReportMetric(w.each, "s/world")
}

// meanOf is the variance of the mean net of a plan over some worlds of ours, as its interval
// states it, and the estimate.
func (w *work) meanOf(from, to, plan int, controls experiment.Controls) (float64, result.Estimate) {
	design := w.Design()
	runs := &experiment.Runs{Design: design, Controls: controls}
	if controls.Scores != nil && from > 0 {
		runs.Controls.Scores = func(p experiment.Point) []float64 {
			return controls.Scores(design.Point(p.World + from))
		}
	}
	for world := from; world < to; world++ {
		out, err := w.world(world)
		if err != nil {
			return math.NaN(), result.Estimate{}
		}
		runs.Add(world-from, out)
	}
	all, _ := experiment.Compare(runs, w.Table())
	for _, e := range all {
		if e.Plan == w.Table().Plans[plan] && e.Measure == result.Net && e.Interval != nil {
			blocks := float64((to - from) / design.Worlds())
			t := e.Interval.HalfWidth() / tOf(blocks-1, e.Interval.Level)
			return t * t, e
		}
	}
	return math.NaN(), result.Estimate{}
}

// world is what one of our worlds gave.
func (w *work) world(world int) (experiment.Outcome, error) {
	rows := make([]result.Row, len(w.Plans))
	err := w.runs.World(world, rows)
	var out experiment.Outcome
	for _, row := range rows {
		out.Rows = append(out.Rows, row.Values)
	}
	return out, err
}

// shareOf is the share of our draws in which a plan loses, and its variance by blocks.
func (w *work) shareOf(plan int) (share, variance float64) {
	var sums []float64
	var counts []int
	for world := range w.runs.Prefix() {
		p := w.Design().Point(world)
		if p.Block == len(sums) {
			sums, counts = append(sums, 0), append(counts, 0)
		}
		if out, err := w.world(world); err == nil && !p.Repeat {
			sums[p.Block] += stats.Indicator(out.Rows[plan][NetColumn] < 0)
			counts[p.Block]++
		}
	}
	hits, draws := 0., 0.
	for k := range sums {
		hits, draws = hits+sums[k], draws+float64(counts[k])
	}
	return hits / draws, stats.MeanVariance(sums, counts)
}

// fullSize reports the same against the rival at full size, and what the scale does to the mean.
func (w *work) fullSize(b *testing.B) {
	p, err := w.Plans[w.Reference].Params(nil)
	if err != nil {
		b.Fatal(err)
	}
	large, full := min(1, 4*p.Scale), 1/p.Scale
	if p.Scale == 1 {
		return
	}
	s, err := (&Source{Name: w.source.Name, Set: []string{fmt.Sprintf("scale=%g", large)}}).Load(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	st, blocks := NewStudy(s, s.Seed, s.Plans), 8
	gaps := make([][]float64, len(st.Plans))
	each := w.play(b, st, blocks*st.Design().Worlds(), func(p experiment.Point, out experiment.Outcome) {
		ours, err := w.world(p.World)
		if err != nil {
			b.Error(err)
			return
		}
		for plan := range gaps {
			for len(gaps[plan]) <= p.Block {
				gaps[plan] = append(gaps[plan], 0)
			}
			if !p.Repeat {
				gap := out.Rows[plan][NetColumn] - ours.Rows[plan][NetColumn]
				gaps[plan][p.Block] += gap / experiment.DrawsPerBlock
			}
		}
	})
	slope := (each - w.each) / (large/p.Scale - 1)
	b.ReportMetric(each, "s/large-world")
	for plan, gap := range gaps {
		if plan == w.Reference {
			continue
		}
		v, e := w.meanOf(0, w.runs.Prefix(), plan, w.runs.Controls)
		name := w.Plans[plan].Name
		iv, _ := stats.Mean(gap, .9)
		b.ReportMetric((iv.Lo+iv.Hi)/2 / *e.SD, "bias:"+name)
		b.ReportMetric(iv.HalfWidth() / *e.SD, "bias±:"+name)
		if e.Split != nil {
			ignorance := e.Split.Total * (1 - e.Split.ChanceShare)
			b.ReportMetric(ignorance/float64(w.runs.Prefix())/v*(w.each+slope*(full-1))/w.each, "fullsize:"+name+"×")
		}
	}
}

// tOf is the half-width of an interval of a mean in standard errors.
func tOf(df, level float64) float64 {
	return portable.StudentQuantile(df, (1+level)/2)
}
