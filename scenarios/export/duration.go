package export

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"boomerang/scenarios/numeral"
)

// perWord are minutes of the units of time, by the words of nine languages without
// accents.
var perWord = func() map[string]float64 {
	known := map[string]float64{}
	for minutes, words := range map[float64]string{
		1. / 60_000: "ms msec msecs millis millisecond milliseconds millisekunden milisegundos millisecondes " +
			"ミリ秒 毫秒",
		1. / 60: "s sec secs second seconds sek sekunde sekunden seg segs segundo segundos seconde secondes secondi " +
			"secondo sn saniye сек с 秒 秒钟 초",
		1: "m min mins minute minutes minuten minuto minutos minuti mn dk dakika мин м 分 分钟 分間 분",
		60: "h hr hrs hour hours std stunde stunden heure heures hora horas hs ora ore uur uren sa saat ч час " +
			"時間 小时 时 시간",
		1440:   "d day days tag tage tagen tg jour jours j dia dias giorno giorni dag dagen gun 日 天 일",
		10_080: "w week weeks wk wks woche wochen semaine semaines semana semanas",
	} {
		for _, word := range strings.Fields(words) {
			known[word] = minutes
		}
	}
	return known
}()

// unitOf is the unit a header names, in minutes: "handle_time_sec", "Resolution Time
// (hrs)", "AHT (mm:ss)"; 0: none. A unit that could be part of a name stands at the end.
func unitOf(header string) float64 {
	words := strings.FieldsFunc(folded(uncameled(header)), func(c rune) bool {
		return !unicode.IsLetter(c) && c != ':'
	})
	if len(words) == 0 {
		return 0
	}
	last := words[len(words)-1]
	switch last {
	case "mm:ss", "m:ss", "m:s":
		return 1
	case "hh:mm", "h:mm", "h:m":
		return 60
	}
	if len(words) == 1 && last == "m" {
		return 0
	}
	if last == "day" || last == "week" || last == "ore" || last == "ora" || last == "hora" || last == "dia" {
		return 0
	}
	return perWord[last]
}

// uncameled puts a space before a capital after a small letter: handleTimeMillis.
func uncameled(header string) string {
	var b strings.Builder
	small := false
	for _, c := range header {
		if small && unicode.IsUpper(c) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		small = unicode.IsLower(c)
	}
	return b.String()
}

// clockParts are the parts of a time written with colons, and whether one could be read.
// 1.02:03:04 and "1 day, 2:03:04" have days before it.
type clockParts struct {
	part [3]float64
	n    int // 2 or 3
	days float64
}

// colons reads h:mm:ss, with days before it or not, and x:xx.
func colons(s string) (c clockParts, ok bool) {
	if at := strings.IndexByte(s, ' '); at > 0 { // 0 days 00:05:30, 1 day, 2:03:04
		word := strings.Trim(s[at+1:], " ")
		end := strings.IndexAny(word, " ,")
		if end < 0 {
			return c, false
		}
		days, fine := plainNumber(s[:at])
		if !fine || perWord[folded(word[:end])] != 1440 {
			return c, false
		}
		c.days, s = days, strings.TrimLeft(word[end:], " ,+")
	} else if at := strings.IndexByte(s, '.'); at > 0 && strings.IndexByte(s, ':') > at { // 1.02:03:04
		days, fine := plainNumber(s[:at])
		if !fine {
			return c, false
		}
		c.days, s = days, s[at+1:]
	}
	for part := range strings.SplitSeq(s, ":") {
		if c.n == 3 {
			return c, false
		}
		x, fine := plainNumber(part)
		if !fine || c.n > 0 && x >= 60 {
			return c, false
		}
		c.part[c.n] = x
		c.n++
	}
	return c, c.n >= 2
}

// plainNumber reads digits with decimals or without.
func plainNumber(s string) (x float64, ok bool) {
	if s == "" || len(s) > 15 {
		return 0, false
	}
	scale := 0.
	for i := range len(s) {
		switch c := s[i]; {
		case isDigit(c):
			x = x*10 + float64(c-'0')
			scale *= 10
		case (c == '.' || c == ',') && scale == 0 && i > 0:
			scale = 1
		default:
			return 0, false
		}
	}
	return x / max(scale, 1), true
}

// numberAt reads the number that stands at a place, and where it ends.
func numberAt(s string, at int) (x float64, end int, ok bool) {
	for end = at; end < len(s) && (isDigit(s[end]) || s[end] == '.' || s[end] == ','); {
		end++
	}
	x, ok = plainNumber(s[at:end])
	return x, end, ok
}

// minutes is the time, where of two parts the first counts units of so many minutes.
func (c clockParts) minutes(first float64) float64 {
	if c.n == 2 {
		return c.days*1440 + c.part[0]*first + c.part[1]*first/60
	}
	return c.days*1440 + c.part[0]*60 + c.part[1] + c.part[2]/60
}

// worded reads a time with its units, in minutes: 5m 30s, 1 h 2 min, PT5M30S, 5,5 min.
func worded(s string) (minutes float64, ok bool) {
	if len(s) > 2 && (s[0] == 'P' || s[0] == 'p') && (isDigit(s[1]) || s[1]|0x20 == 't') {
		return iso8601(strings.ToUpper(s))
	}
	found := false
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == ',' && found {
			i++
			continue
		}
		x, end, fine := numberAt(s, i)
		if !fine {
			return 0, false
		}
		for end < len(s) && s[end] == ' ' {
			end++
		}
		from := end
		for end < len(s) {
			c, size := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(c) {
				break
			}
			end += size
		}
		per := perWord[folded(s[from:end])]
		if per == 0 {
			return 0, false
		}
		minutes, found = minutes+x*per, true
		for end < len(s) && s[end] == '.' {
			end++
		}
		i = end
		for _, and := range []string{" and ", " und ", " et ", " y ", " e "} {
			if strings.HasPrefix(s[i:], and) {
				i += len(and)
			}
		}
	}
	return minutes, found
}

// iso8601 reads P1DT2H5M30S.
func iso8601(s string) (minutes float64, ok bool) {
	dated := true
	for i := 1; i < len(s); {
		if s[i] == 'T' && dated {
			dated = false
			i++
			continue
		}
		x, end, fine := numberAt(s, i)
		if !fine || end == len(s) {
			return 0, false
		}
		per := map[byte]float64{'H': 60, 'M': 1, 'S': 1. / 60}[s[end]]
		if dated {
			per = map[byte]float64{'W': 10_080, 'D': 1440}[s[end]]
		}
		if per == 0 {
			return 0, false
		}
		minutes, ok, i = minutes+x*per, true, end+1
	}
	return minutes, ok
}

// times are what the cells of a column of durations have shown: which units hold where
// a cell names none.
type times struct {
	unit  float64 // minutes of a number without unit; 0: not known
	first float64 // minutes of the first of two parts; 0: not known
	pairs []float64
	three bool // some cell has hours, minutes and seconds
}

// see takes a cell into account.
func (t *times) see(cell string) {
	if c, ok := colons(strings.TrimPrefix(cell, "-")); ok {
		if c.n == 3 {
			t.three = true
		} else if len(t.pairs) < mostMarked {
			t.pairs = append(t.pairs, c.minutes(1))
		}
	}
}

// Handle times of agents have a median between these, in minutes: seconds of a chat to
// an hour and a half of a claim. It tells 5 min 30 s from five and a half hours.
const shortestUsual, longestUsual = .25, 90

// decide finds out what the first of two parts counts: told by the header or a flag, or
// since cells with three parts stand beside, or since only one of the readings can be.
func (t *times) decide() (how string) {
	if t.first != 0 || len(t.pairs) == 0 {
		return ""
	}
	switch t.unit {
	case 1. / 60, 1:
		t.first = 1
	case 60:
		t.first = 60
	}
	if t.first != 0 {
		return ""
	}
	middle := medianOf(t.pairs)
	minutes := middle >= shortestUsual && middle <= longestUsual
	hours := middle*60 >= shortestUsual && middle*60 <= longestUsual
	switch {
	case t.three || minutes && !hours:
		t.first, how = 1, "minutes and seconds"
	case hours && !minutes:
		t.first, how = 60, "hours and minutes"
	}
	return how
}

// read is a duration in minutes. unitless: it is a number, and nothing says of what.
func (t *times) read(cell string, column *numeral.Column) (minutes float64, ok, unitless bool) {
	sign := 1.
	if strings.HasPrefix(cell, "-") {
		sign, cell = -1, cell[1:]
	}
	if strings.IndexByte(cell, ':') > 0 {
		if at := strings.LastIndexByte(cell, ' '); at > 0 && isDigit(cell[at-1]) { // 5:30 min
			if unit := perWord[folded(strings.TrimRight(cell[at+1:], "."))]; unit > 0 {
				c, ok := colons(cell[:at])
				return sign * c.minutes(max(1, unit)), ok, false
			}
		}
		c, ok := colons(cell)
		if ok && c.n == 2 && t.first == 0 {
			return 0, true, true
		}
		return sign * c.minutes(t.first), ok, false
	}
	if x, ok := column.Read(cell); ok {
		return sign * x * t.unit, true, t.unit == 0
	}
	x, ok := worded(cell)
	return sign * x, ok && !math.IsInf(x, 0), false
}
