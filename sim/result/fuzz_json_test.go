package result

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"testing"

	"boomerang/sim/folder"
)

// lone is a folder of one file, whose list is sound.
type lone []byte

func (l lone) Dir() string { return "lone" }

func (l lone) Read(string) (folder.Data, error) { return folder.Data{Bytes: l}, nil }

// FuzzResult: any JSON is read as a result or refused in words, and a result that was read
// is written and read again the same.
func FuzzResult(f *testing.F) {
	whole, err := Encode(&Result{Version: Version, Hash: "ab", Plans: []Plan{{Name: "keep"}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	for _, text := range []string{
		`{"version":1}`, `{"version":2,"thresholds":[{}]}`, `{"version":"3"}`, `{"version":3,"sha256":"00"}`, `{`,
		`null`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadFrom(lone(data))
		if err != nil {
			if err.Error() == "" {
				t.Fatal("refused without words")
			}
			return
		}
		first, err := Encode(r)
		if err != nil {
			return // a figure that is not finite, named
		}
		again := new(Result)
		if err := json.Unmarshal(first, again); err != nil {
			t.Fatal(err)
		}
		if second, err := Encode(again); err != nil || !bytes.Equal(first, second) {
			t.Fatalf("%v\n%s\n%s", err, first, second)
		}
	})
}

// FuzzManifest does the same for what repeats a run.
func FuzzManifest(f *testing.F) {
	whole, err := Encode(&Manifest{Version: Version, Name: "a", Scenario: "months = 1\n", Keys: []Key{{1}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(`{"version":3,"keys":["00"],"asked":{"set":["a=1"]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m := new(Manifest)
		if ReadJSON(lone(data), ManifestFile, m) != nil {
			return
		}
		first, err := Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		again := new(Manifest)
		if err := ReadJSON(lone(first), ManifestFile, again); err != nil {
			t.Fatal(err)
		}
		if second, _ := Encode(again); !bytes.Equal(first, second) {
			t.Fatalf("%s\n%s", first, second)
		}
	})
}

// FuzzRows: any table of rows is filed, every world with every plan, or refused.
func FuzzRows(f *testing.F) {
	f.Add("world,block,chance,used,plan,net\n0,0,1,1,keep,2.5\n0,0,1,1,cut,\n", uint8(0))
	f.Add("world,block,chance,plan,x,net\n0,0,1,keep,1,NaN\n", uint8(1))
	f.Fuzz(func(t *testing.T, text string, inputs uint8) {
		lines, err := csv.NewReader(bytes.NewReader([]byte(text))).ReadAll()
		if err != nil {
			return
		}
		r, err := rowsIn(lines, int(inputs))
		if err != nil {
			return
		}
		for _, w := range r.Worlds {
			if len(w.Inputs) != int(inputs) || len(w.Rows) != len(r.Plans) {
				t.Fatalf("world %d: %d inputs, %d plans", w.World, len(w.Inputs), len(w.Rows))
			}
			for _, row := range w.Rows {
				if len(row) != len(r.Measures) {
					t.Fatalf("world %d: %d of %d measures", w.World, len(row), len(r.Measures))
				}
			}
		}
	})
}

// FuzzIsTable: bytes that are not a table of ours are told so, and none stops the program.
func FuzzIsTable(f *testing.F) {
	columns := []Column{Text("plan", UnitNone, "Name of the plan.")}
	var whole bytes.Buffer
	if err := WriteParquet(&whole, columns, func(put func(...any) error) error { return put("keep") }); err != nil {
		f.Fatal(err)
	}
	about, err := json.Marshal(columns)
	if err != nil {
		f.Fatal(err)
	}
	if !isTable(bytes.NewReader(whole.Bytes()), int64(whole.Len()), string(about)) {
		f.Fatal("a table of ours is not known")
	}
	f.Add(whole.Bytes())
	f.Add([]byte("PAR1pPAR\x04"))
	f.Add([]byte("PAR1\xff\xff\xff\xffPAR1")) // for which the library takes 4 GB
	f.Add([]byte("PAR1\x00\x00\x00\x00PAR1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if isTable(bytes.NewReader(data), int64(len(data)), string(about)) && !bytes.Contains(data, []byte("plan")) {
			t.Fatal("a table without our column is taken for ours")
		}
	})
}
