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
}

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
	case n.pairs > 0 && n.notPairs*50 < n.pairs && 3*n.pairs > n.high/2:
		return encoding{"Shift-JIS", japanese.ShiftJIS}, nil
	}
	return encoding{"Windows-1252 or Latin-1", charmap.Windows1252}, nil
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
	double := -1 // where the second byte of a pair was
	for used < end {
		i := used
		c := data[i]
		if c == 0 {
			n.zero[(place+i)&1]++
		}
		if c < 0x80 {
			used++
			continue
		}
		if _, size := utf8.DecodeRune(data[i:]); size > 1 {
			n.valid++
			n.japanese(data[i:min(len(data), i+size)], &double, i)
			used += size
			n.high += size
			continue
		}
		n.invalid++
		n.high++
		n.japanese(data[i:min(len(data), i+2)], &double, i)
		used++
	}
	return used
}

// japanese counts pairs of bytes of Shift-JIS.
func (n *letters) japanese(data []byte, double *int, at int) {
	if *double == at || len(data) < 2 {
		return
	}
	lead, trail := data[0], data[1]
	switch {
	case lead >= 0xa1 && lead <= 0xdf: // half-width kana stand alone
	case trail < 0x40 || trail == 0x7f || trail > 0xfc || lead == 0x80 || lead == 0xa0 || lead >= 0xf0:
		n.notPairs++
	case lead <= 0x9f:
		n.pairs++
		*double = at + 1
	default:
		*double = at + 1
	}
}
