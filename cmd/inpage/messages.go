package main

import (
	"bytes"
	"encoding/gob"

	"boomerang/models/desk"
)

// What desk and players send each other is gob: it keeps every bit of a number, and the NaN that
// stands for "not stated".

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(v)
	return b.Bytes(), err
}

func decodeWorld(b []byte) (w desk.World, err error) {
	err = gob.NewDecoder(bytes.NewReader(b)).Decode(&w)
	return w, err
}

func decodeRows(b []byte) (rows []desk.Row, err error) {
	err = gob.NewDecoder(bytes.NewReader(b)).Decode(&rows)
	return rows, err
}
