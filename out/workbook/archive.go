package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"boomerang/out/drawing"
)

// contentTypes is the part that readers of the format look for first.
const contentTypes = "[Content_Types].xml"

// inOrder packs the parts of a workbook anew, by name and without a time: the library writes them as
// a map gives them.
func inOrder(data []byte) ([]byte, error) {
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", drawing.WorkbookFile, err)
	}
	slices.SortFunc(from.File, func(a, b *zip.File) int {
		if first := a.Name == contentTypes; first != (b.Name == contentTypes) {
			if first {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	var packed bytes.Buffer
	to := zip.NewWriter(&packed)
	for _, part := range from.File {
		if err := again(to, part); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", drawing.WorkbookFile, part.Name, err)
		}
	}
	if err := to.Close(); err != nil {
		return nil, fmt.Errorf("%s: %w", drawing.WorkbookFile, err)
	}
	return packed.Bytes(), nil
}

// again packs one part.
func again(to *zip.Writer, part *zip.File) error {
	in, err := part.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := to.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}
