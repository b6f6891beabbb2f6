package scenarios

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"boomerang/models/desk"
)

// Where a setting goes that names no plan (-s key=value, a column of a design): one
// rule, for every verb.
//
//  1. plan.NAME.key=value is plan NAME's, whatever the key.
//  2. A key that is an action of a plan (cut, routing, controls, leadership, steps of
//     the valve, go-live, backfill; Action in the key table) goes to the plan a verb
//     was given by --plan; else to the only plan beside the reference; else it is
//     refused with the plans to choose from. Never to the reference.
//     An axis of a verb that plays one plan (sweep, optimize) is that plan's: of --plan,
//     else of the [ask] or [grid] the file states, else the only one; else refused.
//  3. Any other key says what the company or its assistant is, and is the same for all
//     plans, the reference included.
//
// Of several layers the later wins: built-in < extends < file < its plans < settings;
// a setting of the company is overruled where a plan says otherwise, and that is told.
// In a file an action that stands outside the plans is every plan's: of a cut that would
// reach the reference this is refused, of what else the reference would do it is told.
// A command that sets one key of one plan twice, by whatever names, is refused, and so is
// one that sets what its axes vary; what a program plays beside a command (ends of the
// stress tests, parts of a plan) counts after the settings of the command.

// IsAction reports whether a key, without the name of a plan, is an action of a plan.
func IsAction(path string) bool {
	k, ok := byPath[path]
	return ok && k.Action
}

// ForPlan puts a setting of an action under a plan; any other stays as it is.
func ForPlan(plan, setting string) string {
	if key, _, _ := strings.Cut(setting, "="); plan != "" && IsAction(strings.TrimSpace(key)) {
		return "plan." + plan + "." + setting
	}
	return setting
}

// direct takes the actions of a layer of settings to the plan they are meant for.
// What it did, and which settings every plan has, the reference included, is told.
func (out *layer) direct(files []*layer, problems *Problems) (notes []Problem) {
	others, reference := plansOf(files)
	var stay []leaf
	for _, l := range out.base {
		switch {
		case !l.key.Action && l.key.at != nil && strings.Contains(l.path, "."): // not scale, start, months
			stay = append(stay, l)
			if len(others) > 0 {
				notes = append(notes, Problem{
					Key: l.path, What: "is set for every plan, the reference included",
				}.at(l.pos))
			}
		case !l.key.Action || len(others) == 0 && reference == "":
			stay = append(stay, l)
		case len(others) == 1:
			out.plans[others[0]] = append(out.plans[others[0]], l)
			notes = append(notes, Problem{
				Key: l.path, What: fmt.Sprintf("is set for plan %s, the only one beside the reference", others[0]),
			}.at(l.pos))
		case len(others) == 0:
			*problems = append(*problems, Problem{
				Key: l.path, What: "is an action, and the reference is the only plan", Got: l.echo(),
				Hint: fmt.Sprintf("to change the reference itself: -s plan.%s.%s=…", reference, l.path),
			}.at(l.pos))
		default:
			*problems = append(*problems, Problem{
				Key: l.path, What: "is an action of a plan, and no plan is named", Got: l.echo(),
				Want: "plan.NAME." + l.path + " with one of " + strings.Join(others, ", "),
				Hint: fmt.Sprintf("-s plan.%s.%s=… or --plan %s", others[0], l.path, others[0]),
			}.at(l.pos))
		}
	}
	out.base = stay
	return notes
}

// cautionActions tells of actions that a person's file states outside its plans and that
// the reference takes over and meets: what everything is compared with does them too.
func (s *draft) cautionActions() {
	i := slices.IndexFunc(s.Plans, func(p Plan) bool { return p.Reference })
	r := s.Plans[i].resolved
	assisted := desk.Policy(r.get("routing.policy").value.number) != desk.HumansOnly
	var keys []string
	var first Position
	for _, path := range slices.Sorted(maps.Keys(s.top)) {
		l, table := s.top[path], strings.SplitN(path, ".", 2)[0]
		always := table == "leadership" || table == "workforce" || path == "routing.policy"
		own := builtIn()[path] // which a scenario written flat states
		switch {
		case !l.key.Action || r.says(path) || isShipped(l.pos.File) || l.text == own.text:
		case always && (path != "routing.policy" || assisted), assisted && table != "cut":
			if keys = append(keys, path); first == (Position{}) {
				first = l.pos
			}
		}
	}
	if len(keys) == 0 {
		return
	}
	s.Warnings = append(s.Warnings, Problem{
		Key: strings.Join(keys, ", "), What: "outside the plans, is every plan's: the reference does it too",
		Hint: "what one plan does stands in its table: [plan.NAME]",
	}.at(first))
}

// plansOf are the plans files declare, in their order: those beside the reference,
// and the reference, "" where none says it is.
func plansOf(files []*layer) (others []string, reference string) {
	var names []string
	is := map[string]bool{}
	for _, f := range files {
		for _, name := range f.names["plan"] {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		for _, l := range f.base {
			if l.key.Path == "plan.*.reference" {
				is[l.row] = l.value.number == 1
			}
		}
	}
	for _, name := range names {
		if is[name] {
			reference = name
		} else {
			others = append(others, name)
		}
	}
	return others, reference
}
