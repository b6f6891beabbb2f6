package scenarios

import (
	"math"
	"strings"

	"boomerang/models/desk"
)

// keysChannelMix are the channels of a desk's own report, from which humans.concurrency follows.
var keysChannelMix = []key{
	{
		Path: "channel.*.share", Company: true, Unit: share, Range: anyShare, Default: "0",
		Meaning: "Share of the contacts that people answer; with any above 0, channels add to 1 and decide " +
			"humans.concurrency.",
		at: func(p *desk.Params, i int) any { return &p.Channels[i].Share },
	},
	{
		Path: "channel.*.concurrency", Company: true, Unit: number, Range: span{Low: 1, High: 20}, Default: "1",
		Sweep:   [2]string{"1", "3"},
		Meaning: "Contacts of the channel an agent handles at once: telephone 1, chat 2–3.",
		Source:  "one at a time, as on the telephone", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Channels[i].Concurrency },
	},
	{
		Path: "channel.*.handle", Company: true, Unit: ratio, Range: span{Low: 0, High: 100, Above: true},
		Default: "1", Sweep: [2]string{"0.7", "2"},
		Meaning: "Handle time of a contact in the channel, relative to the other channels: it weighs them and " +
			"moves no mean.",
		Grade: "assumed",
		at:    func(p *desk.Params, i int) any { return &p.Channels[i].Handle },
	},
}

// mixed reports whether the channels are a mix: one at least has a share.
func (r *resolution) mixed() bool {
	for _, st := range r.of("channel.*.share") {
		if st.value.median() > 0 {
			return true
		}
	}
	return false
}

// stateConcurrency leaves a concurrency that nobody stated to the channels that somebody did.
func (r *resolution) stateConcurrency() {
	one := r.get("humans.concurrency")
	if r.mixed() && one.pos.File == byDefault {
		one.value, one.text = value{auto: true, number: math.NaN()}, `"auto"`
	}
}

// checkNoMix refuses what is left to channels that have no share, and channels that nothing is left to.
func (s *draft) checkNoMix(one *setting, problems *Problems) {
	switch {
	case one.value.auto:
		refuse(problems, one.pos, Problem{
			Key: one.path, What: "is left to channels, and none has a share", Got: one.echo(),
			Want: "a number, or [channel.NAME] with share and concurrency",
		})
	case one.pos.File == byDefault && len(s.base.channels) > 0:
		name := s.base.channels[0]
		refuse(problems, s.rowPos("channel", name), Problem{
			Key: "channel." + name, What: "has no share, and no other channel has", Want: "shares that add to 1",
			Hint: "share = 0.4 where 40 % of the contacts that people answer come this way",
		})
	}
}

// checkChannels asks that the shares of channels add to 1, and holds them to a concurrency stated beside them.
func (s *draft) checkChannels(problems *Problems) {
	r := s.base
	one := r.get("humans.concurrency")
	if !r.mixed() {
		s.checkNoMix(one, problems)
		return
	}
	total := 0.0
	var last *setting
	var mix desk.Params
	concurrency, handle := r.of("channel.*.concurrency"), r.of("channel.*.handle")
	for i, st := range r.of("channel.*.share") {
		total += st.value.median()
		if last == nil || s.nearer(st.pos, last.pos) {
			last = st
		}
		mix.Channels = append(mix.Channels, desk.Channel{
			Share: st.value.median(), Concurrency: concurrency[i].value.median(), Handle: handle[i].value.median(),
		})
	}
	if math.Abs(total-1) > 1e-6 {
		refuse(problems, last.pos, Problem{
			Key: "channel.*.share", What: "does not add to 1", Got: trim(math.Round(total*1e6) / 1e6), Want: "1",
			Hint: "shares of " + strings.Join(r.channels, ", "),
		})
		return
	}
	if made := mix.InChannels().Humans.Concurrency; !one.value.auto && apart(made, one.value.median()) {
		refuse(problems, one.pos, Problem{
			Key: one.path, What: "and the channels are not the same desk", Got: one.echo(),
			Want: trim(roundTo(made)) + ", which the channels come to", Hint: "state one of the two",
		})
	}
}
