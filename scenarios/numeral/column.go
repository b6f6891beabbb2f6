package numeral

import "strings"

// Mark is the decimal mark of a column of a file.
type Mark byte

// The decimal marks. Undecided: no cell tells.
const (
	Undecided Mark = 0
	Point     Mark = '.'
	Comma     Mark = ','
)

// Column decides once what the marks of a column mean. The zero value has seen
// nothing.
type Column struct {
	tells   [2]string // a cell that proves a point, and one that proves a comma
	open    *Doubt    // the first cell that could be either; nil: none
	assumed Mark      // where nothing tells
}

// ByDelimiter is the mark to fall back on where no cell tells: files separated by
// semicolons come from where the comma is the decimal mark.
func (c *Column) ByDelimiter(delimiter rune) {
	if delimiter == ';' {
		c.assumed = Comma
	}
}

// Assume settles the mark, whatever cells tell.
func (c *Column) Assume(m Mark) { c.tells, c.open, c.assumed = [2]string{}, nil, m }

// Whole settles a column of whole numbers that no cell tells: 1,600 of a thing is no part of one, whatever stands
// between cells. It returns the cell, "" where nothing was open.
func (c *Column) Whole() string {
	if c.open == nil || c.Decided() {
		return ""
	}
	cell := c.open.Text
	c.open, c.assumed = nil, Comma
	if strings.IndexByte(cell, ',') >= 0 {
		c.assumed = Point
	}
	return cell
}

// See takes a cell into account. What is no number tells nothing.
func (c *Column) See(cell string) {
	s := trueMinus.Replace(strings.TrimSpace(cell))
	x, err := Read(s)
	doubt, _ := err.(*Doubt)
	point, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case err == ErrNoNumber, point < 0 && comma < 0:
	case point >= 0 && comma >= 0: // 1,234.5 or 1.234,5
		c.proves(point > comma, s)
	case comma >= 0 && doubt != nil: // 9,5 or 0,125: nobody groups like that
		c.proves(false, s)
	case comma >= 0: // 38,000, or 38.000 of a country that writes so
		if c.open == nil && strings.Count(s, ",") == 1 {
			decimal, _ := plain(strings.Replace(s, ",", ".", 1))
			c.open = &Doubt{s, decimal, x}
		} else if strings.Count(s, ",") > 1 {
			c.proves(true, s)
		}
	case doubt != nil: // 1.450
		if c.open == nil {
			c.open = doubt
		}
	case strings.Count(s, ".") > 1: // 1.234.567
		c.proves(false, s)
	default: // 9.5
		c.proves(true, s)
	}
}

func (c *Column) proves(point bool, cell string) {
	k := 1
	if point {
		k = 0
	}
	if c.tells[k] == "" {
		c.tells[k] = cell
	}
}

// Decided reports whether some cell has told.
func (c *Column) Decided() bool { return c.tells[0] != "" || c.tells[1] != "" }

// Contradiction are two cells that cannot be of one column: with a decimal point and
// with a decimal comma.
func (c *Column) Contradiction() (point, comma string, found bool) {
	return c.tells[0], c.tells[1], c.tells[0] != "" && c.tells[1] != ""
}

// Open is a cell that could be either where no cell tells; nil where all is clear.
func (c *Column) Open() *Doubt {
	if c.Decided() || c.assumed != Undecided {
		return nil
	}
	return c.open
}

// Mark is the decimal mark of the column, Undecided where no cell has one.
func (c *Column) Mark() Mark {
	switch {
	case c.tells[0] != "":
		return Point
	case c.tells[1] != "":
		return Comma
	}
	return c.assumed
}

// Read reads a cell of the column.
func (c *Column) Read(cell string) (float64, bool) {
	s := trueMinus.Replace(strings.TrimSpace(cell))
	switch c.Mark() {
	case Comma:
		if strings.Count(s, ",") > 1 {
			return 0, false
		}
		s = strings.Replace(spaces.Replace(strings.ReplaceAll(s, ".", "")), ",", ".", 1)
	case Point:
		if strings.Count(s, ".") > 1 {
			return 0, false
		}
		s = spaces.Replace(strings.ReplaceAll(s, ",", ""))
	default:
		x, err := Read(s)
		return x, err == nil
	}
	if !pointed.MatchString(s) {
		return 0, false
	}
	x, err := plain(strings.ReplaceAll(s, "_", ""))
	return x, err == nil
}
