//go:build !page

package drawing

import (
	"bytes"
	"fmt"
	"image/png"
	"path"
	"sync"

	"gonum.org/v1/plot/vg/vgimg"

	"boomerang/sim/folder"
)

// pictures compresses for speed: the charts of a run take two thirds of the time
// and 3 % more bytes than at the default level.
var pictures = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: new(compressors)}

// compressors are used again, for the next chart: one has tables of a megabyte.
type compressors struct{ idle sync.Pool }

func (c *compressors) Get() *png.EncoderBuffer {
	b, _ := c.idle.Get().(*png.EncoderBuffer)
	return b
}

func (c *compressors) Put(b *png.EncoderBuffer) { c.idle.Put(b) }

// PNG returns the figure as an image at 144 dots per inch.
func (f Figure) PNG() ([]byte, error) {
	c := vgimg.NewWith(vgimg.UseWH(PageWidth, f.Size()), vgimg.UseDPI(144))
	f.Draw(c)
	var b bytes.Buffer
	if err := pictures.Encode(&b, c.Image()); err != nil {
		return nil, fmt.Errorf("chart %s: %w", f.Name, err)
	}
	return b.Bytes(), nil
}

// Write stages the figure below a folder ("" or a slash path), as SVG and PNG.
func (f Figure) Write(in *folder.Folder, below string) error {
	svg, err := f.SVG()
	if err != nil {
		return err
	}
	png, err := f.PNG()
	if err != nil {
		return err
	}
	for name, data := range InOrder(f.Name, svg, png) {
		if err := in.Put(path.Join(below, name), data); err != nil {
			return err
		}
	}
	return nil
}
