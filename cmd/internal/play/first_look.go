package play

import "time"

// lookFirst shows what the plans say, where somebody looks and what is asked beside them
// takes long enough to look at it.
func (j *Job) lookFirst(workers int) error {
	if j.First == nil || j.Plans.shard.N > 0 || j.Plans.Runs.Prefix() == 0 || j.left(workers) < j.worthLook {
		return nil
	}
	r, err := j.ofPlans()
	if err != nil {
		return err
	}
	j.First(r)
	return nil
}

// left is about how long what is asked beside the plans takes, by their weights and the
// time the plans took; where none was played now, by what a contact takes at most.
func (j *Job) left(workers int) time.Duration {
	seconds, phases := nsPerContact/msPerContact/1e9, j.phases() // for a weight of 1
	if p := j.Plans; p.Played > 0 {
		seconds = p.clock.seconds() / (phases[0].Each * float64(p.Played))
	}
	weight := 0.
	for _, p := range phases[1:] {
		weight += p.Each * float64(p.Worlds)
	}
	return time.Duration(weight * seconds / float64(max(workers, 1)) * float64(time.Second))
}
