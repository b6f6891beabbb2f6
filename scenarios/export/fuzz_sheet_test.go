package export

import "testing"

// FuzzSheet: any sheet and any texts are read or refused in words; what the library panics over is refused as well,
// and what is read counts no more tickets than it has rows.
func FuzzSheet(f *testing.F) {
	for _, text := range [][2]string{
		{
			sheetHead + `<row r="2"><c r="A2"><v>45292.5</v></c><c r="B2" t="s"><v>0</v></c></row>` + sheetEnd,
			`<sst count="1"><si><t>a</t></si></sst>`,
		},
		{sheetHead + `<row r="9"><c r="C9" t="b"><v>1</v></c><c t="s"><v>-1</v></c></row>` + sheetEnd, `<sst><si><r>`},
		{`<worksheet><sheetData><row><c t="e"><f>1+</f><v>#N/A</v></c><c t="d"><v>2024-01-01</v></c></row>`, ""},
	} {
		f.Add([]byte(text[0]), []byte(text[1]))
	}
	f.Fuzz(func(t *testing.T, sheet, shared []byte) {
		e, err := read(t.Context(), inMemory(bookWith(t, string(sheet), string(shared))),
			Options{MostLost: 1, fewest: 1})
		switch {
		case err != nil && err.Error() == "":
			t.Fatal("refused without words")
		case err == nil && len(e.Tickets) > e.Rows:
			t.Fatalf("%d tickets of %d rows", len(e.Tickets), e.Rows)
		}
	})
}
