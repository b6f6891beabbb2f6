package result

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

// magic begins every worlds.log; storeVersion numbers the layout below.
//
//	header  magic [8], version u32, plans u32, measures u32, series u32,
//	        length of hash u32, hash, CRC-32C of all before u32
//	record  length u32, world u64, rows f64 [plans·measures],
//	        series f64 [plans·series], CRC-32C of all before u32
//
// All little-endian. Records of one store have one size, so a flipped bit
// costs one world and never the place of those after it.
const (
	magic        = "boomwrld"
	storeVersion = 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// layout writes and reads the bytes of a store of one identity.
type layout struct{ id Identity }

func seal(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// sealed reports whether the last four bytes are the checksum of the others.
func sealed(b []byte) bool {
	body := len(b) - 4
	return body >= 0 && binary.LittleEndian.Uint32(b[body:]) == crc32.Checksum(b[:body], castagnoli)
}

func (l layout) header() []byte {
	b := []byte(magic)
	for _, n := range []int{storeVersion, l.id.Plans, l.id.Measures, l.id.Series, len(l.id.Hash)} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return seal(append(b, l.id.Hash...))
}

// fixed is the length of a header before its hash.
const fixed = len(magic) + 5*4

// match compares the header of a file with the identity and says, where they
// differ, in what.
func (l layout) match(data []byte) error {
	if bytes.HasPrefix(data, l.header()) {
		return nil
	}
	if len(data) < fixed || string(data[:len(magic)]) != magic {
		return errors.New("not a store of worlds")
	}
	number := func(i int) int { return int(binary.LittleEndian.Uint32(data[len(magic)+4*i:])) }
	if v := number(0); v != storeVersion {
		return fmt.Errorf("the store has version %d, this program writes version %d", v, storeVersion)
	}
	end := fixed + number(4)
	if end+4 > len(data) || !sealed(data[:end+4]) {
		return errors.New("the header of the store is damaged; delete the file to start again")
	}
	if hash := string(data[fixed:end]); hash != l.id.Hash {
		return fmt.Errorf("the store belongs to another scenario, model or seed (%s, this run is %s)", hash, l.id.Hash)
	}
	return fmt.Errorf("the store holds %d plans × %d measures and %d series values, this run makes %d × %d and %d",
		number(1), number(2), number(3), l.id.Plans, l.id.Measures, l.id.Series)
}

func (l layout) recordSize() int {
	return 4 + 8 + 8*l.id.Plans*(l.id.Measures+l.id.Series) + 4
}

// encode returns the record of a world. It panics when the outcome has not the
// shape of the store.
func (l layout) encode(world int, out Outcome) []byte {
	b := make([]byte, 0, l.recordSize())
	b = binary.LittleEndian.AppendUint32(b, uint32(l.recordSize()))
	b = binary.LittleEndian.AppendUint64(b, uint64(world))
	b = appendRows(b, out.Rows, l.id.Plans, l.id.Measures)
	if l.id.Series > 0 {
		b = appendRows(b, out.Series, l.id.Plans, l.id.Series)
	}
	return seal(b)
}

func appendRows(b []byte, rows [][]float64, plans, width int) []byte {
	if len(rows) != plans {
		panic(fmt.Sprintf("result: a world with %d plans, want %d", len(rows), plans))
	}
	for _, row := range rows {
		if len(row) != width {
			panic(fmt.Sprintf("result: a row of %d values, want %d", len(row), width))
		}
		for _, x := range row {
			if math.IsNaN(x) {
				x = math.NaN() // one pattern of bits for every NaN
			}
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
		}
	}
	return b
}

// check returns the world of a record, or why the record cannot be trusted.
func (l layout) check(record []byte) (world int, err error) {
	if !sealed(record) {
		return 0, errors.New("does not match its checksum")
	}
	if n := binary.LittleEndian.Uint32(record); int(n) != len(record) {
		return 0, fmt.Errorf("says it has %d bytes, want %d", n, len(record))
	}
	return int(binary.LittleEndian.Uint64(record[4:])), nil
}

// decode returns the outcome in a checked record.
func (l layout) decode(record []byte) Outcome {
	rest := record[12:]
	rows := func(width int) [][]float64 {
		all := make([][]float64, l.id.Plans)
		for p := range all {
			all[p] = make([]float64, width)
			for i := range all[p] {
				all[p][i] = math.Float64frombits(binary.LittleEndian.Uint64(rest))
				rest = rest[8:]
			}
		}
		return all
	}
	out := Outcome{Rows: rows(l.id.Measures)}
	if l.id.Series > 0 {
		out.Series = rows(l.id.Series)
	}
	return out
}
