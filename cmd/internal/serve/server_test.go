package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"boomerang/cmd/internal/explore"
	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
)

// small is a scenario that plays in milliseconds, with texts that a page must not obey.
var small = []string{
	"months=2", "scale=0.05", "worlds=9", `title="<img src=x onerror=alert(1)>"`,
	`question="</script><script>alert(2)</script>"`,
}

// started is a server of the small scenario, and the address of its page.
func started(t *testing.T) (*Server, string) {
	t.Helper()
	file, err := filepath.Abs("../../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	o := &play.Options{Workers: 1, Set: small}
	l, err := play.NewLive(t.Context(), terminal.Silent(), o, &play.Source{Name: file, Set: o.Set})
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(terminal.Silent(), o, explore.New(l, file), "127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s, s.Address()
}

// TestGuard: nothing is served without the token, to another host, to a page of another site, or
// to a body that no page of ours sends; and what is served says what a page may do.
func TestGuard(t *testing.T) {
	_, address := started(t)
	host, _, _ := strings.Cut(strings.TrimPrefix(address, "http://"), "/")
	for _, x := range []struct {
		name, method, url, body string
		headers                 map[string]string
		want                    int
	}{
		{"the page", "GET", address, "", nil, 200},
		{"its script", "GET", address + "explore.js", "", nil, 200},
		{"no token", "GET", "http://" + host + "/", "", nil, 404},
		{"another token", "GET", "http://" + host + "/" + newToken() + "/", "", nil, 404},
		{"nothing of that name", "GET", address + "worlds.log", "", nil, 404},
		{"a way up", "GET", address + "../../etc/passwd", "", nil, 404},
		{"another host", "GET", address, "", map[string]string{"Host": "evil.example"}, 421},
		{"another origin", "GET", address, "", map[string]string{"Origin": "http://evil.example"}, 403},
		{"another site", "GET", address, "", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		{"own origin", "GET", address, "", map[string]string{"Origin": "http://" + host}, 200},
		{"a form", "POST", address + "plan", "set=1", map[string]string{
			"Content-Type": "application/x-www-form-urlencoded",
		}, 415},
		{"no JSON", "POST", address + "plan", "set", map[string]string{"Content-Type": "application/json"}, 400},
		{"a field too many", "POST", address + "plan", `{"dir":"/"}`, map[string]string{
			"Content-Type": "application/json",
		}, 400},
		{"a huge body", "POST", address + "plan", `{"set":["` + strings.Repeat("x", mostBody), map[string]string{
			"Content-Type": "application/json",
		}, 400},
		{"a plan", "POST", address + "plan", `{"set":[]}`, map[string]string{"Content-Type": "application/json"}, 200},
	} {
		r, err := http.NewRequest(x.method, x.url, strings.NewReader(x.body))
		if err != nil {
			t.Fatal(err)
		}
		for k, v := range x.headers {
			if r.Header.Set(k, v); k == "Host" {
				r.Host = v
			}
		}
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(got.Body)
		got.Body.Close()
		if got.StatusCode != x.want {
			t.Errorf("%s: %d, want %d: %.80s", x.name, got.StatusCode, x.want, body)
		}
		if h := got.Header.Get("Content-Security-Policy"); h != policy || len(got.Cookies()) > 0 {
			t.Errorf("%s: policy %q, %d cookies", x.name, h, len(got.Cookies()))
		}
		if text := string(body); strings.Contains(text, "<img src=x") || strings.Contains(text, "<script>alert") {
			t.Errorf("%s: a text of the scenario stands in it as markup", x.name)
		}
	}
}

// TestLoopback: only this machine.
func TestLoopback(t *testing.T) {
	for address, own := range map[string]bool{
		"127.0.0.1": true, "::1": true, "localhost": true, "127.8.9.1": true,
		"0.0.0.0": false, "::": false, "192.168.1.4": false, "": false, "example.org": false,
	} {
		if got := Loopback(address) == nil; got != own {
			t.Errorf("%q: %v, want %v", address, got, own)
		}
	}
}

// watched are the events of a setting, up to one that ends the test's interest.
func watched(t *testing.T, ctx context.Context, address, body string, until func(explore.Event) bool) (
	all []explore.Event,
) {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address+"watch", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	lines := bufio.NewScanner(got.Body)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		var e explore.Event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		if all = append(all, e); until(e) {
			break
		}
	}
	return all
}

// TestWatchIsStreamed: the picture comes first, a value that cannot be is told beside its lever in
// the words of the terminal, and who leaves stops what is played for them.
func TestWatchIsStreamed(t *testing.T) {
	s, address := started(t)
	lever := s.page.Levers()[0]
	first := watched(t, t.Context(), address, `{"set":[]}`, func(e explore.Event) bool { return e.Kind == "picture" })
	e := first[len(first)-1]
	if e.Stage != "first" || e.Parts["hero"] == "" || strings.Contains(e.Parts["say"], "<img") {
		t.Errorf("the first picture: %s, %v", e.Stage, e.Parts)
	}
	body, _ := json.Marshal(map[string][]string{"set": {lever.Target + "=1200 %"}})
	wrong := watched(t, t.Context(), address, string(body), func(e explore.Event) bool { return true })
	if len(wrong) != 1 || wrong[0].Kind != "problem" || wrong[0].Problems[0].Target != lever.Target ||
		!strings.HasPrefix(wrong[0].Problems[0].Text, "-s "+lever.Target+"=1200 %") {
		t.Errorf("a value that cannot be: %+v", wrong)
	}
	stranger := watched(t, t.Context(), address, `{"set":["seed=7"]}`, func(explore.Event) bool { return true })
	if stranger[0].Kind != "problem" || !strings.Contains(stranger[0].Problems[0].Text, "no lever") {
		t.Errorf("a setting no lever makes: %+v", stranger)
	}
	ctx, leave := context.WithTimeout(t.Context(), time.Minute)
	watched(t, ctx, address, `{"set":[]}`, func(e explore.Event) bool { return e.Kind == "picture" })
	leave()
}

// TestHalfABody: requests whose bodies never end hold their places for a while and not for good.
func TestHalfABody(t *testing.T) {
	if os.Getenv("BOOMERANG_CI")+os.Getenv("BOOMERANG_LONG") == "" || testing.Short() {
		t.Skip("waits for the time of a body to end, which a slow machine overruns; set BOOMERANG_CI=1")
	}
	_, address := started(t)
	host, path, _ := strings.Cut(strings.TrimPrefix(address, "http://"), "/")
	for range mostRequests {
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprintf(c, "POST /%swatch HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"+
			"Content-Length: 9\r\n\r\n{", path, host)
	}
	full := false
	for range 40 {
		r, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if full = full || r.StatusCode == http.StatusServiceUnavailable; full && r.StatusCode == http.StatusOK {
			return
		}
		time.Sleep(bodyTime / 10)
	}
	t.Errorf("the page was full: %v, and never had room again", full)
}
