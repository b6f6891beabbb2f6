package folder

import (
	"bytes"
	"crypto/sha256"
	"regexp"
	"strings"
)

// A file that may differ between equal runs (clock, number of workers) cannot be on a
// list that equal runs share. It carries its own checksum, as the value of "sha256"
// in its JSON: that of the file with zeros in this place.

// Unsealed stands where the checksum of a file goes, while that is taken.
var Unsealed = strings.Repeat("0", 2*sha256.Size)

// ownSum is the checksum in a file.
var ownSum = regexp.MustCompile(`"sha256": "([0-9a-f]{64})"`)

// SealItself puts the checksum of a file in its place, which Unsealed marks.
//
// data holds Unsealed exactly where the sum goes; only its first occurrence is
// replaced. Length does not change, so offsets in the file stay.
func SealItself(data []byte) (sealed []byte, sum string) {
	sum = SumOf(data)
	return bytes.Replace(data, []byte(Unsealed), []byte(sum), 1), sum
}

// SoundInItself reports whether a file has the checksum it carries.
//
// False too for a file that carries no sum, so that one whose sum was cut out does not
// pass. Only the first "sha256" counts; nested ones belong to what is described.
func SoundInItself(data []byte) bool {
	at := ownSum.FindSubmatchIndex(data)
	if at == nil {
		return false
	}
	bare := bytes.Clone(data)
	copy(bare[at[2]:at[3]], Unsealed)
	return SumOf(bare) == string(data[at[2]:at[3]])
}
