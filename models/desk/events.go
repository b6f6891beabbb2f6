package desk

import "boomerang/sim"

// What happens inside a day. At equal times the smaller kind comes first:
// the roster changes, then who is being served leaves, then who is waiting
// loses patience, then who comes joins. (Someone whose patience ends in the
// instant an agent frees is served.)
const (
	HourStruck sim.Kind = iota + 1
	ServiceEnded
	PatienceExpired
	OverflowDue
	DeskReached
	ContactMade
	CallbackDue
	ChaseDue
)

// An event names an issue by its slot, and PatienceExpired by the stay in line
// too, since the issue may have been served and come back meanwhile.
const slotBits = 28

// returned stands in place of the stay where a contact is made by who said to be back.
const returned = 1

//	event = kind (8 bits) | stay (28) | slot (28)
//
// The stay is cut to its low 28 bits: an issue that stood in line 268 million times
// would be mistaken for its past.
func eventOf(k sim.Kind, slot int32, stay uint32) sim.Event {
	return sim.NewEvent(k, uint64(stay)<<slotBits&(1<<56-1)|uint64(slot))
}

// handle is the one switch over event kinds.
//
// Events carry 56 bits of their own and no pointer: a calendar that is copied is an independent one.
func (d *Desk) handle(t float64, e sim.Event) {
	slot := int32(e.Index() & (1<<slotBits - 1))
	switch e.Kind() {
	case HourStruck:
		d.hourStruck(t)
	case ServiceEnded:
		d.serviceEnded(t, slot)
	case PatienceExpired:
		d.patienceExpired(t, slot, uint32(e.Index()>>slotBits))
	case OverflowDue:
		d.overflowDue(t, slot, uint32(e.Index()>>slotBits))
	case DeskReached:
		d.deskReached(t, slot)
	case ContactMade:
		if e.Index()>>slotBits == returned {
			d.returning.leave(d.sinceDayZero(t))
		}
		d.contactMade(t, slot)
	case CallbackDue:
		d.callbackDue(t, slot)
	case ChaseDue:
		d.chaseDue(t, slot, uint32(e.Index()>>slotBits))
	default:
		panic("desk: unknown event kind")
	}
}
