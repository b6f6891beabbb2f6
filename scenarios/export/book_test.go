package export

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// The parts of a spreadsheet with one sheet.
const (
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ` +
		`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	office      = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packageRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship ` +
		`Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookText = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + office + `">` +
		`<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`
	bookRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship ` +
		`Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
		`<row r="1"><c t="inlineStr"><is><t>created</t></is></c><c t="inlineStr"><is><t>category</t></is></c></row>`
	sheetEnd = `</sheetData></worksheet>`
)

// bookWith is a spreadsheet with a sheet and texts.
func bookWith(t testing.TB, sheet, shared string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"xl/workbook.xml", bookText},
		{"xl/_rels/workbook.xml.rels", bookRels},
		{"xl/worksheets/sheet1.xml", sheet},
		{"xl/sharedStrings.xml", shared},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = io.WriteString(w, part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Whatever a spreadsheet would have gathered in memory is refused while it is read through, in words; what lies
// beside the rows may be as long as it likes.
func TestSpreadsheetsThatSwell(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	const longest = 1 << 17
	long := func(s string) string { return strings.Repeat(s, 2*longest/len(s)) }
	for _, c := range []struct {
		name, sheet, shared string
		want                error
	}{
		{"a cell", sheetHead + `<row r="2"><c t="inlineStr"><is><t>` + long(" "), "", errHuge},
		{"an attribute", sheetHead + `<row r="2"><c t="` + long("s"), "", errHuge},
		{"a remark", sheetHead + `<!-- ` + long("<row>"), "", errHuge},
		{"a row of cells", sheetHead + `<row r="2">` + long("<c><v>1</v></c>"), "", errHuge},
		{"cells in no row", sheetHead + long("<x><c><v>1</v></c></x>"), "", errHuge},
		{"rows in a cell", sheetHead + `<row r="2"><c><is>` + long("<r><t>a</t></r><row/>"), "", errHuge},
		{"a text", sheetHead, "<sst><si>" + long("<r><t>a</t></r>"), errHuge},
		{"other letters", `<?xml version="1.0" encoding="ebcdic"?>` + sheetHead, "", errBook},
		{"what lies beside", sheetHead + "</sheetData><m>" + long(`<mergeCell ref="A1:A2"/>`), "", nil},
		{"many rows", sheetHead + long("<row><c><v>1</v></c></row>"), "", nil},
		{"many texts", sheetHead, "<sst>" + long("<si><t>a</t></si>"), nil},
	} {
		from := bytes.NewReader(bookWith(t, c.sheet, c.shared))
		if _, err := bookOf(t.Context(), from, longest); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	lying := func(name string, size uint64) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		_, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: size})
		if err = errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for name, size := range map[string]uint64{
		"xl/worksheets/sheet1.xml": 1 << 63, "xl/sharedStrings.xml": 1 << 29, "xl/styles.xml": 1 << 27,
	} {
		if _, err := bookOf(t.Context(), bytes.NewReader(lying(name, size)), longest); !errors.Is(err, errHuge) {
			t.Errorf("%s of %d bytes: %v", name, size, err)
		}
	}
	if err := bookError(errHuge); !errors.Is(err, errHuge) || !strings.Contains(err.Error(), "larger") {
		t.Error(err)
	}
}

// A signal ends the reading of a spreadsheet, wherever it is, and nothing that was unpacked stays.
func TestASpreadsheetIsLeft(t *testing.T) {
	unpacked := t.TempDir()
	t.Setenv("TMPDIR", unpacked)
	rows := strings.Repeat("<row><c><v>1</v></c></row>"+strings.Repeat(" ", 1<<14), largestInMemory>>14)
	data := bookWith(t, sheetHead+rows+sheetEnd, "")
	for reads := range 2 {
		ctx, stop := context.WithCancel(t.Context())
		s := inMemory(data)
		if reads == 0 {
			stop()
		}
		err := s.look(ctx, Options{})
		if left, _ := os.ReadDir(unpacked); reads > 0 && (err != nil || len(left) != 1) {
			t.Fatalf("%v, unpacked %d", err, len(left))
		}
		if reads > 0 {
			rows, err := s.rows(ctx)
			if err != nil {
				t.Fatal(err)
			}
			rows.next()
			stop()
			if _, _, err = rows.next(); !errors.Is(err, context.Canceled) {
				t.Errorf("goes on with %v", err)
			}
			rows.Close()
		} else if !errors.Is(err, context.Canceled) {
			t.Errorf("opens with %v", err)
		}
		s.close(ctx)
		stop()
		if left, _ := os.ReadDir(unpacked); len(left) > 0 {
			t.Errorf("%d files stay unpacked", len(left))
		}
	}
}
