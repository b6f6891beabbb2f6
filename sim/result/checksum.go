package result

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
)

// A result folder can be spoilt without looking it: a disk flips a bit, somebody
// edits a cell, a killed run leaves files of two runs side by side. So
// result.json holds the checksum of runs.csv, and its own.

// unsigned stands in result.json where its own checksum goes, while that is
// taken.
var unsigned = strings.Repeat("0", 2*sha256.Size)

// errChanged says that a file is not what was written.
var errChanged = errors.New("it is not the file that was written: its checksum (SHA-256) differs")

// sumOf is the SHA-256 of a file's bytes, in hexadecimal digits.
//
// SHA-256 and not a CRC: rows are compared by it across machines and years, and an edited cell has to
// show.
func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
