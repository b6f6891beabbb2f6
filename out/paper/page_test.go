package paper

import (
	"strings"
	"testing"
)

// Each kind of block and of emphasis that the program writes, and what could do harm in a page.
func TestBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"## 1. Purpose & *all*\n":   "<h2 id=\"1-purpose--all\">1. Purpose &amp; <em>all</em></h2>\n",
		"one\ntwo\n\nthree":         "<p>one two</p>\n<p>three</p>\n",
		"\ta < b\n\n\t\tc\n\nd":     "<pre>a &lt; b\n\n\tc</pre>\n<p>d</p>\n",
		"```\n| no table |\n```\nd": "<pre>| no table |</pre>\n<p>d</p>\n",
		"- one\n  more\n- two\n1. three\n": "<ul>\n<li>one more</li>\n<li>two</li>\n</ul>\n<ol>\n<li>three</li>\n" +
			"</ol>\n",
		"| a | n |\n|---|--:|\n| `x\\|y` | 1 |\n": "<div class=\"wide\"><table>\n<tr><th>a</th>" +
			"<th class=\"n\">n</th></tr>\n<tr><td><code>x|y</code></td><td class=\"n\">1</td></tr>\n</table></div>\n",
		"<script>alert(1)</script>":       "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
		"[a](#b) [c](javascript:d) [S] A": "<p><a href=\"#b\">a</a> [c](javascript:d) [S] A</p>\n",
		"a\\_b, 2 * 3, &lt;1 %, **b**":    "<p>a_b, 2 * 3, &lt;1 %, <strong>b</strong></p>\n",
		"an *open end and a `tick":        "<p>an *open end and a `tick</p>\n",
	} {
		if got := blocks(text); got != want {
			t.Errorf("%q:\n%q, want\n%q", text, got, want)
		}
	}
}

// FuzzBlocks: whatever is written ends, opens no tag of its own, and closes what the page opens.
func FuzzBlocks(f *testing.F) {
	f.Add("| a |\n|---|\n**b\n\t<i>\n- c\n```")
	f.Fuzz(func(t *testing.T, text string) {
		got := blocks(text)
		for _, tag := range []string{"p", "pre", "ul", "ol", "li", "table", "em", "strong", "code", "a"} {
			opened := strings.Count(got, "<"+tag+">") + strings.Count(got, "<"+tag+" ")
			if closed := strings.Count(got, "</"+tag+">"); opened != closed {
				t.Errorf("%q: <%s> is opened %d times and closed %d times in %q", text, tag, opened, closed, got)
			}
		}
		if strings.Contains(got, "<script") || strings.Contains(got, "javascript:\"") {
			t.Errorf("%q: %q", text, got)
		}
	})
}
