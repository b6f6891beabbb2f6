package result

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

// magic begins every worlds.log; storeVersion numbers the layout below.
//
//	header  magic [8], version u32, measures u32, series u32,
//	        length of model u32, model, CRC-32C of all before u32
//	record  length u32, key [16], world u64, row f64 [measures],
//	        series f64 [series], CRC-32C of all before u32
//
// All little-endian. Records of one store have one size, so a flipped bit
// costs one row and never the place of those after it. Version 1 kept all
// plans of a scenario in one record and could not tell which of them changed.
const (
	magic        = "boomwrld"
	storeVersion = 2
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Key identifies what a row was played from: physics, the design of what is
// not known, model and seed. Rows with the same key and world are the same.
//
// A hash and no names: a plan that is renamed keeps its rows, and one whose physics changed loses
// them.
//
// 128 bits: among a billion different plans the chance that any two share a key is
// below 10⁻²⁰ (n²/2¹²⁹).
type Key [16]byte

// String writes the key as 32 hexadecimal digits.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// MarshalText writes the key into JSON.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (k *Key) UnmarshalText(text []byte) error {
	if n, err := hex.Decode(k[:], text); err != nil || n != len(k) {
		return fmt.Errorf("%q is not a key of rows", text)
	}
	return nil
}

// Row is what one plan gave in one world.
type Row struct {
	Values []float64 // by measure
	Series []float64 // [month*k+measure], nil without any
}

// Shape is what all rows of a store have in common.
type Shape struct {
	Model    string // its version: rows of different physics never mix
	Measures int
	Series   int // values, 0 without series
}

// Gap is a row without a single value.
func (s Shape) Gap() (values, series []float64) {
	return slices.Repeat([]float64{math.NaN()}, s.Measures), slices.Repeat([]float64{math.NaN()}, s.Series)
}

// CRC-32C (Castagnoli) finds every burst of up to 32 bits and misses one in 4·10⁹ of
// anything else; it is against accidents. What is done on purpose the list's SHA-256
// finds.
func seal(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// sealed reports whether the last four bytes are the checksum of the others.
func sealed(b []byte) bool {
	body := len(b) - 4
	return body >= 0 && binary.LittleEndian.Uint32(b[body:]) == crc32.Checksum(b[:body], castagnoli)
}

func (s Shape) header() []byte {
	b := []byte(magic)
	for _, n := range []int{storeVersion, s.Measures, s.Series, len(s.Model)} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return seal(append(b, s.Model...))
}

// fixed is the length of a header before the model.
const fixed = len(magic) + 4*4

// damaged reports whether a file begins with a broken header of this shape: one
// that does not match its checksum, before records of the right size of which
// at least one does. Their keys say what they were played from, so that nothing
// is lost with the header but itself.
func (s Shape) damaged(data []byte) bool {
	if len(data) >= fixed && string(data[:len(magic)]) == magic {
		end := fixed + int(binary.LittleEndian.Uint32(data[len(magic)+12:]))
		if end >= fixed && end+4 <= len(data) && sealed(data[:end+4]) {
			return false // whole, of another shape
		}
	}
	for at := len(s.header()); at+s.recordSize() <= len(data); at += s.recordSize() {
		if _, err := s.check(data[at : at+s.recordSize()]); err == nil {
			return true
		}
	}
	return false
}

// match compares the header of a file with the shape and says, where they
// differ, in what.
func (s Shape) match(data []byte) error {
	if bytes.HasPrefix(data, s.header()) {
		return nil
	}
	if len(data) < fixed || string(data[:len(magic)]) != magic {
		return errors.New("not a store of worlds")
	}
	number := func(i int) int { return int(binary.LittleEndian.Uint32(data[len(magic)+4*i:])) }
	if v := number(0); v != storeVersion {
		return fmt.Errorf("the store has version %d, this program writes version %d", v, storeVersion)
	}
	end := fixed + number(3)
	if end < fixed || end+4 > len(data) || !sealed(data[:end+4]) {
		return errors.New("the header of the store is damaged; delete the file to start again")
	}
	if model := string(data[fixed:end]); model != s.Model {
		return fmt.Errorf("the store holds rows of %s, this program plays %s", model, s.Model)
	}
	return fmt.Errorf("the store holds rows of %d measures and %d series values, this run makes %d and %d: another "+
		"number of months, or rows of a program with other measures?",
		number(1), number(2), s.Measures, s.Series)
}

// leader is the length of a record before its row.
const leader = 4 + len(Key{}) + 8

func (s Shape) recordSize() int { return leader + 8*(s.Measures+s.Series) + 4 }

// encode appends the record of a row. It panics when the row has not the shape of
// the store.
//
//	size = 4 + 16 + 8 + 8·(measures + series) + 4 bytes
func (s Shape) encode(b []byte, at RowID, row Row) []byte {
	from := len(b)
	b = slices.Grow(b, s.recordSize())
	b = binary.LittleEndian.AppendUint32(b, uint32(s.recordSize()))
	b = append(b, at.Key[:]...)
	b = binary.LittleEndian.AppendUint64(b, uint64(at.World))
	b = appendNumbers(appendNumbers(b, row.Values, s.Measures), row.Series, s.Series)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b[from:], castagnoli))
}

// IEEE 754 bits as they are: what is read is what was played to the last bit, −0 too.
// NaN has some 2⁵³ patterns that mean the same, so one is chosen, and equal rows are
// equal bytes.
func appendNumbers(b []byte, row []float64, width int) []byte {
	if len(row) != width {
		panic(fmt.Sprintf("result: a row of %d values, want %d", len(row), width))
	}
	for _, x := range row {
		if math.IsNaN(x) {
			x = math.NaN() // one pattern of bits for every NaN
		}
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	return b
}

// check returns the place of a record, or why the record cannot be trusted.
func (s Shape) check(record []byte) (RowID, error) {
	if !sealed(record) {
		return RowID{}, errors.New("does not match its checksum")
	}
	if n := binary.LittleEndian.Uint32(record); int(n) != len(record) {
		return RowID{}, fmt.Errorf("says it has %d bytes, want %d", n, len(record))
	}
	world := binary.LittleEndian.Uint64(record[leader-8:])
	return RowID{Key: Key(record[4:]), World: int(world)}, nil
}

// decode fills in the row of a checked record.
func (s Shape) decode(record []byte, row *Row) {
	middle := leader + 8*s.Measures
	row.Values = decodeNumbers(row.Values, record[leader:middle])
	row.Series = decodeNumbers(row.Series, record[middle:middle+8*s.Series])
}

// decodeNumbers reads numbers, in the memory of all where it has enough.
func decodeNumbers(all []float64, bytes []byte) []float64 {
	n := len(bytes) / 8
	all = slices.Grow(all[:0], n)[:n]
	for i := range all {
		all[i] = math.Float64frombits(binary.LittleEndian.Uint64(bytes[8*i:]))
	}
	return all
}
