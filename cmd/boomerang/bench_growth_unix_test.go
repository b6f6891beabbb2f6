//go:build unix

package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"boomerang/out/wording"
)

// BenchmarkGrowth is how time and memory grow with what can be asked for more of: one run of
// the program for every length of every axis, all else held. It reports the exponent of the
// last step of each axis,
//
//	p = ln(t₂ / t₁) / ln(n₂ / n₁),  t in seconds of all processors
//
// and with -update writes the page of the gallery. The longest lengths want BOOMERANG_LONG.
func BenchmarkGrowth(b *testing.B) {
	var page strings.Builder
	page.WriteString(growthHead)
	for _, axis := range growthAxes {
		b.Run(axis.name, func(b *testing.B) {
			var points []growthPoint
			for b.Loop() {
				points = axis.measure(b)
			}
			axis.write(&page, points)
			n := len(points)
			b.ReportMetric(points[n-1].exponent(points[n-2]), "exponent")
			b.ReportMetric(points[n-1].bytes, "bytes")
		})
	}
	if *update {
		target := filepath.Join(galleryDir, "growth.md")
		if err := os.WriteFile(target, []byte(page.String()), 0o600); err != nil {
			b.Fatal(err)
		}
	}
}

const growthHead = `# How time and memory grow

Made by ` + "`go test ./cmd/boomerang -timeout 2h -run - -bench Growth -benchtime 1x -update`" + `; with
` + "`BOOMERANG_LONG=1`" + ` it plays the longest as well. Each line is one run of a desk of four months after one
of past (scenarios/testdata/tiny.toml: the reference and one plan, 8,000 customers, 9 worlds, one worker), of which one
thing is changed. *Processor* is the time of all processors, *memory* the most the process held, the program itself
included, and *exponent* the power with which processor time grew since the line before: 1 is in proportion.

`

// growthAxis is one thing there can be more of.
type growthAxis struct {
	name    string
	lengths []int
	long    []int // with BOOMERANG_LONG
	args    func(b *testing.B, n int) []string
	says    string // why it grows as it does
}

var growthAxes = []growthAxis{
	{
		"customers",
		[]int{10_000, 100_000, 1_000_000},
		[]int{10_000_000, 100_000_000},
		func(_ *testing.B, n int) []string {
			return growthRun(tinyFile, 1, "-s", fmt.Sprintf("segment.customers.customers=%d", n))
		},
		"One world. A contact takes longer where the customers no longer fit into the processor's cache.",
	},
	{
		"plans",
		[]int{2, 8, 32, 60},
		nil,
		func(b *testing.B, n int) []string { return growthRun(growthFile(b, growthPlans(n)), 9) },
		"All plans go on from one past, so that a plan costs less than the reference.",
	},
	{
		"months",
		[]int{4, 8, 16, 32},
		nil,
		func(_ *testing.B, n int) []string { return growthRun(tinyFile, 9, "-s", fmt.Sprintf("months=%d", n)) },
		"",
	},
	{
		"unknowns",
		[]int{1, 4, 16, 64},
		nil,
		func(b *testing.B, n int) []string { return growthRun(growthFile(b, growthSegments(n)), 36) },
		"A segment with a margin of its own, not known, for each; 36 worlds. Control variates take squares and " +
			"products of them.",
	},
	{
		"worlds",
		[]int{36, 144, 576, 2_304},
		nil,
		func(_ *testing.B, n int) []string { return growthRun(tinyFile, n, "-s", "scale=0.25") },
		"A quarter of the company.",
	},
	{
		"cells",
		[]int{4, 16, 64},
		nil,
		func(b *testing.B, n int) []string {
			return []string{
				"sweep", tinyFile, "--grid", fmt.Sprintf("cut.share=0:0.6:%d", n/2), "--grid",
				"assistant.deflection=0.412,0.587", "-s", "scale=0.25", "--workers", "1",
			}
		},
		"A sweep, by default settings.",
	},
	{
		"points",
		[]int{10, 100, 1_000},
		nil,
		func(b *testing.B, n int) []string {
			return []string{
				"batch", tinyFile, "--design", growthDesign(b, n), "--reps", "9", "--plans-only", "-s", "scale=0.1",
				"--workers", "1",
			}
		},
		"A batch of a design, a tenth of the company.",
	},
}

func growthRun(file string, worlds int, more ...string) []string {
	args := []string{"run", file, "--plans-only", "--yes", "--workers", "1", "--reps", strconv.Itoa(worlds)}
	return append(args, more...)
}

// growthFile is a scenario on tiny.toml with more in it.
func growthFile(b *testing.B, more string) string {
	whole, err := filepath.Abs(tinyFile)
	if err != nil {
		b.Fatal(err)
	}
	return growthWritten(b, "growth.toml", fmt.Sprintf("extends = %q\n%s", whole, more))
}

func growthWritten(b *testing.B, name, text string) string {
	path := filepath.Join(b.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// growthPlans are the plans beyond the two of the file.
func growthPlans(n int) string {
	var f strings.Builder
	for i := 2; i < n; i++ {
		share := .6 * float64(i) / float64(n)
		fmt.Fprintf(&f, "[plan.cut-%d]\nrouting.policy = \"bounded_only\"\ncut.share = %.4f\n", i, share)
	}
	return f.String()
}

// growthSegments divide the customers, each with a margin that is not known.
func growthSegments(n int) string {
	var f strings.Builder
	segment := func(name, more string) {
		fmt.Fprintf(&f, "[segment.%s]\ncustomers = %d\n%smargin_per_month = { low = 6, mode = 12, high = 24 }\n", name,
			8_000/n, more)
	}
	for i := 1; i < n; i++ {
		segment(fmt.Sprintf("s%d", i), "issues_per_year = 2.3\n")
	}
	segment("customers", "")
	return f.String()
}

// growthDesign is a file of points.
func growthDesign(b *testing.B, n int) string {
	var f strings.Builder
	f.WriteString("plan.cut.cut.share\n")
	for i := range n {
		fmt.Fprintf(&f, "%.5f\n", .6*float64(i)/float64(n))
	}
	return growthWritten(b, "design.csv", f.String())
}

// growthPoint is what one run took.
type growthPoint struct {
	n       int
	seconds float64 // of all processors
	bytes   float64 // the most held
}

func (p growthPoint) exponent(before growthPoint) float64 {
	return math.Log(p.seconds/before.seconds) / math.Log(float64(p.n)/float64(before.n))
}

// measure plays every length of an axis.
func (a growthAxis) measure(b *testing.B) (points []growthPoint) {
	lengths := a.lengths
	if os.Getenv("BOOMERANG_LONG") != "" {
		lengths = append(lengths[:len(lengths):len(lengths)], a.long...)
	}
	for _, n := range lengths {
		args := append(a.args(b, n), "-o", filepath.Join(b.TempDir(), "out"))
		cmd := exec.Command(program(b), args...)
		if text, err := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != 0 && cmd.ProcessState.ExitCode() != 4 {
			b.Fatalf("boomerang %s: %v\n%s", strings.Join(args, " "), err, text)
		}
		spent := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		points = append(points, growthPoint{n, spent.Seconds(), peak(cmd)})
	}
	return points
}

// write is the table of an axis.
func (a growthAxis) write(page *strings.Builder, points []growthPoint) {
	fmt.Fprintf(page, "## %s%s\n\n%s\n\n", strings.ToUpper(a.name[:1]), a.name[1:], a.says)
	page.WriteString("| " + a.name + " | processor, s | memory, MB | exponent |\n|---:|---:|---:|---:|\n")
	for i, p := range points {
		grew := ""
		if i > 0 {
			grew = fmt.Sprintf("%.2f", p.exponent(points[i-1]))
		}
		fmt.Fprintf(page, "| %s | %.2f | %.0f | %s |\n", wording.Thousands(p.n), p.seconds, p.bytes/1e6, grew)
	}
	page.WriteString("\n")
}
