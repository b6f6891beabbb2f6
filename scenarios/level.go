package scenarios

import (
	"fmt"
	"strings"
)

// A service level is spoken of in one breath: "80/20" is 80 % answered within
// 20 seconds. A key that is the share of such a level names the key of its time
// as Within, and the text sets both.

// keyValue is a value on its way to one key.
type keyValue struct {
	key *key
	raw any
}

// parts is what a value says: itself, or the two halves of "80/20".
func (k *key) parts(raw any) ([]keyValue, *fault) {
	text, isText := raw.(string)
	if k.Within == "" || !isText || !strings.Contains(text, "/") {
		return []keyValue{{k, raw}}, nil
	}
	level, within, _ := strings.Cut(text, "/")
	bad := &fault{what: "is not a service level", got: quoted(text), want: spokenLevel}
	percent, f := figure(strings.TrimSuffix(strings.TrimSpace(level), "%"), text)
	switch {
	case f != nil && f.doubt:
		return nil, f
	case f != nil:
		return nil, bad
	}
	within = strings.TrimSpace(within)
	if _, f := figure(within, text); f == nil {
		within += "s"
	}
	if _, f := byPath[k.Within].Unit.duration(within); f != nil {
		return nil, bad
	}
	if percent > 0 && percent < 1 {
		bad.hint = fmt.Sprintf("the level is in per cent: \"%s/%s\"", trim(100*percent),
			strings.TrimSuffix(within, "s"))
		return nil, bad
	}
	parts := []keyValue{{k, trim(percent) + " %"}, {byPath[k.Within], within}}
	for _, p := range parts {
		if _, f := p.key.read(p.raw); f != nil {
			f.got = quoted(text)
			return nil, f
		}
	}
	return parts, nil
}

const spokenLevel = `"80/20" for 80 % within 20 seconds, or a share`

// said is how a file states a leaf.
func (l *leaf) said() string {
	if l.half == "" {
		return l.path + " = " + l.text
	}
	for i := range table {
		if table[i].Within == l.path {
			return table[i].Path + " = " + l.half
		}
	}
	return l.path + " = " + l.half
}

// saidTwice finds the leaf of a table that states what l does, where one of
// them is half of a level.
func saidTwice(leaves []leaf, l leaf) *leaf {
	for i := range leaves {
		if o := &leaves[i]; o.path == l.path && o.half+l.half != "" {
			return o
		}
	}
	return nil
}
