package desk

import "slices"

// pool is a part of the desk with its day-0 staffing worked out. A desk
// without pools is one pool for everything.
//
// Overflow is one pool helping another and no network: skills-based routing with priorities per agent
// would need agents.
//
//	category ─► home pool ─ all busy ─► in line ─ OverflowMinutes ─► helper, if somebody is free there
//
// At OverflowMinutes 0 the helper is asked at once, and the line is joined where nobody is free there
// either. Sizing counts on no help, so a helper's spare time is slack of the pools it helps.
type pool struct {
	Pool
	index  int
	helper int         // the pool that helps out, −1: nobody
	helps  []int       // the pools it helps out
	team   *steadyTeam // of a running company, with the pool's own attrition
	flow   Flow
	staff  staffing
	roster [168]float64 // of day 0: agents on duty in an hour per agent on the desk
	scaled pooling
	// By hour: share of the agents who would be there for cases, if nobody took both kinds; and of all
	// agents those who are there for cases beyond the spare time of others.
	forCases, beyondLive [168]float64
	// Offered load R = arrivals a minute × minutes of handling, of the hour: contacts at once if nobody
	// had to wait.
	usualLoad    [168]float64 // full-size offered load of the reference, erlangs
	usualMinutes [7]float64   // work arriving by weekday, simulated scale
	held         held         // the service levels that a week is held against
}

// setPools works out who answers what.
//
// A category goes to the first pool that lists it, its kind or everything; a pool may
// help out another, and be helped by a third.
//
// A pool that no category is home to may only help out; it has no need of its own and takes the
// company's roster. A category that nobody answers is refused before (checkPools), and goes to the
// first pool here.
func (b *base) setPools() {
	stated := b.Pools
	if len(stated) == 0 { // the whole desk
		stated = []Pool{{Skills: []string{"everything"}, Heads: -1, CostPerHeadYear: -1, OnDuty: b.Humans.OnDuty}}
	}
	for k, p := range stated {
		b.pools = append(b.pools, pool{Pool: p, index: k, helper: poolNamed(stated, p.Overflow)})
	}
	for k := range b.pools {
		if h := b.pools[k].helper; h >= 0 {
			b.pools[h].helps = append(b.pools[h].helps, k)
		}
	}
	for k := range b.Categories {
		b.kinds[k].pool = uint8(max(0, homeOf(stated, &b.Categories[k])))
	}
}

func (b *base) poolOf(category int) *pool { return &b.pools[b.kinds[category].pool] }

// poolNamed is the place of a pool, −1: there is none of that name.
func poolNamed(pools []Pool, name string) int {
	return slices.IndexFunc(pools, func(p Pool) bool { return p.Name == name && name != "" })
}

// homeOf is the first pool that answers a category, −1: none does.
//
// Order decides: skills may overlap.
func homeOf(pools []Pool, c *Category) int {
	kind := "bounded"
	if c.LongTail {
		kind = "long_tail"
	}
	return slices.IndexFunc(pools, func(p Pool) bool {
		return slices.ContainsFunc(p.Skills,
			func(s string) bool { return s == c.Name || s == kind || s == "everything" })
	})
}

// maxPools is how many pools an issue can tell apart.
const maxPools = 16

// checkPools returns what is wrong with the pools by themselves.
//
// Names are those of the scenario, so problems name its keys.
func (p *Params) checkPools() (found []Problem) {
	add := func(key, what, hint string) { found = append(found, Problem{key, what, hint}) }
	if len(p.Pools) == 0 {
		if p.Cut.Pool != "" {
			add("cut.pool", "there is no pool "+quote(p.Cut.Pool), "name the pools first: [pool.name] with skills")
		}
		return found
	}
	if len(p.Pools) > maxPools {
		add("pool", "there are more pools than the desk can tell apart (16)", "merge the small ones")
	}
	for k := range p.Categories {
		if homeOf(p.Pools, &p.Categories[k]) < 0 {
			add("pool", "nobody answers "+quote(p.Categories[k].Name),
				"add it, its kind, or \"everything\" to the skills of a pool")
		}
	}
	for _, q := range p.Pools {
		key := "pool." + q.Name
		for _, s := range q.Skills {
			if s != "bounded" && s != "long_tail" && s != "everything" &&
				!slices.ContainsFunc(p.Categories, func(c Category) bool { return c.Name == s }) {
				add(key+".skills", "there is no category "+quote(s),
					"a skill is a category, \"bounded\", \"long_tail\" or \"everything\"")
			}
		}
		if q.Overflow != "" && (poolNamed(p.Pools, q.Overflow) < 0 || q.Overflow == q.Name) {
			add(key+".overflow", "there is no other pool "+quote(q.Overflow),
				"overflow names the pool that helps out")
		}
		if p.Humans.OnDuty > 0 {
			add("humans.on_duty", "agents are given by number for the whole desk, but it has pools",
				"give on_duty in every pool instead")
			break
		}
		if (q.OnDuty > 0) != (p.Pools[0].OnDuty > 0) {
			add(key+".on_duty", "agents are given by number in some pools only",
				"give on_duty in every pool or in none")
		}
	}
	if p.Cut.Pool != "" && poolNamed(p.Pools, p.Cut.Pool) < 0 {
		add("cut.pool", "there is no pool "+quote(p.Cut.Pool), "leave it out to cut every pool alike")
	}
	return found
}

func quote(s string) string { return "\"" + s + "\"" }
