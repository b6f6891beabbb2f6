package cluster

import (
	"strings"
	"testing"
)

// expanded is what Kubernetes makes of an element of a container's command
// (k8s.io/kubernetes/third_party/forked/golang/expansion): $$ is $, $(NAME) a variable
// where there is one of that name, all else stays.
func expanded(text string, variable func(name string) (string, bool)) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '$' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		i++
		end := strings.IndexByte(text[i:], ')')
		switch {
		case text[i] == '$':
			b.WriteByte('$')
		case text[i] == '(' && end >= 0:
			name := text[i+1 : i+end]
			if value, ok := variable(name); ok {
				b.WriteString(value)
			} else {
				b.WriteString("$(" + name + ")")
			}
			i += end
		default:
			b.WriteString("$" + text[i:i+1])
		}
	}
	return b.String()
}

// Whatever a name holds, the shell in a container gets the line that was meant.
func TestKubernetesExpandsNothing(t *testing.T) {
	anything := func(string) (string, bool) { return "EXPANDED", true }
	if got := expanded("a$(HOME)$$b", anything); got != "aEXPANDED$b" {
		t.Fatalf("the rule gives %q", got)
	}
	for _, name := range []string{"$(HOME)", "$$(HOME)", "$$", "$$$(x)$", "a'$(PATH)'", "plain", "$("} {
		c := &contract{program: "boomerang", scenario: "/scenario/" + name, parts: "/boomerang/" + name}
		c.Shards = 4
		line := "exec " + c.Run(`"$((JOB_COMPLETION_INDEX+1))"`) + c.merge()
		job := (&Batch{}).jobOf("x", line, object{}, object{})
		pod := job["spec"].(object)["template"].(object)["spec"].(object)
		command := pod["containers"].([]object)[0]["command"].([]string)
		if got := expanded(command[2], anything); got != line {
			t.Errorf("%q reaches the shell as %q", line, got)
		}
	}
}
