package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	xencoding "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"boomerang/sim/remedy"
)

// encoding is how the letters of a file are written.
type encoding struct {
	name    string
	decoder xencoding.Encoding // nil: UTF-8
}

func (e encoding) String() string { return e.name }

// letters counts what tells one encoding from another.
type letters struct {
	high     int // bytes above ASCII
	valid    int // sequences of UTF-8
	invalid  int
	zero     [2]int // zero bytes at even and at odd places
	pairs    int    // two bytes that Shift-JIS could hold, its first 81–9F, where western letters are rare
	notPairs int    // bytes above ASCII that it could not
	beside   int    // of the pairs, those that follow another: words of several letters
	long     int    // bytes in runs of bytes above ASCII that no western word has
	kana     struct {
		n    int // pairs of EUC-JP that are kana
		lead bool
	}

	inner  [128]int // bytes above ASCII between small letters of ASCII
	before [2]byte  // the last two

	lead   byte // of a pair that may begin
	paired bool // the bytes before were a pair
	run    int  // of bytes above ASCII
}

// longRun is how many letters with accents follow each other in no western word.
const longRun = 4

// encodingOf reads a file to its end: a letter that decides may stand in any row.
func encodingOf(r *bufio.Reader) (encoding, error) {
	head, _ := r.Peek(4)
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return encoding{"UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}, nil
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return encoding{"UTF-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)}, nil
	}
	var n letters
	if err := n.count(r); err != nil {
		return encoding{}, err
	}
	switch zeros := n.zero[0] + n.zero[1]; {
	case zeros > 0 && n.zero[1] > 20*n.zero[0] && n.zero[1] > 1:
		return encoding{"UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, nil
	case zeros > 0 && n.zero[0] > 20*n.zero[1] && n.zero[0] > 1:
		return encoding{"UTF-16", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, nil
	case zeros > 0:
		return encoding{}, fmt.Errorf("the file holds zero bytes: it is not text")
	case n.invalid == 0:
		return encoding{name: "UTF-8"}, nil
	case n.valid > 10*n.invalid:
		return encoding{name: "UTF-8 (letters that are not are shown as �)"}, nil
	case n.pairs > 0 && n.notPairs*50 < n.pairs && 3*n.pairs > n.high/2 && 3*n.beside > n.pairs:
		return encoding{"Shift-JIS", japanese.ShiftJIS}, nil
	case 2*n.long > n.high && 10*n.kana.n > n.high:
		return encoding{"EUC-JP", japanese.EUCJP}, nil
	case 2*n.long > n.high:
		return encoding{}, remedy.Errorf("the letters of the file are neither UTF-8 nor Latin nor Japanese: which " +
			"they are, it does not say").Hint("save it as UTF-8")
	}
	return n.western(), nil
}

// western tells the encodings of one byte apart by what stands inside of words, where a mark or a capital letter of
// one is a small letter of another; what decides nothing is read as the most frequent one.
//
//	byte                 Windows-1252   Windows-1250   Mac Roman
//	8A 8C 8E             Š Œ Ž          Š Ś Ž          ä å é
//	8D 8F 90             none           Ť Ź none       ç è ê
//	A7                   §              §              ß
//	9F                   Ÿ              ź              ü
//	B3 B9 BF             ³ ¹ ¿          ł ą ż          ≥ π ø
//	9D                   none           ť              ù
//	EC and F8            ì and ø        ě and ř        Ï and ¯
//
// No language has both ì and ø; one with ź has ł and ą, too.
func (n *letters) western() encoding {
	sum := func(bytes ...byte) (total int) {
		for _, c := range bytes {
			total += n.inner[c-0x80]
		}
		return total
	}
	mac, east := sum(0x8a, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0xa7), sum(0xb3, 0xb9, 0x9d)
	if sum(0xec) > 0 && sum(0xf8) > 0 {
		east += sum(0xec, 0xf8)
	}
	switch {
	case mac > east, east == 0 && sum(0x9f) > 0:
		return encoding{"Mac Roman", charmap.Macintosh}
	case east > 0:
		return encoding{"Windows-1250", charmap.Windows1250}
	}
	return encoding{"Windows-1252 or Latin-1", charmap.Windows1252}
}

// count reads to the end.
func (n *letters) count(r io.Reader) error {
	buffer := make([]byte, 1<<16)
	kept, place := 0, 0
	for {
		got, err := r.Read(buffer[kept:])
		data := buffer[:kept+got]
		end := len(data)
		if err == nil && end > utf8.UTFMax {
			end -= utf8.UTFMax // what may be cut in the middle waits for the rest
		} else if err == nil {
			kept = end
			continue
		}
		used := n.chunk(data, end, place)
		place += used
		kept = copy(buffer, data[used:])
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// chunk counts in data up to end and returns how far it came.
func (n *letters) chunk(data []byte, end, place int) (used int) {
	for used < end {
		i := used
		c := data[i]
		if c == 0 {
			n.zero[(place+i)&1]++
		}
		if c < 0x80 {
			n.byte(c)
			used++
			continue
		}
		_, size := utf8.DecodeRune(data[i:])
		if size > 1 {
			n.valid++
		} else {
			n.invalid++
		}
		for _, c := range data[i : i+size] {
			n.byte(c)
		}
		n.high += size
		used += size
	}
	return used
}

// byte takes one byte into account as letters of the East might have it, whatever UTF-8 makes of it.
func (n *letters) byte(c byte) {
	small := func(c byte) bool { return 'a' <= c && c <= 'z' }
	if n.before[1] >= 0x80 && small(n.before[0]) && small(c) {
		n.inner[n.before[1]-0x80]++
	}
	n.before = [2]byte{n.before[1], c}
	if c < 0x80 {
		n.run = 0
	} else if n.run++; n.run == longRun {
		n.long += longRun
	} else if n.run > longRun {
		n.long++
	}
	lead := n.lead
	n.lead = 0
	switch {
	case lead == 0 && c >= 0x80 && (c < 0xa1 || c > 0xdf): // half-width kana stand alone
		n.lead = c
	case lead == 0:
		n.paired = n.paired && c >= 0xa1
	case c < 0x40 || c == 0x7f || c > 0xfc || lead == 0x80 || lead == 0xa0 || lead >= 0xf0:
		n.notPairs++
		n.paired = false
	case lead <= 0x9f:
		n.pairs++
		n.beside += truth(n.paired)
		n.paired = true
	default:
		n.paired = true
	}
	if n.kana.lead && c >= 0xa1 {
		n.kana.n++
	}
	n.kana.lead = !n.kana.lead && n.run%2 == 1 && (c == 0xa4 || c == 0xa5)
}
