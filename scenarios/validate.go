package scenarios

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// validate checks what no single value shows. It runs on scenarios whose every
// value is sound by itself.
func (s *draft) validate(ctx context.Context, problems *Problems) {
	found := len(*problems)
	s.validateWithoutPhysics(problems)
	if len(*problems) == found {
		s.checkPhysics(ctx, problems)
	}
}

// validateWithoutPhysics is all that does not ask the model.
func (s *draft) validateWithoutPhysics(problems *Problems) {
	found := len(*problems)
	s.checkHead(problems)
	s.checkRows(problems)
	s.checkPlans(problems)
	s.checkGrid(problems)
	s.checkOutputs(problems)
	s.checkThresholds(problems)
	s.publish(problems)
	s.ask(problems)
	s.checkDates(problems)
	s.checkModes(problems)
	s.checkDepth(problems)
	s.checkReference(problems)
	if len(*problems) > found {
		s.checkStatedShares(problems)
		return
	}
	s.settled()
	s.learnFrom(problems)
	s.Unconverted = s.unconverted()
	s.couple(problems)
	s.cautions()
	s.cautionReasons()
	s.cautionActions()
	s.idle()
	s.checkShares(problems)
	s.checkValve(problems)
	s.checkDeflection(problems)
	s.checkHeads(problems)
	s.checkReported(problems)
	s.explore(problems)
}

// refuse adds a problem about a key at a place.
func refuse(problems *Problems, pos Position, p Problem) {
	*problems = append(*problems, p.at(pos))
}

// checkHead holds the currency to an ISO code and every amount to that currency.
func (s *draft) checkHead(problems *Problems) {
	if c := s.top["currency"]; !isCurrency(s.Currency) {
		refuse(problems, c.pos, Problem{
			Key: "currency", What: "is not the ISO code of a currency", Got: c.echo(),
			Want: `three capitals, "USD"`,
		})
	}
	s.eachLeaf(func(key string, l leaf) {
		if l.value.currency != "" && l.value.currency != s.Currency {
			refuse(problems, l.pos, Problem{
				Key: key, What: "is in another currency", Got: l.echo(), Want: s.Currency,
				Hint: "boomerang knows no exchange rates: write every amount in the scenario's currency",
			})
		}
	})
}

// eachLeaf visits what the base and the plans say, in a stable order.
func (s *draft) eachLeaf(visit func(key string, l leaf)) {
	for _, path := range sortedKeys(s.top) {
		visit(path, s.top[path])
	}
	for _, plan := range s.names["plan"] {
		for _, path := range sortedKeys(s.deltas[plan]) {
			visit("plan."+plan+"."+path, s.deltas[plan][path])
		}
	}
}

// checkRows asks for customers, categories and what each of them must say.
func (s *draft) checkRows(problems *Problems) {
	open := s.top["arrivals.open_per_hour"].value.median() > 0
	if len(s.names["category"]) == 0 {
		refuse(problems, s.file, Problem{
			Key: "category", What: "is missing", Want: "at least one [category.NAME]",
			Hint: `extends = "base-fintech" brings a set of categories`,
		})
	}
	if len(s.names["segment"]) == 0 && !open {
		refuse(problems, s.file, Problem{
			Key: "segment", What: "is missing",
			Want: "at least one [segment.NAME] with customers",
			Hint: "[segment.customers] with customers = 400_000 is enough",
		})
	}
	for i := range table {
		k := &table[i]
		first, _, isNamed := strings.Cut(k.Path, ".*.")
		if !isNamed || !k.Required {
			continue
		}
		for _, row := range s.names[first] {
			path := strings.Replace(k.Path, "*", row, 1)
			if _, said := s.top[path]; !said {
				refuse(problems, s.rowPos(first, row), Problem{Key: path, What: "is missing", Hint: k.Meaning})
			}
		}
	}
}

// rowPos is where a row is first spoken of.
func (s *draft) rowPos(table, row string) Position {
	best := s.file
	for _, path := range sortedKeys(s.top) {
		l := s.top[path]
		if l.row != row || !strings.HasPrefix(path, table+".") {
			continue
		}
		flag := strings.HasPrefix(l.pos.File, "-s ") && best == s.file // where no file has the row
		if flag || l.pos.Line > 0 && (best.Line == 0 || l.pos.Line < best.Line) {
			best = l.pos
		}
	}
	return best
}

// checkPlans asks for one reference among the plans, and for plans that change
// only rows the company has.
func (s *draft) checkPlans(problems *Problems) {
	if len(s.Plans) == 0 {
		refuse(problems, s.file, Problem{
			Key: "plan", What: "is missing",
			Want: "at least two [plan.NAME], one with reference = true",
		})
		return
	}
	var references []string
	var last Position
	for _, p := range s.Plans {
		if p.Reference {
			references = append(references, p.Name)
			last = s.top["plan."+p.Name+".reference"].pos
		}
		if p.Reference && !p.Choice {
			refuse(problems, s.top["plan."+p.Name+".choice"].pos, Problem{
				Key: "plan." + p.Name + ".choice", What: "is false for the reference", Got: "false",
				Hint: "the reference is what is kept where nothing is ahead of it: make the plan that can be kept " +
					"the reference",
			})
		}
	}
	switch {
	case len(references) == 0:
		refuse(problems, s.file, Problem{
			Key: "plan", What: "has no reference", Want: "reference = true in one plan",
			Hint: "every figure is a difference to that plan: usually the one that changes nothing",
		})
	case len(references) > 1:
		refuse(problems, last, Problem{
			Key: "plan", What: "has more than one reference",
			Got: strings.Join(references, ", "), Want: "exactly one",
			Hint: "an extended plan stops being one with reference = false",
		})
	}
	s.eachLeaf(func(key string, l leaf) {
		if strings.HasPrefix(key, "plan.") {
			s.checkChange(problems, key, l)
		}
	})
}

// checkChange refuses a plan's or an axis's row that the company does not have,
// and what cannot be changed: what the company is. Its months before day 0 are
// played once, and end in the state that all plans start from. Plans of open
// arrivals are queues of their own.
func (s *draft) checkChange(problems *Problems, key string, l leaf) {
	first, _, _ := strings.Cut(l.path, ".")
	switch {
	case l.row != "" && !slices.Contains(s.names[first], l.row):
		refuse(problems, l.pos, Problem{
			Key: key, What: "names an unknown " + first, Got: quoted(l.row),
			Want: strings.Join(s.names[first], ", "), Hint: didYouMean(l.row, s.names[first]),
		})
	case l.key.Company && !(s.top["arrivals.open_per_hour"].value.median() > 0):
		refuse(problems, l.pos, Problem{
			Key: key, What: "cannot differ between plans", Got: l.echo(),
			Hint: "plans are compared in one company with one past: set it at the top level, or vary it there by " +
				"boomerang sweep FILE --grid " + l.path + "=LOW:HIGH",
		})
	}
}

// checkGrid holds the grid to one plan that exists, one axis at least and no more cells than can be
// played, and every value of an axis to its key.
func (s *draft) checkGrid(problems *Problems) {
	g := s.Grid
	if g == nil {
		return
	}
	pos := g.pos
	if len(g.Axes) > 0 && pos.File == "" {
		pos = g.Axes[0].leaves[0].pos
	}
	switch {
	case g.Plan == "":
		refuse(problems, pos, Problem{
			Key: "grid.plan", What: "is missing",
			Hint: "the plan that the grid's cells start from",
		})
	case s.plan(g.Plan) == nil:
		refuse(problems, pos, s.noPlan("grid.plan", g.Plan))
	}
	if len(g.Axes) == 0 {
		refuse(problems, pos, Problem{
			Key: "grid", What: "has no axis",
			Want: "arrays such as cut.share = [0, 0.2, 0.4]",
		})
	}
	if n := g.size(); n > maxCells {
		refuse(problems, pos, Problem{
			Key: "grid", What: "has too many cells", Got: trim(float64(n)),
			Want: fmt.Sprintf("at most %d", maxCells),
		})
	}
	depth := ""
	for _, a := range g.Axes {
		s.checkChange(problems, "grid."+a.Path, a.leaves[0])
		if slices.Contains(depths, a.Path) && depth != "" {
			refuse(problems, a.leaves[0].pos, Problem{
				Key: "grid." + a.Path, What: "is a second answer to how deep the cut is",
				Hint: depth + " is the first: keep one of the two axes",
			})
		} else if slices.Contains(depths, a.Path) {
			depth = a.Path
		}
	}
}

func (s *draft) noPlan(key, name string) Problem {
	return Problem{
		Key: key, What: "names an unknown plan", Got: quoted(name),
		Want: strings.Join(s.names["plan"], ", "), Hint: didYouMean(name, s.names["plan"]),
	}
}

// checkDates refuses dates before the start.
func (s *draft) checkDates(problems *Problems) {
	s.eachLeaf(func(key string, l leaf) {
		if l.key.Dated && !l.value.day.IsZero() && l.value.day.Compare(s.Start) < 0 {
			refuse(problems, l.pos, Problem{
				Key: key, What: "lies before the start", Got: l.echo(),
				Want: s.Start.String() + " or later",
			})
		}
	})
}

// cautions collects what values warn of by themselves.
func (s *draft) cautions() {
	s.eachLeaf(func(key string, l leaf) {
		if l.value.caution != "" {
			s.Warnings = append(s.Warnings, Problem{Key: key, What: l.value.caution, Got: l.echo()}.at(l.pos))
		}
	})
}

// checkShares asks that the categories' shares add to 1.
func (s *draft) checkShares(problems *Problems) {
	s.each(func(plan string, r *resolution) {
		total, changed := 0.0, plan == ""
		var last *setting
		for _, st := range r.of("category.*.share") {
			total += st.value.median()
			if last == nil || s.nearer(st.pos, last.pos) {
				last = st
			}
			changed = changed || r.says(st.path)
		}
		if changed && last != nil && math.Abs(total-1) > 1e-6 {
			refuse(problems, last.pos, Problem{
				Key: prefixed(plan, "category.*.share"), What: "does not add to 1",
				Got: trim(math.Round(total*1e6) / 1e6), Want: "1", Hint: "shares of " +
					strings.Join(r.categories, ", ") + s.twoSources(),
			})
		}
	})
}

// checkStatedShares makes the same demand where other mistakes keep the plans
// from being resolved, so that it is heard in the same breath: unless a mistake
// is about categories itself.
func (s *draft) checkStatedShares(problems *Problems) {
	for _, p := range *problems {
		if strings.HasPrefix(p.Key, "category") || strings.Contains(p.Key, ".category.") {
			return
		}
	}
	total, n := 0.0, 0
	var last leaf
	for _, row := range s.names["category"] {
		l, ok := s.top["category."+row+".share"]
		if !ok {
			return
		}
		total += l.value.median()
		n++
		if n == 1 || s.nearer(l.pos, last.pos) {
			last = l
		}
	}
	if n > 0 && math.Abs(total-1) > 1e-6 {
		refuse(problems, last.pos, Problem{
			Key: "category.*.share", What: "does not add to 1",
			Got: trim(math.Round(total*1e6) / 1e6), Want: "1", Hint: "shares of " +
				strings.Join(s.names["category"], ", ") + s.twoSources(),
		})
	}
}

// nearer says which of two places a person would mend: a flag before the
// scenario's own file, that before what it extends, and there the later line.
func (s *draft) nearer(a, b Position) bool {
	rank := func(p Position) int {
		switch {
		case strings.HasPrefix(p.File, "-s"):
			return 2
		case p.File == s.file.File:
			return 1
		}
		return 0
	}
	if rank(a) != rank(b) {
		return rank(a) > rank(b)
	}
	return a.Line > b.Line
}

func prefixed(plan, key string) string {
	if plan == "" {
		return key
	}
	return "plan." + plan + "." + key
}

// checkDeflection asks that the assistant's ability be stated once.
func (s *draft) checkDeflection(problems *Problems) {
	s.each(func(plan string, r *resolution) {
		d := r.get("assistant.deflection")
		said, open := 0, 0
		var stated *setting
		for _, st := range r.of("category.*.assistant_success") {
			if st.value.auto {
				open++
			} else {
				said, stated = said+1, st
			}
		}
		if plan != "" && !r.says(d.path) {
			return
		}
		if st := r.get("assistant.success"); !st.value.auto && said > 0 {
			refuse(problems, st.pos, Problem{
				Key: prefixed(plan, st.path), What: "is stated twice", Got: st.echo(),
				Want: "one success, or assistant_success in every category",
				Hint: `assistant.success = "auto" leaves it to the categories`,
			})
			return
		}
		switch {
		case !d.value.auto && open > 0 && said > 0:
			refuse(problems, stated.pos, Problem{
				Key:  prefixed(plan, stated.path),
				What: "is stated for some categories only",
				Want: "assistant_success in every category, or in none",
			})
		case d.value.auto && open > 0 && r.get("assistant.success").value.auto:
			refuse(problems, d.pos, Problem{
				Key: prefixed(plan, d.path), What: "leaves open what the assistant can do",
				Want: "a deflection, or assistant_success in every category",
			})
		case !d.value.auto && open == 0 && said > 0:
			refuse(problems, d.pos, Problem{
				Key: prefixed(plan, d.path), What: "is stated twice", Got: d.echo(),
				Want: `a deflection, or assistant_success in every category`,
				Hint: `assistant.deflection = "auto" leaves it to the categories`,
			})
		}
	})
}
