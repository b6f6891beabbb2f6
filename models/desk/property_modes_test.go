package desk_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
)

// mode is a way of arrivals and staffing that a scenario file can ask for.
type mode struct{ name, text string }

// withCustomers is a company; lines of staffing are put below it.
const withCustomers = `
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
`

// twoChannels are two of which agents handle one contact at a time.
const twoChannels = "[channel.phone]\nshare = 0.6\n[channel.chat]\nshare = 0.4\n"

// withoutCustomers is a queue of open arrivals.
const withoutCustomers = `
months     = 4
pre_months = 1
arrivals.open_per_hour = 8
`

// modes are all of them that somebody is on duty in. Agents of a pool are given as its
// heads or by number, like those of the desk.
var modes = []mode{
	{"customers, heads", withCustomers + twoChannels},
	{"customers, pools", withCustomers + twoChannels + pooled("")},
	{"customers, by number", withCustomers + twoChannels + "[humans]\non_duty = 2\n"},
	{"customers, pools by number", withCustomers + twoChannels + pooled("on_duty = 1")},
	{"open arrivals, by number", withoutCustomers + twoChannels + "[humans]\non_duty = 2\n"},
	{"open arrivals, pools by number", withoutCustomers + twoChannels + pooled("on_duty = 1")},
}

func pooled(staff string) string {
	return "[pool.front]\nskills = \"bounded\"\n" + staff + "\n[pool.expert]\nskills = \"long_tail\"\n" +
		"overflow = \"front\"\n" + staff + "\n"
}

// modePlans are a reference and a plan that does what plans do, where the mode has it.
const modePlans = "[plan.keep]\nreference = true\nrouting.policy = \"humans_only\"\n[plan.change]\n" +
	"routing.policy = \"everything\"\n"

// changes are what the plan does besides.
var changes = []string{
	"routing.policy=everything", "cut.share=0.3", "cut.notice=2 weeks", "valve.steps=2", "valve.no_route_share=0.1",
	"assistant.deflection=0.45", "assistant.ramp=1 month",
}

// easy is an assistant of stated success, for which nothing is solved: any trial in which a key moves a
// row will do, so the cheap ones come first. The two lines are taken together only.
var easy = []string{"assistant.deflection=auto", "assistant.success=0.6"}

// factLines give what is a fact another value than it has by default.
var factLines = []string{
	"start=2025-03-04", "months=5", "pre_months=2", "scale=0.5", "segment.many.customers=2_000",
	"segment.many.issues_per_year=4", "segment.many.contacts_per_month=900", "arrivals.contacts_per_month=900",
	"humans.handle=9 min", "humans.fte=9",
	"segment.many.churn_per_year=0.3", "churn.new_per_year=0.5",
	"churn.reported_window=60 days", "category.disputes.kind=bounded", "category.disputes.handle=25 min",
	"category.disputes.handle_cv=0.5", "category.disputes.handle_family=gamma",
	"category.disputes.first_contact=0.4", "pool.front.skills=everything", "pool.front.heads=4", "pool.front.on_duty=3",
	"humans.heads=9", "humans.service_level=0.95", "humans.answer_within=5 min", "humans.weekly_hours=30",
	"humans.shrinkage=0.5", "humans.open=09:00-17:00", "humans.max_contacts=2", "humans.on_duty=3",
	"money.cost_per_head_year=90_000", "experience.best=70", "experience.unresolved=10", "experience.satisfied_at=85",
	"experience.noise=2", "experience.unit=score",
	"currency=EUR", "arrivals.open_per_hour=30", "category.disputes.share=0.3",
	"arrivals.hour_of_week=[" + strings.Repeat("1, ", 167) + "9]",
}

// withoutEffect are keys that some mode takes and that change no row there, with the reason.
var withoutEffect = map[string]string{
	"currency":       "names the money of every amount, and no amount differs by its name",
	"pool.*.skills":  "one pool that answers everything is the desk",
	"cut.reason":     "asks the audit another question, of the same cut",
	"cut.capex_cost": "what the audit holds the payroll saved against",
}

// warnedOf are keys that a queue of open arrivals takes with a warning.
var warnedOf = map[string]string{
	"segment.*.customers": nobodys, "segment.*.issues_per_year": nobodys, "segment.*.contacts_per_month": nobodys,
	"segment.*.margin_per_month": nobodys,
	"segment.*.churn_per_year":   nobodys, "segment.*.contract": nobodys, "segment.*.priority": nobodys,
	"segment.*.good_standing": nobodys, "segment.*.renewal_month": nobodys, "segment.*.renewal_share": nobodys,
}

const nobodys = "open arrivals are nobody's, and a file may name who raises nothing"

// hardToSee are trials that take more than one mechanism.
var hardToSee = []trial{
	{"humans.full_time_hours=40", []string{"humans.fte=9"}},
	{"channel.chat.share=0.5", nil}, // refused: with the .6 by phone that is more than all
	{"channel.chat.handle=3", []string{"channel.chat.concurrency=3"}},
	{"arrivals.swing=0.5", nil},
	{"workforce.before_leaving_large=80 days", []string{"workforce.collective_large_from=0"}},
	{"workforce.before_notice_large=60 days", []string{"workforce.collective_large_from=0"}},
	{"workforce.collective_large_from=0", []string{"workforce.before_leaving_large=80 days"}},
	{"arrivals.swing_hours=8", []string{"arrivals.swing=0.5"}},
	{"category.order-status.assistant_ceiling=0.6", []string{
		"assistant.learning_per_month=0.5", "assistant.deflection=0.3",
	}},
	{"cut.staff_within=30 min", []string{
		"segment.many.customers=30_000", "cut.staff_for=0.6", "assistant.deflection=0.3",
	}},
	{"workforce.burnout_per_point=0.2", []string{
		"segment.many.customers=30_000", "cut.share=0.8", "routing.policy=humans_only", "humans.slack=-0.4",
	}},
	{"start=2025-03-04", []string{"arrivals.month_of_year=[2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]"}},
	{"leadership.press=false", []string{
		"segment.many.customers=30_000", "churn.press_posts=0.01", "churn.post_share=1", "leadership.open_valve=true",
		"leadership.service_floor=0", "leadership.retention_drop=0", "valve.steps=3", "leadership.review_every=20 days",
		"leadership.decision_time=2 days",
	}},
}

// trial is a setting of a key, and what else is set for it to matter.
type trial struct {
	line    string
	context []string
}

// trialsOf gathers the trials of every key from the table of switches: beside what
// switches its mechanism on, and beside the other settings of it too.
func trialsOf() map[string][]trial {
	all := map[string][]trial{}
	add := func(line string, context ...[]string) {
		key := keyOf(line)
		all[starred(key)] = append(all[starred(key)], trial{line, slices.DeleteFunc(slices.Concat(context...),
			func(l string) bool { return keyOf(l) == key || slices.Contains(ofTheMode, keyOf(l)) })})
	}
	for _, m := range mechanisms {
		for _, line := range slices.Concat(m.knobs, m.off) {
			add(line, m.on)
			add(line, m.off, m.on)
			add(line, m.off, m.knobs, m.on)
		}
		for _, line := range m.on {
			add(line, m.off)
			add(line, m.off, m.knobs)
			add(line, m.off, m.on)
		}
	}
	for _, line := range factLines {
		add(line)
	}
	for _, tr := range hardToSee {
		add(tr.line, tr.context)
	}
	return all
}

// ofTheMode are the keys that make a mode: no context of a trial sets them.
var ofTheMode = []string{"arrivals.open_per_hour", "humans.on_duty", "pool.front.on_duty", "pool.expert.on_duty"}

func keyOf(line string) string { key, _, _ := strings.Cut(line, "="); return key }

// starred is the path of a key in the table of keys.
func starred(key string) string {
	parts := strings.Split(key, ".")
	if len(parts) == 3 {
		parts[1] = "*"
	}
	return strings.Join(parts, ".")
}

// TestEveryKeyInEveryMode walks every key of the language through every mode of arrivals
// and staffing: it changes a row, or it is refused with its place and a remedy. CI walks every key, go test
// ./... alone every fourth.
func TestEveryKeyInEveryMode(t *testing.T) {
	trials := trialsOf()
	if n := len(withoutEffect) + len(warnedOf); n > 20 {
		t.Errorf("%d keys may change nothing, at most 20", n)
	}
	for i, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			if i%4 != 0 && os.Getenv("BOOMERANG_LONG") == "" {
				t.Skip("one mode with customers and one without are walked; BOOMERANG_LONG walks all")
			}
			t.Parallel()
			walks := walksOf(t, m)
			for k, key := range scenarios.Keys() {
				if !desk.OneOf(k, 4) {
					continue
				}
				inQueue := strings.HasPrefix(m.text, withoutCustomers) && warnedOf[key] != ""
				if slices.Contains(beside, key) || withoutEffect[key] != "" || inQueue {
					continue
				}
				why := ""
				for _, w := range walks {
					if why = w.key(trials[key]); why == "" {
						break
					}
				}
				if why != "" {
					t.Errorf("%s %s", key, why)
				}
			}
		})
	}
}

// walk is one mode on its way through the keys, and what it has seen, by the settings.
type walk struct {
	t        *testing.T
	mode     mode
	beside   [][]string // what a key is tried beside, where the mode takes it
	easily   []string   // and this, taken or not
	rows     map[string]map[string]float64
	problems map[string]string
}

// walksOf are the walks through a mode, the cheapest first: any of them that sees a key change a row will do.
func walksOf(t *testing.T, m mode) (all []*walk) {
	problems := map[string]string{} // of the mode: its size is no part of them
	add := func(m mode, easily []string, beside ...[]string) {
		all = append(all, &walk{t, m, beside, easily, map[string]map[string]float64{}, problems})
	}
	add(m.smaller(), easy, changes)
	add(m.smaller(), nil, changes, nil)
	add(m, nil, changes, nil)
	return all
}

// refused is why a single setting is not taken.
const refused = "refused"

// key says what is wrong with a key, "" where nothing is.
func (w *walk) key(trials []trial) string {
	why := "is in no trial that the mode takes"
	for _, tr := range trials {
		if found := w.problem(tr.line); found != "" {
			if why = found; found == refused {
				return ""
			}
			continue
		}
		context := w.taken(tr.context)
		for _, beside := range w.beside {
			with := slices.Concat(w.taken(beside), w.easily, context)
			before, taken := w.play(with)
			after, too := w.play(append(slices.Clip(with), tr.line))
			if !taken || !too {
				continue
			}
			if why = "changes no row, and is not refused"; len(differences(before, after, mechanism{})) > 0 {
				return ""
			}
		}
	}
	return why
}

// taken are the settings that the mode takes by themselves.
func (w *walk) taken(set []string) []string {
	return slices.DeleteFunc(slices.Clone(set), func(l string) bool { return w.problem(l) != "" })
}

// problem says why the mode does not take a setting by itself: refused, or what the
// refusal lacks; "" where it takes it.
func (w *walk) problem(line string) (why string) {
	if why, known := w.problems[line]; known {
		return why
	}
	defer func() { w.problems[line] = why }()
	_, err := w.load(line)
	problems, ok := err.(scenarios.Problems)
	switch {
	case err == nil:
		return ""
	case !ok:
		return "is refused by another kind of error: " + err.Error()
	}
	for _, p := range problems {
		if p.File == "" || p.File == "default" || p.Hint+p.Want == "" {
			return "is refused without place or remedy: " + p.Key + " " + p.What
		}
	}
	return refused
}

// smaller is the mode in a smaller company of fewer months, where most keys show what they do at a
// third of the price.
func (m mode) smaller() mode {
	return mode{m.name, strings.NewReplacer("months     = 6", "months     = 3", "months     = 4", "months     = 3",
		"customers = 2_500", "customers = 800", "customers = 500", "customers = 200").Replace(m.text)}
}

// load puts settings into the mode's file: what the plan does into the plan.
func (w *walk) load(set ...string) (*scenarios.Scenario, error) {
	return scenarios.LoadReader(w.t.Context(), strings.NewReader("extends = \"base-fintech\"\n"+w.mode.text+modePlans),
		"mode.toml", set)
}

// play is a world of every plan under the settings, by plan and measure; false where
// they are not taken together.
func (w *walk) play(set []string) (map[string]float64, bool) {
	at := strings.Join(set, "\n")
	if values, known := w.rows[at]; known {
		return values, values != nil
	}
	w.rows[at] = nil
	s, err := w.load(set...)
	if err != nil {
		return nil, false
	}
	plans, err := scenarios.ParamsOf(s.Plans, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	values := map[string]float64{}
	for i, row := range desk.Play(w.t.Context(), sim.NewFates(7, 0), plans, 0) {
		for k, m := range desk.MeasuresOf(plans[0].Segments) {
			values[s.Plans[i].Name+" "+m.Name] = row.Values[k]
		}
	}
	w.rows[at] = values
	return values, true
}
