package scenarios

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"
)

//go:embed reference.md
var manual string

// Reference returns the reference page of the language in Markdown: how a file
// is written, then every key of the table by section.
func Reference() []byte {
	var b bytes.Buffer
	b.WriteString(manual)
	last := ""
	for i := range table {
		k := &table[i]
		if s := k.section(); s != last {
			last = s
			fmt.Fprintf(&b, "\n### %s\n\n| key | value | default | meaning |\n|---|---|---|---|\n", s)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", k.short(), k.kindText(), k.defaultText(), k.meaningText())
	}
	return b.Bytes()
}

// section is the heading a key stands under.
func (k *key) section() string {
	first, _, sub := strings.Cut(k.Path, ".")
	switch {
	case !sub:
		return "The file as a whole"
	case named[first]:
		return "[" + first + ".NAME]"
	}
	return "[" + first + "]"
}

func (k *key) short() string { return k.Path[strings.LastIndex(k.Path, ".")+1:] }

// kindText says what may be written.
func (k *key) kindText() string {
	words := map[kind]string{
		count: "whole number", yesNo: "true or false", text: "text", date: "date",
		hours: "opening hours", names: "a name or several",
	}
	switch k.Kind {
	case choice:
		return strings.Join(each(k.Choices, func(c string) string { return "`\"" + c + "\"`" }), " or ")
	case series:
		return fmt.Sprintf("%d numbers", k.Length)
	case quantity:
		return k.Unit.word() + ", " + k.Range.say(k.Unit)
	}
	return words[k.Kind]
}

// defaultText is the default as a file would write it, with that of other cases where it differs there.
func (k *key) defaultText() string {
	switch {
	case k.Zeroes:
		return "`0` each"
	case k.Kind == series && k.Length > 12:
		return "fitted"
	case k.Required:
		return "*required*"
	case k.Default == "":
		return ""
	case k.LongTail != "":
		return fmt.Sprintf("`%s`, long tail `%s`", k.Default, k.LongTail)
	case k.Numbered != "":
		return fmt.Sprintf("`%s`, `%s` where agents are given by number", k.Default, k.Numbered)
	case k.Selected != "":
		text, _, _ := strings.Cut(strings.TrimPrefix(k.Selected, "{ value = "), ",")
		return fmt.Sprintf("`%s`, `%s` where assistant.work_correlation is below 0", k.Default, text)
	}
	return "`" + k.Default + "`"
}

// meaningText is the sentence, what "auto" and "off" do, how far to vary the default,
// and where it comes from.
func (k *key) meaningText() string {
	t := k.Meaning
	if k.Auto != "" {
		t += fmt.Sprintf(" `\"auto\"`: %s.", k.Auto)
	}
	if k.Off != "" {
		t += fmt.Sprintf(" `\"off\"`: %s.", k.Off)
	}
	if k.Dated {
		t += " A date is fine."
	}
	if k.Within != "" {
		t += fmt.Sprintf(" `\"80/20\"` is 80 %% within 20 seconds and sets `%s` too.", byPath[k.Within].short())
	}
	if k.Base && !meta(k) {
		t += " The same in all plans."
	}
	if k.Company {
		t += " The same in all plans of a company."
	}
	if k.Sweep[0] != "" {
		t += fmt.Sprintf(" Worth varying from `%s` to `%s`.", k.Sweep[0], k.Sweep[1])
	}
	switch {
	case k.Source != "":
		t += fmt.Sprintf(" *%s* [%s]", k.Source, k.Grade)
	case k.Grade != "":
		t += " [" + k.Grade + "]"
	}
	return strings.ReplaceAll(t, "|", "\\|")
}
