package play

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
)

// wordsOfShell splits a command that remedy.Quoted wrote, up to its comment.
func wordsOfShell(command string) (words []string) {
	var word strings.Builder
	quoted := false
	for _, c := range command {
		switch {
		case c == '\'':
			quoted = !quoted
		case c == ' ' && !quoted:
			words = append(words, word.String())
			word.Reset()
		default:
			word.WriteRune(c)
		}
	}
	words = append(words, word.String())
	return words[:slices.Index(words, "#")]
}

// after are the words that follow a flag.
func after(words []string, flag string) (all []string) {
	for i, w := range words {
		if w == flag {
			all = append(all, words[i+1])
		}
	}
	return all
}

// numbersOf are those of a plan and of the company it starts from.
func numbersOf(p desk.Params) string {
	company := ""
	if p.Before != nil {
		company = fmt.Sprint(*p.Before)
	}
	p.Before = nil
	return fmt.Sprint(p, company) // NaN stands for "not stated" and equals itself here
}

// numbersBy are those of the plan that a command names, in the world it names.
func numbersBy(t *testing.T, command string) string {
	t.Helper()
	words := wordsOfShell(command)
	src := &Source{Name: words[2], Set: after(words, "-s")}
	s, err := src.Load(t.Context())
	if err != nil {
		t.Fatalf("%s\n%v", command, err)
	}
	world, err := strconv.Atoi(after(words, "--world")[0])
	if err != nil {
		t.Fatal(err)
	}
	st := NewStudy(s, 7, s.Plans)
	_, name, _ := strings.Cut(command, "# plan ")
	name, _, _ = strings.Cut(name, ", boomerang ")
	for i := range st.Plans {
		if st.Plans[i].Name == name {
			p, err := st.Plans[i].Params(st.Design().Point(world).U)
			if err != nil {
				t.Fatal(err)
			}
			return numbersOf(p)
		}
	}
	t.Fatalf("no plan %q by\n%s", name, command)
	return ""
}

// The command printed where a world breaks gives that plan in that world, number for
// number, whatever part of a run it is of: the plans, the cells of the grid, the plan
// taken apart, its variations, an assumption at an end of its range.
func TestEveryPartSaysHowToPlayAgain(t *testing.T) {
	tiny, err := filepath.Abs("../../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, more := range []string{"", "[plan.cut]\ncut.heads = 2\n"} { // which cells of shares overrule
		file := filepath.Join(t.TempDir(), "mine.toml")
		text := fmt.Sprintf("extends = %q\nscale = 0.05\n%s", filepath.ToSlash(tiny), more)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		replayable(t, &Source{Name: file, Set: []string{"months=2"}})
	}
}

// replayable fails where a part of a run of a scenario is not what its command plays.
func replayable(t *testing.T, src *Source) {
	t.Helper()
	j, err := NewJob(t.Context(), terminal.Silent(), &Options{Reps: 9, Seed: 7}, src)
	if err != nil {
		t.Fatal(err)
	}
	plans := 0
	for _, part := range j.parts() {
		for _, world := range []int{0, 8} {
			pt := part.Design().Point(world)
			for k := range part.Plans {
				want, err := part.Plans[k].Params(pt.U)
				if err != nil {
					t.Fatal(err)
				}
				command := part.again(pt, k)
				if got := numbersBy(t, command); got != numbersOf(want) {
					t.Errorf("%s, plan %s: another plan or world by\n%s", part.Label, part.Plans[k].Name, command)
				}
				plans++
			}
		}
	}
	if plans < 60 {
		t.Errorf("only %d plans of parts", plans)
	}
}
