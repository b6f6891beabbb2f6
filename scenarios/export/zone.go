package export

import (
	"strings"
	"time"
	_ "time/tzdata" // zones are the same on every machine

	"boomerang/sim/remedy"
)

// zones are names of zones in minutes east of Greenwich.
var zones = map[string]int{
	"Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120,
	"EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360,
	"PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "JST": 540, "KST": 540, "HKT": 480,
	"SGT": 480, "AWST": 480, "ACST": 570, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "BRT": -180,
	"ART": -180, "SAST": 120, "ET": -300, "CT": -360, "MT": -420, "PT": -480, "CST": -360, "IST": 330, "BST": 60,
}

// vagueZones are those of several places, far from each other, or of winter and summer alike.
var vagueZones = map[string]bool{"ET": true, "CT": true, "MT": true, "PT": true, "CST": true, "IST": true, "BST": true}

// zone reads Z, names of zones, UTC+2, GMT+02:00 and ±hh:mm.
func (m moment) zone(s string) (moment, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return m, true
	}
	end := 0
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end > 0 {
		name := strings.ToUpper(s[:end])
		east, known := zones[name]
		if !known {
			return m, false
		}
		m.zoned, m.offset, m.vague = true, east, vagueZones[name]
		if s = strings.TrimSpace(s[end:]); s == "" || s == "("+name+")" {
			return m, true
		}
		if east != 0 {
			return m, false
		}
	}
	if s[0] != '+' && s[0] != '-' {
		return m, false
	}
	i := 1
	h, n := digits(s, &i)
	minutes := 0
	switch {
	case n == 4 && i == len(s):
		h, minutes = h/100, h%100
	case n <= 2 && i < len(s) && s[i] == ':':
		i++
		if minutes, n = digits(s, &i); n != 2 {
			return m, false
		}
	case n == 0 || n > 2 || n == 1 && end == 0:
		return m, false
	}
	if m.offset = h*60 + minutes; s[0] == '-' {
		m.offset = -m.offset
	}
	m.zoned = true
	return m, i == len(s) && h <= 14 && minutes < 60
}

// zoneNamed is a time zone by its name in the table of zones.
func zoneNamed(name string) (*time.Location, error) {
	if name == "" {
		return nil, nil
	}
	place, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return nil, remedy.Errorf("--time-zone %q is not a time zone", name).
			Hint("name one of the table of zones, as Europe/Berlin or America/New_York")
	}
	return place, nil
}

// in puts a moment onto the clock of a place, daylight saving by the table of zones;
// one written without a zone is taken for UTC. A date without a clock stays what it is.
func (m moment) in(place *time.Location) (moment, bool) {
	if place == nil || !m.clock {
		return m, true
	}
	if m.vague {
		return m, false
	}
	_, east := time.Unix(m.instant()*60, 0).In(place).Zone()
	m.minute, m.offset, m.zoned = m.instant()+int64(east/60), east/60, true
	return m, true
}
