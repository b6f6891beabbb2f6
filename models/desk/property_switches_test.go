package desk_test

import (
	"slices"
	"strings"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
)

// mechanism is what a scenario file can switch off. With the lines of off in
// force, its own keys, set as far from their defaults as knobs says, leave every
// figure of every plan the same to the last bit; with the lines of on as well,
// they do not: the knobs are those of this mechanism.
//
// A mechanism of a single key has no knobs: off is where it does nothing, and
// claims say what it does elsewhere.
type mechanism struct {
	name           string
	off, on, knobs []string
	but            []string // measures that report it, whether anybody acts on them or not
	rounding       bool     // the sums are the same, in another order
}

// mechanisms are all that can be switched off.
var mechanisms = slices.Concat(switches, reactionSwitches, channelMechanisms)

// TestSwitches holds every mechanism to its switch: in CI each, with go test ./... alone every third.
func TestSwitches(t *testing.T) {
	for k, m := range mechanisms {
		if !desk.OneOf(k, 3) {
			continue
		}
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			off := rowsOf(t, m.off)
			if d := differences(off, rowsOf(t, m.off, m.knobs), m); len(d) > 0 {
				t.Errorf("switched off by %v, and yet %v moves %v", m.off, m.knobs, d)
			}
			if d := differences(off, rowsOf(t, m.off, m.knobs, m.on), mechanism{}); len(d) == 0 {
				t.Errorf("switched on by %v, and yet %v moves nothing", m.on, m.knobs)
			}
		})
	}
}

// TestEveryKeyHasASwitch finds the mechanism of every key of the language, or
// the reason why it has none.
func TestEveryKeyHasASwitch(t *testing.T) {
	spoken := map[string]bool{}
	for _, k := range slices.Concat(facts, beside) {
		spoken[k] = true
	}
	for _, m := range mechanisms {
		for _, line := range slices.Concat(m.off, m.on, m.knobs) {
			spoken[starred(keyOf(line))] = true
		}
	}
	for _, k := range scenarios.Keys() {
		if !spoken[k] {
			t.Errorf("%s belongs to no mechanism: give it a switch, or a reason to have none", k)
		}
		delete(spoken, k)
	}
	for k := range spoken {
		t.Errorf("there is no key %s", k)
	}
}

// switchable is a company in which everything happens but what answers other mechanisms (management that
// reacts, callbacks): those have switches of their own. Plans say nothing that a switch turns off, but for the
// reference.
const switchable = `
extends    = "base-fintech"
months     = 6
pre_months = 1
[segment.many]
customers = 2_500
issues_per_year = 3
margin_per_month = 12
[segment.few]
customers = 500
issues_per_year = 6
margin_per_month = 90
contract = "annual"
[pool.front]
skills = "bounded"
[pool.expert]
skills = "long_tail"
overflow = "front"
[channel.phone]
share = 0.6
[channel.chat]
share = 0.4
[routing]
policy = "everything"
[valve]
steps = 2
no_route_share = 0.1
[cut]
share = 0.3
notice = "2 weeks"
[assistant]
deflection = 0.45
ramp = "1 month"
[reaction]
overtime_most = 0
leaders_time = 0
replan_share = 0
agency_most = 0
[callback]
accepted = 0
[plan.keep]
reference = true
routing.policy = "humans_only"
cut.share = 0
[plan.cut]
`

// rowsOf plays two worlds of the company under the settings, and names each value.
func rowsOf(t *testing.T, settings ...[]string) map[string]float64 {
	t.Helper()
	s, err := scenarios.LoadReader(t.Context(), strings.NewReader(switchable), "switchable.toml",
		slices.Concat(settings...))
	if err != nil {
		t.Fatal(err)
	}
	plans, err := scenarios.ParamsOf(s.Plans, nil)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]float64{}
	for w := range uint64(2) {
		for i, row := range desk.Play(t.Context(), sim.NewFates(7, w), plans, 0) {
			for k, m := range desk.MeasuresOf(plans[0].Segments) {
				values[strings.Join([]string{s.Plans[i].Name, string('0' + rune(w)), m.Name}, " ")] = row.Values[k]
			}
		}
	}
	return values
}

// differences lists the measures whose values differ, but for those m excuses.
func differences(a, b map[string]float64, m mechanism) (names []string) {
	for at, x := range a {
		y, name := b[at], at[strings.LastIndex(at, " ")+1:]
		same := x == y || x != x && y != y || m.rounding && max(x-y, y-x) <= 1e-9*max(x, -x)
		if !same && !slices.Contains(m.but, name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
