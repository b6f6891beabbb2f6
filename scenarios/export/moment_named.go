package export

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"boomerang/sim/dates"
)

// monthNames are the months in seven languages, in full and as they are shortened,
// without accents.
var monthNames = func() map[string]int {
	names := map[string]int{}
	for _, line := range []string{
		"january february march april may june july august september october november december",
		"jan feb mar apr may jun jul aug sep oct nov dec", "- - - - - - - - sept - - -",
		"januar februar marz april mai juni juli august september oktober november dezember",
		"- - mrz - - - - - - okt - dez", "janner - maerz - - - - - - - - -",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
		"janv fevr - avr - - juil - - - - -", "- fev - - - - - aou - - - -",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"ene - - abr - - - ago - - - dic", "- - - - - - - - setiembre - - -",
		"janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
		"- - - - - - - - set out - -",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"gen - - - mag giu lug - - ott - -",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"- - mrt - - - - - - - - -",
	} {
		for i, name := range strings.Fields(line) {
			if name != "-" {
				names[name] = i + 1
			}
		}
	}
	return names
}()

// besideDates are words that stand in a written date and say nothing of it.
var besideDates = func() map[string]bool {
	known := map[string]bool{}
	for _, word := range strings.Fields("mon tue wed thu fri sat sun monday tuesday wednesday thursday friday " +
		"saturday " +
		"sunday tues thur thurs mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag " +
		"lun mer mie jeu jue ven vie sam sab dim dom lundi mardi mercredi jeudi vendredi samedi dimanche lunes " +
		"martes miercoles jueves viernes sabado domingo seg ter qua qui sex segunda terca quarta quinta sexta " +
		"de del of the den le el st nd rd th er") {
		known[word] = true
	}
	return known
}()

// named reads dates with the name of a month, with a clock and a zone after it or
// not, and the clock before the year, as Unix writes it.
func named(s string) (m moment, ok bool) {
	day, month, year, tuesday := -1, 0, -1, false
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isDigit(s[i]):
			v, n := digits(s, &i)
			switch {
			case day >= 0 && month > 0 && year < 0 && n <= 2 && i < len(s) && s[i] == ':':
				return clockFirst(s[i-n:], day, month)
			case n == 4 && year < 0:
				year = v
			case n <= 2 && day < 0:
				day = v
			case n == 2 && year < 0:
				year = 2000 + v
			default:
				return m, false
			}
		case unicode.IsLetter(c):
			end := i
			for end < len(s) {
				if c, size = utf8.DecodeRuneInString(s[end:]); !unicode.IsLetter(c) {
					break
				}
				end += size
			}
			word := folded(s[i:end])
			if k := monthNames[word]; k > 0 && (month == 0 || tuesday) {
				month, tuesday = k, word == "mar" && i == 0 // mar. is March, or mardi and martes before a month
			} else if !besideDates[word] {
				return m, false
			}
			i = end
		case strings.ContainsRune(" ,.-/'", c):
			i += size
		default:
			return m, false
		}
		if day >= 0 && month > 0 && year >= 0 {
			rest := strings.TrimLeft(s[i:], ".,")
			return m.at(dates.Date{Year: year, Month: month, Day: day}, rest, true)
		}
	}
	return m, false
}

// clockFirst reads the end of "Mon Jan 2 15:04:05 MST 2006".
func clockFirst(s string, day, month int) (m moment, ok bool) {
	s = strings.TrimSpace(s)
	at := strings.LastIndexByte(s, ' ')
	if at < 0 || len(s)-at != 5 {
		return m, false
	}
	i := at + 1
	year, n := digits(s, &i)
	return m.at(dates.Date{Year: year, Month: month, Day: day}, s[:at], n == 4)
}

// spaces are all kinds of them as one.
var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u3000", " ", "\t", " ")

// halves writes the halves of the day as AM and PM, and eastern signs of dates as
// strokes.
var halves = strings.NewReplacer(
	"a. m.", "AM", "p. m.", "PM", "a.m.", "AM", "p.m.", "PM", "A.M.", "AM", "P.M.", "PM", "A. M.", "AM", "P. M.", "PM",
	"a.m", "AM", "p.m", "PM",
	"年", "-", "月", "-", "日", " ", "時", ":", "时", ":", "分", " ", "년 ", "-", "월 ", "-", "일", " ",
	" Uhr", "", " uhr", "", " h ", " ", "：", ":", "／", "/",
	"–", " - ", "—", " - ", "～", " - ", "〜", " - ",
)

// eastern is a half of the day before its clock.
var eastern = regexp.MustCompile(`(午前|上午|오전|午後|下午|오후) ?(\d{1,2}:\d{2}(?::\d{2})?)`)

// plainly writes what people add to a date in the plain form, and cuts a range of
// times to its beginning.
func plainly(s string) string {
	s = halves.Replace(spaces.Replace(s))
	if at := eastern.FindStringSubmatchIndex(s); at != nil {
		half := " AM"
		if word := s[at[2]:at[3]]; word == "午後" || word == "下午" || word == "오후" {
			half = " PM"
		}
		s = s[:at[0]] + s[at[4]:at[5]] + half + s[at[1]:]
	}
	for _, to := range []string{" - ", " to ", " bis ", " a "} {
		if at := strings.Index(s, to); at > 0 && strings.ContainsAny(s[:at], ":") {
			s = s[:at]
		}
	}
	if at := strings.IndexByte(s, '['); at > 0 && strings.HasSuffix(s, "]") { // 2024-01-01T10:00+01:00[Europe/Paris]
		s = s[:at]
	}
	if at := strings.IndexByte(s, '('); at > 0 && strings.HasSuffix(s, ")") { // RFC 2822: -0500 (EST)
		s = s[:at]
	}
	words := strings.Fields(s)
	if len(words) > 1 && besideDates[folded(strings.Trim(words[0], ".,"))] { // Mon 05/01/2024
		words = words[1:]
	}
	return strings.Join(words, " ")
}
