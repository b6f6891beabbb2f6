package scenarios

// checkHeads refuses heads of the company that the pools leave nothing of.
func (s *draft) checkHeads(problems *Problems) {
	s.each(func(plan string, r *resolution) {
		all, own, open := r.get("humans.heads"), 0.0, 0
		there := all.value.median()
		if all.value.auto {
			all = r.get("humans.fte")
			there = r.headsOf(all.value.median())
		}
		if plan != "" || all.value.auto {
			return
		}
		pools, at := r.of("pool.*.heads"), all.pos
		for _, st := range pools {
			if st.value.auto {
				open++
				continue
			}
			own += st.value.median()
			if s.nearer(st.pos, at) {
				at = st.pos
			}
		}
		switch {
		case len(pools) > 0 && open == 0:
			refuse(problems, at, Problem{
				Key: all.path, What: "is stated, and so is every pool's", Got: all.echoAt(at),
				Want: trim(own) + " in the pools",
				Hint: `humans.heads = "auto"` + " leaves it to the pools; a pool without heads of its own gets what " +
					"is left",
			})
		case own > there:
			refuse(problems, at, Problem{
				Key: all.path, What: "is less than the pools that state their heads have", Got: all.echoAt(at),
				Want: trim(own) + " or more", Hint: "the pools without heads share what is left, and nothing is",
			})
		}
	})
}
