package desk_test

// channelMechanisms are those of who writes, and of who is called back.
var channelMechanisms = []mechanism{
	{
		name: "work in writing", off: []string{"category.disputes.deferred=0"},
		on: []string{"category.disputes.deferred=0.8"}, knobs: []string{
			"deferred.blend=0.1", "deferred.order=priority_and_age", "deferred.chase_up=0.5",
			"deferred.chase_after=0 days", "deferred.chase_live=0.9", "deferred.auto_close=0.2 days",
			"deferred.gives_up_after=0.3 days",
		},
	},
	{
		name: "chase-ups", off: []string{"deferred.chase_up=0", "category.disputes.deferred=0.8"},
		on:    []string{"deferred.chase_up=0.6", "deferred.chase_after=0 days"},
		knobs: []string{"deferred.chase_after=1 day", "deferred.chase_live=1"},
	},
	{
		name: "cases that close", off: []string{"deferred.auto_close=off", "category.disputes.deferred=0.8"},
		on: []string{"deferred.auto_close=0.1 days"},
	},
	{
		name: "writers who give up", off: []string{"deferred.gives_up_after=off", "category.disputes.deferred=0.8"},
		on: []string{"deferred.gives_up_after=0.1 days"},
	},
	{
		name: "order of cases", off: []string{"deferred.order=oldest_first", "category.disputes.deferred=0.8"},
		on: []string{"deferred.order=priority_and_age", "segment.many.priority=1"},
	},
	{
		name: "callbacks", off: []string{"callback.accepted=0"}, on: []string{"callback.accepted=0.8"},
		knobs: []string{
			"callback.offered_after=10s", "callback.holds_place=false", "callback.reached=0.5", "callback.attempts=1",
			"callback.retry_after=5 min", "deferred.gives_up_after=0.01 days",
		},
	},
}
